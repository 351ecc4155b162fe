// The numbers y and s of a unit's months, and the way back to values
// (docs/spec/judgement.md#signal).

import Glibc

/// y and s of each month that has them.
struct MonthlyNumbers {
  /// A month with a y.
  struct Number {
    /// The index of the month; 0 is the one before the history.
    var month: Int
    var y: Double
    var error: Double
  }

  private let form: SignalForm
  private let months: [SignalMonth]
  /// In the order of months, those of the history alone.
  private(set) var numbers: [Number] = []

  /// A mean of fewer values is not looked at.
  private static let fewestValues: Int64 = 5

  /// - Parameter months: the one before the history, and those of the history.
  init(_ form: SignalForm, _ months: [SignalMonth]) {
    self.form = form
    self.months = months
    let known = months.indices.dropFirst().compactMap { month in y(month).map { (month, $0) } }
    let baseline = known.map(\.0).filter { $0 <= Signal.baselineMonths }
    let scale: Double?
    switch form {
    case .flow(let form) where form.hasValues: scale = spread(over: baseline, form)
    case .change: scale = moves(over: baseline)
    case .flow, .stock: scale = 1
    }
    guard let scale else { return }
    numbers = known.compactMap { month, y in
      error(month, scale: scale).map { Number(month: month, y: y, error: $0) }
    }
  }

  /// y of a month; nil where it has none.
  private func y(_ month: Int) -> Double? {
    switch form {
    case .flow(.perMonth): return rootOfCount(months[month])
    case .flow(let form):
      if form.hasValues, months[month].own.bottom < Self.fewestValues { return nil }
      return distance(month, form)
    case .stock(let form):
      guard let now = distance(month, form), let before = distance(month - 1, form) else { return nil }
      return now - before
    case .change:
      guard let peers = months[month].peers, peers.sums.bottom > 0, months[month].own.bottom > 0 else { return nil }
      return ratio(months[month].own) - ratio(peers.sums)
    }
  }

  /// y of the unit less y0 of its peers; nil where a sum is missing.
  private func distance(_ month: Int, _ form: Form) -> Double? {
    guard let y = form.y(months[month].own), let centre = months[month].peers.flatMap({ form.centre($0.sums) }) else {
      return nil
    }
    return y - centre
  }

  /// Counts are compared by their roots, because small ones are not like their logarithms.
  private func rootOfCount(_ month: SignalMonth) -> Double? {
    guard let expected = expectedCount(month), month.own.top >= 0 else { return nil }
    return ((Double(month.own.top) + 0.375) / expected).squareRoot()
  }

  /// P: what the unit would have at its peers' pace.
  private func expectedCount(_ month: SignalMonth) -> Double? {
    guard let peers = month.peers, peers.sums.top > 0, peers.sums.bottom > 0, month.own.bottom > 0 else { return nil }
    return Double(month.own.bottom) * ratio(peers.sums)
  }

  private func ratio(_ sums: Sums) -> Double { Double(sums.top) / Double(sums.bottom) }

  // MARK: Errors

  private func error(_ month: Int, scale: Double) -> Double? {
    let own = months[month].own
    switch form {
    case .flow(.perMonth): return expectedCount(months[month]).map { 1 / (2 * $0.squareRoot()) }
    case .flow(let form):
      return form.hasValues ? scale / Double(own.bottom).squareRoot() : form.error(own)
    case .stock(let form): return form.error(own).map { $0 * 2.squareRoot() }
    case .change: return scale.squareRoot() / Double(own.bottom)
    }
  }

  /// K: the spread of a value within units, beside the peers' mean; nil without a divisor.
  private func spread(over baseline: [Int], _ form: Form) -> Double? {
    var (squares, degrees, means) = (0.0, 0.0, 0.0)
    for month in baseline {
      guard let peers = months[month].peers else { continue }
      let mean = form == .days ? mean(peers.sums) : 1
      var spread = Spread(months[month].own)
      spread += peers.spread
      squares += spread.squares / (mean * mean)
      degrees += Double(spread.degrees)
      means += mean
    }
    guard degrees > 0 else { return nil }
    let mean = means / Double(baseline.count)
    return (squares / degrees + 1 / (12 * mean * mean)).squareRoot()
  }

  /// max(1, F): how many cases move in a month of the baseline.
  private func moves(over baseline: [Int]) -> Double? {
    guard !baseline.isEmpty else { return nil }
    return max(1, baseline.reduce(0) { $0 + Double(months[$1].moves) } / Double(baseline.count))
  }

  // MARK: Back

  /// From y of a month to the scale of values; nil where the month has no peers.
  func value(_ y: Double, _ month: Int) -> Double? {
    guard let peers = months[month].peers else { return nil }
    let factor = months[month].factor
    switch form {
    case .flow(.perMonth):
      let root = max(0, y)
      return root * root * ratio(peers.sums) * factor
    case .flow(let form):
      return form.centre(peers.sums).map { form.value(y + $0, factor: factor) }
    case .stock(let form):
      guard let before = distance(month - 1, form), let centre = form.centre(peers.sums) else { return nil }
      return form.value(y + before + centre, factor: factor)
    case .change:
      let moved = Double(months[month].own.bottom) * (y + ratio(peers.sums))
      return max(0, Double(months[month - 1].pending) + moved)
    }
  }
}
