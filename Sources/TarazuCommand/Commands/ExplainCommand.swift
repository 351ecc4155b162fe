// The command that shows what is behind a figure.

import TarazuProtocol
import TarazuWire

enum ExplainCommand {
  static let command = CommandSpec(
    "explain", "the formula of a figure with its numbers, and the cases and events behind a part of it",
    words: [FigureCommands.kpiWord],
    options: [Options.unit, Options.from, Options.to, Options.span] + FigureCommands.limits
      + [part, Options.pageSize, Options.after],
    details: FigureCommands.kpiList,
    action: .remote { invocation, session in
      let arguments = invocation.arguments
      let kpi = try arguments.kpi()
      let question = try arguments.question(of: arguments[Options.unit] ?? "")
      let word = arguments[part] ?? EnumNames.figureParts[0].0
      let page = try arguments.page()
      let request = ListContributionsRequest(
        kpi: kpi, selection: question.selection, part: try arguments.choice(part.name, word, EnumNames.figureParts),
        pageSize: page.size, pageToken: page.token)
      let proof = try await session.read(
        KpiService.explainFigure, ExplainFigureRequest(kpi: kpi, selection: question.selection))
      try invocation.write(
        ExplanationAnswer(
          kpi: kpi, question: question, part: word, proof: proof, rows: try await rows(request, session)))
      return .done
    })

  /// The rows; nil for a role that sees figures and no cases.
  private static func rows(
    _ request: ListContributionsRequest, _ session: Session
  ) async throws(Status) -> ListContributionsResponse? {
    do throws(Status) {
      return try await session.read(CaseService.listContributions, request)
    } catch {
      guard error.reason.rawValue == "ROLE" else { throw error }
      return nil
    }
  }

  private static let part = OptionSpec.optional(
    "--part", "PART", "whose rows are shown: numerator (if not given), denominator or n",
    .words(EnumNames.figureParts.map(\.0)))
}
