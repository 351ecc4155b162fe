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
    judged = units.indices.filter { mix?.isComparable($0) ?? true }
    guard judged.count >= Funnel.fewestUnits, hasEnough else { return }
    let group = group
    let points = judged.compactMap { index in
      mix.map { $0.point(index, group) } ?? FunnelGroup.point(units[index], form, group, spread.variance)
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
  private let units: [FunnelUnit]
  private var classes: [Class] = []
  /// For each unit, the index in `classes` of each of its classes that has cases.
  private var parts: [[(index: Int, sums: Sums)]] = []
  /// V of the group, for classes without one of their own.
  private let variance: Double?

  /// A class of fewer units says nothing about a unit but what it is itself.
  private static let fewestUnits = 3

  init(_ form: Form, _ units: [FunnelUnit], variance: Double?) {
    self.form = form
    self.units = units
    self.variance = variance
    var indices: [Int: Int] = [:]
    parts.reserveCapacity(units.count)
    for unit in units {
      var own: [(index: Int, sums: Sums)] = []
      own.reserveCapacity(unit.classes.count)
      for part in unit.classes where part.sums.bottom > 0 {
        let index = indices[part.number] ?? classes.count
        if index == classes.count {
          indices[part.number] = index
          classes.append(Class())
        }
        own.append((index, part.sums))
        classes[index].sums += part.sums
        classes[index].unitCount += 1
        if form.hasValues { classes[index].spread += Spread(part.sums) }
      }
      parts.append(own)
    }
  }

  /// Whether at least half of a unit's n lies in classes that enough units have.
  func isComparable(_ unit: Int) -> Bool {
    var rare: Int64 = 0
    for (index, sums) in parts[unit] where classes[index].unitCount < Self.fewestUnits {
      rare = rare.added(sums.bottom)
    }
    return rare <= units[unit].sums.bottom.less(rare)
  }

  /// A unit beside what it would have with the group's values of its classes; nil where a sum is missing.
  func point(_ index: Int, _ group: Sums) -> FunnelPoint? {
    let unit = units[index]
    guard unit.sums.bottom > 0, unit.sums.top >= 0, group.bottom > 0 else { return nil }
    let (top, count) = (Double(unit.sums.top), Double(unit.sums.bottom))
    var expected = 0.0
    var variances = 0.0
    for (index, sums) in parts[index] {
      let whole = classes[index]
      let count = Double(sums.bottom)
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
