// Whether a call may go on: judged at each call, and again while a stream runs (docs/spec/access.md#the-decision).

import TarazuAccess
import TarazuDomain
import TarazuNet
import TarazuReplica
import TarazuStore
import TarazuWire

/// Judges calls by their rule. What depends on arguments is judged by the `AuthorizedCall` that it hands out.
public struct Authorizer: Sendable {
  public let records: AccessRecords
  public let directory: CurrentDirectory
  private let clock: ServerClock
  private let authenticator: Authenticator

  public init(records: AccessRecords, clock: ServerClock, directory: CurrentDirectory) {
    self.records = records
    self.clock = clock
    self.directory = directory
    authenticator = Authenticator(records: records)
  }

  /// Refuses a call whose caller may not call methods of the rule.
  public func authorize(_ call: ServerCall, _ rule: Rule) throws(Status) -> AuthorizedCall {
    let identity = try identify(call.metadata["authorization"], call.peerCertificate, rule, at: clock.now)
    call.acceptCredential()
    return AuthorizedCall(caller: identity.caller, rule: rule, directory: directory, address: call.peerAddress)
  }

  /// The same for a call that is answered at once.
  public func authorize(_ call: borrowing InlineCall, _ rule: Rule) throws(Status) -> AuthorizedCall {
    try identify(call, rule).authorized(rule)
  }

  /// The same, as the call's connection remembers it.
  public func identify(_ call: borrowing InlineCall, _ rule: Rule) throws(Status) -> CachedIdentity {
    let now = clock.now(at: call.arrival)
    let (access, tree) = (records.generation, directory.generation)
    try requireTrust(at: now)
    if let cached = CachedIdentity.find(for: call, at: now, access: access, tree: tree) {
      if cached.isAllowed(rule) { return cached }
      try judge(cached.caller, rule)
      cached.allow(rule)
      return cached
    }
    let identity = try identify(call.metadata["authorization"], call.peerCertificate, rule, at: now)
    call.acceptCredential()
    let cached = CachedIdentity(identity, for: call, directory, access: access, tree: tree)
    cached.allow(rule)
    cached.remember(for: call)
    return cached
  }

  /// The identity behind what a call presents, if its caller may call methods of the rule.
  func identify(
    _ authorization: [String], _ certificate: PeerCertificate?, _ rule: Rule, at now: StoreTime
  ) throws(Status) -> Identity {
    try requireTrust(at: now)
    let identity = authenticator.identity(authorization, certificate, at: now)
    try judge(identity?.caller, rule)
    guard let identity else { throw Status(.credential) }
    return identity
  }

  private func requireTrust(at now: StoreTime) throws(Status) {
    guard records.isTrusted(at: now) else {
      throw .unavailable("the records of access could not be read for 15 minutes", reason: .storeUnavailable)
    }
  }

  private func judge(_ caller: Caller?, _ rule: Rule) throws(Status) {
    let isLoaded = directory.isLoaded
    let decision = decide(caller, rule, on: .none, in: directory.current.directory)
    // Before the directory is loaded, a unit cannot be told from one that does not exist, and whether a level is open
    // cannot be told either.
    if !isLoaded, rule.looksIntoDirectory, decision.isAllowed || decision == .refused(.notOpen) { throw .loading }
    if case .refused(let refusal) = decision { throw Status(refusal) }
  }

  /// Who a refused call is of.
  public func claimant(of call: ServerCall) -> Claimant {
    claimant(call.metadata["authorization"], call.peerCertificate, address: call.peerAddress)
  }

  /// The same for a call that is answered at once.
  public func claimant(of call: borrowing InlineCall) -> Claimant {
    claimant(call.metadata["authorization"], call.peerCertificate, address: call.peerAddress)
  }

  private func claimant(
    _ authorization: [String], _ certificate: PeerCertificate?, address: String
  ) -> Claimant {
    let caller = authenticator.identity(authorization, certificate, at: clock.now)?.caller
    // A certificate that is no credential still claims a name. A token that is none has none.
    let claimed = authorization.isEmpty ? certificate?.claimedName : nil
    return Claimant(
      principal: caller?.principal ?? claimed.flatMap { records.snapshot.principal(named: $0) },
      credential: caller?.credential, address: address, gateway: nil)
  }

  /// Runs a stream's work if its caller may call the method, and judges that again meanwhile: as soon as a new call would
  /// be refused, the stream ends with that refusal.
  public func watching<Value>(
    _ call: ServerCall, _ rule: Rule, _ body: (AuthorizedCall) async throws -> Value
  ) async throws -> Value {
    let authorized = try authorize(call, rule)
    let watch = StreamWatch(call) { () throws(Status) in _ = try authorize(call, rule) }
    watch.start()
    defer { watch.stop() }
    return try await body(authorized)
  }
}

extension Rule {
  /// Whether its methods answer by what the directory says.
  fileprivate var looksIntoDirectory: Bool {
    switch self {
    case .names, .figures, .cases, .supervise, .work: true
    case .open, .ownSignIn, .`self`, .send, .administer, .system: false
    }
  }
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
    self.init(code, refusal.reason.map { Reason(rawValue: $0) } ?? .notFound, refusal.message)
  }

  /// This server has not read the store yet.
  public static let loading = Status(
    .unavailable, .notReady, "the figures are being loaded", metadata: ["not_executed": "true"],
    retryDelay: .milliseconds(500))
}
