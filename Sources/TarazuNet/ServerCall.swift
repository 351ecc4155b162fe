import TarazuLoop
import TarazuWire

/// One call as a service sees it. It belongs to its connection's loop, where handlers run; only the asynchronous
/// methods and `fail` may be called from elsewhere.
// Safety: all that changes is used on the connection's loop alone. The methods that may be called from elsewhere change
// nothing before they are there, and the others assert it.
public final class ServerCall: @unchecked Sendable {
  /// The full name of the service and the bare one of the method.
  public let service: String
  public let method: String
  public let metadata: Metadata
  /// The instant past which the call is answered DEADLINE_EXCEEDED.
  public let deadline: MonotonicInstant

  let id: UInt32
  let time: TimeClass
  let shape: CallShape
  let isHealth: Bool
  let connection: ServerConnection
  /// Whether the deadline is the client's own, not the greatest that is allowed.
  let hasOwnDeadline: Bool
  /// Bytes of the request that the handler holds until its end.
  let heldRequest: Int

  // What the client has sent, whether the handler waits for room to send, and a feed's newest message.
  private var input = CallInput<UnsafeContinuation<Result<[UInt8]?, Status>, Never>>()
  private var output = CallOutput<UnsafeContinuation<Void, Never>>.open
  private var latest = LatestMessage<() -> [UInt8]?>()
  private var cancelBodies: [@Sendable () -> Void] = []
  private var task: Task<Void, Never>?
  private var deadlineTimer: Timer?
  private var uploadTimer: Timer?
  private var lastArrival: UInt64 = 0
  /// How the connection ended the call without its handler; nil if it did not, or if the client gave it up.
  public internal(set) var failure: Status?
  /// How many messages it was sent.
  public private(set) var messagesSent = 0

  init(
    _ method: NamedMethod, id: UInt32, metadata: Metadata, deadline: TimeClass.Deadline, heldRequest: Int,
    connection: ServerConnection
  ) {
    service = method.service
    self.method = method.name
    shape = method.shape
    isHealth = method.isHealth
    time = method.time
    self.id = id
    self.metadata = metadata
    self.deadline = deadline.instant
    hasOwnDeadline = deadline.isOwn
    self.heldRequest = heldRequest
    self.connection = connection
  }

  /// The loop that the handler runs on.
  public var loop: Loop { connection.loop }
  /// The peer's address in numbers, without its port.
  public var peerAddress: String { connection.peerAddress }
  /// The certificate that the peer showed and that the client CA issued; dates are to be judged again at each call.
  public var peerCertificate: PeerCertificate? { connection.peerCertificate }
  /// Whether the call is over without its handler: its client is gone, its deadline has passed, or it was failed.
  public var isCancelled: Bool {
    loop.assertCurrent()
    return input.isCancelled
  }

  /// The connection has shown a valid credential: from now on the limits of unauthenticated ones no longer apply to it.
  public func acceptCredential() {
    connection.acceptCredential()
  }

  /// Runs `body` on the loop once the call is cancelled; at once if it is. Not after its end.
  public func onCancel(_ body: @escaping @Sendable () -> Void) {
    loop.assertCurrent()
    if isCancelled { body() } else { cancelBodies.append(body) }
  }

  // MARK: Messages

  /// The client's next message; nil at its end. Throws when the call is cancelled.
  public func receive() async throws(Status) -> [UInt8]? {
    try await withUnsafeContinuation { continuation in
      loop.perform { self.take(continuation) }
    }.get()
  }

  /// Sends a message of a server-streaming or bidirectional call. It waits while the connection has over 1 MiB
  /// unsent, until that is under 512 KiB. Throws when the call is cancelled or the message over 4 MiB.
  public func send(_ message: [UInt8]) async throws(Status) {
    if loop.isCurrent, !connection.isFull {
      try sendNow(message)
      return
    }
    await withUnsafeContinuation { continuation in
      loop.perform { self.waitForRoom(continuation) }
    }
    try await withUnsafeContinuation { (continuation: UnsafeContinuation<Result<Void, Status>, Never>) in
      loop.perform {
        continuation.resume(returning: Result { () throws(Status) in try self.sendNow(message) })
      }
    }.get()
  }

  /// For feeds: sends a message at once, or, while an earlier one is still unsent, later, in place of any that waits
  /// already. It is made only when it goes out, so that it is the newest then; one that is made nil does not go out, and
  /// making it must not offer anything. It never waits. On the loop only.
  public func offer(_ make: @escaping () -> [UInt8]?) {
    loop.assertCurrent()
    switch latest.offer(make, hasSent: connection.hasSent) {
    case .sendNow: sendLatest(make)
    case .waits: connection.keepsLatest(self)
    case .replaces, .dropped: break
    }
  }

  /// Ends the call with a failure, and cancels its handler; nothing if the call is over. From any thread.
  public func fail(_ status: Status) {
    loop.perform { self.connection.fail(self, status) }
  }

  private func sendNow(_ message: [UInt8]) throws(Status) {
    guard !isCancelled else { throw .cancelled() }
    messagesSent += 1
    _ = connection.send(self, message)
    if isCancelled { throw .resourceExhausted("the message is over 4 MiB", reason: .answerTooLarge) }
  }

  private func sendLatest(_ make: () -> [UInt8]?) {
    guard let message = make() else { return }
    messagesSent += 1
    latest.queued(upTo: connection.send(self, message))
  }

  private func take(_ continuation: UnsafeContinuation<Result<[UInt8]?, Status>, Never>) {
    switch input.take(continuation) {
    case .message(let message): deliver(message, to: continuation)
    case .end(let result): continuation.resume(returning: result.map { nil })
    case .waits: break
    }
  }

  /// The message is no longer the connection's to hold.
  private func deliver(_ message: [UInt8], to continuation: UnsafeContinuation<Result<[UInt8]?, Status>, Never>) {
    connection.released(message.count)
    continuation.resume(returning: .success(message))
  }

  private func waitForRoom(_ continuation: UnsafeContinuation<Void, Never>) {
    if output.wait(continuation, isFull: connection.isFull) {
      connection.waitsForRoom(self)
    } else {
      continuation.resume()
    }
  }

  // MARK: For the connection

  /// Begins the handler's task and the call's clocks.
  func start(_ handler: @escaping @Sendable () async -> Void) {
    deadlineTimer = loop.schedule(at: deadline) { self.connection.deadlinePassed(self) }
    if shape.clientStreams {
      lastArrival = MonotonicClock.nanoseconds()
      watchUpload(connection.uploadIdleTime)
    }
    task = loop.spawn(handler)
  }

  /// A message of the client's, its end, or both.
  func arrived(_ message: [UInt8]?, isEnd: Bool) {
    loop.assertCurrent()
    lastArrival = MonotonicClock.nanoseconds()
    if let message, let receiver = input.arrived(message, at: lastArrival) { deliver(message, to: receiver) }
    if isEnd {
      uploadTimer?.cancel()
      input.end(.success(()))?.resume(returning: .success(nil))
    }
  }

  /// There is room again for what the handler sends.
  func roomIsThere() { output.roomIsThere()?.resume() }

  /// Sends the message that waits since `offer`, if the one before it is sent; whether none waits any more.
  func sendLatestIfDue() -> Bool {
    switch latest.due(hasSent: connection.hasSent) {
    case .send(let make):
      sendLatest(make)
      return true
    case .notYet: return false
    case .nothing: return true
    }
  }

  /// When the oldest message came that the handler has not taken.
  var untouchedSince: UInt64? { input.oldest }

  /// The call is over on the wire; its handler has to stop.
  func cancel() {
    loop.assertCurrent()
    guard !isCancelled else { return }
    let receiver = input.cancel()
    latest.end()
    stopClocks()
    task?.cancel()
    let bodies = cancelBodies
    cancelBodies = []
    for body in bodies { body() }
    receiver?.resume(returning: .failure(.cancelled()))
    output.end()?.resume()
  }

  /// The handler has ended: what it held is let go. Returns how many bytes it held.
  func end() -> Int {
    loop.assertCurrent()
    stopClocks()
    cancelBodies = []
    task = nil
    latest.end()
    return input.removeAll() + heldRequest
  }

  private func stopClocks() {
    deadlineTimer?.cancel()
    uploadTimer?.cancel()
  }

  /// One timer, set again when it fires too early, not at each message.
  private func watchUpload(_ limit: UInt64) {
    uploadTimer = loop.schedule(at: MonotonicInstant(nanoseconds: lastArrival).later(byNanoseconds: limit)) { [self] in
      // While the handler has messages to take, or the connection is not read, the client is not to blame.
      if input.oldest != nil || !connection.canRead { lastArrival = MonotonicClock.nanoseconds() }
      if MonotonicClock.nanoseconds() &- lastArrival < limit {
        watchUpload(limit)
      } else {
        let seconds = limit / 1_000_000_000
        connection.fail(
          self, .deadlineExceeded("an upload may pause for \(seconds) s at most", reason: .idleUpload))
      }
    }
  }
}

extension Loop {
  /// Runs `body` at once on the loop's own thread, else soon there.
  package func perform(_ body: @escaping @Sendable () -> Void) {
    if isCurrent { body() } else { execute(body) }
  }
}
