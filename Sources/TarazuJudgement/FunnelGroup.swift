// The units of a funnel as a group: who is judged, and by which numbers.

import Glibc

/// A unit as a funnel compares it.
struct FunnelPoint {
  var y: Double
  var centre: Double
  var error: Double
  var share: Double?
  var adjustedValue: Double?
  /// What a value on the scale of y is multiplied by, and what is added to y before it is brought back, because of the
  /// unit's mix of classes.
  var mixFactor = 1.0
  var mixOffset = 0.0

  /// From the scale of y to that of the unit's plain value.
  func value(_ y: Double, _ form: Form, factor: Double) -> Double {
    form.value(y + mixOffset, factor: factor * mixFactor)
  }
}

/// The group of a funnel.
struct FunnelGroup {
  let form: Form
  /// The indices of the units that are judged.
  private(set) var judged: [Int]
  /// Their numbers, in the order of `judged`; nil where there are too few.
  private(set) var points: [FunnelPoint]?
  private let isAdjusted: Bool
  /// The sums of all units, those that are not judged too.
  private let group: Sums

  init(_ form: Form, _ units: [FunnelUnit], isAdjusted: Bool) {
    self.form = form
    self.isAdjusted = isAdjusted
    group = units.reduce(into: .zero) { $0 += $1.sums }
    var spread = Spread()
    if form.hasValues { for unit in units { spread += Spread(unit.sums) } }
    let mix = isAdjusted ? ClassMix(form, units, variance: spread.variance) : nil
    judged = units.indices.filter { mix?.isComparable(units[$0]) ?? true }
    guard judged.count >= Funnel.fewestUnits, hasEnough else { return }
    let group = group
    let points = judged.compactMap { index in
      mix.map { $0.point(units[index], group) } ?? FunnelGroup.point(units[index], form, group, spread.variance)
    }
    if points.count == judged.count { self.points = points }
  }

  /// Whether a group of shares has enough on either side.
  private var hasEnough: Bool {
    guard form.isShare else { return true }
    let fewest = Int64(judged.count)
    return group.top >= fewest && group.bottom.less(group.top) >= fewest
  }

  /// The centre on the scale of values.
  func centre(factor: Double) -> Double? {
    guard isAdjusted else { return form.centre(group).map { form.value($0, factor: factor) } }
    return form == .days ? mean(group) : Double(group.top) / Double(group.bottom)
  }

  /// A unit without regard to its mix of classes; nil where a sum that it needs is missing.
  private static func point(_ unit: FunnelUnit, _ form: Form, _ group: Sums, _ variance: Double?) -> FunnelPoint? {
    guard let y = form.y(unit.sums), let centre = form.centre(group) else { return nil }
    var error = form.error(unit.sums)
    if form.hasValues {
      error = variance.map { ($0 / Double(unit.sums.bottom)).squareRoot() / (form == .days ? mean(group) : 1) }
    }
    guard let error else { return nil }
    let share = form == .quantile ? Double(unit.sums.top) / Double(unit.sums.bottom) : nil
    return FunnelPoint(y: y, centre: centre, error: error, share: share)
  }
}

/// The classes of a group's cases, by which it is adjusted.
private struct ClassMix {
  private struct Class {
    var sums = Sums.zero
    var spread = Spread()
    /// How many units have cases of it.
    var unitCount = 0
  }

  private let form: Form
  private var classes: [Int: Class] = [:]
  /// V of the group, for classes without one of their own.
  private let variance: Double?

  /// A class of fewer units says nothing about a unit but what it is itself.
  private static let fewestUnits = 3

  init(_ form: Form, _ units: [FunnelUnit], variance: Double?) {
    self.form = form
    self.variance = variance
    for unit in units {
      for part in unit.classes where part.sums.bottom > 0 {
        classes[part.number, default: Class()].sums += part.sums
        classes[part.number, default: Class()].unitCount += 1
        if form.hasValues { classes[part.number, default: Class()].spread += Spread(part.sums) }
      }
    }
  }

  /// Whether at least half of a unit's n lies in classes that enough units have.
  func isComparable(_ unit: FunnelUnit) -> Bool {
    var rare: Int64 = 0
    for part in unit.classes where part.sums.bottom > 0 {
      if classes[part.number].map({ $0.unitCount < Self.fewestUnits }) ?? true { rare = rare.added(part.sums.bottom) }
    }
    return rare <= unit.sums.bottom.less(rare)
  }

  /// A unit beside what it would have with the group's values of its classes; nil where a sum is missing.
  func point(_ unit: FunnelUnit, _ group: Sums) -> FunnelPoint? {
    guard unit.sums.bottom > 0, unit.sums.top >= 0, group.bottom > 0 else { return nil }
    let (top, count) = (Double(unit.sums.top), Double(unit.sums.bottom))
    var expected = 0.0
    var variances = 0.0
    for part in unit.classes where part.sums.bottom > 0 {
      guard let whole = classes[part.number] else { continue }
      let count = Double(part.sums.bottom)
      if form == .days {
        guard let variance = whole.spread.variance ?? variance else { return nil }
        expected += count * mean(whole.sums)
        variances += count * variance
      } else {
        expected += count * Double(whole.sums.top) / Double(whole.sums.bottom)
      }
    }
    guard form == .days else {
      let offset = arc(expected / count)
      let plain = Double(group.top) / Double(group.bottom)
      guard let y = form.y(unit.sums), let error = form.error(unit.sums) else { return nil }
      return FunnelPoint(
        y: y - offset, centre: 0, error: error, adjustedValue: expected > 0 ? plain * top / expected : nil,
        mixOffset: offset)
    }
    guard expected > 0 else { return nil }
    return FunnelPoint(
      y: log((top + 0.5) / expected), centre: 0, error: variances.squareRoot() / expected,
      adjustedValue: mean(group) * (top + 0.5) / expected, mixFactor: expected / count)
  }
}
