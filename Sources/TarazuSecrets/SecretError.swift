import COpenSSL

/// Why a secret could not be made or used: the machine or a key is to blame, not who asked.
public struct SecretError: Error, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }

  /// A failed call of OpenSSL, with the library's reason.
  static func openSSL(_ what: String) -> SecretError {
    let code = ERR_get_error()
    ERR_clear_error()
    guard code != 0, let reason = ERR_reason_error_string(code) else { return SecretError(what) }
    return SecretError("\(what): \(String(cString: reason))")
  }
}
