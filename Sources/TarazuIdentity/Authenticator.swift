// Who calls, by what the call presents (docs/spec/access.md#one-call-one-credential).

import TarazuAccess
import TarazuDomain
import TarazuNet
import TarazuStore
import TarazuWire

/// A caller, and how long that is valid on the connection it came over.
public struct Identity: Sendable {
  public let caller: Caller
  /// The caller's own validity, narrowed by the dates of the certificate that was shown.
  public let validity: Validity
  /// The gateway that the call came over; nil for none.
  public let gateway: String?
  /// The uses of the caller's credential.
  let use: CredentialUse
  /// What its principal uses of this server.
  let usage: PrincipalUsage

  init(
    caller: Caller, validity: Validity, gateway: String? = nil, use: CredentialUse = CredentialUse(nil, idle: nil),
    usage: PrincipalUsage = PrincipalUsage()
  ) {
    self.caller = caller
    self.validity = validity
    self.gateway = gateway
    self.use = use
    self.usage = usage
  }

  fileprivate init(_ entry: AccessSnapshot.Entry, validity: Validity, gateway: String? = nil) {
    self.init(
      caller: entry.caller, validity: validity.intersection(entry.caller.validity), gateway: gateway, use: entry.use,
      usage: entry.usage)
  }
}

/// Turns credentials into callers, by the records as they are now.
struct Authenticator: Sendable {
  let records: AccessRecords

  /// Whose the certificate of a connection is.
  private enum Holder {
    /// Nobody's: there is no valid record of it.
    case nobody
    case principal(AccessSnapshot.Entry)
    case gateway(GatewayRow)
  }

  /// The identity behind the call's `authorization`, or without one behind the connection's certificate. A bad
  /// credential never falls back to the next kind. Nil where there is no valid credential.
  func identity(_ authorization: [String], _ certificate: PeerCertificate?, at now: StoreTime) -> Identity? {
    let snapshot = records.snapshot
    guard let certificate else {
      guard let entry = bearer(authorization, snapshot, now), !entry.isOfGateway else { return nil }
      return Identity(entry, validity: entry.caller.validity)
    }
    let dates = Validity(certificate)
    switch holder(certificate, snapshot, now) {
    case .nobody: return nil
    case .principal(let owner):
      guard !authorization.isEmpty else { return Identity(owner, validity: dates) }
      guard let entry = bearer(authorization, snapshot, now), !entry.isOfGateway,
        entry.caller.principal.name == owner.caller.principal.name
      else { return nil }
      return Identity(entry, validity: dates.intersection(owner.caller.validity))
    case .gateway(let gateway):
      // It has no rights of its own.
      guard let entry = bearer(authorization, snapshot, now), entry.isOfGateway else { return nil }
      return Identity(
        entry, validity: dates.intersection(Validity(until: gateway.expiresAt)), gateway: gateway.name)
    }
  }

  /// The gateway that shows a certificate at a time; nil where that is none.
  func gateway(_ certificate: PeerCertificate?, at now: StoreTime) -> String? {
    guard let certificate, case .gateway(let gateway) = holder(certificate, records.snapshot, now) else { return nil }
    return gateway.name
  }

  private func holder(_ certificate: PeerCertificate, _ snapshot: AccessSnapshot, _ now: StoreTime) -> Holder {
    let uris = certificate.uris.filter { $0.hasPrefix(CertificateURI.scheme) }
    guard Validity(certificate).contains(now), uris.count == 1 else { return .nobody }
    if let name = CertificateURI.principalName(in: uris[0]) {
      guard let entry = snapshot.entry(.certificate, certificate.sha256, at: now), entry.caller.principal.name == name
      else { return .nobody }
      return .principal(entry)
    }
    guard let name = CertificateURI.gatewayName(in: uris[0]),
      let gateway = snapshot.gateway(ofCertificate: certificate.sha256, at: now), gateway.name == name
    else { return .nobody }
    return .gateway(gateway)
  }

  /// What the one token of a call stands for.
  private func bearer(
    _ authorization: [String], _ snapshot: AccessSnapshot, _ now: StoreTime
  ) -> AccessSnapshot.Entry? {
    guard authorization.count == 1, let token = Token.inAuthorization(authorization[0]),
      let kind = Token.kind(of: token)
    else { return nil }
    return snapshot.entry(kind.credential, SHA256Digest.digest(of: Array(token.utf8)), at: now)
  }
}

extension Token.Kind {
  fileprivate var credential: Credential.Kind {
    switch self {
    case .token: .token
    case .session: .session
    }
  }
}

extension Validity {
  /// From the beginning of the certificate's first second to the end of its last.
  init(_ certificate: PeerCertificate) {
    let (end, isFar) = certificate.notAfter.addingReportingOverflow(1)
    self.init(from: StoreTime(seconds: certificate.notBefore), until: isFar ? .max : StoreTime(seconds: end))
  }
}
