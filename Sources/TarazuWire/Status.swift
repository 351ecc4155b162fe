/// How a call failed, as a thrown error.
public struct Status: Error, Equatable, Sendable, CustomStringConvertible {
  /// A field of the request and what is wrong with it.
  public struct Field: Equatable, Sendable {
    /// Its path, as in `selection.from_date`.
    public let path: String
    /// What was wrong and what is allowed.
    public let problem: String

    public init(_ path: String, _ problem: String) {
      self.path = path
      self.problem = problem
    }
  }

  /// Never `ok`.
  public let code: StatusCode
  /// English, for people, at most 1 KiB: what is wrong, where, and what is allowed.
  public let message: String
  public let reason: Reason
  /// More about the reason. `not_executed` is `true` where nothing was done, so that any call may be repeated.
  public var metadata: [String: String]
  /// With `invalidArgument`, the fields at fault.
  public var fields: [Field]
  /// When to try again at the earliest, where the failure passes by itself.
  public var retryDelay: Duration?
  /// With `internal`, the id that the log has.
  public var requestID: String?

  public init(
    _ code: StatusCode, _ reason: Reason, _ message: String, metadata: [String: String] = [:], fields: [Field] = [],
    retryDelay: Duration? = nil, requestID: String? = nil
  ) {
    self.code = code == .ok ? .unknown : code
    self.reason = reason
    self.message = message.prefix(utf8Bytes: WireLimits.statusMessageBytes)
    self.metadata = metadata
    if reason.impliesNotExecuted { self.metadata["not_executed"] = "true" }
    self.fields = fields
    self.retryDelay = retryDelay
    self.requestID = requestID
  }

  /// Whether the server said that nothing was done.
  public var isNotExecuted: Bool { metadata["not_executed"] == "true" }

  public var description: String { "\(code.name) (\(reason.rawValue)): \(message)" }

  public static func invalidArgument(
    _ message: String, reason: Reason = .badField, fields: [Field] = []
  ) -> Status {
    Status(.invalidArgument, reason, message, fields: fields)
  }

  /// One field at fault; the message names it.
  public static func badField(_ path: String, _ problem: String) -> Status {
    Status(.invalidArgument, .badField, "\(path): \(problem)", fields: [Field(path, problem)])
  }

  /// Several fields at fault; the message names them all, as far as there is room.
  public static func badFields(_ fields: [Field]) -> Status {
    Status(
      .invalidArgument, .badField, fields.map { "\($0.path): \($0.problem)" }.joined(separator: "; "), fields: fields)
  }

  public static func notFound(_ message: String) -> Status { Status(.notFound, .notFound, message) }

  public static func alreadyExists(_ message: String) -> Status { Status(.alreadyExists, .alreadyExists, message) }

  public static func permissionDenied(_ message: String) -> Status {
    Status(.permissionDenied, .permissionDenied, message)
  }

  public static func unauthenticated(_ message: String) -> Status {
    Status(.unauthenticated, .unauthenticated, message)
  }

  public static func resourceExhausted(_ message: String, reason: Reason = .resourceExhausted) -> Status {
    Status(.resourceExhausted, reason, message)
  }

  public static func failedPrecondition(_ message: String, reason: Reason = .failedPrecondition) -> Status {
    Status(.failedPrecondition, reason, message)
  }

  public static func unimplemented(_ message: String, reason: Reason = .unknownMethod) -> Status {
    Status(.unimplemented, reason, message)
  }

  public static func deadlineExceeded(
    _ message: String = "the call's deadline has passed", reason: Reason = .deadlinePassed
  ) -> Status {
    Status(.deadlineExceeded, reason, message)
  }

  public static func cancelled(_ message: String = "the call was cancelled") -> Status {
    Status(.cancelled, .cancelled, message)
  }

  /// A failure of this server at this moment. It passes by itself, so it has a delay.
  public static func unavailable(
    _ message: String, reason: Reason, retryDelay: Duration = .milliseconds(500)
  ) -> Status {
    Status(.unavailable, reason, message, retryDelay: retryDelay)
  }

  /// A bug in the server. Its log has more under `id`.
  public static func internalError(_ id: String) -> Status {
    Status(.internal, .bug, "an error inside the server; its log has more under \(id)", requestID: id)
  }
}

extension String {
  /// The longest prefix of at most `limit` bytes of UTF-8 that cuts no character.
  func prefix(utf8Bytes limit: Int) -> String {
    guard utf8.count > limit else { return self }
    var length = 0
    var end = startIndex
    while end < endIndex {
      let next = index(after: end)
      length += self[end..<next].utf8.count
      guard length <= limit else { break }
      end = next
    }
    return String(self[..<end])
  }
}
