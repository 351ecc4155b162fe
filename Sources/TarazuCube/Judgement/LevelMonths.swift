// The months of all units of a level by one indicator, each beside its peers.

import TarazuCalendar
import TarazuDomain
import TarazuJudgement

/// How a signal reads an indicator.
struct SignalParts {
  let form: SignalForm
  let parts: JudgedParts

  /// Nil for an indicator that signals do not judge.
  init?(_ indicator: Indicator) {
    guard let form = SignalForm.named(indicator.code) else { return nil }
    self.form = form
    if form == .change {
      parts = .change
    } else {
      guard let parts = JudgedParts(indicator) else { return nil }
      self.parts = parts
    }
  }
}

/// The sums of the units of a level in each month, and of the groups in which they are peers. Groups are added up when a
/// unit of them is asked for. An object of one question and one thread.
final class LevelMonths {
  private let signal: SignalParts
  private let months: [Window]
  private let level: LevelUnits
  private let top: UnitSums?
  private let bottom: UnitSums
  /// Only where the form needs single values.
  private let squares: UnitSums?
  /// Only for the change of the pending cases: these at the end of each month, and what moved.
  private let pending: UnitSums?
  private let moves: UnitSums?
  /// For each group what its units have in each month, as far as it was asked for.
  private var countries: [[Peers]?]
  private var provinces: [[Peers]?]

  /// - Parameter kind: the index of the only kind of branches that counts; nil for all.
  init(_ level: LevelUnits, kind: Int?, _ signal: SignalParts, _ reader: MonthReader) {
    self.signal = signal
    self.level = level
    months = reader.months
    func sums(_ column: [Int64]) -> UnitSums { UnitSums(column, of: level, kind: kind, reader) }
    func sums(_ expression: Expression?) -> UnitSums? { expression.map { sums(reader.column($0)) } }
    let parts = signal.parts
    top = sums(parts.top)
    bottom = sums(reader.column(parts.bottom))
    squares =
      signal.form.formOfValues == nil ? nil : parts.list.map { sums(reader.squares(of: $0)) } ?? sums(parts.squares)
    pending = signal.form == .change ? sums(.pending) : nil
    moves = signal.form == .change ? sums(JudgedParts.moves) : nil
    countries = Array(repeating: nil, count: level.country.members.count)
    provinces = Array(repeating: nil, count: level.province.members.count)
  }

  private func own(_ unit: Int, _ month: Int) -> Sums {
    Sums(top: top?[month, unit] ?? 0, bottom: bottom[month, unit], squares: squares?[month, unit] ?? 0)
  }

  private func spread(_ own: Sums) -> Spread { squares == nil ? Spread() : Spread(own) }

  private func peers(of units: [Int]) -> [Peers] {
    months.indices.map { month in
      var peers = Peers()
      for unit in units {
        let own = own(unit, month)
        peers.insert(own, spread(own))
      }
      return peers
    }
  }

  private func country(_ group: Int) -> [Peers] {
    if let known = countries[group] { return known }
    let peers = peers(of: level.country.members[group])
    countries[group] = peers
    return peers
  }

  private func province(_ group: Int) -> [Peers] {
    if let known = provinces[group] { return known }
    let peers = peers(of: level.province.members[group])
    provinces[group] = peers
    return peers
  }

  /// The judgement of a unit by its position in the level.
  func signal(of unit: Int) -> Signal {
    let (province, group) = (province(level.province.ofUnit[unit]), level.country.ofUnit[unit])
    return Signal(
      signal.form,
      months: months.indices.map { month in
        let own = own(unit, month)
        let spread = spread(own)
        return SignalMonth(
          own: own,
          peers: Peers.chosen(
            province: province[month].without(own, spread), country: country(group)[month].without(own, spread)),
          factor: signal.parts.factor(days: months[month].days), pending: pending?[month, unit] ?? 0,
          moves: moves?[month, unit] ?? 0)
      })
  }

  /// The value of a unit in a month; 0 is the month before the history.
  func value(of unit: Int, in month: Int) -> Double? {
    if let pending { return Double(pending[month, unit]) }
    return signal.parts.figure(own(unit, month), days: months[month].days).value
  }
}

/// A sum for each month and unit of a level. Those of units above the branch are added up when they are asked for.
private final class UnitSums {
  /// A sum for each month and branch.
  private let column: [Int64]
  private let level: LevelUnits
  private let branches: [Branch]
  private let kind: Int?
  private let monthCount: Int
  /// For each unit and month, unless the units are branches.
  private var sums: [Int64] = []
  private var isKnown: [Bool] = []

  /// - Parameter kind: the index of the only kind of branches that counts; nil for all. Branches have peers of their own
  ///   kind alone, so that at their level it makes no difference.
  init(_ column: [Int64], of level: LevelUnits, kind: Int?, _ reader: MonthReader) {
    (self.column, self.level, self.kind) = (column, level, kind)
    branches = reader.view.geography.branches
    monthCount = reader.months.count
    guard level.level != .branch else { return }
    sums = Array(repeating: 0, count: level.branches.count * monthCount)
    isKnown = Array(repeating: false, count: level.branches.count)
  }

  subscript(month: Int, unit: Int) -> Int64 {
    guard level.level != .branch else { return column[month * branches.count + level.branches[unit].lowerBound] }
    if !isKnown[unit] { addUp(unit) }
    return sums[unit * monthCount + month]
  }

  private func addUp(_ unit: Int) {
    isKnown[unit] = true
    for month in 0..<monthCount {
      var sum: Int64 = 0
      for position in level.branches[unit] where kind == nil || branches[position].kind == kind {
        sum = sum.added(column[month * branches.count + position])
      }
      sums[unit * monthCount + month] = sum
    }
  }
}
