import TarazuAccess
import TarazuDomain
import TarazuNet
import TarazuReplica
import TarazuStore
import TarazuWire
import Testing

@testable import TarazuIdentity

/// Sessions and the gateways that carry them. Instants are in seconds here.
@Suite struct SessionTests {
  private let records = AccessRecords()

  private static let user = Principal(name: "ali", role: .head, scope: .unit("08"))
  private static let gatewayDigest = [UInt8](repeating: 4, count: 32)
  private static let ownDigest = [UInt8](repeating: 5, count: 32)
  /// Sessions by their id: of a password alone; with a second factor; of a one-time password; likewise with a second
  /// factor; over the gateway `web`; over `old`.
  private static let signIns = [
    SignIn(gateway: nil, isOneTime: false, hasSecondFactor: false, address: "::1"),
    SignIn(gateway: nil, isOneTime: false, hasSecondFactor: true, address: "::1"),
    SignIn(gateway: nil, isOneTime: true, hasSecondFactor: false, address: "::1"),
    SignIn(gateway: nil, isOneTime: true, hasSecondFactor: true, address: "::1"),
    SignIn(gateway: "web", isOneTime: false, hasSecondFactor: false, address: "192.0.2.1"),
    SignIn(gateway: "old", isOneTime: false, hasSecondFactor: false, address: "192.0.2.1"),
  ]

  init() { records.take(Self.content()) }

  private static func token(_ kind: Token.Kind, _ id: UInt8) -> String {
    Token.text(kind, random: [UInt8](repeating: id, count: Token.randomBytes)) ?? ""
  }

  private static func digest(_ kind: Token.Kind, _ id: UInt8) -> [UInt8] {
    SHA256Digest.digest(of: Array(token(kind, id).utf8))
  }

  /// Sessions that were made at second 0 and live for 12 hours at most, a token, a certificate, and two gateways.
  private static func content(
    epoch: Int64 = 1, webEnds ended: StoreTime? = nil, oldEnds oldEnded: StoreTime? = nil
  ) -> AccessContent {
    var credentials = signIns.enumerated().map { id, signIn in
      CredentialRow(
        credential: Credential(.session, id: Int64(id)), principal: user.name, sha256: digest(.session, UInt8(id)),
        madeAt: StoreTime(seconds: 0), expiresAt: StoreTime(seconds: 43_200),
        lastUse: LastUse(at: StoreTime(seconds: 0), address: signIn.address), signIn: signIn)
    }
    for (kind, id, sha256) in [
      (Credential.Kind.token, 9 as Int64, digest(.token, 9)), (.certificate, 10, ownDigest),
    ] {
      credentials.append(
        CredentialRow(
          credential: Credential(kind, id: id), principal: user.name, sha256: sha256, madeAt: .min,
          expiresAt: StoreTime(seconds: 99_999)))
    }
    return AccessContent(
      epoch: epoch, principals: [PrincipalRow(principal: user, madeAt: .min)], credentials: credentials,
      gateways: [
        GatewayRow(
          name: "web", sha256: gatewayDigest, madeAt: .min, expiresAt: StoreTime(seconds: 50_000), endedAt: ended),
        GatewayRow(
          name: "old", sha256: [UInt8](repeating: 6, count: 32), madeAt: .min, expiresAt: StoreTime(seconds: 10),
          endedAt: oldEnded),
      ], now: StoreTime(seconds: 0))
  }

  private static func certificate(_ uris: String..., sha256: [UInt8] = gatewayDigest) -> PeerCertificate {
    PeerCertificate(sha256: sha256, uris: uris, notBefore: 0, notAfter: 99_999)
  }

  private static let web = certificate("tarazu:gateway:web")
  private static let own = certificate("tarazu:principal:ali", sha256: ownDigest)

  private func identity(
    _ kind: Token.Kind, _ id: UInt8, over certificate: PeerCertificate? = nil, at second: Int64 = 100
  ) -> Identity? {
    Authenticator(records: records).identity(
      ["Bearer " + Self.token(kind, id)], certificate, at: StoreTime(seconds: second))
  }

  // MARK: Assurance

  @Test func whatWasGivenForASession() {
    func assurances() -> [Assurance?] { (0..<4).map { identity(.session, $0)?.caller.assurance } }
    #expect(assurances() == [.withoutSecondFactor, .full, .incomplete, .incomplete])
    #expect(identity(.token, 9)?.caller.assurance == .full)
    let before = (0..<2).map { identity(.session, $0)?.caller }
    let (token, generation) = (identity(.token, 9)?.caller, records.generation)
    records.demandSecondFactor(ofAll: true)
    #expect(assurances() == [.incomplete, .full, .incomplete, .incomplete])
    #expect(records.generation > generation && before[0] !== identity(.session, 0)?.caller)
    #expect(token === identity(.token, 9)?.caller)
    // It stays so when the records change.
    records.take(Self.content(epoch: 2))
    #expect(assurances() == [.incomplete, .full, .incomplete, .incomplete])
    records.demandSecondFactor(ofAll: false)
    #expect(assurances() == [.withoutSecondFactor, .full, .incomplete, .incomplete])
  }

  /// A session is not a token, nor the other way round, even where the random part is the same.
  @Test func kindsAreApart() {
    #expect(identity(.session, 0)?.caller.credential == Credential(.session, id: 0))
    #expect(identity(.token, 0) == nil && identity(.session, 9) == nil)
    let certificate = Self.certificate("tarazu:principal:ali", sha256: Self.digest(.session, 0))
    #expect(Authenticator(records: records).identity([], certificate, at: StoreTime(seconds: 100)) == nil)
  }

  // MARK: Idleness

  private func use(_ id: UInt8, at second: Int64) -> Bool {
    identity(.session, id, at: second)?.use.note(at: StoreTime(seconds: second), from: "::1") ?? false
  }

  @Test func aSessionEndsAfterHalfAnHourWithoutUse() {
    #expect(use(0, at: 1_799) && !use(1, at: 1_800))
    // From the minute of its last use, which began at 1,740.
    #expect(use(0, at: 3_539) && !use(0, at: 3_539 + 1_800))
    #expect(!use(0, at: 3_540 + 1_800) && identity(.token, 9, at: 50_000) != nil)
  }

  @Test func aSessionEndsAfterTwelveHours() {
    for minute in 1..<720 { #expect(use(0, at: Int64(minute) * 60)) }
    #expect(use(0, at: 43_199) && !use(0, at: 43_200))
  }

  /// What other servers saw counts too, and a snapshot does not lose what this one saw.
  @Test func usesOfAllServersCount() throws {
    let session = try #require(records.snapshot.use(of: Credential(.session, id: 1)))
    session.learn(LastUse(at: StoreTime(seconds: 1_700), address: "192.0.2.7"))
    #expect(session.last == LastUse(at: StoreTime(seconds: 1_680), address: "192.0.2.7"))
    #expect(!use(0, at: 3_400) && use(1, at: 3_400))
    records.take(Self.content(epoch: 2))
    #expect(session === records.snapshot.use(of: Credential(.session, id: 1)) && use(1, at: 3_600))
    // An older one changes nothing.
    session.learn(LastUse(at: StoreTime(seconds: 60), address: "::1"))
    #expect(session.last?.at == StoreTime(seconds: 3_600))
  }

  @Test func newsAreWhatTheStoreDoesNotHave() throws {
    let session = try #require(records.snapshot.use(of: Credential(.session, id: 0)))
    #expect(session.news == nil)
    // The store's minute.
    #expect(session.note(at: StoreTime(seconds: 59), from: "::2") && session.news == nil)
    #expect(session.note(at: StoreTime(seconds: 61), from: "::2"))
    #expect(session.note(at: StoreTime(seconds: 119), from: "::3"))
    let news = try #require(session.news)
    #expect(news == LastUse(at: StoreTime(seconds: 60), address: "::2"))
    // It was used again while that was being written.
    #expect(session.note(at: StoreTime(seconds: 120), from: "::4"))
    session.learn(news)
    #expect(session.news == LastUse(at: StoreTime(seconds: 120), address: "::4"))
    session.learn(try #require(session.news))
    #expect(session.news == nil)
    // Another server saw a later use, so there is nothing to write.
    #expect(session.note(at: StoreTime(seconds: 180), from: "::4"))
    session.learn(LastUse(at: StoreTime(seconds: 240), address: "::5"))
    #expect(session.news == nil && session.last?.address == "::5")
  }

  @Test func aTokenWithoutAnyUse() {
    let use = CredentialUse(nil, idle: nil)
    #expect(use.last == nil && use.news == nil && use.isLive(at: StoreTime(seconds: 0)))
    #expect(use.note(at: StoreTime(seconds: 30), from: "::1"))
    #expect(use.news == LastUse(at: StoreTime(seconds: 0), address: "::1"))
  }

  // MARK: Gateways

  /// A gateway has no rights by itself, and carries sessions that were made over a gateway, and nothing else.
  @Test func aGatewayCarriesSessions() {
    let authenticator = Authenticator(records: records)
    let now = StoreTime(seconds: 100)
    #expect(authenticator.identity([], Self.web, at: now) == nil)
    #expect(authenticator.gateway(Self.web, at: now) == "web" && authenticator.gateway(Self.own, at: now) == nil)
    let carried = identity(.session, 4, over: Self.web)
    #expect(carried?.gateway == "web" && carried?.caller.credential == Credential(.session, id: 4))
    #expect(carried?.validity.until == StoreTime(seconds: 43_200))
    // Another gateway made it; any may carry it.
    #expect(identity(.session, 5, over: Self.web)?.gateway == "web")
    #expect(identity(.token, 9, over: Self.web) == nil && identity(.session, 0, over: Self.web) == nil)
    let entry = "Bearer " + Self.token(.session, 4)
    #expect(authenticator.identity([entry, entry], Self.web, at: now) == nil)
  }

  /// A session that was made over a gateway is nothing elsewhere: neither alone nor beside its principal's certificate.
  @Test func aSessionOfAGatewayIsGoodThereAlone() {
    #expect(identity(.session, 4) == nil && identity(.session, 4, over: Self.own) == nil)
    #expect(identity(.session, 0, over: Self.own) != nil && identity(.token, 9, over: Self.own) != nil)
  }

  @Test func onlyALiveRecordMakesAGateway() {
    func isGateway(_ certificate: PeerCertificate, at second: Int64 = 100) -> Bool {
      Authenticator(records: records).gateway(certificate, at: StoreTime(seconds: second)) != nil
        && identity(.session, 4, over: certificate, at: second) != nil
    }
    #expect(isGateway(Self.web))
    for certificate in [
      Self.certificate("tarazu:gateway:old"), Self.certificate("tarazu:principal:web"), Self.certificate(),
      Self.certificate("tarazu:gateway:web", "tarazu:gateway:web"),
      Self.certificate("tarazu:gateway:web", "tarazu:principal:ali"),
      Self.certificate("tarazu:gateway:web", sha256: [UInt8](repeating: 7, count: 32)),
      // Its record has expired.
      Self.certificate("tarazu:gateway:old", sha256: [UInt8](repeating: 6, count: 32)),
    ] { #expect(!isGateway(certificate), "\(certificate.uris)") }
    // A gateway's record does not make a principal's certificate, nor the other way round.
    #expect(!isGateway(Self.certificate("tarazu:gateway:web", sha256: Self.ownDigest)))
    #expect(
      Authenticator(records: records).identity(
        [], Self.certificate("tarazu:principal:ali"), at: StoreTime(seconds: 100)) == nil)
    #expect(Authenticator(records: records).gateway(Self.web, at: StoreTime(seconds: 50_000)) == nil)
  }

  /// Ending a gateway ends the sessions that were made over it, wherever they are carried; its expiry does not.
  @Test func anEndedGateway() {
    records.take(Self.content(epoch: 2, oldEnds: StoreTime(seconds: 50)))
    #expect(identity(.session, 5, over: Self.web) == nil && identity(.session, 4, over: Self.web) != nil)
    records.take(Self.content(epoch: 3, webEnds: StoreTime(seconds: 50)))
    #expect(identity(.session, 4, over: Self.web) == nil)
    #expect(Authenticator(records: records).gateway(Self.web, at: StoreTime(seconds: 100)) == nil)
    #expect(identity(.session, 0) != nil)
  }

  // MARK: Addresses

  private func origin(_ values: [String], gateway: String? = "web") -> CallOrigin {
    CallOrigin(Metadata(values.map { ("x-tarazu-from", $0) }), peer: "10.0.0.1", gateway: gateway)
  }

  @Test func theBrowsersAddress() {
    #expect(origin(["192.0.2.9"]) == CallOrigin(address: "192.0.2.9", gateway: "web"))
    #expect(origin(["2001:DB8:0:0::1"]).address == "2001:db8::1")
    #expect(origin(["192.0.2.9"], gateway: nil) == CallOrigin(address: "10.0.0.1"))
    for values in [
      [], [""], ["192.0.2.9", "192.0.2.9"], ["192.0.2.9 "], ["192.0.2.9:80"], ["192.0.2"], ["host"], ["fe80::1%eth0"],
      ["192.0.2.9\0"],
    ] { #expect(origin(values).address == "10.0.0.1", "\(values)") }
  }

  /// A call counts as a use of its credential even if its rule refuses it.
  @Test func callsAreUses() throws {
    let authorizer = Authorizer(records: records, clock: ServerClock(), directory: CurrentDirectory())
    func call(_ rule: Rule, at second: Int64) -> Status? {
      let metadata = Metadata([
        ("authorization", "Bearer " + Self.token(.session, 4)), ("x-tarazu-from", "192.0.2.9"),
      ])
      do throws(Status) {
        let (_, origin) = try authorizer.identify(
          metadata, Self.web, peer: "10.0.0.1", rule, at: StoreTime(seconds: second))
        #expect(origin == CallOrigin(address: "192.0.2.9", gateway: "web"))
        return nil
      } catch { return error }
    }
    let session = try #require(records.snapshot.use(of: Credential(.session, id: 4)))
    #expect(call(.self, at: 100) == nil)
    #expect(session.last == LastUse(at: StoreTime(seconds: 60), address: "192.0.2.9"))
    #expect(call(.administer, at: 200)?.code == .permissionDenied)
    #expect(session.last?.at == StoreTime(seconds: 180))
    records.confirm(at: StoreTime(seconds: 1_900))
    #expect(call(.self, at: 2_000)?.code == .unauthenticated && session.last?.at == StoreTime(seconds: 180))
  }
}
