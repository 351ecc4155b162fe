// A principal: a person or a system with one role and one scope (docs/spec/access.md#principals).

import TarazuDomain

/// The unit that a principal's rights reach down from.
public enum Scope: Hashable, Sendable {
  /// The whole country, also before a directory names it.
  case country
  /// A unit of the directory, by its code.
  case unit(String)
}

/// A principal as it is recorded. What calls is a `Caller`: a principal by one of its credentials.
public struct Principal: Hashable, Sendable {
  /// Of the form `PrincipalName.isValid` asks for.
  public var name: String
  public var role: Role
  public var scope: Scope
  /// The name that a source sends under; nil for other roles.
  public var sourceName: String?

  public init(name: String, role: Role, scope: Scope, sourceName: String? = nil) {
    self.name = name
    self.role = role
    self.scope = scope
    self.sourceName = sourceName
  }

  /// Whether its scope is the country, as such or by its code.
  public func isAtCountry(in tree: Directory) -> Bool {
    switch scope {
    case .country: true
    case .unit(let code): tree.level(of: code) == .country
    }
  }

  /// Whether a unit of the directory lies within its scope; false for a code that the directory does not have.
  public func covers(_ unit: String, in tree: Directory) -> Bool {
    guard tree.level(of: unit) != nil else { return false }
    switch scope {
    case .country: return true
    case .unit(let code): return tree.isUnit(unit, atOrBelow: code)
    }
  }

  /// Whether another scope lies within its own.
  public func covers(_ other: Scope, in tree: Directory) -> Bool {
    switch other {
    case .country: isAtCountry(in: tree)
    case .unit(let code): covers(code, in: tree)
    }
  }
}
