import TarazuCalendar
import TarazuProtocol
import TarazuWire
import Testing

@testable import TarazuCommand

@Suite struct QuestionTests {
  private static let today = Day(number: 20_600)

  private func arguments(_ line: [String]) throws -> Arguments {
    guard case .run(let command, let arguments) = try ArgumentParser(commands: Program.commands).parse(line) else {
      throw UsageError("not a command")
    }
    return try arguments.withPlainDates(command, today: QuestionTests.today)
  }

  private func question(from: String, to: String) throws -> Question {
    try arguments(["scorecard", "08", "--from", from, "--to", to]).question(of: "08")
  }

  @Test(arguments: [
    ("2024-01-01", "2024-01-01", "2024-01-01"),
    ("1405-01-01", "1405-12-29", "2026-03-21"),
    ("1399-12-30", "1400-01-01", "2021-03-20"),
    ("1900-01-01", "1900-01-01", "1900-01-01"),
    ("2199-12-31", "2199-12-31", "2199-12-31"),
    ("2024-01-01", "2034-01-08", "2024-01-01"),
    ("1405-02", "1405-02", "2026-04-21"), ("2024-1-1", "۱۴۰۵", "2024-01-01"), ("-30d", "today", "2026-04-27"),
  ])
  func windowsAreRead(_ from: String, _ to: String, _ first: String) throws {
    #expect(try question(from: from, to: to).selection.fromDate == first)
  }

  @Test(arguments: [
    ("2024-01-02", "2024-01-01", "--from: 2024-01-02 is after --to"),
    ("2024-01-01", "2034-01-09", "at most 3660 are allowed"),
    ("1899-12-31", "1900-01-01", "--from: 1899-12-31 is out of range"),
    ("2199-12-31", "2200-01-01", "--to: 2200-01-01 is out of range"),
    ("1790-01-01", "1790-01-01", "--from: 1790-01-01 is out of range"),
    ("2023-02-29", "2024-01-01", "--from: \"2023-02-29\" is not a date"),
    ("1404-12-30", "1405-01-01", "--from: \"1404-12-30\" is not a date"),
    ("", "2024-01-01", "is not a date"),
    ("2024-01-01 ", "2024-01-01", "is not a date"),
    ("-024-01-01", "2024-01-01", "is not a date"),
    ("tomorrow", "2024-01-01", "is not a date"),
    ("yesterday", "2024-01-01", "--from: 2026-05-26 is after --to"),
  ])
  func wrongWindows(_ from: String, _ to: String, _ words: String) {
    let error = #expect(throws: Status.self) { try question(from: from, to: to) }
    #expect(error?.code == .invalidArgument)
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    #expect(error.map { Failure($0).status } == .refused)
    #expect(error.map { Failure($0).message.hasPrefix("INVALID_ARGUMENT: ") } == true)
  }

  /// A month or a year is its first day where a window begins, and its last where it ends.
  @Test func monthsAndYears() throws {
    let selection = try question(from: "1405-02", to: "1405-02").selection
    #expect((selection.fromDate, selection.toDate) == ("2026-04-21", "2026-05-21"))
    #expect(try arguments(["aging", "08", "--to", "1405"]).day(Options.asOf).description == "2027-03-20")
  }

  @Test func spansByName() throws {
    let selection = try arguments(["scorecard", "08", "--period", "last-month"]).question(of: "08").selection
    #expect((selection.fromDate, selection.toDate) == ("2026-04-21", "2026-05-21"))
    let error = #expect(throws: Status.self) { try arguments(["scorecard", "08", "--period", "week"]) }
    #expect(error?.message.contains("one of month, last-month, year, 12months") == true)
    let both = #expect(throws: UsageError.self) {
      try arguments(["scorecard", "08", "--period", "month", "--to", "today"])
    }
    #expect(both?.message == "--period stands for --to: give one of them")
  }

  private func rank(_ extra: String..., kpi: String = "pending") throws -> Arguments {
    try arguments(["rank", kpi, "--in", "IR", "--level", "branch", "--from", "a", "--to", "b"] + extra)
  }

  @Test func numbersAreWithinTheirRanges() throws {
    #expect(try rank().integer(Options.count, Int32(1)...1_000) == nil)
    #expect(try rank("--count", "1000").integer(Options.count, Int32(1)...1_000) == 1_000)
    for bad in ["0", "-1", "1001", "x", "", "1.5", "99999999999999999999", " 5", "٥"] {
      let error = #expect(throws: Status.self) {
        try rank("--count", bad).integer(Options.count, Int32(1)...1_000)
      }
      #expect(error?.code == .invalidArgument)
      #expect(error?.message.contains("from 1 to 1000") == true)
    }
  }

  /// The same options of every command that answers page by page.
  @Test(arguments: [
    ["cases", "pending", "--in", "08"], ["audit"],
    ["explain", "pending", "--unit", "08", "--from", "a", "--to", "b"],
  ])
  func pagesHaveASizeAndABeginning(command: [String]) throws {
    func page(_ options: String...) throws -> (size: Int32, token: String) { try arguments(command + options).page() }
    #expect(try page() == (100, ""))
    #expect(try page("--count", "1000", "--after", "ab12") == (1_000, "ab12"))
    for bad in ["0", "1001", "x"] {
      let error = #expect(throws: Status.self) { _ = try page("--count", bad) }
      #expect(error?.message.contains("from 1 to 1000") == true)
    }
    let error = #expect(throws: Status.self) { _ = try page("--after", "") }
    #expect(error?.message.contains("leave it out for the first page") == true)
  }

  @Test func indicatorsAndWords() throws {
    #expect(try rank(kpi: "clearance_rate").kpi() == .clearanceRate)
    for bad in ["no_such_kpi", "", "KPI_PENDING", "PENDING", "unspecified"] {
      let error = #expect(throws: Status.self) { try rank(kpi: bad).kpi() }
      #expect(error?.code == .invalidArgument)
    }
    let arguments = try rank()
    for (word, level) in EnumNames.levels { #expect(try arguments.choice("--level", word, EnumNames.levels) == level) }
    #expect(throws: Status.self) { try arguments.choice("--level", "city", EnumNames.levels) }
    #expect(throws: Status.self) { try arguments.choice("--by", "fortnight", EnumNames.periods) }
    #expect(throws: Status.self) { try arguments.choice("MEASURE", "days", EnumNames.measures) }
  }

  @Test func aScorecardMayNameItsIndicators() throws {
    func kpis(_ list: String...) throws -> [Kpi] {
      try arguments(["scorecard", "08", "--from", "a", "--to", "b"] + list).kpis()
    }
    #expect(try kpis() == [])
    #expect(try kpis("--kpis", "undated_rate") == [.undatedRate])
    #expect(try kpis("--kpis", "undated_rate,pending,inflow") == [.undatedRate, .pending, .inflow])
    for bad in ["", ",", "pending,", "pending,,inflow", "no_such_kpi", "pending, inflow", "pending,inflow,pending"] {
      let error = #expect(throws: Status.self) { try kpis("--kpis", bad) }
      #expect(error?.code == .invalidArgument && error?.message.contains("--kpis") == true, "\(bad)")
    }
    let watched = WatchedScorecard(unit: "08", kpis: [.undated])
    #expect(watched.request(over: Window(.first)).kpis == [.undated])
  }

  @Test func anEmptyUnitIsNotTheWholeCountry() throws {
    let arguments = try arguments(["anomalies", "--in", ""])
    #expect(throws: Status.self) { try arguments.nonEmpty(Options.lyingIn) }
    #expect(try arguments.nonEmpty(Options.anomalyReason) == "")
  }

  @Test func howTheProgramEnds() {
    #expect(Failure(Status.unavailable("away", reason: .notConnected)).status == .notReachable)
    #expect(Failure(Status.notFound("x")) == Failure("NOT_FOUND: x", .refused))
    #expect(Failure(Status.unauthenticated("no")).status == .refused)
  }
}

@Suite struct ShareTests {
  @Test(arguments: [
    ("0", 0), ("1%", 10_000), ("0.01", 10_000), ("0.5%", 5_000), ("0.000001", 1), ("0.0001%", 1), ("30%", 300_000),
    ("0.30", 300_000), ("00.3", 300_000),
  ])
  func sharesWithoutFloats(text: String, millionths: Int) throws {
    #expect(try share(text) == millionths)
  }

  @Test(arguments: [
    "", "%", "-1%", "1", "31%", "0.3000001", ".5", "1.", "1e-2", "0,01", "1 %", "1%%", "٣", "0.0.1",
    "99999999999999999999",
  ])
  func otherFormsAreRefused(text: String) {
    #expect(throws: Status.self) { try share(text) }
  }

  private func share(_ text: String) throws -> Int? {
    let line = ["simulate", "--seed", "1", "--events", "1", "--directory", "d", "--out", "o", "--dirty=\(text)"]
    guard case .run(_, let arguments) = try ArgumentParser(commands: Program.commands).parse(line) else { return nil }
    return try arguments.millionths(Options.dirty, upTo: 300_000)
  }
}
