import Foundation
import TarazuNet
import TarazuProtocol
import TestSupport
import Testing

/// The commands of tarazu-server, and what stops a start: each says what is wrong, and ends with its status.
@Suite struct ServerCommandTests {
  private func server(_ words: String...) async throws -> ChildProcess.Outcome { try await server(words) }

  /// Runs a command; one that serves where it should not is ended.
  private func server(_ words: [String]) async throws -> ChildProcess.Outcome {
    try await blocking {
      try ChildProcess.outcome(
        of: "/usr/bin/timeout", ["--signal=KILL", "30", Programs.folder + "/tarazu-server"] + words)
    }
  }

  /// Runs `body` with a home whose database has no migration yet.
  private func withHome(_ body: (String, PrivateDatabase) async throws -> Void) async throws {
    let database = try await PrivateCluster.shared.makeDatabase(isEmpty: true)
    let home = try await blocking { try TestHome.make(for: database) }
    defer { try? FileManager.default.removeItem(atPath: home) }
    try await body(home, database)
  }

  @Test(.timeLimit(.minutes(5)))
  func migrating() async throws {
    try await withHome { home, database in
      let early = try await server("serve", "--home", home, "--port", "0")
      #expect(early.status == 1 && early.errors.contains("tarazu-server: "))
      // Two may migrate at once, and again.
      async let first = server("migrate", "--home", home)
      async let second = server("migrate", "--home", home)
      let outcomes = [try await first, try await second, try await server("migrate", "--home", home)]
      #expect(outcomes.map(\.status) == [0, 0, 0], "\(outcomes.map(\.errors))")
      let applied = outcomes.map { $0.errors.split(separator: "\n").filter { $0.contains("migrating: ") }.count }
      let files = try FileManager.default.contentsOfDirectory(atPath: home + "/sql/migrations")
      #expect(applied.reduce(0, +) == files.count && applied[2] == 0)
      #expect(try await database.psql("select count(*) from tarazu.commit_log") == "1\n")
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func enrolling() async throws {
    try await withHome { home, database in
      #expect(try await server("migrate", "--home", home).status == 0)
      func credentials() async throws -> String {
        try await database.psql("select type, count(*) from tarazu.credential group by type order by type")
      }
      try await blocking { try TestHome.enrol(in: home) }
      let token = try String(contentsOfFile: home + "/admin/token", encoding: .utf8)
      #expect(token.hasPrefix("tz_") && token.count == 47)
      let mode = try FileManager.default.attributesOfItem(atPath: home + "/admin/token")[.posixPermissions] as? Int
      #expect(mode == 0o600)
      // Again: nothing changes.
      try await blocking { try TestHome.enrol(in: home) }
      #expect(try String(contentsOfFile: home + "/admin/token", encoding: .utf8) == token)
      #expect(try await credentials() == "certificate|1\ntoken|1\n")
      let records = try await database.psql(
        """
        select change -> 'before', change -> 'after' ->> 'name', jsonb_array_length(change -> 'after' -> 'credentials')
        from tarazu.audit where method = 'enrol-administrator'
        """)
      #expect(records == "null|admin|2\n")
      // A lost token is replaced, and so is one that ends within 30 days.
      try FileManager.default.removeItem(atPath: home + "/admin/token")
      try await blocking { try TestHome.enrol(in: home) }
      #expect(try await credentials() == "certificate|1\ntoken|2\n")
      try await database.psql("update tarazu.credential set expires_at = now() + interval '29 days'")
      try await blocking { try TestHome.enrol(in: home) }
      #expect(try await credentials() == "certificate|1\ntoken|3\n")
      #expect(try await database.psql("select name, role, unit is null from tarazu.principal") == "admin|admin|t\n")
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func wrongUsage() async throws {
    for words in [[], ["dance"], ["serve"], ["serve", "--home"], ["serve", "--nothing", "1"]] {
      let outcome = try await server(words)
      #expect(outcome.status == 2 && outcome.errors.contains("usage: ") && outcome.output.isEmpty, "\(words)")
    }
    for port in ["-1", "65536", "x", ""] {
      let outcome = try await server("serve", "--home", "/nowhere", "--port", port)
      #expect(outcome.status != 0 && outcome.errors.contains("--port"), "\(port): \(outcome.errors)")
    }
    let help = try await server("--help")
    #expect(help.status == 0)
  }

  @Test(.timeLimit(.minutes(5)))
  func aHomeThatIsNotRight() async throws {
    try await withHome { home, _ in
      #expect(try await server("migrate", "--home", home).status == 0)
      func refusal(_ change: (String) throws -> Void, of file: String) async throws {
        let kept = try Data(contentsOf: URL(fileURLWithPath: home + file))
        let mode = try FileManager.default.attributesOfItem(atPath: home + file)[.posixPermissions]
        try change(home + file)
        let outcome = try await server("serve", "--home", home, "--port", "0")
        #expect(outcome.status == 1 && outcome.errors.contains(file), "\(file): \(outcome.errors)")
        try kept.write(to: URL(fileURLWithPath: home + file))
        try FileManager.default.setAttributes([.posixPermissions: mode ?? 0o600], ofItemAtPath: home + file)
      }
      let manager = FileManager.default
      func loosen(_ path: String) throws { try manager.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path) }
      func spoil(_ path: String) throws { try Data("nothing".utf8).write(to: URL(fileURLWithPath: path)) }
      try manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: home + "/keys")
      #expect(try await server("serve", "--home", home, "--port", "0").errors.contains("/keys may be read by others"))
      try manager.setAttributes([.posixPermissions: 0o700], ofItemAtPath: home + "/keys")
      try await refusal(loosen, of: "/keys/access.key")
      // Whatever lies among the keys.
      try Data("x".utf8).write(to: URL(fileURLWithPath: home + "/keys/pgpass"))
      try loosen(home + "/keys/pgpass")
      #expect(try await server("serve", "--home", home, "--port", "0").errors.contains("/keys/pgpass may be read by"))
      try manager.removeItem(atPath: home + "/keys/pgpass")
      try await refusal(spoil, of: "/keys/access.key")
      try await refusal(manager.removeItem, of: "/keys/access.key")
      try await refusal(loosen, of: "/keys/server.key")
      try await refusal(manager.removeItem, of: "/keys/server.key")
      try await refusal(spoil, of: "/tls/server.pem")
      try await refusal(manager.removeItem, of: "/tls/client-ca.pem")
    }
  }

  @Test(.timeLimit(.minutes(10)))
  func whatStopsAStartSaysSo() async throws {
    try await ServerHarness.run { harness in
      let taken = try await server("serve", "--home", harness.home, "--port", "\(harness.port)")
      #expect(taken.status == 1 && taken.errors.contains("\(harness.port)"), "\(taken.errors)")
      try harness.database.serviceFile(port: 1).write(
        toFile: harness.home + "/pg_service.conf", atomically: true, encoding: .utf8)
      let alone = try await server("serve", "--home", harness.home, "--port", "0")
      #expect(alone.status == 1 && alone.errors.contains("tarazu-server: "), "\(alone.errors)")
    }
  }

  /// An administrator for 24 hours, made on the service's machine; the audit has it, and names are never given twice.
  @Test(.timeLimit(.minutes(10)))
  func recovering() async throws {
    try await ServerHarness.run { harness in
      let file = harness.home + "/recovery"
      let outcome = try await server("recover", "--home", harness.home, "--token-file", file)
      #expect(outcome.status == 0 && outcome.errors.contains("for 24 hours"), "\(outcome.errors)")
      let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
      #expect(mode == 0o600)
      let token = try String(contentsOfFile: file, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
      let caller = try await Caller.connect(to: harness, tokens: [token])
      try await eventually { await caller.outcome(KpiService.listIndicators, ListIndicatorsRequest()) == "OK" }
      #expect(try await server("recover", "--home", harness.home).status == 0)
      #expect(FileManager.default.fileExists(atPath: harness.home + "/admin/recovery"))
      let made = try await harness.database.psql(
        """
        select count(distinct p.name), count(*) filter (where p.recovered and p.unit is null and p.role = 'admin'
          and p.expires_at between now() + interval '23 hours' and now() + interval '24 hours'
          and c.expires_at <= p.expires_at + interval '1 second')
        from tarazu.principal p join tarazu.credential c on c.principal = p.name where p.name like 'recovery-%'
        """)
      #expect(made == "2|2\n")
      let audit = "select count(*) from tarazu.audit where method = 'recover' and change->'after'->>'role' = 'admin'"
      #expect(try await harness.database.psql(audit) == "2\n")
      // Who cannot read the access key makes none.
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o644], ofItemAtPath: harness.home + "/keys/access.key")
      #expect(try await server("recover", "--home", harness.home, "--token-file", file).status == 1)
      #expect(try await harness.database.psql(audit) == "2\n")
    }
  }

  /// Settings that are wrong stop the start; at SIGHUP they leave all as it was.
  @Test(.timeLimit(.minutes(10)))
  func settings() async throws {
    try await ServerHarness.run { harness in
      let old = try await Caller.connect(to: harness, tokens: [harness.token])
      let file = harness.home + "/tarazu.conf"
      func set(_ text: String, saying words: String) async throws {
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        let before = harness.log.count
        harness.hangUp()
        try await eventually { harness.log.dropFirst(before).contains(words) }
      }
      // In TLS 1.3 a client learns by its first call that its certificate was refused.
      func isServed(_ certificate: String? = nil) async throws -> Bool {
        let caller = try await Caller.connect(to: harness, tokens: [harness.token], certificate: certificate)
        return await caller.outcome(AdminService.getServerInfo, GetServerInfoRequest()) == "OK"
      }
      let certificates = try Certificates.shared.get()
      let (good, revoked) = (
        try certificates.issueClient(["tarazu:principal:admin"]),
        try certificates.issueClient(["tarazu:principal:admin"])
      )
      try await set("second-factor = all\n", saying: "tarazu.conf, line 1: there is no setting second-factor")
      let start = try await server("serve", "--home", harness.home, "--port", "0")
      #expect(start.status == 1 && start.errors.contains("there is no setting second-factor"), "\(start.errors)")
      #expect(try await isServed())
      // A connection without a certificate is refused from then on; the ones that are open go on.
      try await set("client_certificates = required\n", saying: "settings and certificates were read again")
      await #expect { if try await !isServed() { throw CancellationError() } } throws: { _ in true }
      #expect(await old.outcome(AdminService.getServerInfo, GetServerInfoRequest()) == "OK")
      // The revocation list refuses a certificate of the client CA that is on it, and no other.
      let list = try certificates.revocationList(of: [revoked])
      try await set("crl = \(list)\n", saying: "settings and certificates were read again")
      await #expect { if try await !isServed(revoked) { throw CancellationError() } } throws: { _ in true }
      #expect(await old.outcome(AdminService.getServerInfo, GetServerInfoRequest()) == "OK")
      #expect(try await isServed())
      let unrecorded = try await Caller.connect(to: harness, certificate: good)
      #expect(
        await unrecorded.outcome(AdminService.getServerInfo, GetServerInfoRequest()) == "UNAUTHENTICATED CREDENTIAL")
    }
  }

  @Test(.timeLimit(.minutes(10)))
  func howLongCertificatesLast() async throws {
    try await ServerHarness.run { harness in
      try await eventually { harness.log.contains("certificate server: 0 days left") }
      #expect(harness.log.contains("certificate client-ca: 1 days left"))
      try await eventually { harness.log.contains("renew it (docs/operator.md#certificates)") }
      let caller = try await Caller.connect(to: harness, tokens: [harness.token])
      let info = try await caller.call(AdminService.getServerInfo, GetServerInfoRequest())
      #expect(info.certificates.map(\.name) == ["server", "client-ca"])
      let now = Int64(Date().timeIntervalSince1970)
      #expect(info.certificates.allSatisfy { (now...now + 2 * 86_400).contains($0.expireTime?.seconds ?? 0) })
    }
  }

  /// The server's certificate is renewed where it runs, and taken up on SIGHUP while connections go on.
  @Test(.timeLimit(.minutes(10)))
  func renewingTheServersCertificate() async throws {
    try await ServerHarness.run { harness in
      let refused = try await harness.tarazu("certificate", "renew", "--server")
      #expect(refused.status == 1 && refused.errors.contains("no key of its server's CA"), "\(refused.errors)")
      try await harness.stop()
      let certificates = try Certificates.shared.get()
      try FileManager.default.copyItem(atPath: certificates.path("ca.key"), toPath: harness.home + "/keys/ca.key")
      try "names = tarazu.example\n".write(toFile: harness.home + "/tarazu.conf", atomically: true, encoding: .utf8)
      try await harness.start()
      let old = try await Caller.connect(to: harness, tokens: [harness.token])
      let before = try await Caller.serverCertificate(of: harness)
      let outcome = try await harness.tarazu("certificate", "renew", "--server")
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(try await Caller.serverCertificate(of: harness) == before)
      let mode = try FileManager.default.attributesOfItem(atPath: harness.home + "/keys/server.key")[.posixPermissions]
      #expect(mode as? Int == 0o600)
      let read = harness.log.count
      harness.hangUp()
      try await eventually { harness.log.dropFirst(read).contains("settings and certificates were read again") }
      let after = try await Caller.serverCertificate(of: harness)
      #expect(after != before && after.contains("tarazu.example") && after.contains("TLS Web Server Authentication"))
      #expect(await old.outcome(AdminService.getServerInfo, GetServerInfoRequest()) == "OK")
      #expect(try await harness.tarazu("health").status == 0)
    }
  }

  /// SIGHUP takes up new certificates for new connections; the old ones go on. Bad ones change nothing.
  @Test(.timeLimit(.minutes(10)))
  func newCertificates() async throws {
    try await ServerHarness.run { harness in
      let old = try await Caller.connect(to: harness, tokens: [harness.token])
      let certificates = try Certificates.shared.get()
      func take(_ name: String, saying words: String) async throws {
        for (file, kind) in [("/tls/server.pem", "crt"), ("/keys/server.key", "key")] {
          let bytes = try Data(contentsOf: URL(fileURLWithPath: certificates.path("\(name).\(kind)")))
          try bytes.write(to: URL(fileURLWithPath: harness.home + file))
        }
        harness.hangUp()
        try await eventually { harness.log.contains(words) }
      }
      // This one is not for localhost as a server of the CA that the home trusts.
      try await take("misused", saying: "settings and certificates were read again")
      await #expect { try await Caller.connect(to: harness, tokens: [harness.token]) } throws: { _ in true }
      #expect(await old.outcome(AdminService.getServerInfo, GetServerInfoRequest()) == "OK")
      try Data("nothing".utf8).write(to: URL(fileURLWithPath: harness.home + "/tls/server.pem"))
      harness.hangUp()
      try await eventually { harness.log.contains("could not be read, the old") }
      #expect(await old.outcome(AdminService.getServerInfo, GetServerInfoRequest()) == "OK")
    }
  }
}

extension Caller {
  /// The certificate that a server shows, in words.
  fileprivate static func serverCertificate(of harness: ServerHarness) async throws -> String {
    try await blocking {
      let command =
        "openssl s_client -connect 127.0.0.1:\(harness.port) </dev/null 2>/dev/null | openssl x509 -noout -text"
      return try ChildProcess.outcome(of: "/bin/sh", ["-c", command]).output
    }
  }
}
