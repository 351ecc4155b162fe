/// The SAN URI by which a client certificate names its principal: `tarazu:principal:NAME`.
public enum CertificateURI {
  /// Exactly one URI of a certificate begins with this.
  public static let scheme = "tarazu:"

  public static func text(ofPrincipal name: String) -> String { principal + name }

  /// The principal's name; nil for any other form.
  public static func principalName(in uri: String) -> String? {
    guard uri.utf8.starts(with: principal.utf8) else { return nil }
    let name = String(decoding: uri.utf8.dropFirst(principal.utf8.count), as: UTF8.self)
    return PrincipalName.isValid(name) ? name : nil
  }

  private static let principal = "tarazu:principal:"
}
