// Changes of access by administrators: each is judged before it begins, and again inside its transaction, by what is
// stored then; the audit's record is part of it (docs/spec/access.md#administering).

import TarazuAccess
import TarazuDomain
import TarazuIdentity
import TarazuLoop
import TarazuNet
import TarazuPostgres
import TarazuReplica
import TarazuStore
import TarazuWire

/// What a change has come to, and what is still to be done with its commit.
struct ChangeOutcome<Value: Sendable>: Sendable {
  var value: Value
  /// Statements that travel with the commit.
  var last: [(Statement, [PostgresValue])] = []
  /// What the audit keeps of it; nil where nothing has changed.
  var record: ChangeRecord?
}

/// Runs changes of access.
struct AccessChanges: Sendable {
  let pool: PostgresPool
  let clock: ServerClock
  /// Has this server read what has changed, so that its next answer knows it.
  let refresh: @Sendable () async -> Void

  /// Reads or judges without a change.
  func look<Value: Sendable>(
    _ authorized: AuthorizedCall, before deadline: MonotonicInstant,
    _ body: (AccessChange) async throws -> Value
  ) async throws(Status) -> Value {
    try await store(pool, before: deadline) { connection in
      try await body(AccessChange(connection: connection, administrator: authorized.principal, now: clock.now))
    }
  }

  /// Runs a change under the lock of access, for a caller that is live and may still do so there. When this returns, this
  /// server knows of it.
  /// - Parameter rule: the method's; `administer` or `system`.
  func run<Value: Sendable>(
    _ authorized: AuthorizedCall, rule: Rule = .administer, before deadline: MonotonicInstant,
    _ body: (AccessChange) async throws -> ChangeOutcome<Value>
  ) async throws(Status) -> Value {
    let clock = clock
    let (value, isChanged) = try await store(pool, before: deadline) { connection in
      try await AccessTransaction.run(on: connection) { connection in
        let administrator = try await Self.administrator(authorized, rule, on: connection)
        let outcome = try await body(
          AccessChange(connection: connection, administrator: administrator, now: clock.now))
        let record = outcome.record.flatMap { authorized.audit?.recordOfChange($0.text) }
        return ((outcome.value, outcome.record != nil), outcome.last + (record.map { [$0] } ?? []))
      }
    }
    if isChanged { authorized.audit?.changed() }
    await refresh()
    return value
  }

  /// The caller as it is stored now.
  private static func administrator(
    _ authorized: AuthorizedCall, _ rule: Rule, on connection: PostgresConnection
  ) async throws -> TarazuAccess.Principal {
    let caller = authorized.caller
    guard
      let principal = try await PrincipalTable.live(caller.principal.name, by: caller.credential, on: connection)
    else { throw Status(.credential) }
    switch rule.grant(to: principal.role) {
    case .yes: break
    case .no, .own: throw Status(.role)
    case .atCountry:
      let tree = try await PrincipalTable.tree(above: [principal.scope], on: connection)
      guard principal.isAtCountry(in: tree) else { throw Status(.scope) }
    }
    return principal
  }
}

/// One change while it is judged: who makes it, and when, by the transaction that it is part of.
struct AccessChange: Sendable {
  let connection: PostgresConnection
  let administrator: TarazuAccess.Principal
  let now: StoreTime

  /// The rules, over the part of the directory that these scopes need.
  func rules(over scopes: [Scope] = []) async throws(PostgresError) -> Administration {
    let tree = try await PrincipalTable.tree(above: scopes + [administrator.scope], on: connection)
    return Administration(by: administrator, in: tree, at: now)
  }

  /// A principal within the administrator's scope.
  func principal(_ name: String) async throws -> ListedPrincipal {
    guard let found = try await PrincipalTable.find(name, on: connection) else {
      guard try await rules().administratorIsAtCountry else { throw Status(.scope) }
      throw Status.notFound("there is no principal \(name)")
    }
    guard try await rules(over: [found.principal.scope]).covers(found.principal.scope) else { throw Status(.scope) }
    return found
  }

  /// Refuses a scope that is outside the administrator's, or whose unit does not exist.
  func require(_ scope: Scope) async throws {
    let rules = try await rules(over: [scope])
    if case .unit(let code) = scope, rules.tree.level(of: code) == nil {
      throw rules.administratorIsAtCountry ? Status.noUnit(code) : Status(.scope)
    }
    guard rules.covers(scope) else { throw Status(.scope) }
  }

  /// The principals that have a principal's source name; none for other roles.
  func holders(of principal: TarazuAccess.Principal) async throws(PostgresError) -> [AdministeredPrincipal] {
    guard let source = principal.sourceName else { return [] }
    return try await PrincipalTable.holders(ofSource: source, on: connection)
  }

  /// The administrators, if the change may concern the last one.
  func administrators(
    beside principal: TarazuAccess.Principal
  ) async throws(PostgresError) -> [AdministeredPrincipal] {
    guard principal.role == .admin else { return [] }
    return try await PrincipalTable.administrators(on: connection)
  }
}

extension Administration {
  var administratorIsAtCountry: Bool { administrator.isAtCountry(in: tree) }
}

extension Status {
  /// Why a change of a principal is refused, as the wire says it.
  init(_ refusal: ChangeRefusal, of name: String) {
    switch refusal {
    case .scope: self = Status(.scope)
    case .own:
      self = .failedPrecondition("nobody changes its own role, unit or expiry; another administrator can")
    case .revoked: self = .failedPrecondition("the principal \(name) was revoked, which is for good")
    case .sourceRole:
      self = .failedPrecondition("a source keeps its role, and no other principal becomes one; make a new principal")
    case .sourceElsewhere(let scope):
      let unit = scope.code.map { "the unit \($0)" } ?? "the country"
      self = .failedPrecondition("the other principals of this source name have \(unit); all of one name have the same")
    case .lastAdministrator:
      self = .failedPrecondition(
        "\(name) is the last administrator at the country without an end; make another one first")
    }
  }
}
