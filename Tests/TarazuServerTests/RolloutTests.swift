import TarazuAccess
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

/// Levels are opened and closed province by province, by administrators over the province.
@Suite struct RolloutTests {
  @Test(.timeLimit(.minutes(5)))
  func openingAndClosing() async throws {
    let world = try await World.shared
    let (province, other) = (try await world.province(isOpen: false), try await world.province(isOpen: false))
    let local = try await world.caller(.admin, unit: province.code)
    func rollout() async throws -> [ProvinceRollout] {
      try await local.call(AdminService.getRollout, GetRolloutRequest()).provinces
    }
    let closed = ProvinceRollout(province: province.code)
    #expect(try await rollout() == [closed])
    for _ in 0..<2 {
      let open = try await local.call(
        AdminService.openLevel, OpenLevelRequest(province: province.code, level: .branch))
      #expect(open.rollout == ProvinceRollout(province: province.code, branchIsOpen: true))
    }
    #expect(try await rollout() == [ProvinceRollout(province: province.code, branchIsOpen: true)])
    _ = try await local.call(AdminService.openLevel, OpenLevelRequest(province: province.code, level: .district))
    #expect(
      try await rollout()
        == [ProvinceRollout(province: province.code, districtIsOpen: true, branchIsOpen: true)])
    for level in [Level.branch, .district] {
      _ = try await local.call(AdminService.closeLevel, CloseLevelRequest(province: province.code, level: level))
    }
    #expect(try await rollout() == [closed])
    let all = try await world.administrator.call(AdminService.getRollout, GetRolloutRequest()).provinces.map(\.province)
    #expect(all == all.sorted())
    #expect(all.contains(province.code) && all.contains(other.code))
  }

  @Test(.timeLimit(.minutes(5)))
  func refusals() async throws {
    let world = try await World.shared
    let (province, other) = (try await world.province(isOpen: false), try await world.province(isOpen: false))
    let local = try await world.caller(.admin, unit: province.code)
    func open(_ caller: Caller, _ code: String, _ level: Level = .branch) async -> String {
      await caller.outcome(AdminService.openLevel, OpenLevelRequest(province: code, level: level))
    }
    let bad = "INVALID_ARGUMENT BAD_FIELD"
    let scope = "PERMISSION_DENIED SCOPE"
    for level in [Level.province, .country, .unspecified] { #expect(await open(local, other.code, level) == bad) }
    #expect(await open(local, "") == bad)
    #expect(await open(local, "'") == bad)
    for code in [other.code, "none", "IR"] { #expect(await open(local, code) == scope, "\(code)") }
    // Within scope, but no province.
    #expect(await open(local, province.first) == bad)
    #expect(await open(world.administrator, "IR") == bad)
    #expect(await open(world.administrator, "none") == "NOT_FOUND NOT_FOUND")
    let below = try await world.caller(.admin, unit: province.first)
    #expect(await open(below, province.code) == scope)
    #expect(await open(below, province.first) == bad)
    #expect(try await below.call(AdminService.getRollout, GetRolloutRequest()).provinces.isEmpty)
    let head = try await world.caller(.head, unit: province.code)
    #expect(await open(head, province.code) == "PERMISSION_DENIED ROLE")
    #expect(await head.outcome(AdminService.getRollout, GetRolloutRequest()) == "PERMISSION_DENIED ROLE")
  }
}
