// What a list of cases covers, and how many rows it has.

import TarazuCalendar
import TarazuDomain

/// Where a list of cases is looked for, and what the figures say of it.
public struct ListedCases: Sendable {
  /// The branches that it covers; nil for all of the country.
  public var branches: [UnitNumber]?
  /// The class that it is limited to; nil for all. A class that no case has is never given here: then `total` is 0.
  public var caseClass: ClassNumber?
  /// Pending cases there, of that class.
  public var pending: Int128
  /// The rows of the list; nil where only the store can count them.
  public var total: Int128?
}

extension CubeReader {
  /// What a list of the cases of a unit covers on the reader's day. The window of the selection is not looked at.
  /// - Parameter olderThan: keeps the rows that began more than this many days before; nil keeps all.
  public func listed(
    _ list: ListedKind, unit code: String, caseClass: String? = nil, kind: String? = nil, olderThan: Int32? = nil
  ) throws(QuestionError) -> ListedCases {
    let selection = Selection(unit: code, window: Window(today), caseClass: caseClass, kind: kind)
    let (view, unit) = try resolve(selection)
    let columns = UnitColumns(view, units: [unit.branches], window: selection.window)
    func read(_ expression: Expression) -> Int128 { (try? columns.column(expression))?.first ?? 0 }
    let isWhole = unit.level == .country && kind == nil && caseClass == nil && list != .undated
    var number: ClassNumber?
    if case .number(let known) = view.caseClass { number = known }
    let pending = read(.pending)
    return ListedCases(
      branches: isWhole ? nil : branches(view, unit, keepingCalendar: list == .undated), caseClass: number,
      pending: pending, total: pending == 0 ? 0 : total(of: list, olderThan).map(read))
  }

  /// What has as many as a list; nil where nothing does.
  private func total(of list: ListedKind, _ olderThan: Int32?) -> Expression? {
    if list == .pending { return olderThan.map { .quantity(.caseOlderThan($0)) } ?? .pending }
    // Rows begin to count so many days after their first, and are all older than one day less.
    guard olderThan ?? 0 < list.daysUntilCounted else { return nil }
    switch list {
    case .undated: return .quantity(.stockWithCalendar(.undated))
    case .undecided: return .quantity(.stock(.undecided))
    case .trial: return .quantity(.stock(.overdue))
    case .pending, .control: return nil
    }
  }

  private func branches(_ view: CubeView, _ unit: CubeUnit, keepingCalendar: Bool) -> [UnitNumber] {
    var numbers: [UnitNumber] = []
    view.forEachBranch(unit.branches) { branch in
      guard branch.terms.keepsCalendar || !keepingCalendar, let index = branch.index,
        let place = state.geography.unitIndex(of: index),
        let number = state.unitNumbers[state.geography.units[place].code]
      else { return }
      numbers.append(number)
    }
    return numbers.sorted()
  }
}
