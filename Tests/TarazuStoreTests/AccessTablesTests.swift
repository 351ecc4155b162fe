import TarazuAccess
import TarazuDomain
import TarazuPostgres
import TarazuStore
import TestSupport
import Testing

/// Access as it is read, whole and by changes, and the last uses that are written back.
@Suite struct AccessTablesTests {
  private let loop: TestLoop
  private let database: PrivateDatabase
  private let connection: PostgresConnection

  init() async throws {
    loop = try TestLoop()
    database = try await PrivateCluster.shared.makeDatabase()
    connection = try await database.connect(on: loop.loop)
    // Nothing here raises the epoch itself.
    try await database.psql(
      """
      insert into tarazu.principal (name, role, unit, made_by, made_at, expires_at, rejection_limit, call_limit,
          rejections_lifted_at, last_sign_in_at, last_sign_in_from, recovered, epoch)
        values ('ali', 'head', '08', 'admin', to_timestamp(1), to_timestamp(2), 3, 9223372036854775807,
          to_timestamp(4), to_timestamp(5), '::1', true, 0);
      insert into tarazu.principal (name, role, source, made_at, epoch) values ('cms', 'source', 'cms-01', now(), 0);
      insert into tarazu.gateway values ('web', sha256('web'), 'admin', to_timestamp(1), to_timestamp(9), null, 0);
      insert into tarazu.rollout (province, level, open, changed_at, epoch)
        values ('08', 'district', true, now(), 0), ('09', 'branch', false, now(), 0);
      insert into tarazu.credential (principal, type, sha256, made_by, made_at, expires_at, epoch)
        values ('ali', 'token', sha256('token'), 'admin', to_timestamp(1), now() + interval '1 day', 0),
          ('ali', 'certificate', sha256('over'), null, now(), now() - interval '2 hours', 0);
      insert into tarazu.session (principal, sha256, gateway, one_time, second_factor, address, made_at, expires_at,
          last_used_at, last_used_from, epoch)
        values ('ali', sha256('session'), 'web', false, true, '::2', to_timestamp(1), now() + interval '1 day',
          to_timestamp(60), '::3', 0);
      """)
  }

  private func epoch() async throws -> Int64 { try await AccessTables.epoch(on: connection).epoch }

  @Test func everything() async throws {
    let content = try await AccessTables.load(on: connection)
    #expect(content.since == nil)
    #expect(try await content.epoch == epoch())
    let ali = content.principals.first { $0.name == "ali" }
    #expect(
      ali
        == PrincipalRow(
          principal: Principal(name: "ali", role: .head, scope: .unit("08")), madeBy: "admin",
          madeAt: StoreTime(seconds: 1), expiresAt: StoreTime(seconds: 2),
          limits: UsageLimits([.rejections: 3, .calls: UsageLimits.none]),
          rejectionsLiftedAt: StoreTime(seconds: 4), lastSignIn: LastUse(at: StoreTime(seconds: 5), address: "::1"),
          isRecovered: true))
    let cms = content.principals.first { $0.name == "cms" }
    #expect(cms?.principal == Principal(name: "cms", role: .source, scope: .country, sourceName: "cms-01"))
    #expect(cms?.expiresAt == nil && cms?.lastSignIn == nil && cms?.isRecovered == false)
    #expect(content.gateways.map(\.name) == ["web"] && content.gateways.first?.expiresAt == StoreTime(seconds: 9))
    #expect(
      Set(content.rollout) == [
        RolloutRow(province: "08", level: .district, isOpen: true),
        RolloutRow(province: "09", level: .branch, isOpen: false),
      ])
    // What is over for long is left out.
    #expect(content.credentials.map(\.credential.kind) == [.token, .session])
    let (token, session) = (content.credentials.first, content.credentials.last)
    #expect(token?.principal == "ali" && token?.madeBy == "admin" && token?.lastUse == nil && token?.signIn == nil)
    #expect(
      session?.signIn == SignIn(gateway: "web", isOneTime: false, hasSecondFactor: true, address: "::2")
        && session?.lastUse == LastUse(at: StoreTime(seconds: 60), address: "::3"))
  }

  /// Every change raises the epoch and is found by it, whoever makes it; several of one transaction raise it once.
  @Test func changesByTheirEpoch() async throws {
    let start = try await epoch()
    let none = try await AccessTables.load(since: start, on: connection)
    #expect(
      none.principals.isEmpty && none.credentials.isEmpty && none.gateways.isEmpty && none.rollout.isEmpty
        && none.since == start)
    var known = start
    for (sql, counts) in [
      ("update tarazu.principal set revoked_at = now() where name = 'ali'", [1, 0, 0, 0]),
      ("update tarazu.principal set last_sign_in_at = now() where name = 'ali'", [1, 0, 0, 0]),
      ("update tarazu.credential set ended_at = now()", [0, 2, 0, 0]),
      ("update tarazu.session set ended_at = now()", [0, 1, 0, 0]),
      ("update tarazu.gateway set ended_at = now()", [0, 0, 1, 0]),
      ("update tarazu.rollout set open = not open", [0, 0, 0, 2]),
      (
        """
        begin; update tarazu.access_epoch set epoch = epoch + 1;
        update tarazu.session set one_time = true; update tarazu.rollout set open = true; commit
        """, [0, 1, 0, 2]
      ),
    ] {
      try await database.psql(sql)
      let changes = try await AccessTables.load(since: known, on: connection)
      #expect(changes.epoch == known + 1, "\(sql)")
      #expect(
        [changes.principals.count, changes.credentials.count, changes.gateways.count, changes.rollout.count] == counts,
        "\(sql)")
      known = changes.epoch
    }
    let all = try await AccessTables.load(since: start, on: connection)
    #expect(all.principals.count == 1 && all.credentials.count == 3 && all.rollout.count == 2)
  }

  /// Of two servers' uses the later stays, and no use raises the epoch.
  @Test func lastUses() async throws {
    let start = try await epoch()
    let content = try await AccessTables.load(on: connection)
    let (token, session) = (try #require(content.credentials.first), try #require(content.credentials.last))
    func write(_ second: Int64, _ address: String) async throws {
      let last = LastUse(at: StoreTime(seconds: second), address: address)
      try await CredentialUses.write(
        [token, session].map { CredentialLastUse($0.credential, last) }, on: connection, timeout: .seconds(10))
    }
    func stored() async throws -> String {
      try await database.psql(
        """
        select extract(epoch from last_used_at)::int, last_used_from from tarazu.credential where type = 'token'
        union all select extract(epoch from last_used_at)::int, last_used_from from tarazu.session
        """)
    }
    try await write(0, "::4")
    #expect(try await stored() == "0|::4\n60|::3\n")
    try await write(120, "::5")
    #expect(try await stored() == "120|::5\n120|::5\n")
    try await write(60, "::6")
    #expect(try await stored() == "120|::5\n120|::5\n")
    #expect(
      try await CredentialUses.ofSessions(on: connection, timeout: .seconds(10)) == [
        CredentialLastUse(session.credential, LastUse(at: StoreTime(seconds: 120), address: "::5"))
      ])
    #expect(try await epoch() == start)
    // More than fit into one transaction; those of credentials that are gone matter to nobody.
    let many = (0..<2_500 as Range<Int64>).map {
      CredentialLastUse(Credential(.token, id: $0), LastUse(at: StoreTime(seconds: 180), address: "::7"))
    }
    try await CredentialUses.write(many, on: connection, timeout: .seconds(10))
    #expect(try await stored() == "180|::7\n120|::5\n")
    try await database.psql("update tarazu.session set ended_at = now()")
    #expect(try await CredentialUses.ofSessions(on: connection, timeout: .seconds(10)).isEmpty)
  }
}
