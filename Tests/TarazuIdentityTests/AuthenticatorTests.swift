import TarazuAccess
import TarazuDomain
import TarazuNet
import TarazuReplica
import TarazuStore
import TarazuWire
import Testing

@testable import TarazuIdentity

/// Whom a credential names, and for how long. Instants are in seconds here.
@Suite struct AuthenticatorTests {
  private let records = AccessRecords()
  private let token = Token.text(random: [UInt8](repeating: 7, count: Token.randomBytes)) ?? ""
  private let other = Token.text(random: [UInt8](repeating: 8, count: Token.randomBytes)) ?? ""
  private let digest = [UInt8](repeating: 3, count: 32)

  /// Two principals: `ali`, whose token lives until 1,000 and whose certificate until 2,000, and `zahra` with a token.
  init() { records.take(content()) }

  private func content(
    epoch: Int64 = 1, at now: Int64 = 0, principal change: (inout PrincipalRow) -> Void = { _ in },
    credential changeCredential: (inout CredentialRow) -> Void = { _ in }
  ) -> AccessContent {
    var ali = PrincipalRow(principal: Principal(name: "ali", role: .admin, scope: .country), madeAt: .min)
    change(&ali)
    let zahra = PrincipalRow(principal: Principal(name: "zahra", role: .head, scope: .unit("08")), madeAt: .min)
    var credentials = [
      row(1, "ali", .token, SHA256Digest.digest(of: Array(token.utf8)), until: 1_000),
      row(2, "ali", .certificate, digest, until: 2_000),
      row(3, "zahra", .token, SHA256Digest.digest(of: Array(other.utf8)), until: 1_000),
    ]
    for index in credentials.indices where credentials[index].principal == "ali" {
      changeCredential(&credentials[index])
    }
    return AccessContent(
      epoch: epoch, principals: [ali, zahra], credentials: credentials, now: StoreTime(seconds: now))
  }

  private func row(
    _ id: Int64, _ principal: String, _ kind: Credential.Kind, _ sha256: [UInt8], until: Int64
  ) -> CredentialRow {
    CredentialRow(
      credential: Credential(kind, id: id), principal: principal, sha256: sha256, madeAt: .min,
      expiresAt: StoreTime(seconds: until))
  }

  private func certificate(
    _ uris: [String] = ["tarazu:principal:ali"], from: Int64 = 100, to: Int64 = 500
  ) -> PeerCertificate {
    PeerCertificate(sha256: digest, uris: uris, notBefore: from, notAfter: to)
  }

  private func identity(
    _ authorization: [String], _ certificate: PeerCertificate? = nil, at second: Int64 = 200
  ) -> Identity? {
    Authenticator(records: records).identity(authorization, certificate, at: StoreTime(seconds: second))
  }

  @Test func aTokenUntilItExpires() {
    #expect(identity(["Bearer " + token])?.caller.principal.name == "ali")
    #expect(identity(["Bearer " + token])?.caller.credential == Credential(.token, id: 1))
    #expect(identity(["Bearer " + token], at: 999) != nil && identity(["Bearer " + token], at: 1_000) == nil)
    #expect(identity([]) == nil && identity(["Bearer " + token, "Bearer " + token]) == nil)
    #expect(identity(["Bearer " + token.dropLast()]) == nil && identity([""]) == nil)
  }

  /// A certificate is good from its first second to the end of its last, and no longer than it is recorded for.
  @Test func aCertificateWithinItsDates() throws {
    #expect(identity([], certificate(), at: 99) == nil && identity([], certificate(), at: 100) != nil)
    #expect(identity([], certificate(), at: 500) != nil && identity([], certificate(), at: 501) == nil)
    let validity = try #require(identity([], certificate())).validity
    #expect(validity == Validity(from: StoreTime(seconds: 100), until: StoreTime(seconds: 501)))
    #expect(identity([], certificate(to: 9_999))?.validity.until == StoreTime(seconds: 2_000))
    #expect(identity([], certificate(from: .min, to: .max))?.validity.from == .min)
  }

  @Test func aCertificateNamesItsPrincipalOnce() {
    for uris in [
      [], ["tarazu:principal:zahra"], ["tarazu:gateway:ali"], ["tarazu:principal:ali", "tarazu:principal:zahra"],
      ["tarazu:principal:ali", "tarazu:principal:ali"],
    ] { #expect(identity([], certificate(uris)) == nil, "\(uris)") }
    #expect(identity([], certificate(["https://ali.example", "tarazu:principal:ali"])) != nil)
  }

  /// Beside a certificate a token counts, and is good no longer than the certificate.
  @Test func aTokenBesideACertificate() throws {
    let both = try #require(identity(["Bearer " + token], certificate()))
    #expect(both.caller.credential.kind == .token)
    #expect(both.validity == Validity(from: StoreTime(seconds: 100), until: StoreTime(seconds: 501)))
    #expect(identity(["Bearer " + token], certificate(), at: 501) == nil)
    #expect(identity(["Bearer " + other], certificate()) == nil)
    #expect(identity(["Bearer x"], certificate()) == nil && identity([""], certificate()) == nil)
  }

  @Test func revokedEndedAndExpired() {
    records.take(content(epoch: 2, principal: { $0.revokedAt = StoreTime(seconds: 5) }))
    #expect(identity(["Bearer " + token]) == nil && identity([], certificate()) == nil)
    #expect(identity(["Bearer " + other]) != nil)
    records.take(content(epoch: 3, credential: { $0.endedAt = StoreTime(seconds: 5) }))
    #expect(identity(["Bearer " + token]) == nil && identity([], certificate()) == nil)
    records.take(content(epoch: 4, principal: { $0.expiresAt = StoreTime(seconds: 300) }))
    #expect(identity(["Bearer " + token], at: 299) != nil && identity(["Bearer " + token], at: 300) == nil)
  }

  /// The same object on every connection: the answer cache rests on that.
  @Test func oneObjectForEachCredential() {
    let first = identity(["Bearer " + token])?.caller
    #expect(first === identity(["Bearer " + token], certificate())?.caller)
    #expect(first !== identity([], certificate())?.caller)
    let generation = records.generation
    records.take(content(epoch: 2, principal: { $0.principal.role = .head }))
    #expect(records.generation > generation && first !== identity(["Bearer " + token])?.caller)
  }

  // MARK: Trust

  private func outcome(at second: Int64) -> Status? {
    let directory = CurrentDirectory()
    let authorizer = Authorizer(records: records, clock: ServerClock(), directory: directory)
    do throws(Status) {
      _ = try authorizer.identify(
        Metadata([("authorization", "Bearer " + token)]), nil, peer: "::1", .`self`, at: StoreTime(seconds: second))
      return nil
    } catch { return error }
  }

  /// 15 minutes after the epoch was last read nothing is trusted, whatever the credential.
  @Test func blindnessEndsTrust() {
    records.take(content(epoch: 2, at: 0))
    #expect(outcome(at: 899) == nil)
    #expect(outcome(at: 900)?.code == .unavailable)
    records.confirm(at: StoreTime(seconds: 10))
    #expect(outcome(at: 900) == nil && outcome(at: 909) == nil && outcome(at: 910)?.code == .unavailable)
    #expect(!AccessRecords().isTrusted(at: StoreTime(seconds: 1_760_000_000)))
  }
}
