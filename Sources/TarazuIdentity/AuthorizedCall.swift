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
  /// Where the call came from: over a gateway the browser's address.
  public let address: String
  /// The gateway that it came over; nil for none.
  public let gateway: String?
  /// What its principal uses of this server, and what it may.
  public let usage: PrincipalUsage
  /// What the audit is told of it; nil for a call that is answered at once from a cache, which has its own way.
  public let audit: CallAudit?

  public init(
    caller: Caller, rule: Rule, directory: CurrentDirectory, address: String, gateway: String? = nil,
    usage: PrincipalUsage = PrincipalUsage(), audit: CallAudit? = nil
  ) {
    self.caller = caller
    self.rule = rule
    self.directory = directory
    self.address = address
    self.gateway = gateway
    self.usage = usage
    self.audit = audit
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
