// One's own account: password, second factor, sessions, own records, how pages look.

import TarazuProtocol

/// The reader's own account.
public struct AccountPage: PageContent {
  public var sessions: [Session]
  /// The newest of the reader's own records.
  public var records: [AuditRecord]

  public init(sessions: [Session], records: [AuditRecord] = []) {
    self.sessions = sessions
    self.records = records
  }
}
