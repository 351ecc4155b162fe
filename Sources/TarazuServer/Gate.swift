// Who calls, and whether they may: settled for each call, never for a connection (WIRE, section 8; ACCESS).

import COpenSSL
import TarazuAccess
import TarazuDomain
import TarazuLoop
import TarazuNet
import TarazuStore
import TarazuWire

/// Judges calls.
struct Gate: Sendable {
  let registry: AccessRegistry
  let clock: ServerClock
  let directory: DirectoryBox

  /// The caller, if the rule allows the method to them; what depends on arguments is judged by `Visit`.
  func admit(_ call: ServerCall, _ rule: Rule) throws(Status) -> Visit {
    guard registry.isTrusted else {
      throw .unavailable("the records of access could not be read for 15 minutes", reason: .storeUnavailable)
    }
    let caller = identify(call)
    let tree = directory.current.directory
    if case .refused(let refusal) = decide(principal: caller?.principal, rule: rule, target: .none, in: tree) {
      throw Status(refusal)
    }
    guard let caller else { throw Status(.credential) }
    call.acceptCredential()
    return Visit(caller: caller, rule: rule, directory: directory, address: call.peerAddress)
  }

  /// Runs a stream's work if its caller may call the method, and judges that again meanwhile: as soon as a new call would
  /// be refused the stream ends with that refusal.
  func watching<Value>(
    _ call: ServerCall, _ rule: Rule, _ body: (Visit) async throws -> Value
  ) async throws -> Value {
    let watch = StreamWatch { () throws(Status) in _ = try admit(call, rule) }
    let visit = try admit(call, rule)
    watch.start(call)
    defer { watch.stop() }
    return try await body(visit)
  }

  /// The call's `authorization`; without one the connection's certificate; else nobody. Never the next where one is bad.
  private func identify(_ call: ServerCall) -> Caller? {
    let snapshot = registry.snapshot
    let now = clock.now
    let byCertificate = call.peerCertificate.flatMap { self.caller($0, snapshot, now) }
    let values = call.metadata["authorization"]
    guard !values.isEmpty else { return byCertificate }
    guard values.count == 1, let token = Token.inAuthorization(values[0]) else { return nil }
    guard let caller = snapshot.caller(token: sha256(Array(token.utf8)), at: now) else { return nil }
    if call.peerCertificate != nil, byCertificate?.principal.name != caller.principal.name { return nil }
    return caller
  }

  private func caller(_ certificate: PeerCertificate, _ snapshot: AccessSnapshot, _ now: Int64) -> Caller? {
    let seconds = now / 1_000_000
    let uris = certificate.uris.filter { $0.hasPrefix(CertificateURI.scheme) }
    guard certificate.notBefore <= seconds, seconds <= certificate.notAfter, uris.count == 1,
      let name = CertificateURI.principalName(in: uris[0]),
      let caller = snapshot.caller(certificate: certificate.sha256, at: now), caller.principal.name == name
    else { return nil }
    return caller
  }
}

/// Judges a stream at intervals; used on its call's loop alone.
private final class StreamWatch: @unchecked Sendable {
  /// Refusals act within a second of the change, of which the epoch's reading takes a quarter.
  private static let interval: UInt64 = 250_000_000

  private let judge: @Sendable () throws(Status) -> Void
  private var timer: Timer?

  init(judge: @escaping @Sendable () throws(Status) -> Void) { self.judge = judge }

  func start(_ call: ServerCall) {
    timer = call.loop.schedule(at: MonotonicClock.nanoseconds() &+ Self.interval) { [self] in
      do throws(Status) {
        try judge()
        start(call)
      } catch { call.fail(error) }
    }
  }

  func stop() {
    timer?.cancel()
    timer = nil
  }
}

/// A call that was let in: judges what its arguments name.
struct Visit: Sendable {
  let caller: Caller
  let rule: Rule
  let directory: DirectoryBox
  /// Where the call came from.
  let address: String

  var principal: Principal { caller.principal }

  /// Refuses what is outside the caller's scope, or not there.
  func require(_ target: Target) throws(Status) {
    let tree = directory.current.directory
    if case .refused(let refusal) = decide(principal: principal, rule: rule, target: target, in: tree) {
      throw Status(refusal)
    }
  }

  /// Whether an item of a list may be shown.
  func allows(_ target: Target) -> Bool {
    decide(principal: principal, rule: rule, target: target, in: directory.current.directory).isAllowed
  }

  /// Whether the caller's scope is the country.
  var isAtCountry: Bool { principal.isAtCountry(in: directory.current.directory) }
}

extension Status {
  /// A refusal as the wire says it.
  init(_ refusal: TarazuAccess.Refusal) {
    let code: StatusCode =
      switch refusal.status {
      case .unauthenticated: .unauthenticated
      case .permissionDenied: .permissionDenied
      case .notFound: .notFound
      }
    self.init(code, refusal.reason.map { Reason(rawValue: $0) } ?? .notFound, refusal.words)
  }
}

/// The SHA-256 of some bytes.
func sha256(_ bytes: [UInt8]) -> [UInt8] {
  var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
  SHA256(bytes, bytes.count, &digest)
  return digest
}
