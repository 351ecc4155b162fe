// Figures by adding up every spell and contribution of every case: slow, but too simple to be wrong.

import TarazuCalendar
import TarazuDomain
import TestDomain

/// The spells and contributions of all cases of a service.
struct ReferenceFigures {
  struct Step {
    var branch: String
    var caseClass: String
    var day: Int32
    var measure: Measure
    var value: Int32
    var amount: Int64
  }

  struct Stay {
    var branch: String
    var caseClass: String
    var openedOn: Int32
    var endedOn: Int32?
    var isClosed: Bool
  }

  let directory: Directory
  private(set) var steps: [Step] = []
  private(set) var stays: [Stay] = []

  init(_ service: ReferenceService) throws {
    directory = service.directory
    for code in service.cases.keys {
      guard let timeline = try service.timeline(of: code) else { continue }
      let caseClass = timeline.caseClass.map { service.classes.code($0) } ?? ""
      for (key, amount) in timeline.contributions.amounts {
        steps.append(
          Step(
            branch: service.units.code(key.cell.branch), caseClass: caseClass, day: key.cell.day.number,
            measure: key.measure, value: key.value, amount: amount))
      }
      for spell in timeline.spells {
        stays.append(
          Stay(
            branch: service.units.code(spell.branch), caseClass: caseClass, openedOn: spell.openedOn.number,
            endedOn: spell.endedOn?.number, isClosed: spell.endedBy == .closed))
      }
    }
  }

  func selection(unit: String, window: Window, caseClass: String?, kind: String?) -> Selection {
    let branches = directory.units.values.filter {
      $0.level == .branch && directory.isUnit($0.code, atOrBelow: unit) && (kind == nil || $0.kind == kind)
    }
    let codes = Set(branches.map(\.code))
    func isChosen(_ branch: String, _ of: String) -> Bool {
      codes.contains(branch) && (caseClass == nil || caseClass == of)
    }
    let standards = branches.compactMap { branch in
      directory.kinds[branch.kind ?? ""]?.standardDays.map { (branch.code, $0) }
    }
    return Selection(
      window: window, branches: branches, standards: Dictionary(uniqueKeysWithValues: standards),
      steps: steps.filter { isChosen($0.branch, $0.caseClass) && $0.day <= window.to.number },
      stays: stays.filter { isChosen($0.branch, $0.caseClass) && $0.openedOn <= window.to.number })
  }
}

/// The cases of one question: everything up to the last day of its window.
struct Selection: FigureSource {
  let window: Window
  let branches: [Unit]
  /// The standard of each branch whose kind has one.
  let standards: [String: Int32]
  let steps: [ReferenceFigures.Step]
  let stays: [ReferenceFigures.Stay]

  private var to: Int32 { window.to.number }

  private func isInWindow(_ day: Int32) -> Bool { window.from.number <= day && day <= to }

  private func sum(_ measure: Measure, all: Bool = false) -> Int128 {
    steps.filter { $0.measure == measure && (all || isInWindow($0.day)) }.reduce(0) { $0 + Int128($1.amount) }
  }

  /// Stays that are open at the end of the last day.
  private var open: [ReferenceFigures.Stay] { stays.filter { ($0.endedOn ?? .max) > to } }

  private func closedInWindow(_ isCounted: (_ age: Int32, _ standard: Int32) -> Bool) -> Int128 {
    let counted = stays.filter { stay in
      guard stay.isClosed, let endedOn = stay.endedOn, isInWindow(endedOn), let standard = standards[stay.branch]
      else { return false }
      return isCounted(endedOn - stay.openedOn, standard)
    }
    return Int128(counted.count)
  }

  func quantity(_ quantity: Quantity) -> Int128 {
    switch quantity {
    case .flow(let measure): sum(measure)
    case .stock(let measure): sum(measure, all: true)
    case .valueSum(let list): values(list).reduce(0) { $0 + Int128($1) }
    case .closedStandard: closedInWindow { _, _ in true }
    case .closedOnTime: closedInWindow { $0 <= $1 }
    case .pendingAgeDays: open.reduce(0) { $0 + Int128(to - $1.openedOn) }
    case .olderThan(let days): Int128(open.filter { to - $0.openedOn > days }.count)
    case .overStandard: Int128(open.filter { to - $0.openedOn > standards[$0.branch] ?? .max }.count)
    case .pendingWithStandard: Int128(open.filter { standards[$0.branch] != nil }.count)
    case .windowDays: Int128(window.days)
    case .branchMonthUnits: branches.reduce(0) { $0 + branchMonths($1) }
    case .activeBranches: Int128(branches.filter { isActive($0, on: to) }.count)
    }
  }

  func isActive(_ branch: Unit, on day: Int32) -> Bool {
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
  func values(_ list: Measure) -> [Int32] {
    steps.filter { $0.measure == list && isInWindow($0.day) }
      .flatMap { Array(repeating: $0.value, count: Int($0.amount)) }.sorted()
  }

  func maximum(of list: Measure) -> Int32? { values(list).last }

  func quantile(of list: Measure, tenths: Int) -> Int32? {
    let values = values(list)
    return values.isEmpty ? nil : values[(tenths * values.count + 9) / 10 - 1]
  }
}
