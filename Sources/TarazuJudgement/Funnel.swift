// Which units differ from their kind (docs/spec/judgement.md#funnel).

import Glibc

/// A unit that a funnel judges.
public struct FunnelUnit: Hashable, Sendable {
  /// The sums over all classes of case.
  public var sums: Sums
  /// The sums of each class by itself, where the funnel is adjusted for the mix of classes. The numbers name classes,
  /// and are the same for all units.
  public var classes: [ClassSums]

  public struct ClassSums: Hashable, Sendable {
    public var number: Int
    public var sums: Sums

    public init(number: Int, sums: Sums) {
      self.number = number
      self.sums = sums
    }
  }

  public init(sums: Sums, classes: [ClassSums] = []) {
    self.sums = sums
    self.classes = classes
  }
}

/// The judgement of each unit of a group by the others.
public struct Funnel: Sendable {
  public enum Side: String, CaseIterable, Sendable {
    case high, low
  }

  /// What is said of one unit.
  public struct Row: Hashable, Sendable {
    /// For `quantile`: the share of values above the threshold.
    public var share: Double?
    /// What the unit's value would be with the group's mix of classes.
    public var adjustedValue: Double?
    /// How many errors it is away from the centre.
    public var z: Double?
    /// Nil where the unit is not judged.
    public var judgement: Judgement?
    /// Nil where it is on neither side.
    public var side: Side?
    public var watch: Limits?
    public var signal: Limits?
  }

  /// Whether it was adjusted for the mix of classes, or would be if there were enough units.
  public let isAdjusted: Bool
  /// I: how many units are judged by each other.
  public let unitCount: Int
  /// Whether there are too few units or too little data to judge; all else is then nil or 0.
  public let isTooFew: Bool
  /// The group's value.
  public internal(set) var centre: Double?
  /// How much units differ beyond chance, on the scale of y.
  public internal(set) var tau: Double?
  /// How many units chance alone is expected to put beyond the outer limits.
  public internal(set) var expectedByChance: Double?
  /// In the order of the units.
  public internal(set) var rows: [Row]
  public internal(set) var signalCount = 0
  public internal(set) var watchCount = 0

  /// The fewest units that are judged by each other.
  public static let fewestUnits = 8
  static let outer = 0.999
  static let inner = 0.975
  /// A unit is on neither side of the centre where |z| is below this.
  static let noSide = 1e-9

  /// Judges units.
  /// - Parameters:
  ///   - factor: what the quotient of the sums is multiplied by to be a value: 26,970 where E counts in units of
  ///     1/26,970, the days of the window for disposition_days, else 1.
  ///   - adjusted: whether to adjust for the mix of classes. Only for `days` and `share`.
  public init(_ form: Form, units: [FunnelUnit], factor: Double = 1, adjusted: Bool = false) {
    isAdjusted = adjusted && (form == .days || form == .share)
    rows = Array(repeating: Row(), count: units.count)
    let group = FunnelGroup(form, units, isAdjusted: isAdjusted)
    unitCount = group.judged.count
    guard let points = group.points else {
      isTooFew = true
      return
    }
    isTooFew = false
    judge(points, group, factor: factor)
  }

  private mutating func judge(_ points: [FunnelPoint], _ group: FunnelGroup, factor: Double) {
    let form = group.form
    let excess = ExcessSpread.square(of: points.map { (distance: $0.y - $0.centre, variance: $0.error * $0.error) })
    let (outer, inner) = (
      Student.quantile(Self.outer, degrees: points.count - 1), Student.quantile(Self.inner, degrees: points.count - 1)
    )
    centre = group.centre(factor: factor)
    tau = excess.squareRoot()
    expectedByChance = 2 * (1 - Self.outer) * Double(points.count)
    for (index, point) in zip(group.judged, points) {
      let error = (point.error * point.error + excess).squareRoot()
      func limits(_ t: Double) -> Limits {
        Limits(
          low: point.value(point.centre - t * error, form, factor: factor),
          high: point.value(point.centre + t * error, form, factor: factor))
      }
      let z = (point.y - point.centre) / error
      let judgement: Judgement = abs(z) > outer ? .signal : abs(z) > inner ? .watch : .usual
      if judgement == .signal { signalCount += 1 }
      if judgement == .watch { watchCount += 1 }
      rows[index] = Row(
        share: point.share, adjustedValue: point.adjustedValue, z: z, judgement: judgement,
        side: abs(z) < Self.noSide ? nil : z > 0 ? .high : .low, watch: limits(inner), signal: limits(outer))
    }
  }
}
