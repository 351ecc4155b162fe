import Foundation
import TarazuAccess
import TarazuProtocol
import TestSupport
import Testing

/// Every method of every service, by every role: inside, outside and absent, with the level open and closed, compared
/// with a table written by hand.
@Suite struct MethodWalkTests {
  private static let refused = "UNAUTHENTICATED CREDENTIAL"
  private static let role = "PERMISSION_DENIED ROLE"
  private static let notOpen = "PERMISSION_DENIED NOT_OPEN"
  private static let scope = "PERMISSION_DENIED SCOPE"
  private static let absent = "NOT_FOUND NOT_FOUND"
  /// What a call is told that the decision does not let in.
  private static let refusals: Set = [refused, role, notOpen, scope, absent]

  @Test func everyMethodHasARow() {
    let names = MethodWalk.rows.map(\.method)
    #expect(Set(names).count == names.count)
    #expect(Set(names).isDisjoint(with: MethodWalk.open))
    #expect(Set(MethodWalk.served.map(MethodWalk.name)) == Set(names).union(MethodWalk.open))
  }

  /// A server with two provinces, a case and a principal in each.
  private struct Ground {
    let world: World
    let own: Province
    let other: Province

    init() async throws {
      world = try await World.shared
      own = try await world.province()
      other = try await world.province()
      for province in [own, other] { _ = try await world.administrator.submit(province.registered("c")) }
    }

    /// A principal that exists in a province, for a call that may revoke it.
    func principal(in province: Province) async throws -> String {
      let name = PrincipalTests.name("walk")
      _ = try await world.administrator.call(
        AdminService.createPrincipal, CreatePrincipalRequest(name: name, role: .head, unit: province.first))
      return name
    }

    func targets(in province: Province, _ unit: String) async throws -> WalkTargets {
      WalkTargets(
        unit: unit, province: province.code, caseID: province.code + "-c",
        principal: try await principal(in: province), fresh: PrincipalTests.name("walk"))
    }

    var absent: WalkTargets {
      WalkTargets(
        unit: "none", province: "none", caseID: "none", principal: PrincipalTests.name("none"),
        fresh: PrincipalTests.name("walk"))
    }
  }

  private func method(_ row: WalkRow) throws -> any AnyMethodDescriptor {
    try #require(MethodWalk.served.first { MethodWalk.name($0) == row.method })
  }

  private func isLetIn(_ outcome: String) -> Bool { !Self.refusals.contains(outcome) }

  @Test(.timeLimit(.minutes(10)), arguments: [TarazuAccess.Role.source, .analyst, .head, .admin])
  func ofAProvince(_ role: TarazuAccess.Role) async throws {
    let ground = try await Ground()
    for row in MethodWalk.rows {
      let (method, letter) = (try method(row), row.letter(role))
      // A caller of its own for each method: one of them signs out.
      let source = role == .source ? "of-" + ground.own.code : nil
      let caller = try await ground.world.caller(role, unit: ground.own.code, source: source)
      let inside = await caller.outcome(
        method, row.question(try await ground.targets(in: ground.own, ground.own.first)))
      switch letter {
      case "y":
        let isRight = row.asks == .missing ? inside == Self.scope : isLetIn(inside)
        #expect(isRight, "\(role) \(row.method): \(inside)")
      case "c": #expect(inside == Self.scope, "\(role) \(row.method): \(inside)")
      default: #expect(inside == Self.role, "\(role) \(row.method): \(inside)")
      }
      guard row.asks != .nothing else { continue }
      let expected = letter == "y" ? Self.scope : Self.role
      let beside = try await ground.targets(in: ground.other, ground.other.first)
      for (place, targets) in [("outside", beside), ("absent", ground.absent)] {
        let outcome = await caller.outcome(method, row.question(targets))
        #expect(outcome == expected, "\(role) \(row.method), \(place): \(outcome)")
      }
    }
  }

  @Test(.timeLimit(.minutes(10)), arguments: [TarazuAccess.Role.source, .analyst, .head, .admin])
  func ofADistrictThatIsClosed(_ role: TarazuAccess.Role) async throws {
    let ground = try await Ground()
    try await ground.world.change(World.rollout("district", of: ground.own, open: false))
    for row in MethodWalk.rows where row.letter(role) != "-" {
      let source = role == .source ? "of-" + ground.own.first : nil
      let caller = try await ground.world.caller(role, unit: ground.own.first, source: source)
      let inside = try await ground.targets(in: ground.own, ground.own.first)
      for targets in [inside, ground.absent] {
        let outcome = await caller.outcome(try method(row), row.question(targets))
        #expect((outcome == Self.notOpen) == row.isGated(role), "\(role) \(row.method): \(outcome)")
      }
    }
  }

  @Test(.timeLimit(.minutes(10))) func ofTheCountry() async throws {
    let ground = try await Ground()
    for row in MethodWalk.rows where row.method != "AuthService/SignOut" {
      let method = try method(row)
      for province in [ground.own, ground.other] {
        let targets = try await ground.targets(in: province, province.first)
        let outcome = await ground.world.administrator.outcome(method, row.question(targets))
        let isRight = row.asks == .missing ? outcome == Self.absent : isLetIn(outcome)
        #expect(isRight, "\(row.method): \(outcome)")
      }
      guard row.asks != .nothing else { continue }
      let outcome = await ground.world.administrator.outcome(method, row.question(ground.absent))
      #expect(outcome == Self.absent, "\(row.method), absent: \(outcome)")
    }
  }

  @Test(.timeLimit(.minutes(10))) func ofNobody() async throws {
    let ground = try await Ground()
    let nobody = try await Caller.connect(to: ground.world.harness)
    let targets = try await ground.targets(in: ground.own, ground.own.first)
    for row in MethodWalk.rows {
      for targets in [targets, ground.absent] {
        let outcome = await nobody.outcome(try method(row), row.question(targets))
        #expect(outcome == Self.refused, "\(row.method): \(outcome)")
      }
    }
    for method in MethodWalk.served where method.service == "grpc.health.v1.Health" {
      #expect(await nobody.outcome(method, HealthCheckRequest()) == "OK")
    }
  }
}
