// The commands that show which cases are behind a stock, and which hearings are ahead.

import TarazuCalendar
import TarazuProtocol
import TarazuWire

enum CaseListCommands {
  static let all = [cases, calendar]

  private static let within = OptionSpec.required("--in", "UNIT", "cases at the branches of this unit")
  private static let olderThan = OptionSpec.optional(
    "--older-than", "N", "only those that began more than this many days ago, 0 to 100000")
  private static let hearingsWithin = OptionSpec.required("--in", "UNIT", "hearings at the branches of this unit")

  private static let cases = CommandSpec(
    "cases", "lists the cases behind a stock as it is now, the oldest first",
    words: [
      WordSpec(
        name: "LIST", help: "pending, undated, undecided or overdue", choices: .words(EnumNames.caseLists.map(\.0)))
    ],
    options: [within, Options.kind, Options.caseClass, olderThan, Options.pageSize, Options.after],
    details: """
      pending: open cases, by the day on which they were registered or reopened.
      undated: those without a date for 30 days, at branches that keep a calendar.
      undecided: those that have awaited a judgment for more than a week.
      overdue: hearings without an outcome more than three days after their date.
      """,
    action: .remote { invocation, session in
      let arguments = invocation.arguments
      let word = arguments.word("LIST")
      let page = try arguments.page()
      let request = ListCasesRequest(
        list: try arguments.choice("LIST", word, EnumNames.caseLists), unit: arguments[within] ?? "",
        caseClass: arguments[Options.caseClass], branchKind: arguments[Options.kind],
        olderThan: try arguments.integer(olderThan, 0...100_000), pageSize: page.size, pageToken: page.token)
      let response = try await session.read(CaseService.listCases, request)
      try invocation.write(CaseListAnswer(list: word, request: request, response: response))
      return .done
    })

  private static let calendar = CommandSpec(
    "calendar", "how many hearings are set for each day of a window of at most 366 days",
    options: [hearingsWithin, Options.from, Options.to, Options.span, Options.kind],
    action: .remote { invocation, session in
      let arguments = invocation.arguments
      let window = try arguments.window(Options.from, Options.to)
      let request = GetHearingCalendarRequest(
        unit: arguments[hearingsWithin] ?? "", fromDate: window.from.description, toDate: window.to.description,
        branchKind: arguments[Options.kind])
      let response = try await session.read(KpiService.getHearingCalendar, request)
      try invocation.write(HearingCalendarAnswer(request: request, window: window, response: response))
      return .done
    })
}
