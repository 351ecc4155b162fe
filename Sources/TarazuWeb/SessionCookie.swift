// The cookie that holds the service's session, and the one with the reader's choices of view.

import TarazuHTTP
import TarazuPages

/// `__Host-tarazu`: the session's token and nothing else. (docs/spec/access.md#the-web)
enum SessionCookie {
  static let name = "__Host-tarazu"
  private static let attributes = "; Path=/; Secure; HttpOnly; SameSite=Strict"

  /// The token of a request; nil without one, with two, and for what is no session's token.
  static func token(of request: HTTPRequest) -> String? {
    guard let value = Cookies.only(name, of: request), isToken(value) else { return nil }
    return value
  }

  static func setting(_ token: String) -> String { "\(name)=\(token)\(attributes)" }

  static let clearing = "\(name)=\(attributes); Max-Age=0"

  /// `tzs_` and 43 characters of base64url.
  static func isToken(_ text: String) -> Bool {
    text.hasPrefix("tzs_") && text.utf8.count == 47
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }
}

/// `__Host-tarazu-view`: language, colours and the direction of time, which are no secret.
struct ViewCookie: Equatable {
  static let name = "__Host-tarazu-view"

  var language = Language.persian
  var theme = Theme.system
  var time = TimeDirection.rightToLeft

  init() {}

  /// What a request's cookie says; the defaults for what it does not say well.
  init(of request: HTTPRequest) {
    let parts = (Cookies.only(ViewCookie.name, of: request) ?? "").split(separator: ".").map(String.init)
    guard parts.count == 3 else { return }
    choose(language: parts[0], theme: parts[1], time: parts[2])
  }

  /// Takes up each choice that there is.
  mutating func choose(language: String?, theme: String?, time: String?) {
    self.language = language.flatMap(Language.init(rawValue:)) ?? self.language
    self.theme = theme.flatMap(Theme.init(rawValue:)) ?? self.theme
    self.time = time.flatMap(TimeDirection.init(rawValue:)) ?? self.time
  }

  var setting: String {
    "\(ViewCookie.name)=\(language.rawValue).\(theme.rawValue).\(time.rawValue)"
      + "; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=31536000"
  }
}

enum Cookies {
  /// The value of the one cookie of that name; nil where there is none, or more than one.
  static func only(_ name: String, of request: HTTPRequest) -> String? {
    let values = request["cookie"].flatMap { $0.split(separator: ";") }.compactMap { pair -> String? in
      let trimmed = pair.drop { $0 == " " }
      guard trimmed.hasPrefix(name + "=") else { return nil }
      return String(trimmed.dropFirst(name.count + 1))
    }
    return values.count == 1 ? values[0] : nil
  }
}
