// Questions and figures between the wire and the cube.

import TarazuCalendar
import TarazuCube
import TarazuDomain
import TarazuProtocol
import TarazuWire

extension WireFigure {
  init(_ indicator: TarazuDomain.Indicator, _ figure: TarazuDomain.Figure) {
    self.init(kpi: Kpi(code: indicator.code) ?? .unspecified, value: figure.value)
    if let number = figure.numerator { (numerator, numeratorDecimal) = number.onTheWire }
    (denominator, denominatorDecimal) = figure.denominator.onTheWire
    sampleSize = figure.sample.map { Int64(clamping: $0) }
    if figure.divisor != 1 { denominatorDivisor = figure.divisor }
  }
}

extension Int128 {
  /// As the wire has it: a number, or its decimal digits where it is outside 64 bits.
  var onTheWire: (number: Int64?, decimal: String) {
    if let number = Int64(exactly: self) { return (number, "") }
    return (nil, String(self))
  }
}

extension WireBetter {
  init(_ better: TarazuDomain.Better) {
    self =
      switch better {
      case .higher: .higher
      case .lower: .lower
      case .neutral: .neutral
      }
  }
}

extension TarazuDomain.Level {
  /// The level of a request.
  init(_ wire: WireLevel, field: String) throws(Status) {
    switch wire {
    case .country: self = .country
    case .province: self = .province
    case .district: self = .district
    case .branch: self = .branch
    case .unspecified, .unrecognized:
      throw .badField(field, "allowed are LEVEL_COUNTRY, LEVEL_PROVINCE, LEVEL_DISTRICT and LEVEL_BRANCH")
    }
  }

  var wire: WireLevel {
    switch self {
    case .country: .country
    case .province: .province
    case .district: .district
    case .branch: .branch
    }
  }
}

extension TarazuCalendar.Period {
  init(_ wire: WirePeriod) throws(Status) {
    switch wire {
    case .day: self = .day
    case .week: self = .week
    case .month: self = .month
    case .quarter: self = .quarter
    case .year: self = .year
    case .unspecified, .unrecognized:
      throw .badField("period", "allowed are PERIOD_DAY, PERIOD_WEEK, PERIOD_MONTH, PERIOD_QUARTER and PERIOD_YEAR")
    }
  }
}

extension TarazuDomain.Indicator {
  /// The indicator of a request.
  static func of(_ kpi: Kpi, field: String = "kpi") throws(Status) -> TarazuDomain.Indicator {
    guard let code = kpi.code, let indicator = named(code) else {
      throw .badField(field, "\(kpi.rawValue) is no indicator")
    }
    return indicator
  }

  /// The indicators of a request, each once; none means all.
  static func of(_ kpis: [Kpi]) throws(Status) -> [TarazuDomain.Indicator] {
    guard !kpis.isEmpty else { return all }
    // Each is computed: without a limit, a request of 4 MiB would ask for four million figures.
    guard kpis.count <= all.count else {
      throw .badField("kpis", "\(kpis.count) indicators; at most \(all.count) are allowed, because there are no more")
    }
    var indicators: [TarazuDomain.Indicator] = []
    var named: Set<Kpi> = []
    for (index, kpi) in kpis.enumerated() {
      let field = "kpis[\(index)]"
      indicators.append(try of(kpi, field: field))
      guard named.insert(kpi).inserted else { throw .badField(field, "\(kpi.code ?? "") is named twice") }
    }
    return indicators
  }
}

/// The day of a request's field: `YYYY-MM-DD`, Gregorian; a year below 1700 is refused, not taken for Jalali.
func day(_ text: String, field: String) throws(Status) -> Day {
  let allowed = "allowed are Gregorian dates from \(Day.first) to \(Day.last), as YYYY-MM-DD"
  guard let day = Day(gregorian: text) else { throw .badField(field, "not a date; \(allowed)") }
  guard (Day.first...Day.last).contains(day) else {
    let isJalali = text < "1700"
    throw .badField(field, "\(text) \(isJalali ? "looks like a Jalali date" : "is out of range"); \(allowed)")
  }
  return day
}

/// The window of a request; `prefix` is the path of the message that has its two fields.
func window(from: String, to: String, prefix: String = "") throws(Status) -> Window {
  var faults = FieldFaults()
  let first = faults.take { () throws(Status) in try day(from, field: prefix + "from_date") }
  let last = faults.take { () throws(Status) in try day(to, field: prefix + "to_date") }
  let (start, end) = (try faults.value(first), try faults.value(last))
  return try asking(prefix: prefix) { () throws(QuestionError) in try Window.checked(from: start, to: end) }
}

extension TarazuCube.Selection {
  /// The selection of a request.
  init(_ wire: WireSelection?, field: String = "selection") throws(Status) {
    guard let wire else { throw .badField(field, "it is missing") }
    var faults = FieldFaults()
    faults.check(unit: wire.unit, caseClass: wire.caseClass, kind: wire.branchKind, prefix: field + ".")
    let window = faults.take { () throws(Status) in
      try TarazuServer.window(from: wire.fromDate, to: wire.toDate, prefix: field + ".")
    }
    self.init(
      unit: wire.unit, window: try faults.value(window), caseClass: wire.caseClass, kind: wire.branchKind)
  }

  var wire: WireSelection {
    WireSelection(
      unit: unit, fromDate: window.from.description, toDate: window.to.description, caseClass: caseClass,
      branchKind: kind)
  }
}

/// Runs a question, with its errors as the wire says them; `prefix` is the path of the message that has the fields.
func asking<Answer>(prefix: String = "", _ body: () throws(QuestionError) -> Answer) throws(Status) -> Answer {
  do throws(QuestionError) {
    return try body()
  } catch {
    guard case .invalidArgument(let field, let message) = error else { throw Status(error) }
    throw .badField(prefix + field, message)
  }
}
