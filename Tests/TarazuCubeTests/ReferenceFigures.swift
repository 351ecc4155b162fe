// Figures by counting, straight from docs/spec/indicators.md: no prefix sums, no derived ages, nothing shared with the
// cube.

import TarazuCalendar
import TarazuDomain
import TestDomain

/// One selection of a world, counted from all that happened in it.
struct ReferenceFigures: FigureSource {
  let world: World
  let window: Window
  private let branches: [String: Unit]
  private let caseClass: String?

  init(_ world: World, unit: String, window: Window, caseClass: String?, kind: String?) {
    self.world = world
    self.window = window
    self.caseClass = caseClass
    branches = world.directory.units.filter { code, found in
      found.level == .branch && (kind == nil || found.kind == kind) && world.directory.isUnit(code, atOrBelow: unit)
    }
  }

  private var from: Int32 { window.from.number }
  private var to: Int32 { window.to.number }

  private func holds(_ branch: String, _ caseClass: String) -> Bool {
    branches[branch] != nil && (self.caseClass == nil || self.caseClass == caseClass)
  }

  private var spells: [World.Spell] { world.spells.filter { holds($0.branch, $0.caseClass) } }

  private func kind(_ branch: String) -> BranchKind? { branches[branch]?.kind.flatMap { world.directory.kinds[$0] } }

  private func standard(_ branch: String) -> Int32? { kind(branch)?.standardDays }

  private func hasCalendar(_ branch: String) -> Bool { kind(branch)?.keepsCalendar ?? false }

  /// Whether a spell is open at the end of a day.
  private func isOpen(_ spell: World.Spell, on day: Int32) -> Bool {
    spell.opened <= day && spell.ended.map { $0 > day } ?? true
  }

  /// C(over_T), and with what the case brought along C(case_over_T), by their definitions
  /// (docs/spec/events.md#contributions): +1 on day d + T + 1, but not before d, unless the spell ended on or before that
  /// day; -1 on day e if it had counted.
  private func over(_ age: Int32, _ spell: World.Spell, brought: Int32 = 0, on day: Int32) -> Int128 {
    let begins = max(spell.opened, spell.opened - brought + age + 1)
    if let ended = spell.ended, ended <= begins { return 0 }
    return (begins <= day ? 1 : 0) - (spell.ended.map { $0 <= day } == true ? 1 : 0)
  }

  func quantity(_ quantity: Quantity) -> Int128 {
    switch quantity {
    case .flow(let measure): return total(measure, from: from)
    case .stock(let measure): return measure.isStock ? stock(measure) { _ in true } : total(measure, from: Int32.min)
    case .valueSum(let list): return values(of: list).reduce(0) { $0 + Int128($1) }
    case .closedStandard: return Int128(closedSpells.filter { standard($0.branch) != nil }.count)
    case .closedOnTime:
      return Int128(
        closedSpells.filter { spell in
          standard(spell.branch).map { (spell.ended ?? 0) - spell.opened <= $0 } ?? false
        }.count)
    case .pendingAgeDays:
      return spells.filter { isOpen($0, on: to) }.reduce(0) { $0 + Int128(to - $1.opened) }
    case .olderThan(let age): return spells.reduce(0) { $0 + over(age, $1, on: to) }
    case .overStandard:
      return spells.reduce(0) { sum, spell in
        sum + (standard(spell.branch).map { over($0, spell, on: to) } ?? 0)
      }
    case .pendingWithStandard:
      return Int128(spells.filter { isOpen($0, on: to) && standard($0.branch) != nil }.count)
    case .pendingCaseAgeDays:
      return spells.filter { isOpen($0, on: to) }.reduce(0) { $0 + Int128(to - $1.opened + $1.brought) }
    case .caseOlderThan(let age): return spells.reduce(0) { $0 + over(age, $1, brought: $1.brought, on: to) }
    case .leadsWithNorm: return leads { _, _ in true }
    case .leadsOverNorm: return leads { $0 > $1 }
    case .stockWithCalendar(let measure): return stock(measure, where: hasCalendar)
    case .pendingWithCalendar:
      return Int128(spells.filter { isOpen($0, on: to) && hasCalendar($0.branch) }.count)
    case .hasCalendar: return branches.keys.contains(where: hasCalendar) ? 1 : 0
    case .windowDays: return Int128(window.days)
    case .branchMonthUnits:
      return branches.values.reduce(0) { sum, branch in
        (from...to).reduce(sum) { $0 + (isActive(branch, on: $1) ? ReferenceFigures.units(of: $1) : 0) }
      }
    case .activeBranches: return Int128(branches.values.filter { isActive($0, on: to) }.count)
    }
  }

  /// The changes of a stock that count by the last day.
  private func stock(_ measure: Measure, where condition: (_ branch: String) -> Bool) -> Int128 {
    world.stockSteps.filter {
      $0.stock == measure && holds($0.branch, $0.caseClass) && condition($0.branch) && $0.day + $0.change.delay <= to
    }.reduce(0) { $0 + ($1.change.isIncrease ? 1 : -1) }
  }

  /// The hearings set in the window at branches with a norm.
  private func leads(where condition: (_ lead: Int32, _ norm: Int32) -> Bool) -> Int128 {
    let found = world.hearings.filter { hearing in
      guard holds(hearing.branch, hearing.caseClass), from <= hearing.day, hearing.day <= to else { return false }
      return kind(hearing.branch)?.leadNormDays.map { condition(hearing.lead, $0) } ?? false
    }
    return Int128(found.count)
  }

  private func isActive(_ branch: Unit, on day: Int32) -> Bool {
    (branch.openedOn?.number ?? Int32.min) <= day && day <= (branch.closedOn?.number ?? Int32.max)
  }

  /// How much a day counts, in units of 1/26,970 of a month.
  static func units(of day: Int32) -> Int128 {
    let date = JalaliDate(Day(number: day))
    return 26_970 / Int128(JalaliDate.length(ofMonth: date.month, year: date.year))
  }

  private var closedSpells: [World.Spell] {
    spells.filter { $0.endedBy == .closed && ($0.ended.map { from <= $0 && $0 <= to } ?? false) }
  }

  private func total(_ measure: Measure, from: Int32) -> Int128 {
    let isWithin = { (day: Int32) in from <= day && day <= to }
    switch measure {
    case .registered, .reopened, .received:
      return Int128(spells.filter { $0.openedBy == measure && isWithin($0.opened) }.count)
    case .closed, .sent:
      return Int128(spells.filter { $0.endedBy == measure && ($0.ended.map(isWithin) ?? false) }.count)
    case .hearingsSet:
      return Int128(world.hearings.filter { holds($0.branch, $0.caseClass) && isWithin($0.day) }.count)
    default:
      return world.occurrences.filter {
        $0.measure == measure && holds($0.branch, $0.caseClass) && isWithin($0.day)
      }.reduce(0) { $0 + Int128($1.amount) }
    }
  }

  func values(of list: Measure) -> [Int32] {
    switch list {
    case .closedAges: closedSpells.map { ($0.ended ?? 0) - $0.opened }
    case .closedCaseAges: closedSpells.map { ($0.ended ?? 0) - $0.opened + $0.brought }
    case .leads:
      world.hearings.filter { holds($0.branch, $0.caseClass) && from <= $0.day && $0.day <= to }.map(\.lead)
    default: []
    }
  }

  func maximum(of list: Measure) -> Int32? { values(of: list).max() }

  func quantile(of list: Measure, tenths: Int) -> Int32? {
    let sorted = values(of: list).sorted()
    return sorted.first { value in sorted.filter { $0 <= value }.count * 10 >= sorted.count * tenths }
  }

  // MARK: Ranks

  /// Whether a rank looks at the unit.
  var isConsidered: Bool {
    branches.values.contains { branch in (from...to).contains { isActive(branch, on: $0) } }
      || spells.contains { isOpen($0, on: to) } || Measure.busy.contains { total($0, from: from) != 0 }
  }
}
