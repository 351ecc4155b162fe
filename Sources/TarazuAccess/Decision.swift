// The decision: one pure function for every call, every item of a list and every page
// (docs/spec/access.md#the-decision).

import TarazuDomain

/// What a call, or an item of its answer, is about.
public enum Target: Hashable, Sendable {
  /// Nothing yet: only what can be said before the arguments are looked at.
  case none
  /// A unit, by the code that was asked for.
  case unit(String)
  /// A unit's code and name alone, which a caller may also see of the scope's ancestors.
  case name(String)
  /// Something that exists and lies at any of these units: a case at the branches of its spells (one without spells
  /// where its anomalies lie), a finding at its unit.
  case lying(at: [String])
  /// An anomaly or a rejection: the source it came from, and the units it lies at.
  case sent(by: String, at: [String])
  /// A principal, by its name and scope.
  case principal(String, Scope)
  /// Something that does not exist, named as in `case 12` for callers that may know so.
  case absent(String)
}

/// Why a call is refused.
public enum Refusal: Error, Hashable, Sendable {
  case credential, role, notOpen, signInIncomplete, secondFactor, scope
  /// It does not exist, which only a principal at the country may know; names it, as in `unit 08`.
  case notFound(String)

  /// The status that the refusal is answered with.
  public enum Status: Hashable, Sendable { case unauthenticated, permissionDenied, notFound }

  public var status: Status {
    switch self {
    case .credential: .unauthenticated
    case .role, .notOpen, .signInIncomplete, .secondFactor, .scope: .permissionDenied
    case .notFound: .notFound
    }
  }

  /// The machine-readable reason; nil where the status says it all.
  public var reason: String? {
    switch self {
    case .credential: "CREDENTIAL"
    case .role: "ROLE"
    case .notOpen: "NOT_OPEN"
    case .signInIncomplete: "SIGN_IN_INCOMPLETE"
    case .secondFactor: "SECOND_FACTOR"
    case .scope: "SCOPE"
    case .notFound: nil
    }
  }

  /// The message for the caller. It is constant, except that it names what does not exist.
  public var message: String {
    switch self {
    case .credential: "no valid credential"
    case .role: "your role does not allow this"
    case .notOpen: "access for this level is not open yet in your province"
    case .signInIncomplete: "set your own password and second factor first"
    case .secondFactor: "this needs a second factor"
    case .scope: "not in your scope"
    case .notFound(let what): "there is no \(what)"
    }
  }
}

/// Whether a call may go on.
public enum Decision: Hashable, Sendable {
  case allowed
  case refused(Refusal)

  public var isAllowed: Bool { self == .allowed }
}

/// Judges a call in the order of the contract's table. A call is judged twice: with target `none` before its arguments
/// are read, then with its target, so that a malformed argument is reported after `SECOND_FACTOR` and before `SCOPE`.
/// - Parameter caller: nil where there is no valid credential.
public func decide(_ caller: Caller?, _ rule: Rule, on target: Target, in tree: Directory) -> Decision {
  if rule == .open { return .allowed }
  guard let caller else { return .refused(.credential) }
  let principal = caller.principal
  let grant = rule.grant(to: principal.role)
  if grant == .no { return .refused(.role) }
  if rule.isGated(for: principal.role), !caller.rollout.isOpen(principal.scope, in: tree) { return .refused(.notOpen) }
  if caller.assurance == .incomplete, rule != .ownSignIn { return .refused(.signInIncomplete) }
  if caller.assurance == .withoutSecondFactor, rule.administers { return .refused(.secondFactor) }
  if grant == .atCountry, !principal.isAtCountry(in: tree) { return .refused(.scope) }
  if principal.reaches(target, rule: rule, grant: grant, in: tree) { return .allowed }
  if principal.isAtCountry(in: tree), let absent = target.absence(in: tree) { return .refused(.notFound(absent)) }
  return .refused(.scope)
}

extension Principal {
  fileprivate func reaches(_ target: Target, rule: Rule, grant: Grant, in tree: Directory) -> Bool {
    switch target {
    case .none:
      return true
    case .absent:
      return false
    case .principal(let name, let scope):
      return rule == .self || rule == .ownSignIn ? name == self.name : covers(scope, in: tree)
    case .unit(let code):
      return covers(code, in: tree)
    case .name(let code):
      return covers(code, in: tree) || liesBelow(code, in: tree)
    case .lying(let units):
      return isAtCountry(in: tree) || units.contains { covers($0, in: tree) }
    case .sent(let source, let units):
      if grant == .own { return source == sourceName }
      return isAtCountry(in: tree) || units.contains { covers($0, in: tree) }
    }
  }

  /// Whether a unit of the directory is an ancestor of the scope.
  private func liesBelow(_ unit: String, in tree: Directory) -> Bool {
    guard case .unit(let own) = scope, tree.level(of: unit) != nil else { return false }
    return tree.isUnit(own, atOrBelow: unit)
  }
}

extension Target {
  /// Names what does not exist; nil where it exists.
  fileprivate func absence(in tree: Directory) -> String? {
    switch self {
    case .unit(let code), .name(let code): tree.level(of: code) == nil ? "unit \(code)" : nil
    case .absent(let what): what
    case .none, .lying, .sent, .principal: nil
    }
  }
}
