// What a connection remembers of the credential that it used last. All of it is in this file.
//
// A call's identity is settled for each call, never for a connection. But most calls of a connection carry the same
// `authorization`, and to look it up takes a hundred times as long as to compare it. So the connection holds one
// `CachedIdentity` (`InlineCall.attachment`). Invariants:
//
// 1. It is used only for a call with exactly the `authorization` that it was made for: no entry, or one entry with the
//    same bytes, compared in constant time. An empty entry is not the same as none. Where the wire found all bytes around
//    the message equal to those of an earlier call (`InlineCall.templateID`, then not 0), the `authorization` is among them.
//    Over a gateway only such a call counts, because the browser's address is among these bytes too.
// 2. It is used only with the generations of access records and directory that it was made under. Both are read
//    *before* what they stand for, so a change in between makes it useless at once, never valid for too long.
// 3. It is used only within its validity, which the dates inside the connection's certificate narrow. A connection shows
//    one certificate for its whole life, so the certificate itself need not be compared. Of a session, idleness is judged
//    at each call, where its use is noted.
// 4. It knows rules, never targets: which rules were found to allow this caller what needs no look at arguments. Whether
//    the records may be trusted at all is judged at each call.
// 5. Its share of the principal's calls of a second is the loop's, the same for all connections of the principal there.
// 6. Only its connection's loop touches it. The bytes of the credential are wiped with it: when another takes its place,
//    and when the connection ends.

import COpenSSL
import TarazuAccess
import TarazuDomain
import TarazuLoop
import TarazuNet
import TarazuReplica
import TarazuWire

/// A caller as its connection remembers it.
public final class CachedIdentity {
  public let identity: Identity
  /// Where its calls come from.
  public let origin: CallOrigin
  private let directory: CurrentDirectory
  /// Nil for one that no connection holds.
  private let share: LoopBound<CallShare>?
  private let accessGeneration: Int
  private let treeGeneration: Int
  private var rules: UInt16 = 0
  private var authorization: [UInt8]
  /// 0 or 1; more is no valid credential.
  private let authorizationCount: Int
  /// The template of requests known to carry `authorization`.
  private var templateID: UInt64

  /// A bearer token has 54 bytes; what is much longer is not worth remembering.
  private static let longestAuthorization = 128

  /// - Parameters:
  ///   - access: the generation of the records, read before the caller was looked up in them.
  ///   - tree: likewise of the directory that rules are judged by.
  init(
    _ identity: Identity, from origin: CallOrigin, for call: borrowing InlineCall, _ directory: CurrentDirectory,
    access: Int, tree: Int
  ) {
    self.identity = identity
    self.origin = origin
    self.directory = directory
    share = identity.usage.share(on: call.loop)
    accessGeneration = access
    treeGeneration = tree
    authorization = call.withAuthorization { Array($0) }
    authorizationCount = call.authorizationCount
    templateID = call.templateID
  }

  /// For tests: one that no connection holds.
  init(_ identity: Identity, address: String, _ directory: CurrentDirectory) {
    self.identity = identity
    origin = CallOrigin(address: address)
    self.directory = directory
    share = nil
    accessGeneration = 0
    treeGeneration = 0
    authorization = []
    authorizationCount = 0
    templateID = 0
  }

  deinit {
    authorization.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
  }

  /// The caller: the same object for the same credential and snapshot, on every connection.
  public var caller: Caller { identity.caller }

  /// The identity that the call's connection remembers, if it is of this call's `authorization` and still valid.
  static func find(
    for call: borrowing InlineCall, at now: StoreTime, access: Int, tree: Int
  ) -> CachedIdentity? {
    guard let cached = call.attachment as? CachedIdentity, cached.isOf(call),
      cached.isValid(at: now, access: access, tree: tree)
    else { return nil }
    return cached
  }

  /// Has the call's connection remember it, in place of another. It is not remembered where the call has several
  /// `authorization` entries, or an unusually long one.
  func remember(for call: borrowing InlineCall) {
    let isRemembered = authorizationCount <= 1 && authorization.count <= Self.longestAuthorization
    call.attachment = isRemembered ? self : nil
  }

  private func isOf(_ call: borrowing InlineCall) -> Bool {
    if call.templateID != 0, call.templateID == templateID { return true }
    guard origin.gateway == nil, call.authorizationCount == authorizationCount else { return false }
    let isSame = call.withAuthorization { bytes in
      authorization.count == bytes.count
        && authorization.withUnsafeBytes { CRYPTO_memcmp($0.baseAddress, bytes.baseAddress, $0.count) } == 0
    }
    if isSame { templateID = call.templateID }
    return isSame
  }

  /// Notes the call as a use of the credential; false if it had ended by idleness.
  func note(at now: StoreTime) -> Bool { identity.use.note(at: now, from: origin.address) }

  /// Whether idleness has not ended the credential.
  func isLive(at now: StoreTime) -> Bool { identity.use.isLive(at: now) }

  /// Counts a call against the principal's limit; refuses it beyond that.
  @inline(__always)
  public func countCall(at now: MonotonicInstant) throws(Status) {
    try share?.value.take(from: identity.usage, at: now)
  }

  func isValid(at now: StoreTime, access: Int, tree: Int) -> Bool {
    access == accessGeneration && tree == treeGeneration && identity.validity.contains(now)
  }

  /// Whether a rule is known to allow the caller what needs no look at arguments.
  func isAllowed(_ rule: Rule) -> Bool { rules & rule.bit != 0 }

  func allow(_ rule: Rule) { rules |= rule.bit }

  /// The caller's call of a method whose rule allows it.
  public func authorized(_ rule: Rule) -> AuthorizedCall {
    AuthorizedCall(
      caller: identity.caller, rule: rule, directory: directory, address: origin.address, gateway: origin.gateway,
      usage: identity.usage)
  }
}

extension Rule {
  /// One bit each.
  fileprivate var bit: UInt16 {
    switch self {
    case .open: 1
    case .ownSignIn: 2
    case .`self`: 4
    case .names: 8
    case .figures: 16
    case .cases: 32
    case .supervise: 64
    case .work: 128
    case .send: 256
    case .administer: 512
    case .system: 1_024
    }
  }
}
