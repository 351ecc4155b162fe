// The server's own certificate: what issues it, and for which names.

import TarazuDomain
import TarazuProtocol
import TarazuSecrets
import TarazuWire

struct ServerCertificateIssuer: Sendable {
  let authority: CertificateAuthority
  /// Names and addresses of the server.
  let names: [String]

  /// As long as certificates of servers are taken by clients everywhere.
  private static let days = 397

  /// Issues a certificate for the key of a request.
  func issue(_ request: String, at now: StoreTime) throws -> RenewServerCertificateResponse {
    let issued: IssuedCertificate
    do { issued = try authority.issue(request, for: .server(names), at: now.seconds, days: Self.days) } catch let
      refusal
      as CertificateRefusal
    {
      throw Status.badField("certificate_request", refusal.description)
    }
    return RenewServerCertificateResponse(
      certificate: issued.certificate, expireTime: ProtobufTimestamp(StoreTime(seconds: issued.notAfter)))
  }
}
