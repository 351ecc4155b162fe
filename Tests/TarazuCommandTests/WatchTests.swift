import TarazuBase
import TarazuCalendar
import TarazuClient
import TarazuLoop
import TarazuNet
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

@testable import TarazuCommand

@Suite struct WatchedWindowTests {
  private func instant(_ day: String, secondsOfDay: Int64) throws -> Instant {
    let day = try #require(Day(gregorian: day))
    return Instant(nanoseconds: (Int64(day.number) * 86_400 + secondsOfDay) * 1_000_000_000)
  }

  private func text(_ window: Window) -> String { "\(window.from) \(window.to)" }

  /// 1405-03-02 is 2026-05-23; midnight in Tehran is 20:30 in UTC.
  @Test func theMonthUpToTodayAndUntilMidnight() throws {
    let (window, until) = WatchedWindow.currentMonth.at(try instant("2026-05-23", secondsOfDay: 12 * 3_600))
    #expect(text(window) == "2026-05-22 2026-05-23")
    #expect(until == (try instant("2026-05-23", secondsOfDay: 73_800)))
  }

  @Test func aSecondDecidesTheDay() throws {
    let before = try instant("2026-05-22", secondsOfDay: 73_799)
    #expect(text(WatchedWindow.currentMonth.at(before).window) == "2026-05-22 2026-05-22")
    let midnight = try #require(WatchedWindow.currentMonth.at(before).until)
    #expect(midnight.nanoseconds - before.nanoseconds == 1_000_000_000)
    #expect(text(WatchedWindow.currentMonth.at(midnight).window) == "2026-05-22 2026-05-23")
  }

  @Test func atAMonthsEndANewOneBegins() throws {
    // 31 Ordibehesht 1405, and the last day of a leap year, 30 Esfand 1403.
    let end = try instant("2026-05-21", secondsOfDay: 3_600)
    let (month, until) = WatchedWindow.currentMonth.at(end)
    #expect(text(month) == "2026-04-21 2026-05-21")
    #expect(text(WatchedWindow.currentMonth.at(try #require(until)).window) == "2026-05-22 2026-05-22")
    let year = WatchedWindow.currentMonth.at(try instant("2025-03-20", secondsOfDay: 0))
    #expect(text(year.window) == "2025-02-19 2025-03-20")
    #expect(text(WatchedWindow.currentMonth.at(try #require(year.until)).window) == "2025-03-21 2025-03-21")
  }

  @Test func daysOfOtherLengthsEndAtTheirMidnight() throws {
    // Summer time began in Tehran at 2022-03-21T20:30Z, and ended at 2022-09-21T19:30Z.
    for day in ["2022-03-21", "2022-03-22", "2022-09-21", "2022-09-22"] {
      let now = try instant(day, secondsOfDay: 43_200)
      let until = try #require(WatchedWindow.currentMonth.at(now).until)
      #expect(until.tehranDay.number == now.tehranDay.number + 1)
      #expect(Instant(nanoseconds: until.nanoseconds - 1).tehranDay == now.tehranDay)
    }
  }

  @Test func aWindowThatWasAskedForStays() throws {
    let window = try #require(Day(gregorian: "2026-01-01").map { Window($0) })
    let at = WatchedWindow.fixed(window).at(try instant("2026-05-23", secondsOfDay: 0))
    #expect(at.window == window)
    #expect(at.until == nil)
  }

  @Test func optionsOfAWatch() throws {
    func arguments(_ words: String...) throws -> Arguments {
      guard
        case .run(_, let arguments) = try ArgumentParser(commands: WatchCommands.all).parse(["watch", "08"] + words)
      else { throw UsageError("no command") }
      return arguments
    }
    #expect(try arguments().watchedWindow() == .currentMonth)
    #expect(try arguments().interval() == .seconds(1))
    #expect(try arguments("--every", "0.25").interval() == .milliseconds(250))
    for bad in ["0", "-1", "3601", "1e3", "0x10", "nan", "", "."] {
      #expect(throws: Status.self) { try arguments("--every", bad).interval() }
    }
    let both = try arguments("--from", "1405-01-01", "--to", "1405-01-31").watchedWindow()
    guard case .fixed(let window) = both else {
      Issue.record("no fixed window")
      return
    }
    #expect(text(window) == "2026-03-21 2026-04-20")
    #expect(throws: UsageError.self) { try arguments("--from", "1405-01-01").watchedWindow() }
    #expect(throws: UsageError.self) { try arguments("--to", "1405-01-01").watchedWindow() }
  }

  @Test func twoCommandsOfOneBeginning() throws {
    let parser = ArgumentParser(commands: WatchCommands.all)
    func path(_ words: [String]) throws -> String {
      guard case .run(let command, let arguments) = try parser.parse(words) else { return "" }
      return command.name + ": " + arguments.words.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined()
    }
    #expect(try path(["watch", "08"]) == "watch: UNIT=08")
    #expect(try path(["watch", "rank", "pending", "--in", "08", "--level", "branch"]) == "watch rank: KPI=pending")
    #expect(
      try path(["watch", "--every", "2", "rank", "pending", "--in", "08", "--level", "branch"])
        == "watch rank: KPI=pending")
    #expect(try path(["watch", "--", "rank"]) == "watch: UNIT=rank")
    #expect(throws: UsageError.self) { try parser.parse(["watch", "08", "rank"]) }
  }
}

@Suite struct ScreenTests {
  private func page(_ values: [String]) -> Page {
    var page = Page(isForTerminal: true)
    page.line("title")
    var table = TextTable("name", ">value")
    for (index, value) in values.enumerated() { table.row("row \(index)", value) }
    page.table(table)
    page.line()
    page.line("as of now")
    return page
  }

  /// What a terminal shows, with `*` before lines in reverse.
  private func shown(_ frame: String) -> [String] {
    frame.replacing("\u{1B}[7m", with: "*").replacing(/\u{1B}\[\?*[0-9;]*[A-Za-z]/, with: "")
      .split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func changedRowsStandOut() {
    let size = TerminalSize(rows: 20, columns: 80)
    let first = Screen.frame(page(["1", "2"]), after: nil, in: size)
    #expect(shown(first) == ["title", "name   value", "row 0      1", "row 1      2", "", "as of now", ""])
    let second = Screen.frame(page(["1", "30"]), after: page(["1", "2"]), in: size)
    #expect(shown(second) == ["title", "name   value", "row 0      1", "*row 1     30", "", "as of now", ""])
    // A wider column is no change by itself.
    let wider = Screen.frame(page(["1", "3000000000"]), after: page(["1", "2"]), in: size)
    #expect(shown(wider).filter { $0.hasPrefix("*") }.count == 1)
  }

  @Test func aFrameIsOneWriteThatLeavesNoRemains() {
    let frame = Screen.frame(page(["1"]), after: nil, in: TerminalSize(rows: 20, columns: 80))
    #expect(frame.hasPrefix("\u{1B}[?2026h\u{1B}[H"))
    #expect(frame.hasSuffix("\u{1B}[J\u{1B}[H\u{1B}[?2026l"))
    // Nothing is cleared before it is drawn again, so nothing flickers.
    #expect(!frame.contains("\u{1B}[2J"))
    for line in frame.split(separator: "\r\n").dropLast() { #expect(line.hasSuffix("\u{1B}[K")) }
  }

  @Test(arguments: 1...12)
  func itFitsTheHeight(_ rows: Int) {
    let frame = Screen.frame(page((0..<30).map(String.init)), after: nil, in: TerminalSize(rows: rows, columns: 80))
    let lines = shown(frame)
    #expect(lines.count <= max(rows, 2))
    if rows > 3 {
      #expect(lines.dropLast().last == "as of now")
      #expect(lines.contains { $0.hasSuffix("more lines; a taller window shows them") })
    }
    if rows == 12 {
      #expect(Array(lines.prefix(3)) == ["title", "name    value", "row 0       0"])
      #expect(lines.contains("… 24 more lines; a taller window shows them"))
    }
  }

  /// A figure that is cut says so, and does not pass for a smaller one.
  @Test func longLinesAreCutAtTheEdge() {
    let wide = page(["533", "1"])
    func lines(_ columns: Int) -> [String] {
      shown(Screen.frame(wide, after: nil, in: TerminalSize(rows: 20, columns: columns)))
    }
    #expect(lines(12) == ["title", "name   value", "row 0    533", "row 1      1", "", "as of now", ""])
    #expect(lines(11) == ["title", "name   val…", "row 0    5…", "row 1     …", "", "as of now", ""])
    #expect(lines(6)[5] == "as of…")
    #expect(lines(1) == ["…", "…", "…", "…", "", "…", ""])
  }

  @Test func rowsOfTwoListsAreToldApart() throws {
    func answer(_ rank: Int64, _ value: Double) throws -> Page {
      let unit = RankedUnit(rank: rank, unit: "b", name: "b", figure: Figure(kpi: .pending, value: value))
      let response = RankUnitsResponse(rankedCount: 1, highest: [unit], lowest: [unit])
      let question = RankQuery(kpi: .pending, question: try someQuestion(), level: "branch")
      var page = Page(isForTerminal: true)
      RankAnswer(question: question, response: response).show(on: &page)
      return page
    }
    let names = try answer(1, 2).lines.compactMap(\.row?.name)
    #expect(names == ["highest:b", "lowest:b"])
    let frame = Screen.frame(
      try answer(1, 3), after: try answer(1, 2), in: TerminalSize(rows: 40, columns: 80))
    #expect(shown(frame).filter { $0.hasPrefix("*") }.count == 2)
  }

  @Test func theSequenceStandsAtTheEnd() throws {
    let answer = ScorecardAnswer(
      question: try someQuestion(), response: GetScorecardResponse(asOf: someAsOf), sequence: 7)
    #expect(document(answer).hasSuffix(",\(asOfText),\"sequence\":7}\n"))
  }
}

/// A server of feeds that records its questions and keeps feeds open.
private final class Asked: Sendable {
  private let state = Locked<(requests: [Selection], failures: [Status])>(([], []))

  var windows: [String] { state.withLock { $0.requests.map { "\($0.fromDate) \($0.toDate)" } } }

  func fail(_ failures: [Status]) { state.withLock { $0.failures = failures } }

  var services: [String: [String: ServerMethod]] {
    [
      KpiService.subscribe.service: [
        KpiService.subscribe.name: .serverStreaming(.feed) { call, payload in
          let request = try SubscribeRequest.decode(from: payload)
          let failure = self.state.withLock { state -> Status? in
            if case .scorecard(let scorecard)? = request.question, let selection = scorecard.selection {
              state.requests.append(selection)
            }
            return state.failures.isEmpty ? nil : state.failures.removeFirst()
          }
          if let failure { throw failure }
          try await call.send(SubscribeResponse(sequence: 1, state: .scorecard(GetScorecardResponse())).encode())
          while true { try await call.loop.sleep(for: .seconds(60)) }
        }
      ]
    ]
  }
}

/// Takes what a watch shows.
private final class Shown: WatchSink, Sendable {
  private let state = Locked<(documents: [String], messages: [String])>(([], []))

  var documents: [String] { state.withLock { $0.documents } }
  var messages: [String] { state.withLock { $0.messages } }

  func show(_ answer: some Answer & Sendable) async throws {
    let text = document(answer)
    state.withLock { $0.documents.append(text) }
  }

  func report(_ message: String) { state.withLock { $0.messages.append(message) } }
}

@Suite struct WatchWorkTests {
  /// A clock that a test sets, which wakes its waiters.
  private final class TestClock: Sendable {
    let time: Locked<Instant>

    init(_ time: Instant) { self.time = Locked(time) }

    var clock: CivilClock {
      CivilClock(now: { self.time.withLock { $0 } }) { _ in try await Task.sleep(for: .milliseconds(2)) }
    }

    func advance(seconds: Int64) {
      time.withLock { $0 = Instant(nanoseconds: $0.nanoseconds + seconds * 1_000_000_000) }
    }
  }

  private func run(
    _ asked: Asked, from day: String, _ body: (TestClock, Shown, Task<Void, any Error>) async throws -> Void
  ) async throws {
    let loop = try TestLoop()
    let day = try #require(Day(gregorian: day))
    let clock = TestClock(Instant(nanoseconds: (Int64(day.number) * 86_400 + 12 * 3_600) * 1_000_000_000))
    let shown = Shown()
    try await ScriptedServer.run(asked.services) { server in
      let client = TarazuClient(
        ClientTarget(host: "127.0.0.1", port: server.port, caFile: server.caFile), loop: loop.loop)
      let work = WatchWork(
        subject: WatchedScorecard(unit: "08"), window: .currentMonth, interval: .seconds(1), clock: clock.clock,
        client: client, loop: loop.loop)
      let running = Task(executorPreference: loop.loop) { try await work.run(to: shown) }
      try await body(clock, shown, running)
      running.cancel()
      _ = await running.result
      client.close()
    }
  }

  private func wait(for count: Int, _ value: () -> Int) async throws {
    for _ in 0..<2_000 where value() < count { try await Task.sleep(for: .milliseconds(10)) }
    #expect(value() == count)
  }

  @Test func theWindowMovesOnAtMidnightInTehran() async throws {
    let asked = Asked()
    try await run(asked, from: "2026-05-21") { clock, shown, _ in
      try await wait(for: 1) { shown.documents.count }
      // 12:00 in UTC is 15:30 in Tehran.
      clock.advance(seconds: 8 * 3_600 + 29 * 60)
      try await Task.sleep(for: .milliseconds(50))
      #expect(asked.windows == ["2026-04-21 2026-05-21"])
      clock.advance(seconds: 60)
      try await wait(for: 2) { shown.documents.count }
      clock.advance(seconds: 86_400)
      try await wait(for: 3) { shown.documents.count }
      #expect(shown.documents[2].contains("\"from\":\"2026-05-22\",\"to\":\"2026-05-23\""))
      #expect(shown.messages.isEmpty)
    }
    #expect(asked.windows == ["2026-04-21 2026-05-21", "2026-05-22 2026-05-22", "2026-05-22 2026-05-23"])
  }

  @Test func aServiceThatIsAwayAtMidnightIsWaitedFor() async throws {
    let asked = Asked()
    try await run(asked, from: "2026-05-21") { clock, shown, _ in
      try await wait(for: 1) { shown.documents.count }
      let away = Status.unavailable("loading", reason: .notReady, retryDelay: .zero)
      asked.fail(Array(repeating: away, count: 7))
      clock.advance(seconds: 86_400)
      try await wait(for: 2) { shown.documents.count }
      #expect(shown.messages == ["UNAVAILABLE: loading; connecting again", "connected again"])
    }
  }

  @Test func aRefusalEndsIt() async throws {
    let asked = Asked()
    asked.fail([.notFound("there is no unit 08")])
    try await run(asked, from: "2026-05-21") { _, shown, running in
      let error = await #expect(throws: Status.self) { try await running.value }
      #expect(error?.code == .notFound)
      #expect(shown.documents.isEmpty)
    }
  }
}
