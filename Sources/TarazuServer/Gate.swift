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
    let now = clock.now
    try requireTrust(at: now)
    let identity = identify(call.metadata["authorization"], call.peerCertificate, at: now)
    let caller = try judge(identity, rule).holder.caller
    call.acceptCredential()
    return Visit(caller: caller, rule: rule, directory: directory, address: call.peerAddress)
  }

  /// The same for a call that is answered at once.
  func admit(_ call: borrowing InlineCall, _ rule: Rule) throws(Status) -> Visit {
    try know(call, rule).visit(rule)
  }

  /// The same, as the connection remembers it. Nothing is taken over from one call to the next but what the same bytes
  /// led to: with the next snapshot of credentials, the next directory, or once the credential's time is over, all is
  /// judged anew.
  func know(_ call: borrowing InlineCall, _ rule: Rule) throws(Status) -> KnownCaller {
    let now = clock.now(at: call.arrival)
    try requireTrust(at: now)
    let (access, tree) = (registry.generation, directory.generation)
    if let known = call.remembered as? KnownCaller, known.holds(at: now, access: access, tree: tree) {
      if known.may(rule) { return known }
      _ = try judge(known.identity, rule)
      known.allow(rule)
      return known
    }
    let identity = try judge(identify(call.metadata["authorization"], call.peerCertificate, at: now), rule)
    call.acceptCredential()
    let known = KnownCaller(identity, address: call.peerAddress, directory, access: access, tree: tree)
    known.allow(rule)
    call.remember(known)
    return known
  }

  private func requireTrust(at now: Int64) throws(Status) {
    guard registry.isTrusted(at: now) else {
      throw .unavailable("the records of access could not be read for 15 minutes", reason: .storeUnavailable)
    }
  }

  private func judge(_ identity: Identity?, _ rule: Rule) throws(Status) -> Identity {
    let tree = directory.current.directory
    let principal = identity?.holder.caller.principal
    if case .refused(let refusal) = decide(principal: principal, rule: rule, target: .none, in: tree) {
      throw Status(refusal)
    }
    guard let identity else { throw Status(.credential) }
    return identity
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
  private func identify(_ authorization: [String], _ certificate: PeerCertificate?, at now: Int64) -> Identity? {
    let snapshot = registry.snapshot
    let byCertificate = certificate.flatMap { identity($0, snapshot, now) }
    guard !authorization.isEmpty else { return byCertificate }
    guard authorization.count == 1, let token = Token.inAuthorization(authorization[0]),
      let holder = snapshot.holder(ofToken: sha256(Array(token.utf8)), at: now)
    else { return nil }
    let own = Identity(holder: holder, validFrom: .min, validUntil: holder.expiresAt)
    guard certificate != nil else { return own }
    guard let byCertificate, byCertificate.holder.caller.principal.name == holder.caller.principal.name else {
      return nil
    }
    return Identity(
      holder: holder, validFrom: byCertificate.validFrom,
      validUntil: min(holder.expiresAt, byCertificate.validUntil))
  }

  private func identity(_ certificate: PeerCertificate, _ snapshot: AccessSnapshot, _ now: Int64) -> Identity? {
    let seconds = now / 1_000_000
    let uris = certificate.uris.filter { $0.hasPrefix(CertificateURI.scheme) }
    guard certificate.notBefore <= seconds, seconds <= certificate.notAfter, uris.count == 1,
      let name = CertificateURI.principalName(in: uris[0]),
      let holder = snapshot.holder(ofCertificate: certificate.sha256, at: now), holder.caller.principal.name == name
    else { return nil }
    // A certificate is good to the end of its last second.
    let (end, isFar) = certificate.notAfter.addingReportingOverflow(1)
    return Identity(
      holder: holder, validFrom: microseconds(certificate.notBefore),
      validUntil: min(holder.expiresAt, isFar ? .max : microseconds(end)))
  }

  private func microseconds(_ seconds: Int64) -> Int64 {
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
    return overflow ? (seconds < 0 ? .min : .max) : product
  }
}

/// Who calls, and in which time that holds as far as it is for their credential: microseconds since 1970-01-01 UTC, the
/// end not included.
struct Identity: Sendable {
  let holder: Holder
  let validFrom: Int64
  let validUntil: Int64
}

/// A caller as a connection remembers it for its next call with the same credential; of the connection's loop alone.
final class KnownCaller {
  let identity: Identity
  private let address: String
  private let directory: DirectoryBox
  private let access: Int
  private let tree: Int
  private var rules: UInt16 = 0

  /// - Parameters:
  ///   - access: the generation of the snapshot that the caller was found in, or an earlier one.
  ///   - tree: likewise of the directory that rules are judged by.
  init(_ identity: Identity, address: String, _ directory: DirectoryBox, access: Int, tree: Int) {
    self.identity = identity
    self.address = address
    self.directory = directory
    self.access = access
    self.tree = tree
  }

  /// Who it is: the same object for the same credential as of the same snapshot, on every connection.
  var holder: Holder { identity.holder }

  /// The caller's call of a method that the rule allows.
  func visit(_ rule: Rule) -> Visit {
    Visit(caller: identity.holder.caller, rule: rule, directory: directory, address: address)
  }

  func holds(at now: Int64, access: Int, tree: Int) -> Bool {
    access == self.access && tree == self.tree && now < identity.validUntil && now >= identity.validFrom
  }

  /// Whether a rule is known to allow the caller what needs no look at arguments.
  func may(_ rule: Rule) -> Bool { rules & rule.bit != 0 }

  func allow(_ rule: Rule) { rules |= rule.bit }
}

extension Rule {
  /// One bit each.
  fileprivate var bit: UInt16 {
    switch self {
    case .open: 1
    case .`self`: 2
    case .names: 4
    case .figures: 8
    case .cases: 16
    case .supervise: 32
    case .work: 64
    case .send: 128
    case .administer: 256
    case .system: 512
    }
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
