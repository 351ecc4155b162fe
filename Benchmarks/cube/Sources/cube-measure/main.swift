// Loads made-up courts into a cube and times its questions and commits, all on one thread. Each line has the best and the
// median of several runs, by the CPU time of the thread: other load on the machine then shows little.

import Glibc
import TarazuBase
import TarazuCalendar
import TarazuCube
import TarazuDomain

/// Resident memory of this process, in MB.
func memory() -> Int {
  var bytes = [UInt8](repeating: 0, count: 256)
  let file = open("/proc/self/statm", O_RDONLY)
  defer { close(file) }
  let count = read(file, &bytes, bytes.count)
  let fields = String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self).split(separator: " ")
  return (fields.dropFirst().first.flatMap { Int($0) } ?? 0) * 4_096 / 1_000_000
}

func microseconds(_ duration: Duration) -> Int {
  Int(duration.components.seconds) * 1_000_000 + Int(duration.components.attoseconds / 1_000_000_000_000)
}

/// The CPU time of this thread, in microseconds.
func cpu() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return time.tv_sec * 1_000_000 + time.tv_nsec / 1_000
}

func measure(_ name: String, runs: Int = 25, _ body: () throws -> Void) rethrows {
  let times = try (0..<runs).map { _ in
    let began = cpu()
    try body()
    return cpu() - began
  }.sorted()
  print(name, "best", times[0], "us, median", times[runs / 2], "us")
}

func measureQuestions(_ cube: Cube) throws {
  let today = Day(number: Courts.lastDay)
  let window = try Window.checked(from: Day(number: today.number - 500), to: Day(number: today.number - 136))
  for indicator in Indicator.all {
    let question = RankQuestion(indicator: indicator, unit: "IR", level: .branch, window: window, minSample: 1)
    try measure("rank of all branches by \(indicator.code)") { _ = try cube.reader(today: today).rank(question) }
  }
  let question = RankQuestion(
    indicator: try Indicator.checked("clearance_rate"), unit: "IR", level: .branch, window: window, caseClass: "c3",
    minSample: 1)
  try measure("the same by clearance_rate of a class") { _ = try cube.reader(today: today).rank(question) }
  let founding = Array(Indicator.all.prefix(7))
  for unit in ["b7", "d7", "p7", "IR"] {
    let selection = Selection(unit: unit, window: window)
    try measure("scorecard of \(unit)") { _ = try cube.reader(today: today).scorecard(selection) }
    try measure("the seven founding indicators of \(unit)") {
      _ = try cube.reader(today: today).scorecard(selection, indicators: founding)
    }
    try measure("pending alone of \(unit)") {
      _ = try cube.reader(today: today).scorecard(selection, indicators: Array(founding.prefix(1)))
    }
    try measure("aging of \(unit)") { _ = try cube.reader(today: today).aging(unit: unit, on: window.to) }
    for code in ["clearance_rate", "processing_days_median", "old_rate"] {
      let indicator = try Indicator.checked(code)
      try measure("daily trend of \(code) of \(unit)") {
        _ = try cube.reader(today: today).trend(indicator, selection, by: .day)
      }
    }
  }
}

func measureJudgements(_ cube: Cube) throws {
  let today = Day(number: Courts.lastDay)
  let window = try Window.checked(from: Day(number: today.number - 500), to: Day(number: today.number - 136))
  for code in ["processing_days_mean", "on_time_rate", "backlog_rate", "settlement_rate", "inflow_mean", "old_rate"] {
    let question = FunnelQuestion(
      indicator: try Indicator.checked(code), unit: "IR", level: .branch, window: window, kind: "other")
    try measure("funnel of a kind in the country by \(code)") { _ = try cube.reader(today: today).funnel(question) }
  }
  for unit in ["b7", "p7"] {
    let question = SignalQuestion(indicator: try Indicator.checked("processing_days_mean"), unit: unit, to: today)
    try measure("signal of \(unit), first") {
      let reader = cube.reader(today: today)
      _ = try reader.signal(question, MonthSums(through: reader.judgedMonth(endedBy: today)))
    }
  }
  for unit in ["p7", "IR"] {
    let question = ChangesQuestion(unit: unit, to: today, level: nil)
    let sums = MonthSums(through: cube.reader(today: today).judgedMonth(endedBy: today))
    try measure("changes of \(unit), first", runs: 9) {
      let reader = cube.reader(today: today)
      _ = try reader.changes(question, MonthSums(through: reader.judgedMonth(endedBy: today)))
    }
    try measure("changes of \(unit), with the months' sums", runs: 9) {
      _ = try cube.reader(today: today).changes(question, sums)
    }
  }
}

func measureCommits(_ cube: Cube, _ courts: inout Courts) throws {
  var number: Int64 = 1
  func measureCommits(_ name: String, _ commits: [[ContributionChange]]) throws {
    try measure("commit of \(name)") {
      number += 1
      try cube.apply(
        commits[Int(number) % commits.count],
        position: CommitPosition(number: number, tag: 0, committedAt: StoreTime(microseconds: 0)))
    }
  }
  for (count, days) in [(1, 0), (1, 600), (100, 0), (10_000, 3)] as [(Int, Int32)] {
    let commits = (0..<25).map { _ in courts.closings(count, within: days) }
    try measureCommits("\(count) closings, up to \(days) days late", commits)
  }
  for count in [1, 100, 1_000] {
    try measureCommits("\(count) hearings set", (0..<25).map { _ in courts.hearings(count) })
  }
}

// MARK: - Made-up courts and cases, with the same seed each time

/// The cells of some years of some branches, in the order of days.
struct Courts {
  static let lastDay: Int32 = 20_700
  static let days: Int32 = 1_096
  static let classes: Int32 = 10

  let branches: Int32
  private(set) var events = 0
  private var sums: [ContributionKey: Int64] = [:]
  private var generator = SplitMix64(seed: 7)

  init(branches: Int, cases: Int) {
    self.branches = Int32(branches)
    for _ in 0..<cases { addCase() }
  }

  var cells: [CellRow] {
    var rows: [CellKey: CellRow] = [:]
    for (key, amount) in sums {
      var row = rows.removeValue(forKey: key.cell) ?? CellRow(key: key.cell, sums: [])
      if key.measure.isList {
        row[key.measure] += Array(repeating: key.value, count: Int(amount))
      } else {
        row.sums.append((key.measure, Int128(amount)))
      }
      rows[key.cell] = row
    }
    return rows.values.sorted { $0.key < $1.key }
  }

  /// 31 provinces of ten districts; two kinds of branches, one with a standard.
  var directory: CubeDirectory {
    var directory = Directory()
    directory.kinds["civil"] = BranchKind(
      code: "civil", name: "حقوقی", standardDays: 104, leadNormDays: 60, keepsCalendar: true)
    directory.kinds["other"] = BranchKind(code: "other", name: "دیگر", standardDays: nil)
    directory.units["IR"] = Unit(code: "IR", level: .country, parent: nil, name: "کل کشور")
    var unitNumbers: [String: UnitNumber] = [:]
    for number in 0..<31 {
      directory.units["p\(number)"] = Unit(code: "p\(number)", level: .province, parent: "IR", name: "استان")
    }
    for number in 0..<310 {
      directory.units["d\(number)"] = Unit(
        code: "d\(number)", level: .district, parent: "p\(number % 31)", name: "حوزه")
    }
    for number in 1...branches {
      directory.units["b\(number)"] = Unit(
        code: "b\(number)", level: .branch, parent: "d\(number % 310)", name: "شعبه",
        kind: number % 3 == 0 ? "other" : "civil", openedOn: Day(number: 15_000))
      unitNumbers["b\(number)"] = UnitNumber(number)
    }
    let classes = Dictionary(uniqueKeysWithValues: (1...Courts.classes).map { ("c\($0)", ClassNumber($0)) })
    return CubeDirectory(directory: directory, unitNumbers: unitNumbers, classNumbers: classes)
  }

  /// The changes of a commit that closes `count` cases, each up to `days` days ago.
  mutating func closings(_ count: Int, within days: Int32) -> [ContributionChange] {
    (0..<count).flatMap { _ in
      let cell = CellKey(
        day: Day(number: Courts.lastDay - Int32.random(in: 0...days, using: &generator)),
        branch: UnitNumber(Int32.random(in: 1...branches, using: &generator)),
        caseClass: ClassNumber(Int32.random(in: 1...Courts.classes, using: &generator)))
      return Courts.changes(
        cell, [(.closed, 0), (.closedJudgment, 0), (.closedAges, 77), (.closedCaseAges, 77), Courts.less(.undated, 20)])
    }
  }

  /// The changes of a commit that puts `count` hearings on the calendar.
  mutating func hearings(_ count: Int) -> [ContributionChange] {
    (0..<count).flatMap { _ in
      let cell = CellKey(
        day: Day(number: Courts.lastDay), branch: UnitNumber(Int32.random(in: 1...branches, using: &generator)),
        caseClass: ClassNumber(Int32.random(in: 1...Courts.classes, using: &generator)))
      let lead = Int32.random(in: 5...60, using: &generator)
      return Courts.changes(
        cell,
        [
          (.hearingsSet, 0), (.leads, lead), Courts.less(.undated, 20), Courts.more(.undated, lead + 31),
          Courts.more(.overdue, lead + 4),
        ])
    }
  }

  private static func changes(_ cell: CellKey, _ values: [(Measure, Int32)]) -> [ContributionChange] {
    values.map { ContributionChange(key: ContributionKey(cell: cell, measure: $0, value: $1), amount: 1) }
  }

  /// One more in a stock some days later, or one less; at once where that is past.
  private static func more(_ stock: Measure, _ days: Int32) -> (Measure, Int32) {
    (stock, StockChange(delay: max(0, days), isIncrease: true).value)
  }

  private static func less(_ stock: Measure, _ days: Int32) -> (Measure, Int32) {
    (stock, StockChange(delay: max(0, days), isIncrease: false).value)
  }

  private mutating func addCase() {
    let branch = UnitNumber(Int32.random(in: 1...branches, using: &generator))
    let caseClass = ClassNumber(Int32.random(in: 1...Courts.classes, using: &generator))
    let opened = Courts.lastDay - Int32.random(in: 0..<Courts.days, using: &generator)
    let brought: Int32 = chance(6) ? Int32.random(in: 1...300, using: &generator) : 0
    var opening = [Courts.more(.undated, 30)]
    if brought > 0 {
      opening.append((.received, 0))
      opening.append((.receivedCaseAges, brought))
    } else {
      opening.append((.registered, 0))
    }
    event(opened, branch, caseClass, opening)
    var day = opened
    // The first day without a date, and the day of a hearing that awaits its judgment.
    var gap = opened
    var held: Int32?
    /// What an event on a day takes back of the stocks.
    func endOfGap(_ day: Int32) -> [(Measure, Int32)] {
      var changes = [Courts.less(.undated, gap + 30 - day)]
      if let held { changes.append(Courts.less(.undecided, held + 8 - day)) }
      return changes
    }
    for _ in 0..<Int.random(in: 0...2, using: &generator) {
      day += Int32.random(in: 1...30, using: &generator)
      let lead = Int32.random(in: 5...60, using: &generator)
      var setting = endOfGap(day)
      setting.append((.hearingsSet, 0))
      setting.append((.leads, lead))
      setting.append(Courts.more(.undated, lead + 31))
      setting.append(Courts.more(.overdue, lead + 4))
      event(day, branch, caseClass, setting)
      day += lead
      gap = day
      held = chance(3) ? nil : day
      var outcome = [Courts.less(.overdue, 4), Courts.less(.undated, 31), Courts.more(.undated, 30)]
      if held == nil {
        outcome.append((.hearingsAdjourned, 0))
        outcome.append((.adjournedService, 0))
      } else {
        outcome.append((.hearingsHeld, 0))
        outcome.append(Courts.more(.undecided, 8))
      }
      event(day, branch, caseClass, outcome)
    }
    day += Int32.random(in: 1...200, using: &generator)
    var closing = endOfGap(day)
    closing.append((.closed, 0))
    closing.append((.closedAges, day - opened))
    closing.append((.closedCaseAges, day - opened + brought))
    closing.append((chance(4) ? .closedSettlement : .closedJudgment, 0))
    event(day, branch, caseClass, closing)
    addAftermath(of: day, branch, caseClass)
  }

  /// What follows a closing.
  private mutating func addAftermath(of day: Int32, _ branch: UnitNumber, _ caseClass: ClassNumber) {
    if chance(3) {
      event(
        day, branch, caseClass, [(.surveys, 0), (.satisfied, 0)], sums: [(.scoreSum, 4), (.scoreSquares, 16)])
    }
    if chance(4) {
      event(day + 20, branch, caseClass, [(.appealed, 0)])
      event(day + 90, branch, caseClass, [(.upheld, 0)])
    }
    if chance(5) {
      event(day + 30, branch, caseClass, [(.enforcementOpened, 0)], sums: [(.adjudgedRials, 2_000_000_000)])
      event(day + 90, branch, caseClass, [(.payments, 0)], sums: [(.paidRials, 1_000_000)])
    }
  }

  private mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &generator) == 0 }

  /// Adds an event: values of lists, counts, and sums.
  private mutating func event(
    _ day: Int32, _ branch: UnitNumber, _ caseClass: ClassNumber, _ contributions: [(Measure, Int32)],
    sums more: [(Measure, Int64)] = []
  ) {
    guard day <= Courts.lastDay else { return }
    events += 1
    let cell = CellKey(day: Day(number: day), branch: branch, caseClass: caseClass)
    for (measure, value) in contributions {
      sums[ContributionKey(cell: cell, measure: measure, value: value), default: 0] += 1
    }
    for (measure, amount) in more { sums[ContributionKey(cell: cell, measure: measure), default: 0] += amount }
  }
}

// MARK: - The measurement

let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
var courts = Courts(branches: numbers.first ?? 2_000, cases: numbers.dropFirst().first ?? 240_000)
let cells = courts.cells
let cube = Cube()
cube.setDirectory(courts.directory)
let before = memory()
let loading = try ContinuousClock().measure {
  var load = CubeLoad()
  for cell in cells { try load.add(cell) }
  try cube.finish(load, position: CommitPosition(number: 1, tag: 0, committedAt: StoreTime(microseconds: 0)))
}
print(
  courts.events, "events,", cells.count, "cells loaded in", microseconds(loading) / 1_000, "ms,", memory() - before,
  "MB")
try measureJudgements(cube)
try measureQuestions(cube)
try measureCommits(cube, &courts)
