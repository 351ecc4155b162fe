// New credentials of principals and gateways: what is shown once, and what the store keeps of it.

import TarazuAccess
import TarazuBase
import TarazuDomain
import TarazuLoop
import TarazuNet
import TarazuProtocol
import TarazuSecrets
import TarazuStore
import TarazuWire

/// How long credentials live, in days (docs/spec/access.md#credentials).
enum CredentialLife {
  /// The most that any lives.
  static let mostDays = 400
  /// A gateway's certificate is renewed by hand, like a source's.
  static let gatewayDays = 365

  static func days(_ role: TarazuAccess.Role) -> Int { role == .source ? 365 : 90 }

  /// How long one that is rotated out still lives.
  static let overlap: Int64 = 24 * 3_600
  /// How long a one-time password is good.
  static let oneTimePassword: Int64 = 24 * 3_600
}

extension StoreTime {
  func later(bySeconds seconds: Int64) -> StoreTime {
    let (sum, isFar) = microseconds.addingReportingOverflow(seconds * 1_000_000)
    return isFar ? .max : StoreTime(microseconds: sum)
  }

  func later(byDays days: Int) -> StoreTime { later(bySeconds: Int64(days) * 86_400) }

  var seconds: Int64 { microseconds / 1_000_000 }
}

/// A credential that is to be recorded.
struct NewSecret: Sendable {
  let kind: TarazuAccess.Credential.Kind
  let sha256: [UInt8]
  let expiresAt: StoreTime
  /// What the caller is shown; nil for a certificate that was made elsewhere.
  let secret: NewCredential.Secret?

  /// The same, ending no later than its principal.
  func row(of name: String, until end: StoreTime?) -> NewCredentialRow {
    NewCredentialRow(principal: name, kind: kind, sha256: sha256, expiresAt: min(expiresAt, end ?? .max))
  }
}

/// Makes credentials.
struct NewSecrets: Sendable {
  /// The client CA with its key; nil where this service has no key of it.
  let authority: CertificateAuthority?
  /// Hashes passwords off the loops.
  let desk: PasswordDesk

  var key: AccessKey { desk.keys.current }

  func token(at now: StoreTime, days: Int) throws -> NewSecret {
    let text = try Token.random()
    return NewSecret(
      kind: .token, sha256: SHA256Digest.digest(of: Array(text.utf8)), expiresAt: now.later(byDays: days),
      secret: .token(text))
  }

  /// Issues a certificate for the key of a request.
  func certificate(
    _ request: String, for holder: CertificateHolder, at now: StoreTime, days: Int
  ) throws -> NewSecret {
    guard let authority else {
      throw Status.failedPrecondition(
        "this service has no key of its client CA; have the certificate made elsewhere, and recorded here")
    }
    let issued: IssuedCertificate
    do { issued = try authority.issue(request, for: .client(holder), at: now.seconds, days: days) } catch let refusal
      as CertificateRefusal
    {
      throw Status.badField("certificate_request", refusal.description)
    }
    return NewSecret(
      kind: .certificate, sha256: issued.sha256, expiresAt: StoreTime(seconds: issued.notAfter).later(bySeconds: 1),
      secret: .chain(issued.chain))
  }

  /// Takes a certificate that an outside CA issued. Whether the client CA vouches for it is for the handshake to find
  /// out.
  func recorded(_ pem: String, for holder: CertificateHolder, at now: StoreTime) throws(Status) -> NewSecret {
    let certificate: ClientCertificate
    do { certificate = try ClientCertificate.read(pem) } catch { throw .badField("certificate", error.description) }
    guard certificate.holder == holder else {
      throw .badField("certificate", "it is one of \(certificate.holder.uri), not of \(holder.uri)")
    }
    let end = StoreTime(seconds: certificate.notAfter).later(bySeconds: 1)
    guard now < end else { throw .badField("certificate", "it has expired") }
    return NewSecret(
      kind: .certificate, sha256: certificate.sha256, expiresAt: min(end, now.later(byDays: CredentialLife.mostDays)),
      secret: nil)
  }

  /// A one-time password and its hash.
  func oneTimePassword() async throws -> (text: String, hash: PasswordRow) {
    let text = try OneTimePassword.random()
    return (text, try await desk.hash(text))
  }
}
