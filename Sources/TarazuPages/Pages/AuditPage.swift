// Administration: who asked for what.

import TarazuProtocol

/// Records of the audit; filters by `who`, `unit`, `since` and `until` of the query.
public struct AuditPage: PageContent {
  public var answer: ListAuditRecordsResponse

  public init(answer: ListAuditRecordsResponse) { self.answer = answer }
}
