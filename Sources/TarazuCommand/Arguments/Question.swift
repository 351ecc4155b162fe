// Reads a question from words and options. A question that is wrong by itself is INVALID_ARGUMENT
// (docs/spec/indicators.md#wrong-questions).

import TarazuCalendar
import TarazuProtocol
import TarazuWire

/// What a figure is asked about.
struct Question: Sendable, Equatable {
  var unit: String
  var window: Window
  var caseClass: String?
  var kind: String?

  /// The question as a message of the service.
  var selection: Selection {
    Selection(
      unit: unit, fromDate: window.from.description, toDate: window.to.description, caseClass: caseClass,
      branchKind: kind)
  }
}

/// Which units are ranked, and by what.
struct RankQuery: Sendable, Equatable {
  var kpi: Kpi
  /// The unit, window, class and kind.
  var question: Question
  /// The name of the level, such as `branch`.
  var level: String
  var count: Int32?
  var minSample: Int64?

  /// The question as a message of the service. An unknown level is left out.
  var request: RankUnitsRequest {
    RankUnitsRequest(
      kpi: kpi, unit: question.unit, level: EnumNames.levels.first { $0.0 == level }?.1 ?? .unspecified,
      fromDate: question.window.from.description, toDate: question.window.to.description,
      caseClass: question.caseClass, branchKind: question.kind, count: count, minSample: minSample)
  }
}

extension Status {
  /// How much of a wrong value an error shows, so that what is allowed stays visible.
  private static let shownCharacters = 60

  /// A value of an option or a word that is not allowed.
  static func bad(_ name: String, _ text: String, _ allowed: String) -> Status {
    let shown = text.count > shownCharacters ? text.prefix(shownCharacters) + "…" : text[...]
    return .badField(name, "\"\(shown)\" is not \(allowed)")
  }
}

extension Arguments {
  /// The question of the options `--from`, `--to`, `--class` and `--kind`.
  func question(of unit: String) throws(Status) -> Question {
    Question(
      unit: unit, window: try window(Options.from, Options.to), caseClass: self[Options.caseClass],
      kind: self[Options.kind])
  }

  /// The question of the options of a rank, except `--from` and `--to`.
  func rankQuery(over window: Window) throws(Status) -> RankQuery {
    let kpi = try kpi()
    let question = Question(
      unit: self[Options.within] ?? "", window: window, caseClass: self[Options.caseClass], kind: self[Options.kind])
    let level = self[Options.level] ?? ""
    _ = try choice(Options.level.name, level, EnumNames.levels)
    return RankQuery(
      kpi: kpi, question: question, level: level, count: try integer(Options.count, 1...1_000),
      minSample: try integer(Options.minSample, 0...1_000_000_000))
  }

  /// The window between two options.
  func window(_ from: OptionSpec, _ to: OptionSpec) throws(Status) -> Window {
    let (first, last) = (try day(from), try day(to))
    guard let window = Window(from: first, to: last) else {
      throw .badField(from.name, "\(first) is after \(to.name), \(last)")
    }
    guard window.days - 1 <= Window.longestDistance else {
      throw .badField(
        from.name,
        "\(first) is \(window.days - 1) days before \(to.name); at most \(Window.longestDistance) are allowed")
    }
    return window
  }

  /// A date within the days that have figures.
  func day(_ option: OptionSpec) throws(Status) -> Day {
    let text = self[option] ?? ""
    guard let day = Day(eitherCalendar: text) else {
      throw .bad(
        option.name, text,
        "a date; one is YYYY-MM-DD, YYYY-MM or YYYY, Gregorian, or Jalali with a year below 1700; today, yesterday or "
          + "-30d")
    }
    guard (Day.first...Day.last).contains(day) else {
      throw .badField(option.name, "\(day) is out of range; from \(Day.first) to \(Day.last) are allowed")
    }
    return day
  }

  /// An indicator by its code.
  func kpi() throws(Status) -> Kpi { try kpi(word("KPI"), of: "KPI") }

  /// The indicators that `--kpis` names; none, which means all, if it is not given.
  func kpis() throws(Status) -> [Kpi] {
    guard let list = self[Options.kpis] else { return [] }
    var kpis: [Kpi] = []
    for code in list.split(separator: ",", omittingEmptySubsequences: false) {
      let kpi = try kpi(String(code), of: Options.kpis.name)
      guard !kpis.contains(kpi) else { throw .badField(Options.kpis.name, "\(code) is named twice") }
      kpis.append(kpi)
    }
    return kpis
  }

  private func kpi(_ code: String, of name: String) throws(Status) -> Kpi {
    guard let kpi = Kpi(code: code) else {
      throw .bad(name, code, "the code of an indicator; `tarazu rank --help` lists them")
    }
    return kpi
  }

  /// A whole number within a range; nil if the option is not given.
  func integer<Number: FixedWidthInteger>(_ option: OptionSpec, _ range: ClosedRange<Number>) throws(Status) -> Number?
  {
    guard let text = self[option] else { return nil }
    guard let number = Number(text), range.contains(number) else {
      throw .bad(option.name, text, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// A share such as `0.01` or `1%` in millionths; nil if the option is not given.
  func millionths(_ option: OptionSpec, upTo most: Int) throws(Status) -> Int? {
    guard let text = self[option] else { return nil }
    let isPercent = text.hasSuffix("%")
    guard let share = DecimalText.scaled(isPercent ? text.dropLast() : text[...], digits: isPercent ? 4 : 6),
      share <= most
    else {
      throw .bad(option.name, text, "a share from 0 to \(most / 10_000)%, such as 0.01 or 1%, to a millionth")
    }
    return share
  }

  /// A value of one of the protocol's enums, by its name.
  func choice<Choice: ProtobufEnum>(_ name: String, _ text: String, _ words: [(String, Choice)]) throws(Status)
    -> Choice
  {
    guard let choice = words.first(where: { $0.0 == text }) else {
      throw .bad(name, text, "one of " + words.map(\.0).joined(separator: ", "))
    }
    return choice.1
  }

  /// The page of the options `--count` and `--after`.
  func page() throws(Status) -> (size: Int32, token: String) {
    (try integer(Options.pageSize, 1...1_000) ?? 100, try pageToken())
  }

  /// The page of the option `--after`; empty for the first.
  func pageToken() throws(Status) -> String {
    guard let token = self[Options.after] else { return "" }
    guard !token.isEmpty else { throw .badField(Options.after.name, "it is empty; leave it out for the first page") }
    return token
  }

  /// An option that must not be empty, because an empty field asks for everything.
  func nonEmpty(_ option: OptionSpec) throws(Status) -> String {
    guard let text = self[option] else { return "" }
    guard !text.isEmpty else { throw .badField(option.name, "it is empty; leave out the option to ask for all") }
    return text
  }
}

/// The names of the protocol's enum values on the command line.
enum EnumNames {
  static let levels: [(String, Level)] = [
    ("country", .country), ("province", .province), ("district", .district), ("branch", .branch),
  ]
  static let periods: [(String, TarazuProtocol.Period)] = [
    ("day", .day), ("week", .week), ("month", .month), ("quarter", .quarter), ("year", .year),
  ]
  static let measures: [(String, Measure)] = [
    ("processing_days", .processingDays), ("case_days", .caseDays), ("lead_days", .leadDays),
  ]
  static let caseLists: [(String, CaseList)] = [
    ("pending", .pending), ("undated", .undated), ("undecided", .undecided), ("overdue", .overdue),
  ]

  static let figureParts: [(String, FigurePart)] = [
    ("numerator", .numerator), ("denominator", .denominator), ("n", .n),
  ]

  /// The name of a judgement; nil for what is not judged.
  static func judgement(_ judgement: Judgement) -> String? {
    switch judgement {
    case .signal: "signal"
    case .watch: "watch"
    case .usual: "usual"
    case .tooShort: "too_short"
    case .unspecified, .unrecognized: nil
    }
  }

  /// The name of a side; nil for neither.
  static func side(_ side: Side) -> String? {
    switch side {
    case .high: "high"
    case .low: "low"
    case .up: "up"
    case .down: "down"
    case .unspecified, .unrecognized: nil
    }
  }

  static func better(_ better: Better) -> String {
    switch better {
    case .higher: "higher"
    case .lower: "lower"
    case .neutral, .unspecified, .unrecognized: "neutral"
    }
  }
}
