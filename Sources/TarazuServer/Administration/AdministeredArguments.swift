// Arguments of AdminService that are wrong by themselves, whatever is stored.

import TarazuAccess
import TarazuDomain
import TarazuLines
import TarazuProtocol
import TarazuStore
import TarazuWire

enum AdministeredArguments {
  /// The name of a principal or a gateway.
  static func name(_ text: String) throws(Status) -> String {
    guard PrincipalName.isValid(text) else {
      throw .badField("name", "1 to 64 of a-z 0-9 . _ - are allowed, a letter or digit first")
    }
    return text
  }

  /// A scope by its unit's code; empty is the country.
  static func scope(_ code: String, field: String = "unit") throws(Status) -> Scope {
    if code.isEmpty { return .country }
    guard CodeForm.unit.matches(code) else {
      throw .badField(field, "\(CodeForm.unit.description) are allowed, or nothing for the country")
    }
    return .unit(code)
  }

  static func role(_ role: WireRole) throws(Status) -> TarazuAccess.Role {
    switch role {
    case .head: return .head
    case .analyst: return .analyst
    case .source: return .source
    case .admin: return .admin
    case .unspecified, .unrecognized: throw .badField("role", "head, analyst, source or admin is needed")
    }
  }

  /// The name that a source sends under; nil for other roles.
  static func source(_ text: String, of role: TarazuAccess.Role) throws(Status) -> String? {
    guard role == .source else {
      guard text.isEmpty else { throw .badField("source", "only the role source has one") }
      return nil
    }
    guard CodeForm.source.matches(text) else {
      throw .badField("source", "the role source needs one: \(CodeForm.source.description)")
    }
    return text
  }

  /// An end that lies ahead; nil if none is given.
  static func end(_ time: ProtobufTimestamp?, after now: StoreTime) throws(Status) -> StoreTime? {
    guard let time else { return nil }
    guard (0..<1_000_000_000).contains(time.nanos), time.seconds <= lastSecond else {
      throw .badField("expire_time", "a time up to the year 2199 is needed")
    }
    let end = StoreTime(seconds: time.seconds)
    guard now < end else { throw .badField("expire_time", "it is past") }
    return end
  }

  /// 2200-01-01T00:00:00Z.
  private static let lastSecond: Int64 = 7_258_118_400

  static func kind(_ kind: CredentialKind) throws(Status) -> TarazuAccess.Credential.Kind {
    switch kind {
    case .token: return .token
    case .certificate: return .certificate
    case .session: return .session
    case .unspecified, .unrecognized: throw .badField("kind", "token, certificate or session is needed")
    }
  }
}
