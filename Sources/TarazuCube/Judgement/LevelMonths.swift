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

/// The sums of every unit of a level in each month, and of the groups in which they are peers.
struct LevelMonths {
  private let signal: SignalParts
  private let months: [Window]
  /// The units, as indices in `Geography.units`.
  let units: [Int]
  /// For each month and unit: its sums, month by month.
  private var own: [Sums] = []
  private var spreads: [Spread] = []
  private var pending: [Int64] = []
  private var moves: [Int64] = []
  /// For each unit, its group in the country and the one in its province; for each month and group, the peers.
  private let countryGroups: [Int]
  private let provinceGroups: [Int]
  private var countries: [Peers] = []
  private var provinces: [Peers] = []

  /// - Parameter kind: the index of the only kind of branches that counts; nil for all.
  init(_ level: Level, kind: Int?, _ signal: SignalParts, _ reader: MonthReader) {
    let geography = reader.view.geography
    self.signal = signal
    months = reader.months
    units = geography.unitIndices(at: level, within: geography.wholeCountry)
    let groups = PeerGroups(units, level, geography)
    (countryGroups, provinceGroups) = (groups.country.ofUnit, groups.province.ofUnit)
    read(reader, kind: kind)
    countries = peers(countryGroups, count: groups.country.count)
    provinces = peers(provinceGroups, count: groups.province.count)
  }

  private mutating func read(_ reader: MonthReader, kind: Int?) {
    let totals = UnitTotals(units.map { reader.view.geography.units[$0].branches }, kind: kind, reader)
    let hasValues = signal.form.formOfValues != nil
    let top = totals.of(reader.column(signal.parts.top))
    let bottom = totals.of(reader.column(signal.parts.bottom))
    let squares = hasValues ? totals.of(squares(reader)) : []
    own = top.indices.map {
      Sums(top: top[$0], bottom: bottom[$0], squares: hasValues ? squares[$0] : 0)
    }
    if hasValues { spreads = own.map { Spread($0) } }
    if signal.form == .change {
      pending = totals.of(reader.column(.pending))
      moves = totals.of(reader.column(JudgedParts.moves))
    }
  }

  private func squares(_ reader: MonthReader) -> [Int64]? {
    signal.parts.list.map { reader.squares(of: $0) } ?? reader.column(signal.parts.squares)
  }

  private func peers(_ groups: [Int], count: Int) -> [Peers] {
    var peers = [Peers](repeating: Peers(), count: months.count * count)
    for month in months.indices {
      for unit in units.indices {
        let index = month * units.count + unit
        peers[month * count + groups[unit]].insert(own[index], spread(index))
      }
    }
    return peers
  }

  private func spread(_ index: Int) -> Spread { spreads.isEmpty ? Spread() : spreads[index] }

  /// The judgement of a unit by its position in `units`.
  func signal(of unit: Int) -> Signal { Signal(signal.form, months: months.indices.map { month(unit, $0) }) }

  private func month(_ unit: Int, _ month: Int) -> SignalMonth {
    let index = month * units.count + unit
    let (own, spread) = (own[index], spread(index))
    let country = countries[month * (countries.count / months.count) + countryGroups[unit]]
    let province = provinces[month * (provinces.count / months.count) + provinceGroups[unit]]
    return SignalMonth(
      own: own, peers: Peers.chosen(province: province.without(own, spread), country: country.without(own, spread)),
      factor: signal.parts.factor(days: months[month].days), pending: pending.isEmpty ? 0 : pending[index],
      moves: moves.isEmpty ? 0 : moves[index])
  }

  /// The value of a unit in a month; 0 is the month before the history.
  func value(of unit: Int, in month: Int) -> Double? {
    let index = month * units.count + unit
    if signal.form == .change { return Double(pending[index]) }
    return signal.parts.figure(own[index], days: months[month].days).value
  }
}

/// In which groups units are peers: all of a level in the country or in a province, and for branches of a kind.
private struct PeerGroups {
  struct Grouping {
    /// The group of each unit.
    var ofUnit: [Int] = []
    private(set) var count = 0
    private var known: [[Int]: Int] = [:]

    mutating func insert(_ key: [Int]) {
      let group = known[key] ?? count
      if group == count {
        known[key] = group
        count += 1
      }
      ofUnit.append(group)
    }
  }

  private(set) var country = Grouping()
  private(set) var province = Grouping()

  init(_ units: [Int], _ level: Level, _ geography: Geography) {
    for unit in units {
      let kind = level == .branch ? geography.branches[geography.units[unit].branches.lowerBound].kind : 0
      country.insert([kind])
      province.insert([kind, geography.province(ofUnit: unit) ?? -1])
    }
  }
}

/// Sums of branches added up to sums of units.
private struct UnitTotals {
  private let units: [Range<Int>]
  /// Whether each branch counts.
  private let isIncluded: [Bool]
  private let monthCount: Int

  init(_ units: [Range<Int>], kind: Int?, _ reader: MonthReader) {
    self.units = units
    isIncluded = reader.view.geography.branches.map { kind == nil || $0.kind == kind }
    monthCount = reader.months.count
  }

  /// For each month and unit, the sum of a column; zeros where there is none.
  func of(_ column: [Int64]?) -> [Int64] {
    guard let column else { return Array(repeating: 0, count: units.count * monthCount) }
    var totals: [Int64] = []
    totals.reserveCapacity(units.count * monthCount)
    for month in 0..<monthCount {
      let start = month * isIncluded.count
      for unit in units {
        var sum: Int64 = 0
        for position in unit where isIncluded[position] {
          let (next, overflow) = sum.addingReportingOverflow(column[start + position])
          sum = overflow ? sum : next
        }
        totals.append(sum)
      }
    }
    return totals
  }
}

extension Geography {
  /// All branches as one unit.
  fileprivate var wholeCountry: CubeUnit { CubeUnit(code: "", name: "", level: .country, branches: branches.indices) }

  /// The index in `units` of the province that a unit is or lies in; nil for the country.
  fileprivate func province(ofUnit unit: Int) -> Int? {
    var here: Int? = unit
    while let index = here {
      if units[index].level == .province { return index }
      here = unitIndex(above: index)
    }
    return nil
  }
}
