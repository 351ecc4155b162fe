// Administration: who asked for what.

import TarazuProtocol

/// Records of the audit; filters by `who`, `unit`, `since` and `until` of the query.
public struct AuditPage: PageContent {
  public var answer: ListAuditRecordsResponse

  public init(answer: ListAuditRecordsResponse) { self.answer = answer }
}

extension AuditPage {
  public func page(in context: PageContext) -> Page {
    let filter = context.part(
      "audit-filter",
      [
        "action": .text(PagePath.audit), "who": Value(context.queryValue("who")),
        "unit": Value(context.queryValue("unit")),
        "since": Value(context.queryValue("since")), "until": Value(context.queryValue("until")),
      ])
    let table = AuditTable(rows: answer.records, isOwn: false).markup(in: context)
    return context.admin(
      "admin.audit", path: PagePath.audit, filter + table + context.nextPage(answer.nextPageToken))
  }
}
