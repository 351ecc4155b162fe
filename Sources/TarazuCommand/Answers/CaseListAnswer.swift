// A page of a list of cases.

import TarazuCalendar
import TarazuLines
import TarazuProtocol

struct CaseListAnswer: Answer {
  /// The list's name, such as `overdue`.
  let list: String
  let request: ListCasesRequest
  let response: ListCasesResponse

  var unknownClass: String? { response.unknownClass ? request.caseClass : nil }

  func write(to document: inout JSONWriter) {
    document.object { writer in
      writer.member("list", list)
      writer.member("in", request.unit)
      writer.member("total", response.total)
      writer.key("cases")
      writer.array { writer in
        for row in response.rows { CaseListAnswer.write(row, to: &writer) }
      }
      writer.member("next", response.nextPageToken.isEmpty ? nil : response.nextPageToken)
      writer.unknownClass(response.unknownClass)
      writer.asOf(response.asOf)
    }
  }

  private static func write(_ row: ListedCase, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("case", row.caseId)
      writer.member("class", row.caseClass)
      writer.member("branch", row.branch)
      writer.member("opened_on", row.openedDate)
      writer.member("case_opened_on", row.caseOpenedDate)
      writer.member("since", row.sinceDate)
      writer.member("days", row.days)
      writer.member("hearing", row.hearingId)
      writer.member("on", row.onDate)
    }
  }

  func show(on page: inout Page) {
    let age = request.olderThan.map { ", older than \($0) days" } ?? ""
    page.line(
      "\(list) at \(page.shown(request.unit))\(page.limits(request.caseClass, request.branchKind))\(age): "
        + "\(response.total) in all")
    page.line()
    let hasHearings = request.list == .overdue
    var table =
      hasHearings
      ? TextTable(">days", "since", "case", "hearing", "class", "branch", "here since", "open since")
      : TextTable(">days", "since", "case", "class", "branch", "here since", "open since")
    for row in response.rows {
      let (days, since, code) = (String(row.days), CaseListAnswer.both(row.sinceDate), page.shown(row.caseId))
      let (caseClass, branch) = (page.shown(row.caseClass), page.shown(row.branch))
      let (here, open) = (page.shown(row.openedDate), page.shown(row.caseOpenedDate))
      if hasHearings {
        table.row(days, since, code, page.shown(row.hearingId), caseClass, branch, here, open)
      } else {
        table.row(days, since, code, caseClass, branch, here, open)
      }
    }
    page.table(table)
    if !response.nextPageToken.isEmpty {
      page.line()
      page.line("more: --after \(page.shown(response.nextPageToken))")
    }
    page.asOf(response.asOf)
  }

  /// A day of an answer in both calendars.
  private static func both(_ text: String) -> String { Day(gregorian: text).map { Page.both($0) } ?? Page.nothing }
}
