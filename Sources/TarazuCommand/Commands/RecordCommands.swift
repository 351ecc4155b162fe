// The commands that show the records behind the figures: a case, anomalies, rejections.

import TarazuProtocol
import TarazuWire

enum RecordCommands {
  static let all = [caseShow, anomalies, rejections]

  /// The largest page that the service gives.
  private static let pageSize: Int32 = 1_000

  private static let caseShow = CommandSpec(
    "case show", "shows the spells and the events of a case",
    words: [WordSpec(name: "CASE", help: "the case's code (after `--` if it begins with a dash)")],
    action: .remote { invocation, session in
      var request = GetCaseRequest(caseId: invocation.arguments.word("CASE"), pageSize: pageSize)
      let first = try await session.read(CaseService.getCase, request)
      var (events, hasHidden, token) = (first.events, first.hiddenEvents, first.nextPageToken)
      while !token.isEmpty {
        request.pageToken = token
        let next = try await session.read(CaseService.getCase, request)
        events += next.events
        hasHidden = hasHidden || next.hiddenEvents
        token = next.nextPageToken
      }
      try invocation.write(CaseAnswer(response: first, events: events, hasHiddenEvents: hasHidden))
      return .done
    })

  private static let anomalies = list(
    "anomalies", "lists events that do not fit their case, with the reason", Options.anomalyReason
  ) { session, unit, reason, token in
    let request = ListAnomaliesRequest(unit: unit, reason: reason, pageSize: pageSize, pageToken: token)
    let response = try await session.read(QualityService.listAnomalies, request)
    return (response.anomalies, response.nextPageToken)
  }

  private static let rejections = list(
    "rejections", "lists lines and events that were rejected, with the reason", Options.rejectionReason
  ) { session, unit, reason, token in
    let request = ListRejectionsRequest(unit: unit, reason: reason, pageSize: pageSize, pageToken: token)
    let response = try await session.read(QualityService.listRejections, request)
    return (response.rejections, response.nextPageToken)
  }

  /// A command that lists records page by page.
  /// - Parameter page: asks for the records of a unit and a reason, from a page token on; returns them and the next token.
  private static func list<Record: ListItem & SendableMetatype>(
    _ name: String, _ summary: String, _ reason: OptionSpec,
    page:
      @escaping @Sendable (Session, _ unit: String, _ reason: String, _ token: String) async throws -> (
        [Record], String
      )
  ) -> CommandSpec {
    CommandSpec(
      name, summary, options: [Options.lyingIn, reason],
      action: .remote { invocation, session in
        let unit = try invocation.arguments.nonEmpty(Options.lyingIn)
        let reason = try invocation.arguments.nonEmpty(reason)
        var answer = ListAnswer<Record>(name, invocation.form, forTerminal: invocation.console.outputIsTerminal)
        var token = ""
        repeat {
          let (records, next) = try await page(session, unit, reason, token)
          try answer.add(records)
          token = next
        } while !token.isEmpty
        try answer.write(to: invocation.console)
        return .done
      })
  }
}
