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
    let (identity, origin) = try identify(
      call.metadata, call.peerCertificate, peer: call.peerAddress, rule, at: clock.now)
    call.acceptCredential()
    return AuthorizedCall(
      caller: identity.caller, rule: rule, directory: directory, address: origin.address, gateway: origin.gateway,
      usage: identity.usage)
  }

  /// The same for a call that is answered at once.
  public func authorize(_ call: borrowing InlineCall, _ rule: Rule) throws(Status) -> AuthorizedCall {
    try identify(call, rule).authorized(rule)
  }

  /// Where a call comes from, whoever calls. A gateway's connection stays open also while nobody is signed in.
  public func origin(of call: ServerCall) -> CallOrigin {
    let gateway = authenticator.gateway(call.peerCertificate, at: clock.now)
    if gateway != nil { call.acceptCredential() }
    return CallOrigin(call.metadata, peer: call.peerAddress, gateway: gateway)
  }

  /// The caller of a call that is answered at once, as its connection remembers it.
  public func identify(_ call: borrowing InlineCall, _ rule: Rule) throws(Status) -> CachedIdentity {
    let now = clock.now(at: call.arrival)
    let (access, tree) = (records.generation, directory.generation)
    try requireTrust(at: now)
    if let cached = CachedIdentity.find(for: call, at: now, access: access, tree: tree), cached.note(at: now) {
      if cached.isAllowed(rule) { return cached }
      try judge(cached.caller, rule)
      cached.allow(rule)
      return cached
    }
    let (identity, origin) = try identify(
      call.metadata, call.peerCertificate, peer: call.peerAddress, rule, at: now)
    call.acceptCredential()
    let cached = CachedIdentity(identity, from: origin, for: call, directory, access: access, tree: tree)
    cached.allow(rule)
    cached.remember(for: call)
    return cached
  }

  /// The identity behind what a call presents, if its caller may call methods of the rule. The call counts as a use of
  /// the credential even if not.
  func identify(
    _ metadata: Metadata, _ certificate: PeerCertificate?, peer: String, _ rule: Rule, at now: StoreTime
  ) throws(Status) -> (Identity, CallOrigin) {
    try requireTrust(at: now)
    let identity = authenticator.identity(metadata["authorization"], certificate, at: now)
    let origin = CallOrigin(metadata, peer: peer, gateway: identity?.gateway)
    let isLive = identity?.use.note(at: now, from: origin.address) ?? false
    try judge(isLive ? identity?.caller : nil, rule)
    guard let identity else { throw Status(.credential) }
    return (identity, origin)
  }

  /// Refuses every call while what is known of callers is too old to be trusted.
  public func requireTrust() throws(Status) { try requireTrust(at: clock.now) }

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
    claimant(call.metadata, call.peerCertificate, peer: call.peerAddress)
  }

  /// The same for a call that was refused before its handler was asked.
  public func claimant(of call: RefusedCall) -> Claimant {
    claimant(call.metadata, call.peerCertificate, peer: call.peerAddress)
  }

  /// The same for a call that is answered at once.
  public func claimant(of call: borrowing InlineCall) -> Claimant {
    if let cached = CachedIdentity.find(
      for: call, at: clock.now, access: records.generation, tree: directory.generation), cached.isLive(at: clock.now)
    {
      return Claimant(
        principal: cached.caller.principal, credential: cached.caller.credential, from: cached.origin)
    }
    return claimant(call.metadata, call.peerCertificate, peer: call.peerAddress)
  }

  private func claimant(_ metadata: Metadata, _ certificate: PeerCertificate?, peer: String) -> Claimant {
    let now = clock.now
    let identity = authenticator.identity(metadata["authorization"], certificate, at: now)
    let origin = CallOrigin(metadata, peer: peer, gateway: authenticator.gateway(certificate, at: now))
    // A certificate that is no credential still claims a name. A token that is none has none.
    let claimed = certificate?.claimedName.flatMap { records.snapshot.principal(named: $0)?.principal }
    return Claimant(
      principal: identity?.caller.principal ?? claimed,
      credential: identity?.caller.credential, from: origin)
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

extension PeerCertificate {
  /// The principal that it names; nil for none.
  fileprivate var claimedName: String? {
    let uris = uris.filter { $0.hasPrefix(CertificateURI.scheme) }
    return uris.count == 1 ? CertificateURI.principalName(in: uris[0]) : nil
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
  public init(_ refusal: TarazuAccess.Refusal) {
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

  /// The store computes its figures anew, and this share is done.
  public static func loading(percent: Int) -> Status {
    Status(
      .unavailable, .notReady, "the figures are being computed anew: \(percent) % done",
      metadata: ["not_executed": "true"], retryDelay: .milliseconds(500))
  }
}
