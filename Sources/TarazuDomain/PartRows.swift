// The rows of one case behind a part of a figure (docs/spec/quality.md#proof-of-a-figure). What is `Part…` here and in
// TarazuStore is of parts in general; the server answers pages of such rows as `Contribution…`.

import TarazuCalendar

/// One row: what an event, or a case that stood, adds to a part.
public struct PartRow: Hashable, Sendable {
  public var branch: UnitNumber
  /// The day of the contribution; of what stood, the day since which it did.
  public var day: Day
  public var amount: Int64
  /// The value, where the part is of values.
  public var measured: Int32?
  /// The index among the timeline's events of the one that contributed, or since which it stood.
  public var event: Int
}

/// Which rows are asked for.
public struct PartQuestion: Sendable {
  public var content: PartContent
  public var window: Window
  /// Nil for all classes.
  public var caseClass: ClassNumber?
  /// The branches whose rows are asked for, with their kinds.
  public var branches: [UnitNumber: BranchKind?]
  /// Of a part that is the first row of a value: the value; nil for the rows of all values.
  public var value: Int32?

  public init(
    content: PartContent, window: Window, caseClass: ClassNumber?, branches: [UnitNumber: BranchKind?],
    value: Int32? = nil
  ) {
    self.content = content
    self.window = window
    self.caseClass = caseClass
    self.branches = branches
    self.value = value
  }

  /// The rows of a case, in no order.
  public func rows(of timeline: Timeline) -> [PartRow] {
    guard caseClass == nil || timeline.caseClass == caseClass else { return [] }
    switch content {
    case .nothing: return []
    case .values(let list): return CaseRows(self, timeline).values(of: list)
    case .firstValue(let list):
      // The one row of all cases adds up to the part, which is its value.
      return CaseRows(self, timeline).values(of: list).filter { value == nil || $0.measured == value }.map { row in
        var row = row
        row.amount = Int64(row.measured ?? 0)
        return row
      }
    case .sum(let terms, let timesDays):
      var rows = CaseRows(self, timeline)
      for term in terms { rows.add(term) }
      rows.addTotals()
      return rows.rows(times: timesDays ? Int64(window.days) : 1)
    }
  }
}

/// The rows of one case as they come together.
private struct CaseRows {
  private struct Place: Hashable {
    var branch: UnitNumber
    var day: Day
    var event: Int
  }

  private struct Amount {
    var sum: Int64 = 0
    /// Whether it is a row also where the sum is 0, as an age of 0 days is.
    var isKept = false
  }

  private let question: PartQuestion
  private let timeline: Timeline
  private var amounts: [Place: Amount] = [:]
  /// How often each measure is added, or taken away, as S and as C.
  private var flows = PerMeasure<Int64>(repeating: 0)
  private var stocks = PerMeasure<Int64>(repeating: 0)

  init(_ question: PartQuestion, _ timeline: Timeline) {
    self.question = question
    self.timeline = timeline
  }

  func rows(times factor: Int64) -> [PartRow] {
    amounts.compactMap { place, amount in
      guard amount.sum != 0 || amount.isKept else { return nil }
      return PartRow(branch: place.branch, day: place.day, amount: amount.sum * factor, event: place.event)
    }
  }

  private mutating func add(_ amount: Int64, _ branch: UnitNumber, _ day: Day, event: Int, isKept: Bool = false) {
    amounts[Place(branch: branch, day: day, event: event), default: Amount()].sum += amount
    if isKept { amounts[Place(branch: branch, day: day, event: event)]?.isKept = true }
  }

  /// Calls `body` with each change at a branch that is asked for, the branch's kind, and the event.
  private func forEachChange(_ body: (ContributionChange, BranchKind?, _ event: Int) -> Void) {
    for step in timeline.steps {
      for change in timeline.changes[step.changes] {
        guard let kind = question.branches[change.key.cell.branch] else { continue }
        body(change, kind, step.event)
      }
    }
  }

  /// The same for the changes of one measure on days of the window.
  private func inWindow(_ measure: Measure, _ body: (ContributionChange, BranchKind?, _ event: Int) -> Void) {
    forEachChange { change, kind, event in
      if change.key.measure == measure, isInWindow(change.key.cell.day) { body(change, kind, event) }
    }
  }

  private func isInWindow(_ day: Day) -> Bool { question.window.from <= day && day <= question.window.to }
}

// MARK: - Sums

extension CaseRows {
  mutating func add(_ term: Term) {
    let sign: Int64 = term.isNegated ? -1 : 1
    switch term.quantity {
    case .flow(let measure): flows[measure] += sign
    case .stock(let measure): stocks[measure] += sign
    case .valueSum(let list): addChanges(of: list, isKept: true) { change, _ in Int64(change.key.value) * sign }
    case .closedStandard: addChanges(of: .closed) { $1?.standardDays == nil ? 0 : sign }
    case .closedOnTime:
      addChanges(of: .closedAges) { change, kind in
        kind?.standardDays.map { change.key.value <= $0 } == true ? sign : 0
      }
    case .leadsWithNorm: addChanges(of: .hearingsSet) { $1?.leadNormDays == nil ? 0 : sign }
    case .leadsOverNorm:
      addChanges(of: .leads) { change, kind in kind?.leadNormDays.map { change.key.value > $0 } == true ? sign : 0 }
    case .stockWithCalendar(let measure):
      addStanding(changes(signs: { $0 == measure ? 1 : 0 })) { $1?.keepsCalendar == true ? $0.amount * sign : nil }
    case .pendingAgeDays: addPending(sign, isKept: true) { $0.age }
    case .pendingCaseAgeDays: addPending(sign, isKept: true) { $0.caseAge }
    case .olderThan(let days): addPending(sign) { $0.age > Int64(days) ? 1 : nil }
    case .caseOlderThan(let days): addPending(sign) { $0.caseAge > Int64(days) ? 1 : nil }
    case .overStandard:
      addPending(sign) { pending in pending.kind?.standardDays.map { pending.age > Int64($0) } == true ? 1 : nil }
    case .pendingWithStandard: addPending(sign) { $0.kind?.standardDays == nil ? nil : 1 }
    case .pendingWithCalendar: addPending(sign) { $0.kind?.keepsCalendar == true ? 1 : nil }
    // They have no rows of cases.
    case .windowDays, .hasCalendar, .branchMonthUnits, .activeBranches: break
    }
  }

  /// What the measures that are added as they are come to: they may cancel each other.
  mutating func addTotals() {
    let (flows, stocks) = (flows, stocks)
    var added: [(ContributionChange, Int)] = []
    forEachChange { change, _, event in
      if flows[change.key.measure] != 0, isInWindow(change.key.cell.day) { added.append((change, event)) }
    }
    for (change, event) in added {
      add(
        change.amount * flows[change.key.measure], change.key.cell.branch, change.key.cell.day, event: event)
    }
    addStanding(changes(signs: { stocks[$0] })) { change, _ in change.amount }
  }

  private mutating func addChanges(
    of measure: Measure, isKept: Bool = false, _ amount: (ContributionChange, BranchKind?) -> Int64
  ) {
    var added: [(amount: Int64, cell: CellKey, event: Int)] = []
    inWindow(measure) { change, kind, event in
      let each = amount(change, kind)
      if each != 0 || isKept { added.append((change.amount * each, change.key.cell, event)) }
    }
    for (amount, cell, event) in added { add(amount, cell.branch, cell.day, event: event, isKept: isKept) }
  }
}

// MARK: - What stands

extension CaseRows {
  /// The changes of stocks up to the window's last day.
  private func changes(signs: (Measure) -> Int64) -> [StandingChange] {
    var changes: [StandingChange] = []
    forEachChange { change, _, event in
      let measure = change.key.measure
      let sign = signs(measure)
      guard sign != 0 else { return }
      var (day, amount) = (change.key.cell.day, change.amount * sign)
      if let (key, each) = change.key.stockChange { (day, amount) = (key.cell.day, amount * each) }
      guard day <= question.window.to else { return }
      let hearing = measure.counted == .trialHearings ? timeline.events[event].body.hearing : nil
      changes.append(
        StandingChange(branch: change.key.cell.branch, day: day, amount: amount, event: event, hearing: hearing))
    }
    return changes
  }

  /// Adds what stands; nothing where the amount is nil.
  private mutating func addStanding(
    _ changes: [StandingChange], isKept: Bool = false, _ amount: (StandingChange, BranchKind?) -> Int64?
  ) {
    for change in StandingChange.standing(changes) {
      guard let kind = question.branches[change.branch], let amount = amount(change, kind) else { continue }
      add(amount, change.branch, change.day, event: change.event, isKept: isKept)
    }
  }

  /// A spell that is pending on the window's last day.
  private struct Pending {
    /// Of its branch.
    var kind: BranchKind?
    /// In days.
    var age: Int64
    /// Of the case, in days since it was registered or reopened.
    var caseAge: Int64
  }

  /// Adds what each pending spell adds to a quantity; nothing where that is nil.
  private mutating func addPending(_ sign: Int64, isKept: Bool = false, _ each: (Pending) -> Int64?) {
    let (to, courses) = (question.window.to, courses)
    addStanding(changes(signs: { PendingCases.sign[$0] }), isKept: isKept) { change, kind in
      let began = courses[change.event] ?? change.day
      let pending = Pending(kind: kind, age: Int64(change.day.days(to: to)), caseAge: Int64(began.days(to: to)))
      return each(pending).map { $0 * change.amount * sign }
    }
  }

  /// For each event that opened a spell, the day on which the case's course then began.
  private var courses: [Int: Day] {
    var courses: [Int: Day] = [:]
    var course: Day?
    for step in timeline.steps {
      let event = timeline.events[step.event]
      switch event.kind {
      case .registered, .reopened: course = event.day
      case .transferred: break
      default: continue
      }
      courses[step.event] = course
    }
    return courses
  }
}

// MARK: - Values

extension CaseRows {
  /// A row for each value of a list in the window that was not taken back.
  func values(of list: Measure) -> [PartRow] {
    var rows: [PartRow] = []
    inWindow(list) { change, _, event in
      let cell = change.key.cell
      guard change.amount < 0 else {
        rows.append(
          PartRow(branch: cell.branch, day: cell.day, amount: 1, measured: change.key.value, event: event))
        return
      }
      // Only hearings are taken back, by their own withdrawal.
      let hearing = timeline.events[event].body.hearing
      rows.removeAll { timeline.events[$0.event].body.hearing == hearing }
    }
    return rows
  }
}

extension EventContent {
  /// The hearing that it is about; nil for kinds without one.
  fileprivate var hearing: String? {
    switch self {
    case .hearingSet(_, let hearing, _, _), .hearingHeld(let hearing), .hearingAdjourned(let hearing, _),
      .hearingCancelled(let hearing):
      hearing
    default: nil
    }
  }
}
