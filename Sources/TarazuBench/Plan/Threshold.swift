// Conditions on a run's results, such as `p99>5ms`.

/// What a condition looks at.
public enum Metric: Hashable, Sendable, CustomStringConvertible {
  /// A percentile of latency, by its share from 0 to 1.
  case percentile(Double)
  case mean
  case maximum
  /// Calls that failed, as a share of all.
  case errorShare
  case errorCount
  /// Calls answered OK a second.
  case rate
  /// Calls that started late, as a share of all.
  case lateShare
  case lateCount
  case skippedCount
  case skippedShare

  public var description: String {
    switch self {
    case .percentile(let share): Format.percentile(share)
    case .mean: "mean"
    case .maximum: "max"
    case .errorShare, .errorCount: "errors"
    case .rate: "rate"
    case .lateShare, .lateCount: "late"
    case .skippedCount, .skippedShare: "skipped"
    }
  }
}

/// The calls whose latency is meant.
public enum Subject: Hashable, Sendable {
  case all
  /// From when calls were really sent.
  case service
  case kind(CallKind)
}

/// A condition: a figure of the run compared with a limit.
public struct Threshold: Equatable, Sendable, CustomStringConvertible {
  enum Comparison: String, CaseIterable, Sendable {
    // The longer ones first, because they are searched in this order.
    case atMost = "<="
    case atLeast = ">="
    case below = "<"
    case above = ">"
  }

  /// As it was written.
  public let description: String
  let subject: Subject
  let metric: Metric
  let comparison: Comparison
  /// Nanoseconds, a share from 0 to 1, a rate or a number.
  let limit: Double

  private static let form = """
    a condition is a figure, one of < <= > >=, and a limit: p50 p90 p99 p99.9 … max mean with ns, us, ms or s; errors, \
    late or skipped with % or a number; rate with a number; before a latency there may be `service.` or a kind of \
    call, such as `ingest.`
    """

  /// Reads a condition such as `p99>5ms`, `errors>0.1%` or `rate<1000`.
  public init(_ text: String) throws(BenchError) {
    let bare = String(text.filter { $0 != " " })
    let wrong = BenchError("`\(text)` is not a condition: \(Threshold.form)")
    guard let comparison = Comparison.allCases.first(where: { bare.contains($0.rawValue) }) else { throw wrong }
    let sides = Threshold.split(bare, at: comparison.rawValue)
    guard let (subject, name) = Threshold.subject(of: sides.left), !sides.right.isEmpty else { throw wrong }
    guard let (metric, limit) = Threshold.metric(name, sides.right) else { throw wrong }
    if subject != .all {
      switch metric {
      case .percentile, .mean, .maximum: break
      default: throw wrong
      }
    }
    description = bare
    self.subject = subject
    self.metric = metric
    self.comparison = comparison
    self.limit = limit
  }

  /// The kind of call that it looks at; nil for all.
  public var kind: CallKind? {
    if case .kind(let kind) = subject { kind } else { nil }
  }

  /// Whether a lower rate can meet it: an upper limit of a latency.
  public var isLatencyLimit: Bool {
    switch metric {
    case .percentile, .mean, .maximum: comparison == .below || comparison == .atMost
    default: false
    }
  }

  /// Whether a figure meets the condition. A missing figure does not.
  func isMet(by value: Double?) -> Bool {
    guard let value else { return false }
    return switch comparison {
    case .atMost: value <= limit
    case .atLeast: value >= limit
    case .below: value < limit
    case .above: value > limit
    }
  }

  /// A figure in the unit of the condition.
  func shown(_ value: Double?) -> String {
    guard let value else { return "nothing" }
    return switch metric {
    case .percentile, .mean, .maximum: Format.duration(value)
    case .errorShare, .lateShare, .skippedShare: Format.percent(value)
    case .rate: Format.rate(value) + "/s"
    case .errorCount, .lateCount, .skippedCount: Format.decimal(value, 0)
    }
  }

  // MARK: Reading

  private static func split(_ text: String, at mark: String) -> (left: String, right: String) {
    // A mark of one character is not part of a longer one, because those were searched first.
    guard let first = mark.first, let start = text.firstIndex(of: first) else { return (text, "") }
    let after = text.index(start, offsetBy: mark.count, limitedBy: text.endIndex) ?? text.endIndex
    return (String(text[..<start]), String(text[after...]))
  }

  private static func subject(of name: String) -> (Subject, String)? {
    // The point of a percentile such as p99.9 does not end a subject.
    guard !name.hasPrefix("p"), let point = name.firstIndex(of: ".") else { return (.all, name) }
    let prefix = String(name[..<point])
    let rest = String(name[name.index(after: point)...])
    if prefix == "service" { return (.service, rest) }
    guard let kind = CallKind(rawValue: prefix), kind != .subscribe else { return nil }
    return (.kind(kind), rest)
  }

  private static func metric(_ name: String, _ limit: String) -> (Metric, Double)? {
    switch name {
    case "mean": return duration(limit).map { (.mean, $0) }
    case "max": return duration(limit).map { (.maximum, $0) }
    case "rate": return number(limit.hasSuffix("/s") ? String(limit.dropLast(2)) : limit).map { (.rate, $0) }
    case "errors": return either(limit, .errorShare, .errorCount)
    case "late": return either(limit, .lateShare, .lateCount)
    case "skipped": return either(limit, .skippedShare, .skippedCount)
    default:
      guard name.hasPrefix("p"), let percent = number(String(name.dropFirst())), percent > 0, percent <= 100 else {
        return nil
      }
      return duration(limit).map { (.percentile(percent / 100), $0) }
    }
  }

  private static func either(_ limit: String, _ share: Metric, _ count: Metric) -> (Metric, Double)? {
    guard limit.hasSuffix("%") else { return number(limit).map { (count, $0) } }
    return number(String(limit.dropLast())).map { (share, $0 / 100) }
  }

  private static func duration(_ text: String) -> Double? { BenchText.nanoseconds(text) }

  private static func number(_ text: String) -> Double? { BenchText.number(text) }
}

/// Reads the values of options.
public enum BenchText {
  /// A length of time with its unit, such as `5ms`, in nanoseconds.
  public static func nanoseconds(_ text: String) -> Double? {
    for (unit, size) in [("ns", 1.0), ("us", 1e3), ("µs", 1e3), ("ms", 1e6), ("s", 1e9), ("m", 6e10)]
    where text.hasSuffix(unit) {
      return number(String(text.dropLast(unit.count))).map { $0 * size }
    }
    return nil
  }

  /// A number from 0 in plain digits, with or without a decimal point.
  public static func number(_ text: String) -> Double? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }),
      let number = Double(text), number.isFinite
    else { return nil }
    return number
  }
}
