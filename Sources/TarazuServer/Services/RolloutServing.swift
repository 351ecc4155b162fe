// The part of AdminService about the rollout: which levels may read in which province.

import TarazuAccess
import TarazuDomain
import TarazuIdentity
import TarazuLoop
import TarazuNet
import TarazuPostgres
import TarazuProtocol
import TarazuReplica
import TarazuStore
import TarazuWire

struct RolloutServing: Sendable {
  let changes: AccessChanges
  let directory: CurrentDirectory

  func serve(in table: inout ServiceTable) {
    table.unary(AdminService.getRollout, rule: .administer, time: .read) { authorized, _, call in
      try await get(authorized, before: call.deadline)
    }
    table.unary(AdminService.openLevel, rule: .administer, time: .unary) { authorized, request, call in
      OpenLevelResponse(
        rollout: try await set(
          request.level, request.province, open: true, authorized, before: call.deadline))
    }
    table.unary(AdminService.closeLevel, rule: .administer, time: .unary) { authorized, request, call in
      CloseLevelResponse(
        rollout: try await set(
          request.level, request.province, open: false, authorized, before: call.deadline))
    }
  }

  private func get(
    _ authorized: AuthorizedCall, before deadline: MonotonicInstant
  ) async throws -> GetRolloutResponse {
    guard directory.isLoaded else { throw Status.loading }
    let open = try await changes.look(authorized, before: deadline) { change in
      try await RolloutTable.list(on: change.connection)
    }
    let tree = directory.current.directory
    let provinces = tree.units.values.filter { $0.level == .province && authorized.allows(.unit($0.code)) }
    return GetRolloutResponse(
      provinces: provinces.map(\.code).sorted().map { ProvinceRollout($0, open: open[$0] ?? []) })
  }

  private func set(
    _ wire: WireLevel, _ province: String, open isOpen: Bool, _ authorized: AuthorizedCall,
    before deadline: MonotonicInstant
  ) async throws -> ProvinceRollout {
    let scope = try AdministeredArguments.scope(province, field: "province")
    let level = try TarazuDomain.Level(wire, field: "level")
    guard Rollout.levels.contains(level) else {
      throw Status.badField("level", "only district and branch are opened and closed; provinces are open")
    }
    guard scope != .country else { throw Status.badField("province", "the code of a province is needed") }
    try await changes.look(authorized, before: deadline) { try await $0.requireProvince(province) }
    return try await changes.run(authorized, before: deadline) { change in
      try await change.requireProvince(province)
      var open = try await RolloutTable.list(on: change.connection)[province] ?? []
      let before = RecordedLevel(province: province, level: level, isOpen: open.contains(level))
      guard before.isOpen != isOpen else { return ChangeOutcome(value: ProvinceRollout(province, open: open)) }
      var after = before
      after.isOpen = isOpen
      if isOpen { open.insert(level) } else { open.remove(level) }
      return ChangeOutcome(
        value: ProvinceRollout(province, open: open),
        last: [RolloutTable.set(level, inProvince: province, open: isOpen, by: change.administrator.name)],
        record: ChangeRecord(before: before, after: after))
    }
  }
}

extension AccessChange {
  /// Refuses what is outside the administrator's scope, and then what is no province.
  fileprivate func requireProvince(_ code: String) async throws {
    try await require(.unit(code))
    let level = try await rules(over: [.unit(code)]).tree.level(of: code)
    guard level == .province else { throw Status.badField("province", "\(code) is no province") }
  }
}

extension ProvinceRollout {
  fileprivate init(_ province: String, open: Set<TarazuDomain.Level>) {
    self.init(
      province: province, districtIsOpen: open.contains(.district), branchIsOpen: open.contains(.branch))
  }
}
