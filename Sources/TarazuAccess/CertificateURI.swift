/// The SAN URI by which a client certificate says whose it is: `tarazu:principal:NAME` or `tarazu:gateway:NAME`.
public enum CertificateURI {
  /// Exactly one URI of a certificate begins with this.
  public static let scheme = "tarazu:"

  public static func text(ofPrincipal name: String) -> String { principal + name }

  public static func text(ofGateway name: String) -> String { gateway + name }

  /// The principal's name; nil for any other form.
  public static func principalName(in uri: String) -> String? { name(in: uri, after: principal) }

  /// The gateway's name, which has the form of a principal's; nil for any other form.
  public static func gatewayName(in uri: String) -> String? { name(in: uri, after: gateway) }

  private static let principal = "tarazu:principal:"
  private static let gateway = "tarazu:gateway:"

  private static func name(in uri: String, after prefix: String) -> String? {
    guard uri.utf8.starts(with: prefix.utf8) else { return nil }
    let name = String(decoding: uri.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
    return PrincipalName.isValid(name) ? name : nil
  }
}
