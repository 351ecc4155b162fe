// A call that its rule allows, and what its arguments may name.

import TarazuAccess
import TarazuReplica
import TarazuStore
import TarazuWire

/// A call that was let in: judges each target that its arguments name, and each item of its answer.
public struct AuthorizedCall: Sendable {
  public let caller: Caller
  let rule: Rule
  let directory: CurrentDirectory
  /// Where the call came from.
  public let address: String

  public init(caller: Caller, rule: Rule, directory: CurrentDirectory, address: String) {
    self.caller = caller
    self.rule = rule
    self.directory = directory
    self.address = address
  }

  public var principal: Principal { caller.principal }

  /// Refuses what is outside the caller's scope, or does not exist.
  public func require(_ target: Target) throws(Status) {
    if case .refused(let refusal) = decision(on: target) { throw Status(refusal) }
  }

  /// Whether an item of a list may be shown.
  public func allows(_ target: Target) -> Bool { decision(on: target).isAllowed }

  private func decision(on target: Target) -> Decision {
    decide(caller, rule, on: target, in: directory.current.directory)
  }

  /// Whether the caller's scope is the country.
  public var isAtCountry: Bool { principal.isAtCountry(in: directory.current.directory) }
}
