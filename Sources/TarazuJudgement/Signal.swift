// What changed in a unit (docs/spec/judgement.md#signal).

import Glibc

/// The judgement of a unit's last months by the months before, both beside its peers.
public struct Signal: Sendable {
  public enum Side: String, CaseIterable, Sendable {
    case up, down
  }

  /// What decided.
  public struct Finding: Hashable, Sendable {
    public var judgement: Judgement
    /// Nil where it went neither way.
    public var side: Side?
    /// How many last months: 1, 3 or 6.
    public var months: Int
    /// How often chance alone would show as much.
    public var p: Double
  }

  /// Nil where there are too few months to judge.
  public let finding: Finding?
  private let numbers: MonthlyNumbers
  /// What the usual ranges follow from; nil where there is no finding.
  private let ranges: UsualRanges?

  /// Whether the last month has a y.
  public var hasLastMonth: Bool { numbers.numbers.last?.month == Signal.historyMonths }

  /// Between what each month of the history usually lies; nil for a month that has no y, and where there is no finding.
  public var usual: [Limits?] {
    var usual = [Limits?](repeating: nil, count: Signal.historyMonths)
    for number in numbers.numbers { usual[number.month - 1] = range(of: number) }
    return usual
  }

  /// The same of the last month alone.
  public var lastUsual: Limits? { hasLastMonth ? numbers.numbers.last.flatMap { range(of: $0) } : nil }

  /// The months that are looked at: the baseline, then the last ones.
  public static let baselineMonths = 24
  public static let lastMonths = 6
  public static let historyMonths = baselineMonths + lastMonths
  /// A baseline of fewer months with a y is too short.
  public static let fewestBaselineMonths = 12
  static let spans = [1, 3, 6]
  /// What |t| differs by for rounding alone: below it there is no side, and within it two are equal.
  static let noSide = 1e-9

  /// Judges the months of a unit.
  /// - Parameter months: 31 consecutive ones, oldest first: the one before the history, and the history.
  public init(_ form: SignalForm, months: [SignalMonth]) {
    numbers = MonthlyNumbers(form, months.count == Signal.historyMonths + 1 ? months : [])
    let baseline = numbers.numbers.filter { $0.month <= Signal.baselineMonths }
    let recent = numbers.numbers.suffix(from: baseline.count)
    guard let limits = SignalLimits.of(baselineMonths: baseline.count), !recent.isEmpty else {
      (finding, ranges) = (nil, nil)
      return
    }
    let course = Course(baseline, leastSigma: form.isStock ? 0.1 : 0.5)
    finding = course.finding(in: Array(recent), limits)
    ranges = UsualRanges(
      centre: course.centre, spread: limits.watch * course.sigma,
      widening: (1 + 1 / Double(baseline.count)).squareRoot())
  }

  private func range(of number: MonthlyNumbers.Number) -> Limits? {
    guard let (low, high) = ranges?.ends(number.error), let low = numbers.value(low, number.month),
      let high = numbers.value(high, number.month)
    else { return nil }
    return Limits(low: low, high: high)
  }
}

/// Between what y usually lies.
private struct UsualRanges {
  let centre: Double
  /// How many errors it reaches from the centre, and how much wider it is because the centre is not known better.
  let spread: Double
  let widening: Double

  func ends(_ error: Double) -> (low: Double, high: Double) {
    let reach = spread * error * widening
    return (centre - reach, centre + reach)
  }
}

/// The baseline of a signal.
private struct Course {
  /// c.
  let centre: Double
  let sigma: Double
  /// The sum of 1/s^2.
  let weight: Double

  init(_ baseline: [MonthlyNumbers.Number], leastSigma: Double) {
    let (centre, weight) = Course.mean(baseline)
    (self.centre, self.weight) = (centre, weight)
    let z = baseline.map { ($0.y - centre) / $0.error }
    let ranges = zip(z, z.dropFirst()).map { abs($1 - $0) }
    let mean = ranges.reduce(0, +) / Double(max(1, ranges.count))
    let kept = ranges.filter { $0 <= Course.widest * mean }
    sigma = max(leastSigma, kept.reduce(0, +) / Double(max(1, kept.count)) / Course.rangeOfOne)
  }

  /// A moving range beyond this many times the mean range is left out.
  private static let widest = 3.267
  /// The mean range of two numbers whose standard deviation is 1.
  private static let rangeOfOne = 1.128

  /// The mean of y, weighted 1/s^2, and the sum of the weights.
  private static func mean(_ numbers: [MonthlyNumbers.Number]) -> (mean: Double, weight: Double) {
    var (sum, weights) = (0.0, 0.0)
    for number in numbers {
      let weight = 1 / (number.error * number.error)
      sum += weight * number.y
      weights += weight
    }
    return (sum / weights, weights)
  }

  func finding(in recent: [MonthlyNumbers.Number], _ limits: SignalLimits) -> Signal.Finding {
    var (greatest, months, count) = (0.0, 0, 0)
    for span in Signal.spans {
      let last = recent.filter { $0.month > Signal.historyMonths - span }
      guard last.count > count else { continue }
      count = last.count
      let (mean, weight) = Course.mean(last)
      let t = (mean - centre) / (sigma * (1 / weight + 1 / self.weight).squareRoot())
      if months == 0 || abs(t) > abs(greatest) + Signal.noSide { (greatest, months) = (t, span) }
    }
    let size = abs(greatest)
    return Signal.Finding(
      judgement: size > limits.signal ? .signal : size > limits.watch ? .watch : .usual,
      side: size < Signal.noSide ? nil : greatest > 0 ? .up : .down, months: months,
      p: min(1, 6 * Student.upperTail(size, degrees: limits.degrees)))
  }
}

/// The limits of |t|, by the number of months of the baseline.
private struct SignalLimits: Sendable {
  let degrees: Int
  let signal: Double
  let watch: Double

  private init(baselineMonths count: Int) {
    // ceil(0.56 (k - 1))
    degrees = (14 * (count - 1) + 24) / 25
    signal = Student.quantile(0.9995, degrees: degrees)
    watch = Student.quantile(0.995, degrees: degrees)
  }

  private static let all = (Signal.fewestBaselineMonths...Signal.baselineMonths).map {
    SignalLimits(baselineMonths: $0)
  }

  /// Nil for a baseline that is too short.
  static func of(baselineMonths count: Int) -> SignalLimits? {
    let index = count - Signal.fewestBaselineMonths
    return all.indices.contains(index) ? all[index] : nil
  }
}

extension SignalForm {
  fileprivate var isStock: Bool {
    if case .stock = self { true } else { false }
  }
}
