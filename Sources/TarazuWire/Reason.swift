/// The machine-readable reason of a failure, from a closed list (docs/spec/wire.md#status).
public struct Reason: RawRepresentable, Hashable, Sendable {
  public let rawValue: String

  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  // What the wire itself finds wrong.
  public static let messageTooLarge = Reason(rawValue: "MESSAGE_TOO_LARGE")
  public static let malformedMessage = Reason(rawValue: "MALFORMED_MESSAGE")
  public static let malformedStream = Reason(rawValue: "MALFORMED_STREAM")
  public static let protocolViolation = Reason(rawValue: "PROTOCOL_VIOLATION")
  public static let unknownMethod = Reason(rawValue: "UNKNOWN_METHOD")
  public static let wrongShape = Reason(rawValue: "WRONG_SHAPE")
  public static let badMetadata = Reason(rawValue: "BAD_METADATA")
  public static let metadataTooLarge = Reason(rawValue: "METADATA_TOO_LARGE")
  public static let tooManyCalls = Reason(rawValue: "TOO_MANY_CALLS")
  public static let answerTooLarge = Reason(rawValue: "ANSWER_TOO_LARGE")

  // What happens to a call in time.
  public static let cancelled = Reason(rawValue: "CANCELLED")
  public static let deadlinePassed = Reason(rawValue: "DEADLINE_PASSED")
  public static let feedAge = Reason(rawValue: "FEED_AGE")
  public static let idleUpload = Reason(rawValue: "IDLE_UPLOAD")
  public static let stalled = Reason(rawValue: "STALLED")

  // The server's state.
  public static let draining = Reason(rawValue: "DRAINING")
  public static let overloaded = Reason(rawValue: "OVERLOADED")
  public static let notReady = Reason(rawValue: "NOT_READY")
  public static let storeUnavailable = Reason(rawValue: "STORE_UNAVAILABLE")
  public static let behind = Reason(rawValue: "BEHIND")
  public static let otherHistory = Reason(rawValue: "OTHER_HISTORY")
  public static let auditUnavailable = Reason(rawValue: "AUDIT_UNAVAILABLE")
  public static let bug = Reason(rawValue: "INTERNAL")

  // What a service says of a request.
  public static let badField = Reason(rawValue: "BAD_FIELD")
  public static let notFound = Reason(rawValue: "NOT_FOUND")
  public static let alreadyExists = Reason(rawValue: "ALREADY_EXISTS")
  public static let failedPrecondition = Reason(rawValue: "FAILED_PRECONDITION")
  public static let permissionDenied = Reason(rawValue: "PERMISSION_DENIED")
  public static let unauthenticated = Reason(rawValue: "UNAUTHENTICATED")
  public static let resourceExhausted = Reason(rawValue: "RESOURCE_EXHAUSTED")

  // What a client finds by itself; never sent.
  public static let notConnected = Reason(rawValue: "NOT_CONNECTED")
  public static let notTrusted = Reason(rawValue: "NOT_TRUSTED")
  public static let connectionLost = Reason(rawValue: "CONNECTION_LOST")
  public static let badAnswer = Reason(rawValue: "BAD_ANSWER")

  /// Whether a server that fails a call for this reason has done nothing of it, so that any call may be repeated.
  public var impliesNotExecuted: Bool {
    [.draining, .overloaded, .tooManyCalls, .notReady, .auditUnavailable].contains(self)
  }
}
