import Foundation
import TarazuAccess
import TarazuNet
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

/// Credentials that end while their connections are open. A connection remembers who called with which credential; that
/// must never let a caller in for longer than a new connection would.
@Suite struct CredentialEndTests {
  private static let refused = "UNAUTHENTICATED CREDENTIAL"
  private static let province = Province(code: "08")

  /// What a caller gets from an answer that is cached, and from a read that is computed each time.
  private func outcomes(_ caller: Caller) async -> Set<String> {
    [
      await caller.outcome(
        KpiService.getScorecard,
        GetScorecardRequest(selection: CredentialEndTests.province.selection(), kpis: [.pending])),
      await caller.outcome(DirectoryService.getUnit, GetUnitRequest(unit: CredentialEndTests.province.code)),
    ]
  }

  /// A client certificate of the principal "short", recorded for ever, and a token of the same principal; both the
  /// certificate and the token end with that second.
  private func credentials(in harness: ServerHarness, until end: Int64) async throws -> (String, token: String) {
    let certificates = try Certificates.shared.get()
    let token = World.newToken()
    let name = try await blocking {
      try certificates.issueClient(["tarazu:principal:short"], until: end)
    }
    let hexadecimal = try await World.digest(of: name)
    try await harness.database.psql(
      """
      begin;
      select pg_advisory_xact_lock(7418, 4);
      update tarazu.access_epoch set epoch = epoch + 1, changed_at = now();
      insert into tarazu.principal (name, role, made_at, epoch)
        select 'short', 'head', now(), epoch from tarazu.access_epoch on conflict do nothing;
      insert into tarazu.credential (principal, type, sha256, made_at, expires_at, epoch)
        select 'short', 'certificate', decode('\(hexadecimal)', 'hex'), now(), now() + interval '1 day', epoch
        from tarazu.access_epoch;
      insert into tarazu.credential (principal, type, sha256, made_at, expires_at, epoch)
        select 'short', 'token', sha256('\(token)'), now(), to_timestamp(\(end + 1)), epoch
        from tarazu.access_epoch;
      commit;
      """)
    return (name, token)
  }

  /// Callers with the certificate, the token, and both, of which each was let in on its connection, twice.
  private func callers(_ harness: ServerHarness, until end: Int64) async throws -> [Caller]? {
    let (certificate, token) = try await credentials(in: harness, until: end)
    let callers = [
      try await Caller.connect(to: harness, certificate: certificate),
      try await Caller.connect(to: harness, tokens: [token]),
      try await Caller.connect(to: harness, tokens: [token], certificate: certificate),
    ]
    while Int64(Date().timeIntervalSince1970) < end {
      var hadAll = true
      for caller in callers { hadAll = await outcomes(caller) == ["OK"] && hadAll }
      guard hadAll else {
        // The records of access are read every quarter of a second.
        try await Task.sleep(for: .milliseconds(50))
        continue
      }
      for caller in callers { hadAll = await outcomes(caller) == ["OK"] && hadAll }
      return hadAll ? callers : nil
    }
    return nil
  }

  @Test(.timeLimit(.minutes(5)))
  func aRememberedCallerEndsWithTheCredential() async throws {
    try await ServerHarness.run { harness in
      let administrator = try await Caller.connect(to: harness, tokens: [harness.token])
      try await administrator.apply(World.root + "\n" + CredentialEndTests.province.directory)
      // On a busy machine the first certificates may be over before their callers were let in.
      for seconds in [6, 15, 40] as [Int64] {
        let end = Int64(Date().timeIntervalSince1970) + seconds
        guard let callers = try await callers(harness, until: end) else { continue }
        let stream = callers[0].open(
          KpiService.subscribe,
          SubscribeRequest(
            question: .scorecard(
              GetScorecardRequest(selection: CredentialEndTests.province.selection(), kpis: [.pending]))))
        #expect(try await stream.receive() != nil)
        while Date().timeIntervalSince1970 < Double(end) + 1.2 { try await Task.sleep(for: .milliseconds(50)) }
        for caller in callers { #expect(await outcomes(caller) == [CredentialEndTests.refused]) }
        await #expect { while try await stream.receive() != nil {} } throws: {
          Caller.message(of: $0) == CredentialEndTests.refused
        }
        return
      }
      Issue.record("no caller was let in before its credential was over")
    }
  }
}
