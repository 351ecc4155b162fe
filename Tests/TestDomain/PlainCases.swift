// Figures by adding up every spell and contribution of every case: slow, but too simple to be wrong.

import TarazuCalendar
import TarazuDomain

/// The spells and contributions of all cases of a service.
public struct PlainCases {
  public struct Step {
    var branch: String
    var caseClass: String
    var day: Int32
    var measure: Measure
    var value: Int32
    var amount: Int64

    /// - Parameter value: of a list of values the value; of changes of a stock the `value` of a `StockChange`.
    public init(branch: String, caseClass: String, day: Day, measure: Measure, value: Int32, amount: Int64) {
      (self.branch, self.caseClass, self.day) = (branch, caseClass, day.number)
      (self.measure, self.value, self.amount) = (measure, value, amount)
    }
  }

  public struct Stay {
    var branch: String
    var caseClass: String
    var openedOn: Int32
    public var endedOn: Int32?
    var isClosed: Bool
    /// The day on which the case's present course began.
    var caseOpenedOn: Int32

    public init(
      branch: String, caseClass: String, openedOn: Day, endedOn: Day?, isClosed: Bool, caseOpenedOn: Day
    ) {
      (self.branch, self.caseClass, self.isClosed) = (branch, caseClass, isClosed)
      (self.openedOn, self.endedOn, self.caseOpenedOn) = (openedOn.number, endedOn?.number, caseOpenedOn.number)
    }
  }

  public let directory: Directory
  public var steps: [Step] = []
  public var stays: [Stay] = []

  public init(_ directory: Directory) { self.directory = directory }

  public func selection(unit: String, window: Window, caseClass: String?, kind: String?) -> PlainSelection {
    let branches = directory.units.values.filter {
      $0.level == .branch && directory.isUnit($0.code, atOrBelow: unit) && (kind == nil || $0.kind == kind)
    }
    let codes = Set(branches.map(\.code))
    func isChosen(_ branch: String, _ of: String) -> Bool {
      codes.contains(branch) && (caseClass == nil || caseClass == of)
    }
    let kinds = branches.compactMap { branch in directory.kinds[branch.kind ?? ""].map { (branch.code, $0) } }
    return PlainSelection(
      window: window, branches: branches, kinds: Dictionary(uniqueKeysWithValues: kinds),
      steps: steps.filter { isChosen($0.branch, $0.caseClass) && $0.day <= window.to.number },
      stays: stays.filter { isChosen($0.branch, $0.caseClass) && $0.openedOn <= window.to.number })
  }
}

/// The cases of one question: everything up to the last day of its window.
public struct PlainSelection: FigureSource {
  public let window: Window
  public let branches: [Unit]
  /// The kind of each branch.
  public let kinds: [String: BranchKind]
  public let steps: [PlainCases.Step]
  public let stays: [PlainCases.Stay]

  private var to: Int32 { window.to.number }

  /// Whether one of the branches has a standard.
  public var hasStandard: Bool { kinds.values.contains { $0.standardDays != nil } }

  private func hasCalendar(_ branch: String) -> Bool { kinds[branch]?.keepsCalendar == true }

  private func isInWindow(_ day: Int32) -> Bool { window.from.number <= day && day <= to }

  private func sum(_ measure: Measure, all: Bool = false) -> Int128 {
    steps.filter { $0.measure == measure && (all || isInWindow($0.day)) }.reduce(0) { $0 + Int128($1.amount) }
  }

  /// Stays that are open at the end of the last day.
  private var open: [PlainCases.Stay] { stays.filter { ($0.endedOn ?? .max) > to } }

  private func closedInWindow(_ isCounted: (_ age: Int32, _ standard: Int32) -> Bool) -> Int128 {
    let counted = stays.filter { stay in
      guard stay.isClosed, let endedOn = stay.endedOn, isInWindow(endedOn),
        let standard = kinds[stay.branch]?.standardDays
      else { return false }
      return isCounted(endedOn - stay.openedOn, standard)
    }
    return Int128(counted.count)
  }

  public func quantity(_ quantity: Quantity) -> Int128 {
    switch quantity {
    case .flow(let measure): sum(measure)
    case .stock(let measure): measure.isStock ? stock(measure) { _ in true } : sum(measure, all: true)
    case .valueSum(let list): values(list).reduce(0) { $0 + Int128($1) }
    case .closedStandard: closedInWindow { _, _ in true }
    case .closedOnTime: closedInWindow { $0 <= $1 }
    case .pendingAgeDays: open.reduce(0) { $0 + Int128(to - $1.openedOn) }
    case .olderThan(let days): Int128(open.filter { to - $0.openedOn > days }.count)
    case .overStandard: Int128(open.filter { to - $0.openedOn > kinds[$0.branch]?.standardDays ?? .max }.count)
    case .pendingWithStandard: Int128(open.filter { kinds[$0.branch]?.standardDays != nil }.count)
    case .pendingCaseAgeDays: open.reduce(0) { $0 + Int128(to - $1.caseOpenedOn) }
    case .caseOlderThan(let days): Int128(open.filter { to - $0.caseOpenedOn > days }.count)
    case .leadsWithNorm: leads { _, _ in true }
    case .leadsOverNorm: leads { $0 > $1 }
    case .stockWithCalendar(let measure): stock(measure, where: hasCalendar)
    case .pendingWithCalendar: Int128(open.filter { hasCalendar($0.branch) }.count)
    case .hasCalendar: kinds.values.contains(where: \.keepsCalendar) ? 1 : 0
    case .windowDays: Int128(window.days)
    case .branchMonthUnits: branches.reduce(0) { $0 + branchMonths($1) }
    case .activeBranches: Int128(branches.filter { isActive($0, on: to) }.count)
    }
  }

  /// What has changed in a stock by the last day.
  private func stock(_ measure: Measure, where condition: (_ branch: String) -> Bool) -> Int128 {
    steps.filter { $0.measure == measure && condition($0.branch) }.reduce(0) { sum, step in
      guard let change = StockChange(value: step.value), step.day + change.delay <= to else { return sum }
      return sum + (change.isIncrease ? 1 : -1) * Int128(step.amount)
    }
  }

  /// Trial hearings set in the window at branches with a norm.
  private func leads(where isCounted: (_ lead: Int32, _ norm: Int32) -> Bool) -> Int128 {
    steps.filter { $0.measure == .leads && isInWindow($0.day) }.reduce(0) { sum, step in
      guard let norm = kinds[step.branch]?.leadNormDays, isCounted(step.value, norm) else { return sum }
      return sum + Int128(step.amount)
    }
  }

  public func isActive(_ branch: Unit, on day: Int32) -> Bool {
    (branch.openedOn?.number ?? .max) <= day && day <= (branch.closedOn?.number ?? .max)
  }

  private func branchMonths(_ branch: Unit) -> Int128 {
    Period.month.parts(of: window).reduce(0) { total, part in
      let date = JalaliDate(part.from)
      let days = (part.from.number...part.to.number).filter { isActive(branch, on: $0) }.count
      return total + Int128(days * 26_970 / JalaliDate.length(ofMonth: date.month, year: date.year))
    }
  }

  /// Every value of a list in the window, ascending.
  public func values(_ list: Measure) -> [Int32] {
    steps.filter { $0.measure == list && isInWindow($0.day) }
      .flatMap { Array(repeating: $0.value, count: Int($0.amount)) }.sorted()
  }

  public func maximum(of list: Measure) -> Int32? { values(list).last }

  public func quantile(of list: Measure, tenths: Int) -> Int32? {
    let values = values(list)
    return values.isEmpty ? nil : values[(tenths * values.count + 9) / 10 - 1]
  }
}
