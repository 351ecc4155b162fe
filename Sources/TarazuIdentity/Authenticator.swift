// Who calls, by what the call presents (docs/spec/access.md#one-call-one-credential).

import TarazuAccess
import TarazuDomain
import TarazuNet
import TarazuWire

/// A caller, and how long that is valid on the connection it came over.
public struct Identity: Sendable {
  public let caller: Caller
  /// The caller's own validity, narrowed by the dates inside the certificate that was shown.
  public let validity: Validity

  public init(caller: Caller, validity: Validity) {
    self.caller = caller
    self.validity = validity
  }
}

/// Turns credentials into callers, by the records as they are now.
struct Authenticator: Sendable {
  let records: AccessRecords

  /// The identity behind the call's `authorization`, or without one behind the connection's certificate. A bad
  /// credential never falls back to the next kind. Nil where there is no valid credential.
  func identity(_ authorization: [String], _ certificate: PeerCertificate?, at now: StoreTime) -> Identity? {
    let snapshot = records.snapshot
    let byCertificate = certificate.flatMap { identity($0, snapshot, now) }
    guard !authorization.isEmpty else { return byCertificate }
    guard authorization.count == 1, let token = Token.inAuthorization(authorization[0]),
      let caller = snapshot.caller(ofToken: SHA256Digest.digest(of: Array(token.utf8)), at: now)
    else { return nil }
    guard certificate != nil else { return Identity(caller: caller, validity: caller.validity) }
    guard let byCertificate, byCertificate.caller.principal.name == caller.principal.name else { return nil }
    return Identity(caller: caller, validity: caller.validity.intersection(byCertificate.validity))
  }

  private func identity(_ certificate: PeerCertificate, _ snapshot: AccessSnapshot, _ now: StoreTime) -> Identity? {
    let validity = Validity(certificate)
    guard validity.contains(now), let name = certificate.claimedName,
      let caller = snapshot.caller(ofCertificate: certificate.sha256, at: now), caller.principal.name == name
    else { return nil }
    return Identity(caller: caller, validity: caller.validity.intersection(validity))
  }
}

extension PeerCertificate {
  /// The principal that it names; nil for none, or for several.
  var claimedName: String? {
    let uris = uris.filter { $0.hasPrefix(CertificateURI.scheme) }
    return uris.count == 1 ? CertificateURI.principalName(in: uris[0]) : nil
  }
}

extension Validity {
  /// From the beginning of the certificate's first second to the end of its last.
  init(_ certificate: PeerCertificate) {
    let (end, isFar) = certificate.notAfter.addingReportingOverflow(1)
    self.init(from: StoreTime(seconds: certificate.notBefore), until: isFar ? .max : StoreTime(seconds: end))
  }
}
