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

extension SecretPage {
  public func page(in context: PageContext) -> Page {
    var values: [String: Value] = [
      "title": .text(context.text("secret.title")),
      "line": .markup(context.text("secret.line", ("name", context.code(name)))),
      "way": .text(PagePath.principal + Address.encoded(name)),
    ]
    switch secret {
    case .credential(let credential):
      switch credential.secret {
      case .token(let text), .chain(let text), .oneTimePassword(let text): values["secret"] = .text(text)
      case nil: break
      }
      if let time = credential.expireTime {
        values["until"] = .markup(context.text("secret.until", ("time", context.dates.element(time))))
      }
    case .factor(let uri): values["secret"] = .text(uri)
    }
    return context.page("secret", title: context.text("secret.title"), section: .admin, .fields(values))
  }
}
