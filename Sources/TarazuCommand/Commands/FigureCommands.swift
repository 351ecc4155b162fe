// The commands that ask for figures.

import TarazuCalendar
import TarazuDomain
import TarazuProtocol
import TarazuWire

enum FigureCommands {
  static let all = [scorecard, rank, trend, aging, distribution]

  static let unitWord = WordSpec(name: "UNIT", help: "the unit's code")
  static let kpiWord = word(forOneOf: kpis)
  static let kpiList = list(of: kpis)
  static let kpis = TarazuDomain.Indicator.all.map(\.code)
  static let limits = [Options.caseClass, Options.kind]

  static func word(forOneOf kpis: [String]) -> WordSpec {
    WordSpec(name: "KPI", help: "the indicator's code, such as clearance_rate", choices: .words(kpis))
  }

  static func list(of kpis: [String]) -> String { "indicators: " + kpis.joined(separator: " ") }

  private static let scorecard = CommandSpec(
    "scorecard", "all indicators of a unit over a window", words: [unitWord],
    options: [Options.from, Options.to, Options.span] + limits + [Options.kpis], details: kpiList,
    action: .remote { invocation, session in
      let question = try invocation.arguments.question(of: invocation.arguments.word("UNIT"))
      let response = try await session.read(
        KpiService.getScorecard,
        GetScorecardRequest(selection: question.selection, kpis: try invocation.arguments.kpis()))
      try invocation.write(ScorecardAnswer(question: question, response: response))
      return .done
    })

  private static let rank = CommandSpec(
    "rank", "the highest and the lowest units by an indicator", words: [kpiWord],
    options: [Options.within, Options.level, Options.from, Options.to, Options.span] + limits + [
      Options.count, Options.minSample,
    ],
    details: kpiList,
    action: .remote { invocation, session in
      let question = try invocation.arguments.rankQuery(
        over: try invocation.arguments.window(Options.from, Options.to))
      let response = try await session.read(KpiService.rankUnits, question.request)
      try invocation.write(RankAnswer(question: question, response: response))
      return .done
    })

  private static let trend = CommandSpec(
    "trend", "an indicator for each day, week, month, quarter or year of a window", words: [kpiWord],
    options: [Options.unit, Options.from, Options.to, Options.span, Options.period] + limits, details: kpiList,
    action: .remote { invocation, session in
      let arguments = invocation.arguments
      let kpi = try arguments.kpi()
      let question = try arguments.question(of: arguments[Options.unit] ?? "")
      let period = try arguments.choice(Options.period.name, arguments[Options.period] ?? "", EnumNames.periods)
      let response = try await session.read(
        KpiService.getTrend, GetTrendRequest(kpi: kpi, selection: question.selection, period: period))
      try invocation.write(TrendAnswer(kpi: kpi, question: question, response: response))
      return .done
    })

  private static let aging = CommandSpec(
    "aging", "how old the pending cases are", words: [unitWord], options: [Options.asOf] + limits,
    action: .remote { invocation, session in
      let arguments = invocation.arguments
      let unit = arguments.word("UNIT")
      let day = try arguments.day(Options.asOf)
      let (caseClass, kind) = (arguments[Options.caseClass], arguments[Options.kind])
      let response = try await session.read(
        KpiService.getAging,
        GetAgingRequest(unit: unit, toDate: day.description, caseClass: caseClass, branchKind: kind))
      try invocation.write(AgingAnswer(unit: unit, to: day, caseClass: caseClass, kind: kind, response: response))
      return .done
    })

  private static let distribution = CommandSpec(
    "distribution", "the exact counts of each value of a measure in a window",
    words: [
      WordSpec(
        name: "MEASURE", help: "processing_days, case_days or lead_days", choices: .words(EnumNames.measures.map(\.0)))
    ],
    options: [Options.unit, Options.from, Options.to, Options.span] + limits,
    action: .remote { invocation, session in
      let arguments = invocation.arguments
      let word = arguments.word("MEASURE")
      let measure = try arguments.choice("MEASURE", word, EnumNames.measures)
      let question = try arguments.question(of: arguments[Options.unit] ?? "")
      let response = try await session.read(
        KpiService.getDistribution, GetDistributionRequest(measure: measure, selection: question.selection))
      try invocation.write(DistributionAnswer(measure: word, question: question, response: response))
      return .done
    })
}
