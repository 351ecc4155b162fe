// The commands that ask what is more than chance.

import TarazuCalendar
import TarazuProtocol
import TarazuWire

enum JudgementCommands {
  static let all = [funnel, signal, changes]

  /// The indicators that a funnel judges, and those that signals do (docs/spec/judgement.md#forms).
  static let inFunnels = FigureCommands.kpis.filter { !unjudged.contains($0) }
  static let inSignals = FigureCommands.kpis.filter {
    $0 == "pending" || !unjudged.contains($0) && !quantiles.contains($0)
  }

  private static let unjudged: Set<String> = [
    "pending", "inflow", "new_cases", "outflow", "undated", "undecided", "lead_days_max", "processing_days_max",
    "decision_days_mean", "pending_age_mean", "case_age_mean", "pending_change", "hearings_overdue",
    "enforcement_pending", "recovery_rate", "enforcement_days_mean",
  ]
  private static let quantiles: Set<String> = [
    "processing_days_median", "processing_days_p90", "lead_days_median", "lead_days_p90", "case_days_p90",
  ]

  private static let funnel = CommandSpec(
    "funnel", "the units that differ from their kind by more than chance",
    words: [FigureCommands.word(forOneOf: inFunnels)],
    options: [Options.judgedWithin, Options.level, Options.from, Options.to, Options.span] + FigureCommands.limits
      + [Options.minSample, Options.unadjusted],
    details: """
      Branches are judged by their kind only: --kind is needed at that level. Means of days and shares are compared as if \
      all units had the same mix of classes of case.
      """ + "\n" + FigureCommands.list(of: inFunnels),
    action: .remote { invocation, session in
      let arguments = invocation.arguments
      let query = try arguments.rankQuery(over: try arguments.window(Options.from, Options.to))
      let rank = query.request
      let response = try await session.read(
        KpiService.getFunnel,
        GetFunnelRequest(
          kpi: rank.kpi, unit: rank.unit, level: rank.level, fromDate: rank.fromDate, toDate: rank.toDate,
          caseClass: rank.caseClass, branchKind: rank.branchKind, minSample: rank.minSample,
          unadjusted: arguments.has(Options.unadjusted)))
      try invocation.write(FunnelAnswer(query: query, response: response))
      return .done
    })

  private static let signal = CommandSpec(
    "signal", "what changed in a unit by more than chance, beside its peers",
    words: [FigureCommands.word(forOneOf: inSignals)],
    options: [Options.unit, Options.month] + FigureCommands.limits,
    details: """
      The last 1, 3 and 6 months are held against the 24 before them. Peers are the units of the same level, and branches \
      of the same kind, in the unit's province, or in the country where these are too few.
      """ + "\n" + FigureCommands.list(of: inSignals),
    action: .remote { invocation, session in
      let arguments = invocation.arguments
      let question = MonthQuery(
        unit: arguments[Options.unit] ?? "", to: try arguments.day(Options.month),
        caseClass: arguments[Options.caseClass], kind: arguments[Options.kind])
      let kpi = try arguments.kpi()
      let response = try await session.read(
        KpiService.getSignal,
        GetSignalRequest(
          kpi: kpi, unit: question.unit, toDate: question.to.description, caseClass: question.caseClass,
          branchKind: question.kind))
      try invocation.write(SignalAnswer(kpi: kpi, question: question, response: response))
      return .done
    })

  private static let changes = CommandSpec(
    "changes", "the morning list: what changed by more than chance in the units of a unit",
    options: [Options.changed, Options.month, Options.judgedLevel],
    action: .remote { invocation, session in
      let arguments = invocation.arguments
      let question = MonthQuery(unit: arguments[Options.changed] ?? "", to: try arguments.day(Options.month))
      let level = try arguments[Options.judgedLevel].map { word in
        try arguments.choice(Options.judgedLevel.name, word, EnumNames.levels)
      }
      let response = try await session.read(
        KpiService.listChanges,
        ListChangesRequest(unit: question.unit, toDate: question.to.description, level: level ?? .unspecified))
      try invocation.write(ChangesAnswer(question: question, response: response))
      return .done
    })
}

/// What a question about past months is about.
struct MonthQuery: Sendable, Equatable {
  var unit: String
  var to: Day
  var caseClass: String?
  var kind: String?
}
