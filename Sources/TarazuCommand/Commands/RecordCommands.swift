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

  private static let anomalies = CommandSpec(
    "anomalies", "lists events that do not fit their case, with the reason",
    options: [Options.lyingIn, Options.anomalyReason],
    action: .remote { invocation, session in
      let arguments = invocation.arguments
      var request = ListAnomaliesRequest(
        unit: try arguments.nonEmpty(Options.lyingIn), reason: try arguments.nonEmpty(Options.anomalyReason),
        pageSize: pageSize)
      var answer = ListAnswer<Anomaly>(
        "anomalies", invocation.form, forTerminal: invocation.console.outputIsTerminal)
      repeat {
        let response = try await session.read(QualityService.listAnomalies, request)
        try answer.add(response.anomalies)
        request.pageToken = response.nextPageToken
      } while !request.pageToken.isEmpty
      try answer.write(to: invocation.console)
      return .done
    })

  private static let rejections = CommandSpec(
    "rejections", "lists lines and events that were rejected, with the reason",
    options: [Options.lyingIn, Options.rejectionReason],
    action: .remote { invocation, session in
      let arguments = invocation.arguments
      var request = ListRejectionsRequest(
        unit: try arguments.nonEmpty(Options.lyingIn), reason: try arguments.nonEmpty(Options.rejectionReason),
        pageSize: pageSize)
      var answer = ListAnswer<Rejection>(
        "rejections", invocation.form, forTerminal: invocation.console.outputIsTerminal)
      repeat {
        let response = try await session.read(QualityService.listRejections, request)
        try answer.add(response.rejections)
        request.pageToken = response.nextPageToken
      } while !request.pageToken.isEmpty
      try answer.write(to: invocation.console)
      return .done
    })
}
