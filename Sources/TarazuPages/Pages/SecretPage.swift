// A secret that is shown once.

import TarazuProtocol

/// What an administrator was given for somebody, shown once.
public struct SecretPage: PageContent {
  /// The principal's name.
  public var name: String
  public var secret: Secret

  public init(name: String, secret: Secret) {
    self.name = name
    self.secret = secret
  }

  /// The secret.
  public enum Secret: Sendable {
    case credential(NewCredential)
    /// An `otpauth` URI.
    case factor(uri: String)
  }
}
