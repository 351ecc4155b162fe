// The rows behind every part of every indicator add up to it, case by case, and what events added adds up to what the case
// has in the cells.

import TarazuCalendar
import TarazuDomain
import TestDomain
import TestRandom
import Testing

struct PartRowTests {
  private static let kinds: [UnitNumber: BranchKind?] = [
    10: BranchKind(code: "a", name: "a", standardDays: 30, leadNormDays: 20, keepsCalendar: true),
    11: nil as BranchKind?,
    12: BranchKind(code: "b", name: "b", standardDays: 90),
    13: BranchKind(code: "c", name: "c", standardDays: nil, keepsCalendar: true),
    14: BranchKind(code: "d", name: "d", standardDays: nil, leadNormDays: 60),
  ]

  private static func cases(seed: UInt64) -> [[TimelineEvent]] {
    var (cases, calendars) = (RandomCases(seed: seed), RandomCalendars(seed: seed))
    return (0..<150).map { _ in cases.next() } + (0..<150).map { _ in calendars.next() }
  }

  @Test(arguments: TimelinePropertyTests.seeds)
  func eventsAddUpToTheCase(seed: UInt64) throws {
    for events in Self.cases(seed: seed) {
      let timeline = try Timeline(events, in: SmallCountry.territory)
      var added: [Place: Int64] = [:]
      let contributions = timeline.contributionsOfEvents
      #expect(contributions.count == timeline.events.count)
      for (effect, ofEvent) in zip(timeline.effects, contributions) {
        if case .applied = effect {} else { #expect(ofEvent.isEmpty) }
        for one in ofEvent {
          #expect(one.amount != 0)
          added[Place(branch: one.branch, day: one.day, measure: one.measure), default: 0] += one.amount
        }
      }
      #expect(added.filter { $0.value != 0 } == Self.cells(timeline))
    }
  }

  private struct Place: Hashable {
    var branch: UnitNumber
    var day: Day
    var measure: String
  }

  /// What a case has in the cells, by the names of the contract.
  private static func cells(_ timeline: Timeline) -> [Place: Int64] {
    let names: [Measure: String] = [.closedAges: "processing_days", .leads: "lead_days", .closedCaseAges: "case_days"]
    let unnamed: Set<Measure> = [.sentAges, .sentCaseAges, .receivedCaseAges]
    var cells: [Place: Int64] = [:]
    for (key, amount) in timeline.contributions.amounts where !unnamed.contains(key.measure) {
      var (day, each) = (key.cell.day, Int64(1))
      if names[key.measure] != nil { each = Int64(key.value) }
      if key.measure.isStock {
        day = Day(number: day.number + abs(key.value) - 1)
        each = key.value > 0 ? 1 : -1
      }
      let measure = names[key.measure] ?? key.measure.column
      cells[Place(branch: key.cell.branch, day: day, measure: measure), default: 0] += amount * each
    }
    return cells.filter { $0.value != 0 }
  }

  @Test(arguments: TimelinePropertyTests.seeds)
  func rowsAddUpToTheirPart(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var rowCount = 0
    for events in Self.cases(seed: seed) {
      let timeline = try Timeline(events, in: SmallCountry.territory)
      let branches = Self.kinds.filter { _ in random.chance(70) }
      let first = timeline.events[0].day.number + Int32.random(in: -30...200, using: &random)
      let window = try #require(
        Window(from: Day(number: first), to: Day(number: first + random.pick([0, 1, 30, 400]))))
      for indicator in Indicator.all {
        for part in FigurePart.allCases {
          let content = indicator.content(of: part)
          let question = PartQuestion(content: content, window: window, caseClass: nil, branches: branches)
          let rows = question.rows(of: timeline)
          let sum = rows.reduce(Int64(0)) { $0 + $1.amount }
          let plain = PlainPart(timeline, branches, window)
          #expect(sum == plain.value(of: content), "\(indicator.code) \(part) over \(window) of \(timeline.events)")
          #expect(rows.allSatisfy { $0.day <= window.to && branches[$0.branch] != nil })
          #expect(Set(rows.map { "\($0.branch) \($0.day) \($0.event)" }).count == rows.count)
          rowCount += rows.count
        }
      }
    }
    #expect(rowCount > 1_000)
  }

  @Test func everyPartIsCovered() {
    for indicator in Indicator.all {
      let isOneBranch = indicator.formula.hasConstantDenominator
      #expect((indicator.content(of: .denominator) == .nothing) == isOneBranch, "\(indicator.code)")
      #expect((indicator.content(of: .sample) == .nothing) == (indicator.sample == nil), "\(indicator.code)")
      #expect(indicator.content(of: .numerator) != .nothing)
      for part in FigurePart.allCases {
        guard case .sum(let terms, _) = indicator.content(of: part) else { continue }
        // A page is read day by day or as of a day, never both.
        let areOfWindow = Set(terms.map { PartContent.sum([$0], timesDays: false).isOfWindow })
        #expect(areOfWindow.count == 1, "\(indicator.code) \(part)")
      }
    }
  }
}

extension Formula {
  fileprivate var hasConstantDenominator: Bool {
    switch self {
    case .ratio(_, .quantity(.hasCalendar)), .total, .maximum, .quantile: true
    case .ratio, .perBranchMonth: false
    }
  }
}

/// The parts of one case, read from what it has in the cells and from its spells.
private struct PlainPart {
  let timeline: Timeline
  let branches: [UnitNumber: BranchKind?]
  let window: Window

  init(_ timeline: Timeline, _ branches: [UnitNumber: BranchKind?], _ window: Window) {
    self.timeline = timeline
    self.branches = branches
    self.window = window
  }

  func value(of content: PartContent) -> Int64 {
    switch content {
    case .nothing: 0
    case .values(let list), .firstValue(let list): flow(list) { _ in 1 }
    case .sum(let terms, let timesDays):
      terms.reduce(0) { $0 + ($1.isNegated ? -1 : 1) * quantity($1.quantity) } * (timesDays ? Int64(window.days) : 1)
    }
  }

  private func kind(_ branch: UnitNumber) -> BranchKind? { branches[branch] ?? nil }

  private func flow(_ measure: Measure, _ each: (ContributionKey) -> Int64) -> Int64 {
    timeline.contributions.amounts.reduce(0) { sum, entry in
      let cell = entry.key.cell
      guard entry.key.measure == measure, branches[cell.branch] != nil, window.from <= cell.day, cell.day <= window.to
      else { return sum }
      return sum + entry.value * each(entry.key)
    }
  }

  private func stock(_ measure: Measure, where isAsked: (BranchKind?) -> Bool = { _ in true }) -> Int64 {
    timeline.contributions.amounts.reduce(0) { sum, entry in
      let (key, each) = entry.key.stockChange ?? (entry.key, 1)
      guard key.measure == measure, branches[key.cell.branch] != nil, isAsked(kind(key.cell.branch)),
        key.cell.day <= window.to
      else { return sum }
      return sum + entry.value * each
    }
  }

  /// The open spells of the window's last day: their branch's kind, and the ages of spell and case.
  private var pending: [(kind: BranchKind?, age: Int64, caseAge: Int64)] {
    var course: Day?
    return timeline.spells.compactMap { spell in
      if spell.openedBy != .transferred { course = spell.openedOn }
      guard branches[spell.branch] != nil, spell.openedOn <= window.to, spell.endedOn.map({ $0 > window.to }) ?? true
      else { return nil }
      return (
        kind(spell.branch), Int64(window.to.number - spell.openedOn.number),
        Int64(window.to.number - (course ?? spell.openedOn).number)
      )
    }
  }

  private func quantity(_ quantity: Quantity) -> Int64 {
    switch quantity {
    case .flow(let measure): flow(measure) { _ in 1 }
    case .stock(let measure): stock(measure)
    case .valueSum(let list): flow(list) { Int64($0.value) }
    case .closedStandard: flow(.closed) { kind($0.cell.branch)?.standardDays == nil ? 0 : 1 }
    case .closedOnTime:
      flow(.closedAges) { $0.value <= kind($0.cell.branch)?.standardDays ?? -1 ? 1 : 0 }
    case .leadsWithNorm: flow(.hearingsSet) { kind($0.cell.branch)?.leadNormDays == nil ? 0 : 1 }
    case .leadsOverNorm: flow(.leads) { $0.value > kind($0.cell.branch)?.leadNormDays ?? .max ? 1 : 0 }
    case .pendingAgeDays: pending.reduce(0) { $0 + $1.age }
    case .pendingCaseAgeDays: pending.reduce(0) { $0 + $1.caseAge }
    case .olderThan(let days): Int64(pending.count { $0.age > days })
    case .caseOlderThan(let days): Int64(pending.count { $0.caseAge > days })
    case .overStandard: Int64(pending.count { $0.age > $0.kind?.standardDays.map { Int64($0) } ?? .max })
    case .pendingWithStandard: Int64(pending.count { $0.kind?.standardDays != nil })
    case .pendingWithCalendar: Int64(pending.count { $0.kind?.keepsCalendar == true })
    case .stockWithCalendar(let measure): stock(measure) { $0?.keepsCalendar == true }
    case .hasCalendar, .windowDays, .branchMonthUnits, .activeBranches: 0
    }
  }
}
