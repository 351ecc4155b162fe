// The part of AdminService about principals: making, listing, changing and revoking them.

import TarazuAccess
import TarazuDomain
import TarazuIdentity
import TarazuLoop
import TarazuNet
import TarazuPostgres
import TarazuProtocol
import TarazuReplica
import TarazuSecrets
import TarazuStore
import TarazuWire

struct PrincipalServing: Sendable {
  let changes: AccessChanges
  let secrets: NewSecrets
  let records: AccessRecords
  let directory: CurrentDirectory
  let tokens: PageTokens

  /// The most days ahead that a list asks for.
  private static let mostDays: Int32 = 36_500

  func serve(in table: inout ServiceTable) {
    table.unary(AdminService.createPrincipal, rule: .administer, time: .unary) { authorized, request, call in
      try await create(authorized, request, before: call.deadline)
    }
    table.unary(AdminService.getPrincipal, rule: .administer, time: .read) { authorized, request, call in
      let name = try AdministeredArguments.name(request.name)
      let found = try await changes.look(authorized, before: call.deadline) { try await $0.principal(name) }
      return GetPrincipalResponse(principal: wire(found, authorized))
    }
    table.unary(AdminService.listPrincipals, rule: .administer, time: .read) { authorized, request, call in
      try await list(authorized, request, before: call.deadline)
    }
    table.unary(AdminService.setPrincipal, rule: .administer, time: .unary) { authorized, request, call in
      SetPrincipalResponse(principal: try await set(authorized, request, before: call.deadline))
    }
    table.unary(AdminService.revokePrincipal, rule: .administer, time: .unary) { authorized, request, call in
      RevokePrincipalResponse(principal: try await revoke(authorized, request, before: call.deadline))
    }
  }

  /// With the uses that this server has not written yet.
  private func wire(_ stored: ListedPrincipal, _ authorized: AuthorizedCall) -> WirePrincipal {
    var listed = stored
    if let use = records.snapshot.lastUse(of: stored.principal.name) {
      listed.lastUsedAt = max(listed.lastUsedAt ?? .min, use)
    }
    return WirePrincipal(
      listed,
      isOpen: authorized.caller.rollout.isOpen(listed.principal.scope, in: directory.current.directory))
  }
}

// MARK: - Reading

extension PrincipalServing {
  private func list(
    _ authorized: AuthorizedCall, _ request: ListPrincipalsRequest, before deadline: MonotonicInstant
  ) async throws -> ListPrincipalsResponse {
    let size = try PageSize.of(request.pageSize, for: authorized)
    let filter = try filter(request, authorized)
    let days = request.expiringDays.map { String($0) } ?? ""
    let question = ["principals", request.unit, String(request.level.rawValue), String(request.neverSignedIn), days]
    let after = try tokens.fields(request.pageToken, of: question, for: authorized.principal.name)?.first ?? ""
    let rows = try await changes.look(authorized, before: deadline) { change in
      try await PrincipalTable.list(filter, after: after, limit: Int32(size) + 1, on: change.connection)
    }
    let shown = rows.prefix(size)
    var next = ""
    if rows.count > size, let last = shown.last {
      next = try tokens.text([last.principal.name], of: question, for: authorized.principal.name)
    }
    let principals = shown.map { wire($0, authorized) }
    return ListPrincipalsResponse(
      principals: request.neverSignedIn ? principals.filter { $0.lastUseTime == nil } : principals, nextPageToken: next)
  }

  /// Which principals a list has: those whose unit lies in the one that is asked for, by default in the caller's.
  private func filter(
    _ request: ListPrincipalsRequest, _ authorized: AuthorizedCall
  ) throws(Status) -> PrincipalFilter {
    let asked = try AdministeredArguments.scope(request.unit)
    var level: TarazuDomain.Level?
    if request.level != .unspecified { level = try TarazuDomain.Level(request.level, field: "level") }
    if let days = request.expiringDays, !(0...Self.mostDays).contains(days) {
      throw .badField("expiring_days", "0 to \(Self.mostDays) are allowed")
    }
    guard directory.isLoaded else { throw .loading }
    if case .unit(let code) = asked {
      try authorized.require(.unit(code))
    }
    let scope = asked == .country ? authorized.principal.scope : asked
    let tree = directory.current.directory
    let isWhole = scope.code.map { tree.level(of: $0) == .country } ?? true
    var filter = PrincipalFilter(units: nil)
    if !isWhole || level != nil {
      filter.units = tree.units.values.filter { unit in
        (level == nil || unit.level == level) && (isWhole || tree.isUnit(unit.code, atOrBelow: scope.code ?? ""))
      }.map(\.code)
      filter.withCountry = isWhole && level == .country
    }
    filter.neverSignedIn = request.neverSignedIn
    filter.expiringDays = request.expiringDays
    return filter
  }
}

// MARK: - Making

extension PrincipalServing {
  private func create(
    _ authorized: AuthorizedCall, _ request: CreatePrincipalRequest, before deadline: MonotonicInstant
  ) async throws -> CreatePrincipalResponse {
    let new = try principal(request)
    let secret = try secret(of: new, request)
    try await changes.look(authorized, before: deadline) { change in
      try await change.judge(making: new)
      try await change.requireNew(new.principal.name)
    }
    // Hashing a password takes a while, so it comes after the first look and before the lock.
    let password = secret == nil ? try await secrets.oneTimePassword() : nil
    let made = try await changes.run(authorized, before: deadline) { change in
      try await change.judge(making: new)
      let maker = change.administrator.name
      try await change.requireNew(new.principal.name)
      _ = try await change.connection.pipeline([PrincipalTable.insert(new, maker: maker)])
      let credential: RecordedCredential
      if let secret {
        credential = try await change.equip(new, with: secret)
      } else {
        credential = RecordedCredential(
          principal: new.principal.name, kind: "password", expiresAt: change.oneTimePasswordEnd)
        let statement = password.map { change.setOneTimePassword(of: new.principal.name, $0.hash) }
        _ = try await change.connection.pipeline(statement.map { [$0] } ?? [])
      }
      let record = ChangeRecord(
        made: RecordedNewPrincipal(principal: RecordedPrincipal(administered: new), credential: credential))
      return ChangeOutcome(
        value: (try await change.principal(new.principal.name), credential.expiresAt), record: record)
    }
    let shown = password.map { .oneTimePassword($0.text) } ?? secret?.secret
    return CreatePrincipalResponse(
      principal: wire(made.0, authorized),
      credential: shown.map { NewCredential(expireTime: made.1.map { ProtobufTimestamp($0) }, secret: $0) })
  }

  /// The principal that a request describes, as far as that can be judged without what is stored.
  private func principal(_ request: CreatePrincipalRequest) throws(Status) -> AdministeredPrincipal {
    let name = try AdministeredArguments.name(request.name)
    let role = try AdministeredArguments.role(request.role)
    let scope = try AdministeredArguments.scope(request.unit)
    let source = try AdministeredArguments.source(request.source, of: role)
    let end = try AdministeredArguments.end(request.expireTime, after: changes.clock.now)
    return AdministeredPrincipal(
      TarazuAccess.Principal(name: name, role: role, scope: scope, sourceName: source), expiresAt: end)
  }

  /// Its first credential; nil for a one-time password.
  private func secret(
    of new: AdministeredPrincipal, _ request: CreatePrincipalRequest
  ) throws -> NewSecret? {
    let (name, role, now) = (new.principal.name, new.principal.role, changes.clock.now)
    switch request.credential {
    case .certificateRequest(let text):
      return try secrets.certificate(text, for: .principal(name), at: now, days: CredentialLife.days(role))
    case .certificate(let text): return try secrets.recorded(text, for: .principal(name), at: now)
    case .oneTimePassword(true):
      guard role != .source else {
        throw Status.badField("one_time_password", "a source has a token or a certificate")
      }
      return nil
    case .oneTimePassword(false), nil: return try secrets.token(at: now, days: CredentialLife.days(role))
    }
  }
}

// MARK: - Changing

extension PrincipalServing {
  private func set(
    _ authorized: AuthorizedCall, _ request: SetPrincipalRequest, before deadline: MonotonicInstant
  ) async throws -> WirePrincipal {
    let wanted = try WantedPrincipal(request, at: changes.clock.now)
    try await changes.look(authorized, before: deadline) { _ = try await $0.judge(setting: wanted) }
    let changed = try await changes.run(authorized, before: deadline) { change in
      let (before, after) = try await change.judge(setting: wanted)
      let limits = wanted.applied(to: before.limits)
      let was = RecordedPrincipal(administered: before.administered, limits: before.limits)
      let becomes = RecordedPrincipal(administered: after, limits: limits, isLifted: wanted.lifts)
      guard after != before.administered || limits != before.limits || wanted.lifts else {
        return ChangeOutcome(value: before)
      }
      _ = try await change.connection.pipeline([PrincipalTable.update(after, limits, isLifted: wanted.lifts)])
      return ChangeOutcome(
        value: try await change.stored(wanted.name), record: ChangeRecord(before: was, after: becomes))
    }
    return wire(changed, authorized)
  }

  private func revoke(
    _ authorized: AuthorizedCall, _ request: RevokePrincipalRequest, before deadline: MonotonicInstant
  ) async throws -> WirePrincipal {
    let name = try AdministeredArguments.name(request.name)
    try await changes.look(authorized, before: deadline) { _ = try await $0.judge(revoking: name) }
    let revoked = try await changes.run(authorized, before: deadline) { change in
      let before = try await change.judge(revoking: name)
      guard !before.administered.isRevoked else { return ChangeOutcome(value: before) }
      var after = before.administered
      after.isRevoked = true
      _ = try await change.connection.pipeline(PrincipalTable.revoke(name))
      return ChangeOutcome(
        value: try await change.stored(name),
        record: ChangeRecord(
          before: RecordedPrincipal(administered: before.administered, limits: before.limits),
          after: RecordedPrincipal(administered: after, limits: before.limits)))
    }
    return wire(revoked, authorized)
  }
}

/// How a principal shall be changed; what is nil stays.
struct WantedPrincipal: Sendable {
  let name: String
  var role: TarazuAccess.Role?
  var scope: Scope?
  /// Its end; nil within for none.
  var end: StoreTime??
  /// Its new limits; nil within for the default.
  private var limits: [UsageLimit: Int64?] = [:]
  let lifts: Bool

  init(_ request: SetPrincipalRequest, at now: StoreTime) throws(Status) {
    name = try AdministeredArguments.name(request.name)
    if request.role != .unspecified { role = try AdministeredArguments.role(request.role) }
    if let unit = request.unit { scope = try AdministeredArguments.scope(unit) }
    if let end = try AdministeredArguments.end(request.expireTime, after: now) {
      guard !request.noExpiry else { throw .badField("no_expiry", "not beside expire_time") }
      self.end = .some(end)
    } else if request.noExpiry {
      end = .some(nil)
    }
    for limit in request.limits {
      let kind = try UsageLimit(limit.kind)
      guard limit.value >= 0 else { throw .badField("limits.value", "0, for the default, or more is needed") }
      guard limits.updateValue(limit.value == 0 ? nil : limit.value, forKey: kind) == nil else {
        throw .badField("limits.kind", "\(kind.rawValue) is there twice")
      }
    }
    lifts = request.lift
  }

  func applied(to before: AdministeredPrincipal) -> AdministeredPrincipal {
    var after = before
    if let role { after.principal.role = role }
    if let scope { after.principal.scope = scope }
    if let end { after.expiresAt = end }
    return after
  }

  func applied(to before: UsageLimits) -> UsageLimits {
    var after = before
    for (limit, value) in limits { after[limit] = value }
    return after
  }
}

extension AccessChange {
  /// A principal that is known to be there, as it is stored now.
  func stored(_ name: String) async throws -> ListedPrincipal {
    guard let found = try await PrincipalTable.find(name, on: connection) else {
      throw Status.notFound("there is no principal \(name)")
    }
    return found
  }

  /// Refuses a new principal that the administrator may not make.
  fileprivate func judge(making new: AdministeredPrincipal) async throws {
    try await require(new.principal.scope)
    let holders = try await holders(of: new.principal)
    let rules = try await rules(over: [new.principal.scope] + holders.map(\.principal.scope))
    if let refusal = rules.refusal(toMake: new, holders: holders) { throw Status(refusal, of: new.principal.name) }
  }

  /// Refuses a name that was given before.
  fileprivate func requireNew(_ name: String) async throws {
    guard try await PrincipalTable.find(name, on: connection) == nil else {
      throw Status.alreadyExists("the name \(name) was given before; a name is given once, for good")
    }
  }

  /// Refuses a change that the administrator may not make; the principal before and after.
  fileprivate func judge(
    setting wanted: WantedPrincipal
  ) async throws -> (before: ListedPrincipal, after: AdministeredPrincipal) {
    let before = try await principal(wanted.name)
    let after = wanted.applied(to: before.administered)
    if after.principal.scope != before.principal.scope { try await require(after.principal.scope) }
    let holders = try await holders(of: before.principal)
    let administrators = try await administrators(beside: before.principal)
    let scopes = [before.principal.scope, after.principal.scope] + (holders + administrators).map(\.principal.scope)
    let refusal = try await rules(over: scopes).refusal(
      toChange: before.administered, to: after, holders: holders, administrators: administrators)
    if let refusal { throw Status(refusal, of: wanted.name) }
    return (before, after)
  }

  fileprivate func judge(revoking name: String) async throws -> ListedPrincipal {
    let before = try await principal(name)
    let administrators = try await administrators(beside: before.principal)
    let scopes = [before.principal.scope] + administrators.map(\.principal.scope)
    let refusal = try await rules(over: scopes).refusal(
      toRevoke: before.administered, administrators: administrators)
    if let refusal { throw Status(refusal, of: name) }
    return before
  }
}

extension WirePrincipal {
  init(_ listed: ListedPrincipal, isOpen: Bool) {
    let principal = listed.principal
    self.init(
      name: principal.name, role: WireRole(principal.role), unit: principal.scope.code, source: principal.sourceName,
      maker: listed.maker, createTime: ProtobufTimestamp(listed.madeAt),
      expireTime: listed.administered.expiresAt.map { ProtobufTimestamp($0) },
      revokeTime: listed.revokedAt.map { ProtobufTimestamp($0) }, isOpen: isOpen, hasPassword: listed.hasPassword,
      hasSecondFactor: listed.hasSecondFactor, lastSignInTime: listed.lastSignInAt.map { ProtobufTimestamp($0) },
      lastUseTime: listed.lastUsedAt.map { ProtobufTimestamp($0) },
      credentialExpireTime: listed.credentialsEndAt.map { ProtobufTimestamp($0) },
      limits: UsageLimit.allCases.compactMap { limit in
        listed.limits[limit].map { PrincipalLimit(kind: LimitKind(limit), value: $0) }
      })
  }
}

extension LimitKind {
  init(_ limit: UsageLimit) {
    self =
      switch limit {
      case .calls: .calls
      case .heavyCalls: .heavyCalls
      case .openCalls: .openCalls
      case .storeReads: .storeReads
      case .waitingReads: .waitingReads
      case .waitingEvents: .waitingEvents
      case .waitingBytes: .waitingBytes
      case .events: .events
      case .classes: .classes
      case .rejections: .rejections
      case .pages: .pages
      }
  }
}

extension UsageLimit {
  /// Refuses what is none.
  fileprivate init(_ kind: LimitKind) throws(Status) {
    guard let limit = UsageLimit.allCases.first(where: { LimitKind($0) == kind }) else {
      throw .badField("limits.kind", "it is missing or unknown")
    }
    self = limit
  }
}

extension WireRole {
  init(_ role: TarazuAccess.Role) {
    self =
      switch role {
      case .head: .head
      case .analyst: .analyst
      case .source: .source
      case .admin: .admin
      }
  }
}
