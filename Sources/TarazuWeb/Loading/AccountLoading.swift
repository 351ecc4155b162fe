import TarazuPages
import TarazuProtocol

/// One's own account.
enum AccountLoading {
  static func account(_ visit: Visit) async throws -> Loaded {
    async let sessions = visit.service.ask(AuthService.listSessions, ListSessionsRequest())
    // A session that is not complete may not read them yet.
    let account = visit.viewer.account
    let isComplete = !account.passwordChangeNeeded && !account.secondFactorNeeded
    async let records =
      isComplete
      ? visit.service.ask(AuthService.listOwnRecords, ListOwnRecordsRequest(pageSize: 20)).records : []
    return Loaded(AccountPage(sessions: try await sessions.sessions, records: try await records))
  }
}
