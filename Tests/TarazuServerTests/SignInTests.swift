import Foundation
import TarazuAccess
import TarazuProtocol
import TarazuSecrets
import TarazuWire
import TestSupport
import Testing

/// Signing in: what is given for a name and a password, that all that is wrong is alike, and how wrong attempts slow
/// down.
@Suite struct SignInTests {
  @Test(.timeLimit(.minutes(5)))
  func aSessionForANameAndAPassword() async throws {
    let signIns = try await SignIns.shared
    let province = try await signIns.world.province()
    let (name, address) = (try await signIns.member(unit: province.code), SignIns.address())
    let first = try await signIns.signIn(name, from: address)
    let session = signIns.caller(first.token, from: address)
    // This server knows the session before the answer leaves.
    #expect(await session.outcome(KpiService.listIndicators, ListIndicatorsRequest()) == "OK")
    let own = try #require(first.self_)
    #expect(own.name == name && own.role == .head && own.unit == province.code && own.credential == .session)
    #expect(own.isOpen && !own.passwordChangeNeeded && !own.secondFactorNeeded && !own.hasSecondFactor)
    #expect(own.expireTime == first.expireTime)
    let hours = (Double(first.expireTime?.seconds ?? 0) - Date().timeIntervalSince1970) / 3_600
    #expect((11.9...12.1).contains(hours))
    // It says the same later, and the next sign-in names this one and what was wrong since.
    #expect(try await session.call(AuthService.getSelf, GetSelfRequest()).self_ == own)
    #expect(await signIns.outcome(name, "wrong horse battery", from: SignIns.address()) == SignIns.wrong)
    let second = try await signIns.signIn(name, from: SignIns.address())
    #expect(second.token != first.token)
    #expect(second.self_?.lastSignInAddress == address)
    #expect(second.self_?.lastSignInTime != nil && second.self_?.lastSignInTime != own.lastSignInTime)
    #expect(second.self_?.wrongAttempts == 1)
    // A session that was taken from the web is nothing without it.
    let plain = try await Caller.connect(to: signIns.world.harness, tokens: [first.token])
    #expect(await plain.outcome(AuthService.getSelf, GetSelfRequest()) == SignIns.wrong)
    let kept = try await signIns.world.harness.database.psql(
      "select outcome, credential_type, address from tarazu.audit where who = '\(name)' and change is not null "
        + "and method = 'AuthService/SignIn' order by at")
    #expect(kept.split(separator: "\n").count == 3)
    #expect(kept.contains("OK|session|\(address)"))
  }

  /// A wrong password, an unknown name, a source, a revoked principal, a text that is no name, an expired one-time
  /// password: the same words, for about the same work.
  @Test(.timeLimit(.minutes(5)))
  func allThatIsWrongIsAlike() async throws {
    let signIns = try await SignIns.shared
    let harness = signIns.world.harness
    let names = (try await signIns.member(), try await signIns.member())
    let (expired, oneTime) = try await signIns.person()
    let source = "s-\(UUID().uuidString.prefix(8).lowercased())"
    _ = try await signIns.world.principal(source, .source, unit: nil, source: source)
    // Even one that has a password does not sign in.
    try await signIns.world.change(
      """
      insert into tarazu.password
        select '\(source)', salt, hash, memory_kib, passes, false, null, now(), null, null
        from tarazu.password where principal = '\(names.0)';
      update tarazu.principal set revoked_at = now() where name = '\(names.1)';
      update tarazu.password set expires_at = now() where principal = '\(expired)';
      """)
    var fastest: [String: Duration] = [:]
    for (name, password) in [
      (names.0, "wrong horse battery"), ("nobody-\(source)", SignIns.password), (source, SignIns.password),
      (names.1, SignIns.password), ("my-secret-pass!\(source)", SignIns.password), (expired, oneTime),
    ] {
      // Four each, from addresses of their own: nothing slows them down.
      for _ in 0..<4 {
        let clock = ContinuousClock.now
        let status = await signIns.caller(from: SignIns.address()).failure(
          of: AuthService.signIn, SignInRequest(name: name, password: password))
        let time = ContinuousClock.now - clock
        fastest[name] = min(fastest[name] ?? time, time)
        #expect(status?.code == .unauthenticated && status?.reason.rawValue == "CREDENTIAL", "\(name)")
        #expect(status?.message == "the name or the password is wrong", "\(name)")
        #expect(status?.metadata.isEmpty == true, "\(name)")
      }
    }
    // Nothing is answered sooner than a hash takes, by the clock of a thread that makes one.
    let cost = try hashingTime()
    for (name, time) in fastest { #expect(time > cost / 2, "\(name): \(time), a hash: \(cost)") }
    // What may be a password is kept nowhere; a claimed name where it exists.
    #expect(try await harness.database.psql("select count(*) > 3 from tarazu.wrong_attempt where name = '-'") == "t\n")
    for table in ["wrong_attempt", "audit"] {
      #expect(
        try await harness.database.psql("select count(*) from tarazu.\(table) t where t::text like '%my-secret%'")
          == "0\n")
    }
    try await eventually {
      try await harness.database.psql(
        "select sum(count) from tarazu.audit where who = '\(names.0)' and outcome = 'UNAUTHENTICATED'") == "4\n"
    }
  }

  /// What hashing a password takes of a core.
  private func hashingTime() throws -> Duration {
    func cpuTime() -> Duration {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
    let before = cpuTime()
    _ = try PasswordHash.of(SignIns.password, under: AccessKey([UInt8](repeating: 1, count: 32)))
    return cpuTime() - before
  }

  /// From the 5th wrong attempt for a name at an address, the 10th for a name and the 30th at an address, a name that
  /// exists or not.
  @Test(.timeLimit(.minutes(5)))
  func wrongAttemptsSlowDown() async throws {
    let signIns = try await SignIns.shared
    let (name, known) = (try await signIns.member(), SignIns.address())
    _ = try await signIns.signIn(name, from: known)
    for name in [name, "nobody-\(UUID().uuidString.prefix(8).lowercased())"] {
      let (here, there) = (SignIns.address(), SignIns.address())
      // Four are looked at, and a fifth.
      for _ in 0..<5 { #expect(await signIns.outcome(name, "wrong horse battery", from: here) == SignIns.wrong) }
      // So many that the test is not slower than the pause.
      try await signIns.wrongAttempts(2, name, from: here)
      let status = await signIns.caller(from: here).failure(
        of: AuthService.signIn, SignInRequest(name: name, password: SignIns.password))
      #expect(status?.code == .resourceExhausted)
      #expect((1...4).contains(Int(status?.retryDelay?.components.seconds ?? 0)))
      #expect(status?.message.hasPrefix("too many wrong attempts; the next one is looked at in ") == true)
      // Elsewhere the name has 7 wrong ones of 10.
      #expect(await signIns.outcome(name, "wrong horse battery", from: there) == SignIns.wrong)
      try await signIns.wrongAttempts(10, name, from: SignIns.address())
      #expect(await signIns.outcome(name, from: there) == SignIns.throttled)
    }
    // Where the name signed in before, others cannot keep it out.
    #expect(await signIns.outcome(name, from: known) == "OK")
    // Many names from one address.
    let busy = SignIns.address()
    try await signIns.wrongAttempts(34, "nobody-busy", from: busy)
    #expect(await signIns.outcome(try await signIns.member(), from: busy) == SignIns.throttled)
    // Those of more than 10 minutes ago do not count, and the right password is looked at again.
    _ = try await signIns.world.harness.database.psql(
      "update tarazu.wrong_attempt set at = at - interval '11 minutes' where address = '\(busy)'")
    #expect(await signIns.outcome(try await signIns.member(), from: busy) == "OK")
  }

  /// Attempts at the same time do not slip through before one of them is known to be wrong.
  @Test(.timeLimit(.minutes(5)))
  func attemptsAtTheSameTimeCount() async throws {
    let signIns = try await SignIns.shared
    let (name, address) = (try await signIns.member(), SignIns.address())
    let outcomes = await withTaskGroup(of: String.self) { group in
      for _ in 0..<20 {
        group.addTask { await signIns.outcome(name, "wrong horse battery", from: address) }
      }
      return await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }
    #expect(outcomes[SignIns.wrong] ?? 0 <= 6, "\(outcomes)")
    #expect(outcomes[SignIns.wrong, default: 0] + outcomes[SignIns.throttled, default: 0] == 20, "\(outcomes)")
  }

  /// Of many sign-ins at once two are looked at and 32 wait. Others are answered meanwhile.
  @Test(.timeLimit(.minutes(5)))
  func onlySoManyAtOnce() async throws {
    try await ServerHarness.run { harness in
      let signIns = try await SignIns(World(harness))
      let outcomes = await withTaskGroup(of: String.self) { group in
        for number in 0..<500 {
          group.addTask {
            await signIns.outcome("nobody-\(number)", from: "10.1.\(number / 250).\(number % 250)")
          }
        }
        let reader = signIns.world.administrator
        for _ in 0..<20 {
          #expect(
            await reader.outcome(KpiService.listIndicators, ListIndicatorsRequest(), timeout: .seconds(5)) == "OK")
        }
        return await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
      }
      let full = outcomes["RESOURCE_EXHAUSTED OVERLOADED"] ?? 0
      #expect(full > 0 && outcomes[SignIns.wrong] ?? 0 >= 34, "\(outcomes)")
      #expect(full + (outcomes[SignIns.wrong] ?? 0) == 500, "\(outcomes)")
      #expect(await signIns.outcome("nobody", from: "10.1.9.1") == SignIns.wrong)
    }
  }

  /// Without a gateway the caller's own address counts, whatever it says.
  @Test(.timeLimit(.minutes(5)))
  func anAddressThatIsOnlyClaimed() async throws {
    let signIns = try await SignIns.shared
    let name = "nobody-\(UUID().uuidString.prefix(8).lowercased())"
    let claiming = try await Caller.connect(
      to: signIns.world.harness, metadata: Metadata([("x-tarazu-from", "10.9.9.9")]))
    #expect(
      await claiming.outcome(AuthService.signIn, SignInRequest(name: name, password: SignIns.password))
        == SignIns.wrong)
    #expect(
      try await signIns.world.harness.database.psql(
        "select address from tarazu.wrong_attempt where name = '\(name)'") == "127.0.0.1\n")
  }

  /// A password that was hashed by other parameters is hashed anew when it is given.
  @Test(.timeLimit(.minutes(5)))
  func aStaleHashIsMadeAnew() async throws {
    let signIns = try await SignIns.shared
    let name = try await signIns.member()
    let key = AccessKey([UInt8](repeating: 0x5A, count: 32))
    let stale = try PasswordHash.of(SignIns.password, under: key, memoryKiB: 64, passes: 1)
    func hexadecimal(_ bytes: [UInt8]) -> String { bytes.map { String(format: "%02x", $0) }.joined() }
    _ = try await signIns.world.harness.database.psql(
      """
      update tarazu.password set salt = decode('\(hexadecimal(stale.salt))', 'hex'),
        hash = decode('\(hexadecimal(stale.hash))', 'hex'), memory_kib = 64, passes = 1 where principal = '\(name)'
      """)
    for _ in 0..<2 {
      #expect(await signIns.outcome(name, from: SignIns.address()) == "OK")
      #expect(
        try await signIns.world.harness.database.psql(
          "select memory_kib, passes, one_time from tarazu.password where principal = '\(name)'") == "19456|2|f\n")
    }
  }
}
