import TarazuAccess
import TarazuCalendar
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

/// The lists of cases and the hearing calendar, as callers see them.
@Suite(.timeLimit(.minutes(5))) struct CaseListTests {
  private let lists: [(CaseList, Kpi)] = [
    (.pending, .pending), (.undated, .undated), (.undecided, .undecided), (.overdue, .hearingsOverdue),
  ]

  /// The present day: that of the first answer about a case that was registered on a known day.
  private func today(_ world: World) async throws -> Day {
    let province = try await world.province()
    let position = try await world.administrator.submit(province.registered("t")).asOf?.position ?? ""
    let request = ListCasesRequest(list: .pending, unit: province.code, minPosition: position)
    let row = try #require(try await page(world.administrator, request).rows.first)
    #expect(row.sinceDate == "2024-01-01")
    return try #require(Day(gregorian: row.sinceDate)?.advanced(by: Int32(row.days)))
  }

  private func page(_ caller: Caller, _ request: ListCasesRequest) async throws -> ListCasesResponse {
    try await caller.call(CaseService.listCases, request)
  }

  /// A province whose branches keep a calendar, with cases on both sides of each boundary: `u` without a date, `d` that
  /// await a judgment, `o` with hearings without outcome, each with the days since then.
  private func filled(_ world: World, _ today: Day) async throws -> Province {
    let province = try await world.province()
    try await world.administrator.apply(
      #"{"type":"kind","code":"dated","name":"با تقویم","calendar":true}"# + "\n"
        + province.directory.replacing(#""kind":"civil""#, with: #""kind":"dated""#))
    func at(_ days: Int32) -> String { "\(today.advanced(by: -days) ?? today)T08:00:00Z" }
    func on(_ days: Int32) -> String { "\(today.advanced(by: -days) ?? today)" }
    func hearing(_ code: String, _ branch: String, set: Int32, for days: Int32) -> String {
      province.line(
        code + "s", "hearing_set", #""branch":"\#(branch)","hearing":"h","on":"\#(on(days))""#, case: code, at: at(set))
    }
    let (first, second) = (province.branches[0], province.branches[2])
    var lines = [Int32(29), 30, 31, 31].enumerated().map { index, days in
      province.registered("u\(days)\(index)", branch: index < 3 ? first : second, at: at(days))
    }
    for days in [7, 8, 9] as [Int32] {
      lines += [
        province.registered("d\(days)", branch: second, at: at(60)), hearing("d\(days)", second, set: 60, for: days),
        province.line("d\(days)h", "hearing_held", #""hearing":"h""#, case: "d\(days)", at: at(days)),
      ]
    }
    for days in [-10, 3, 4, 5] as [Int32] {
      lines += [
        province.registered("o\(days)", branch: first, at: at(50)), hearing("o\(days)", first, set: 50, for: days),
      ]
    }
    for id in ["c", "c2"] {
      lines.append(
        province.line(
          id, "hearing_set", #""branch":"\#(first)","hearing":"\#(id)","on":"\#(on(-10))","purpose":"control""#,
          case: "u290", at: at(29)))
    }
    let answer = try await world.administrator.submit(lines.joined(separator: "\n"))
    #expect(answer.counts?.acceptedCount == Int64(lines.count))
    let position = answer.asOf?.position ?? ""
    _ = try await page(
      world.administrator, ListCasesRequest(list: .pending, unit: province.code, minPosition: position))
    return province
  }

  /// The cases of a list, without the province's code, with the hearing if there is one.
  private func cases(_ answer: ListCasesResponse, _ province: Province) -> [String] {
    answer.rows.map { String($0.caseId.dropFirst(province.code.count + 1)) + ($0.hearingId.map { " " + $0 } ?? "") }
  }

  @Test func eachListHasWhatItsIndicatorCounts() async throws {
    let world = try await World.shared
    let today = try await today(world)
    let province = try await filled(world, today)
    let head = try await world.caller(.head, unit: province.code)
    let expected: [CaseList: [String]] = [
      .pending: ["d7", "d8", "d9", "o-10", "o3", "o4", "o5", "u312", "u313", "u301", "u290"],
      .undated: ["u312", "u313", "u301"], .undecided: ["d9", "d8"], .overdue: ["o5 h", "o4 h"],
    ]
    for (list, kpi) in lists {
      let answer = try await page(head, ListCasesRequest(list: list, unit: province.code))
      #expect(cases(answer, province) == expected[list], "\(list)")
      #expect(answer.nextPageToken.isEmpty && answer.total == Int64(answer.rows.count))
      for unit in [province.code, province.second, province.branches[0], province.branches[1]] {
        let answer = try await page(head, ListCasesRequest(list: list, unit: unit))
        let selection = Selection(unit: unit, fromDate: today.description, toDate: today.description)
        #expect(try await head.numerators([kpi], of: selection) == [answer.total], "\(list) at \(unit)")
        #expect(answer.total == Int64(answer.rows.count))
      }
    }
    let overdue = try await page(head, ListCasesRequest(list: .overdue, unit: province.first)).rows
    let (since, opened) = (today.advanced(by: -5)?.description ?? "", today.advanced(by: -50)?.description ?? "")
    #expect(
      overdue.first
        == ListedCase(
          caseId: province.code + "-o5", caseClass: "money", branch: province.branches[0], openedDate: opened,
          caseOpenedDate: opened, sinceDate: since, days: 5, hearingId: "h", onDate: since))
  }

  @Test func limitsOfAList() async throws {
    let world = try await World.shared
    let province = try await filled(world, try await today(world))
    func of(_ change: (inout ListCasesRequest) -> Void) async throws -> [String] {
      var request = ListCasesRequest(list: .undated, unit: province.code)
      change(&request)
      let answer = try await page(world.administrator, request)
      #expect(answer.total == Int64(answer.rows.count))
      return cases(answer, province)
    }
    // All have been undated for more than 29 days.
    for (age, expected) in [(0, 3), (29, 3), (30, 2), (31, 0), (100_000, 0)] as [(Int32, Int)] {
      #expect(try await of { $0.olderThan = age }.count == expected, "\(age)")
    }
    for (age, expected) in [(28, 11), (29, 10), (30, 9), (49, 7), (50, 3), (60, 0)] as [(Int32, Int)] {
      let found = try await of { ($0.list, $0.olderThan) = (.pending, age) }
      #expect(found.count == expected, "\(age): \(found)")
    }
    #expect(try await of { ($0.list, $0.olderThan) = (.overdue, 4) } == ["o5 h"])
    #expect(try await of { ($0.list, $0.olderThan) = (.undecided, 8) } == ["d9"])
    #expect(try await of { $0.caseClass = "money" }.count == 3)
    #expect(try await of { $0.caseClass = "nothing" }.isEmpty)
    #expect(try await of { $0.branchKind = "dated" }.count == 3)
    #expect(try await of { $0.branchKind = "civil" }.isEmpty)
  }

  @Test func pagesOfEachSizeAreTheWhole() async throws {
    let world = try await World.shared
    let province = try await filled(world, try await today(world))
    let head = try await world.caller(.head, unit: province.code)
    for (list, _) in lists {
      let whole = try await page(head, ListCasesRequest(list: list, unit: province.code))
      for size in 1...4 as ClosedRange<Int32> {
        var request = ListCasesRequest(list: list, unit: province.code, pageSize: size)
        var rows: [ListedCase] = []
        repeat {
          let next = try await page(head, request)
          #expect(next.rows.count <= Int(size) && next.total == whole.total)
          rows += next.rows
          request.pageToken = next.nextPageToken
        } while !request.pageToken.isEmpty
        #expect(rows == whole.rows, "\(list), pages of \(size)")
      }
    }
    // The total is that of the first page, whatever comes meanwhile.
    let first = try await page(head, ListCasesRequest(list: .pending, unit: province.code, pageSize: 1))
    let yesterday = try #require(try await today(world).advanced(by: -1))
    let later = try await world.administrator.submit(province.registered("later", at: "\(yesterday)T08:00:00Z"))
    let rest = try await page(
      head,
      ListCasesRequest(
        list: .pending, unit: province.code, pageToken: first.nextPageToken, minPosition: later.asOf?.position ?? ""))
    #expect(rest.rows.last?.caseId == province.code + "-later")
    #expect(rest.total == first.total && Int64(rest.rows.count) == first.total)
    // A token is of no use to another, nor for another question.
    let token = try await page(head, ListCasesRequest(list: .pending, unit: province.code, pageSize: 1)).nextPageToken
    let other = try await world.caller(.head, unit: province.code)
    for (caller, request) in [
      (other, ListCasesRequest(list: .pending, unit: province.code, pageToken: token)),
      (head, ListCasesRequest(list: .undated, unit: province.code, pageToken: token)),
      (head, ListCasesRequest(list: .pending, unit: province.first, pageToken: token)),
      (head, ListCasesRequest(list: .pending, unit: province.code, caseClass: "", pageToken: token)),
      (head, ListCasesRequest(list: .pending, unit: province.code, olderThan: 0, pageToken: token)),
      (head, ListCasesRequest(list: .pending, unit: province.code, pageToken: "00" + token)),
    ] {
      let status = try #require(await caller.failure(of: CaseService.listCases, request))
      #expect(status.code == .invalidArgument && status.fields.map(\.path) == ["page_token"])
    }
  }

  /// A move of a branch takes its cases along at once, and a calendar that its kind keeps counts for all of them.
  @Test func theDirectoryCountsAsItIs() async throws {
    let world = try await World.shared
    let province = try await filled(world, try await today(world))
    var position = ""
    func count(_ list: CaseList, _ unit: String) async throws -> Int {
      try await page(world.administrator, ListCasesRequest(list: list, unit: unit, minPosition: position)).rows.count
    }
    #expect(try await count(.undated, province.second) == 1)
    let branch = province.branches[0]
    func unit(_ parent: String, _ kind: String) -> String {
      #"{"type":"unit","level":"branch","code":"\#(branch)","parent":"\#(parent)","name":"\#(branch)","kind":"\#(kind)","#
        + #""opened_on":"2020-03-20"}"#
    }
    position = try await world.administrator.apply(unit(province.second, "dated")).asOf?.position ?? ""
    #expect(try await count(.undated, province.second) == 3)
    #expect(try await count(.undated, province.first) == 0)
    position = try await world.administrator.apply(unit(province.second, "civil")).asOf?.position ?? ""
    #expect(try await count(.undated, province.second) == 1)
    #expect(try await count(.undated, branch) == 0)
    #expect(try await count(.pending, branch) == 7)
  }

  @Test func theCalendarAhead() async throws {
    let world = try await World.shared
    let today = try await today(world)
    let province = try await filled(world, today)
    let analyst = try await world.caller(.analyst, unit: province.code)
    func day(_ days: Int32) -> String { today.advanced(by: days)?.description ?? "" }
    func calendar(_ unit: String, _ from: Int32, _ to: Int32, kind: String? = nil) async throws -> [HearingDay] {
      try await analyst.call(
        KpiService.getHearingCalendar,
        GetHearingCalendarRequest(unit: unit, fromDate: day(from), toDate: day(to), branchKind: kind)
      ).days
    }
    let ahead = HearingDay(onDate: day(10), trialCount: 1, controlCount: 2)
    #expect(try await calendar(province.code, 0, 365) == [ahead])
    #expect(try await calendar(province.first, 10, 10, kind: "dated") == [ahead])
    #expect(try await calendar(province.code, 10, 10, kind: "civil") == [])
    #expect(try await calendar(province.second, 0, 365) == [])
    #expect(try await calendar(province.code, -5, 0).map(\.onDate) == [day(-5), day(-4), day(-3)])
  }

  @Test func wrongQuestions() async throws {
    let world = try await World.shared
    let province = try await world.province()
    func faults(_ change: (inout ListCasesRequest) -> Void) async throws -> [String]? {
      var request = ListCasesRequest(list: .pending, unit: province.code)
      change(&request)
      let status = await world.administrator.failure(of: CaseService.listCases, request)
      #expect(status == nil || status?.code == .invalidArgument)
      return status?.fields.map(\.path)
    }
    #expect(try await faults { $0.olderThan = 100_000 } == nil)
    #expect(try await faults { $0.olderThan = 100_001 } == ["older_than"])
    #expect(try await faults { $0.olderThan = -1 } == ["older_than"])
    #expect(try await faults { $0.list = .unspecified } == ["list"])
    #expect(try await faults { $0.list = .unrecognized(5) } == ["list"])
    #expect(try await faults { $0.pageSize = -1 } == ["page_size"])
    #expect(try await faults { $0.pageToken = "x" } == ["page_token"])
    #expect(try await faults { $0.branchKind = "none" } == ["branch_kind"])
    for (from, to, field) in [
      ("2024-01-01", "2024-12-31", nil), ("2024-01-01", "2025-01-01", "to_date"),
      ("2024-01-02", "2024-01-01", "from_date"), ("1403-01-01", "2024-12-31", "from_date"),
    ] as [(String, String, String?)] {
      let status = await world.administrator.failure(
        of: KpiService.getHearingCalendar,
        GetHearingCalendarRequest(unit: province.code, fromDate: from, toDate: to))
      #expect(status?.fields.map(\.path) == field.map { [$0] }, "\(from) to \(to)")
    }
  }
}
