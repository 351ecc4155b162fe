import TarazuAccess
import TarazuProtocol
import TestSupport
import Testing

/// Lists come in pages; a page token belongs to one question of one principal.
@Suite struct ListTests {
  @Test(.timeLimit(.minutes(5)))
  func units() async throws {
    let world = try await World.shared
    let province = try await world.province()
    let all = try await pages { token in
      let answer = try await world.administrator.call(
        DirectoryService.listUnits, ListUnitsRequest(parent: province.code, pageSize: 2, pageToken: token))
      #expect(answer.units.count <= 2)
      return (answer.units.map(\.code), answer.nextPageToken)
    }
    #expect(
      all == [province.code, province.first] + province.branches.prefix(2) + [province.second, province.branches[2]])
    let branches = try await world.administrator.call(
      DirectoryService.listUnits, ListUnitsRequest(parent: province.first, level: .branch))
    #expect(branches.units.map(\.code) == Array(province.branches.prefix(2)) && branches.nextPageToken.isEmpty)
    // No list has what is outside the scope.
    let head = try await world.caller(.head, unit: province.second)
    let own = try await head.call(DirectoryService.listUnits, ListUnitsRequest(pageSize: 1_001))
    #expect(own.units.map(\.code) == [province.second, province.branches[2]])
    // What lies above is called by its name, and that is all.
    #expect(
      await head.outcome(DirectoryService.listUnits, ListUnitsRequest(parent: province.code))
        == "PERMISSION_DENIED SCOPE")
    let above = try await head.call(DirectoryService.getUnit, GetUnitRequest(unit: province.code)).unit
    #expect(above == Unit(code: province.code, name: province.code))
    let unit = try await head.call(DirectoryService.getUnit, GetUnitRequest(unit: province.branches[2])).unit
    #expect(
      unit
        == Unit(
          code: province.branches[2], level: .branch, parent: province.second, name: province.branches[2],
          branchKind: "civil", openedDate: "2020-03-20"))
  }

  @Test(.timeLimit(.minutes(5)))
  func kindsAndClasses() async throws {
    let administrator = try await World.shared.administrator
    let norm = BranchKind(code: "norm", name: "با مهلت وقت", standardDays: 90, leadNormDays: 60, calendar: true)
    try await administrator.apply(
      #"{"type":"kind","code":"norm","name":"با مهلت وقت","standard_days":90,"lead_norm_days":60,"calendar":true}"#)
    let kinds = try await pages { token in
      let answer = try await administrator.call(
        DirectoryService.listKinds, ListKindsRequest(pageSize: 1, pageToken: token))
      return (answer.kinds, answer.nextPageToken)
    }
    // Other tests may bring more.
    #expect(kinds.map(\.code) == Set(kinds.map(\.code)).sorted())
    #expect(kinds.contains(BranchKind(code: "civil", name: "حقوقی", standardDays: 104)))
    #expect(kinds.contains(BranchKind(code: "free", name: "بی‌مهلت")))
    #expect(kinds.contains(norm))
    let classes = try await administrator.call(DirectoryService.listClasses, ListClassesRequest(pageSize: 1_000))
    #expect(classes.classes.contains(CaseClass(code: "money", name: "مطالبه وجه")))
    let indicators = try await administrator.call(KpiService.listIndicators, ListIndicatorsRequest()).indicators
    // The table of indicators and the wire's enum have the same ones in the same order.
    #expect(indicators.map(\.code) == Kpi.indicators.compactMap(\.code))
    #expect(indicators.first?.code == "pending" && indicators.first?.title == "مانده")
  }

  @Test(.timeLimit(.minutes(5)))
  func anomalies() async throws {
    let world = try await World.shared
    let province = try await world.province()
    // Appeals of cases that have no spell lie at the sender's unit; closings at their branch.
    let source = try await world.caller(.source, unit: province.code, source: province.code)
    for number in 1...5 {
      try await source.submit(
        province.line("a\(number)", "appealed", case: "x\(number)"),
        province.line(
          "b\(number)", "closed", #""branch":"\#(province.branches[2])","outcome":"other""#, case: "y\(number)"))
    }
    func list(_ caller: Caller, _ unit: String, reason: String = "", size: Int32 = 3) async throws -> [String] {
      try await pages { token in
        let answer = try await caller.call(
          QualityService.listAnomalies,
          ListAnomaliesRequest(unit: unit, reason: reason, pageSize: size, pageToken: token))
        #expect(answer.anomalies.count <= Int(size) && answer.anomalies.allSatisfy { $0.source == province.code })
        return (answer.anomalies.map(\.eventId), answer.nextPageToken)
      }
    }
    let (a, b) = ((1...5).map { "a\($0)" }, (1...5).map { "b\($0)" })
    #expect(try await list(world.administrator, province.code) == a + b)
    #expect(try await list(world.administrator, province.code, reason: "not_open") == b)
    #expect(try await list(world.administrator, province.code, reason: "no such reason") == [])
    #expect(try await list(world.administrator, province.second) == b)
    #expect(try await list(world.administrator, province.first) == [])
    #expect(try await list(source, "") == a + b)
    #expect(try await list(source, province.second) == b)
    let head = try await world.caller(.head, unit: province.second)
    #expect(try await list(head, "") == b)
    // A source sees what it sent, and nothing of another source of its unit.
    let name = "other-" + province.code
    let other = try await world.caller(.source, unit: province.code, source: name)
    try await other.submit(province.line("c", "appealed", case: "z", source: name))
    #expect(try await list(source, "") == a + b)
    let own = try await other.call(QualityService.listAnomalies, ListAnomaliesRequest())
    #expect(own.anomalies.map(\.eventId) == ["c"])
  }

  @Test(.timeLimit(.minutes(5)))
  func rejections() async throws {
    let world = try await World.shared
    let province = try await world.province()
    let source = try await world.caller(.source, unit: province.code, source: province.code)
    for number in 1...4 {
      try await source.submit(
        province.line("\(number)", "vanished"), "{\u{7F}\(number)", province.line("\(number)", "closed"))
    }
    func list(_ reason: String, size: Int32) async throws -> [Rejection] {
      try await pages { token in
        let answer = try await world.administrator.call(
          QualityService.listRejections,
          ListRejectionsRequest(unit: province.code, reason: reason, pageSize: size, pageToken: token))
        #expect(answer.rejections.count <= Int(size))
        return (answer.rejections, answer.nextPageToken)
      }
    }
    let all = try await list("", size: 5)
    #expect(all.map(\.reason) == (1...4).flatMap { _ in ["unknown_kind", "malformed", "missing_field"] })
    #expect(all.map(\.line) == (1...4).flatMap { _ in [1, 2, 3] })
    #expect(all[0].source == province.code && all[1].source == nil && all[1].raw == Array("{\u{7F}1".utf8))
    #expect(all.allSatisfy { $0.length == Int64($0.raw.count) && $0.sender.hasPrefix("source-") })
    #expect(try await list("malformed", size: 1).count == 4)
  }

  /// A page token is valid for its question and its principal alone.
  @Test(.timeLimit(.minutes(5)))
  func pageTokensAreBound() async throws {
    let world = try await World.shared
    let province = try await world.province()
    let question = ListUnitsRequest(parent: province.code, pageSize: 1)
    let pageToken = try await world.administrator.call(DirectoryService.listUnits, question).nextPageToken
    #expect(!pageToken.isEmpty)
    func outcome(_ caller: Caller, _ change: (inout ListUnitsRequest) -> Void) async -> String {
      var request = question
      request.pageToken = pageToken
      change(&request)
      return await caller.outcome(DirectoryService.listUnits, request)
    }
    let refused = "INVALID_ARGUMENT BAD_FIELD"
    #expect(await outcome(world.administrator) { _ in } == "OK")
    #expect(await outcome(world.administrator) { $0.pageSize = 1_000 } == "OK")
    #expect(await outcome(world.administrator) { $0.parent = province.first } == refused)
    #expect(await outcome(world.administrator) { $0.level = .branch } == refused)
    #expect(await outcome(world.administrator) { $0.pageToken.removeLast() } == refused)
    #expect(await outcome(world.administrator) { $0.pageToken = "nothing" } == refused)
    #expect(await outcome(world.administrator) { $0.pageSize = -1 } == refused)
    let other = try await world.caller(.admin, unit: nil)
    #expect(await outcome(other) { _ in } == refused)
    #expect(
      await world.administrator.outcome(
        DirectoryService.listKinds, ListKindsRequest(pageToken: pageToken)) == refused)
  }

  /// All pages of a list.
  private func pages<Item>(_ page: (String) async throws -> (items: [Item], next: String)) async throws -> [Item] {
    var (all, token) = ([Item](), "")
    repeat {
      let (items, next) = try await page(token)
      all += items
      token = next
    } while !token.isEmpty
    return all
  }
}
