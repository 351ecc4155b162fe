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
          if content.isOfWindow { expectCauses(of: rows, content, timeline, window) }
          if content.standsSinceOpening { expectOpenings(of: rows, timeline) }
          rowCount += rows.count
        }
      }
    }
    #expect(rowCount > 1_000)
  }

  /// Of a value that is asked for, there are the rows of this value alone, and the amount of each is the value.
  @Test(arguments: TimelinePropertyTests.seeds)
  func rowsOfAValueHaveItAsTheirAmount(seed: UInt64) throws {
    var count = 0
    for events in Self.cases(seed: seed) {
      let timeline = try Timeline(events, in: SmallCountry.territory)
      let first = timeline.events[0].day
      let window = try #require(Window(from: first, to: Day(number: first.number + 2_000)))
      for list in [Measure.closedAges, .leads, .closedCaseAges] {
        func rows(_ content: PartContent, _ value: Int32?) -> [PartRow] {
          PartQuestion(content: content, window: window, caseClass: nil, branches: Self.kinds, value: value)
            .rows(of: timeline)
        }
        let all = rows(.values(list), nil)
        for value in Set(all.compactMap(\.measured)) {
          let ofValue = rows(.firstValue(list), value)
          #expect(ofValue.count == all.count { $0.measured == value })
          #expect(ofValue.allSatisfy { $0.measured == value && $0.amount == Int64(value) })
          count += ofValue.count
        }
      }
    }
    #expect(count > 100)
  }

  /// Each row comes from an event by which its case is found: of a kind that causes it, on its day or, where later days can
  /// add to it, up to 90 days later.
  private func expectCauses(of rows: [PartRow], _ content: PartContent, _ timeline: Timeline, _ window: Window) {
    for row in rows {
      let event = timeline.events[row.event]
      #expect(content.causes.kinds.contains(event.kind), "\(content) by \(event)")
      #expect(content.causes.word.map { $0 == event.body.storedWord } ?? true, "\(content) by \(event)")
      let last = content.growsLater ? row.day.number + 90 : row.day.number
      #expect((row.day.number...last).contains(event.day.number))
    }
  }

  /// Each row stands since a spell of its branch opened.
  private func expectOpenings(of rows: [PartRow], _ timeline: Timeline) {
    for row in rows {
      #expect(timeline.spells.contains { $0.branch == row.branch && $0.openedOn == row.day })
    }
  }

  /// Of two hearings overdue since one day, the one that was held is no row.
  @Test func overdueRowsAreOfTheirOwnHearings() throws {
    let day = Day(number: 19_000)
    func event(_ number: Int32, _ days: Int64, _ body: TimelineEvent.Body) -> TimelineEvent {
      TimelineEvent(
        source: SourceName(number: 1, code: "s"), id: "\(number)",
        at: Instant(nanoseconds: (Int64(day.number) + days) * 86_400_000_000_000 + 36_000_000_000_000), body: body,
        reach: 0, sequence: number)
    }
    for held in ["a", "b"] {
      let timeline = try Timeline(
        [
          event(1, 0, .registered(branch: 10, caseClass: 1)),
          event(2, 1, .hearingSet(branch: 10, hearing: "a", on: Day(number: day.number + 20), purpose: .trial)),
          event(3, 2, .hearingSet(branch: 10, hearing: "b", on: Day(number: day.number + 20), purpose: .trial)),
          event(4, 40, .hearingHeld(hearing: held)),
        ], in: SmallCountry.territory)
      let window = Window(Day(number: day.number + 50))
      let question = PartQuestion(
        content: .sum([Term(quantity: .stock(.overdue))], timesDays: false), window: window, caseClass: nil,
        branches: Self.kinds)
      let rows = question.rows(of: timeline)
      #expect(rows.map(\.event) == [held == "a" ? 2 : 1] && rows.map(\.day) == [Day(number: day.number + 24)])
    }
  }

  /// What happens seldom is found by few events.
  @Test func causesAreNarrow() throws {
    func causes(_ code: String, _ part: FigurePart) throws -> PartCauses {
      try #require(Indicator.named(code)).content(of: part).causes
    }
    #expect(try causes("reopening_rate", .numerator).kinds == [.reopened])
    let expert = try causes("adjourned_expert_rate", .numerator)
    #expect(expert.kinds == [.hearingAdjourned] && expert.word == AdjournmentReason.expert.rawValue)
    #expect(try causes("upheld_rate", .denominator).word == nil)
    #expect(try causes("inflow", .numerator).kinds == [.registered, .reopened, .transferred])
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

extension EventContent {
  /// The raw value of its word, where it has one.
  fileprivate var storedWord: Int16? {
    switch self {
    case .hearingSet(_, _, _, let purpose): purpose.rawValue
    case .closed(_, let outcome): outcome.rawValue
    case .hearingAdjourned(_, let reason): reason.rawValue
    case .appealDecided(let result): result.rawValue
    default: nil
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
    case .values(let list): flow(list) { _ in 1 }
    // Of all values here: the server asks for the first row of one.
    case .firstValue(let list): flow(list) { Int64($0.value) }
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
