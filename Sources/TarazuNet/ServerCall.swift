import TarazuLoop
import TarazuWire

/// One call as a service sees it. It belongs to its connection's loop, where handlers run; only the asynchronous
/// methods and `fail` may be called from elsewhere.
public final class ServerCall: @unchecked Sendable {
  /// The full name of the service and the bare one of the method.
  public let service: String
  public let method: String
  public let metadata: Metadata
  /// The instant of `MonotonicClock` past which the call is answered DEADLINE_EXCEEDED.
  public let deadline: UInt64
  /// Whether the call is over whatever its handler does: its client is gone, its deadline has passed, it was failed.
  public private(set) var isCancelled = false

  let id: UInt32
  let time: TimeClass
  let shape: CallShape
  let isHealth: Bool
  let connection: ServerConnection
  /// Whether the deadline is the client's own, not the greatest that is allowed.
  var hasOwnDeadline = false
  private var inbox = Inbox()
  private var receiver: UnsafeContinuation<Result<[UInt8]?, Status>, Never>?
  private var sender: UnsafeContinuation<Void, Never>?
  private var cancelBodies: [@Sendable () -> Void] = []
  private var task: Task<Void, Never>?
  private var deadlineTimer: Timer?
  private var uploadTimer: Timer?
  private var lastArrival: UInt64 = 0
  private var latest: (() -> [UInt8]?)?
  private var latestEnd: UInt64 = 0
  /// Bytes of the request that the handler holds until its end.
  var heldRequest = 0

  init(_ method: ServedMethod, id: UInt32, metadata: Metadata, deadline: UInt64, connection: ServerConnection) {
    service = method.service
    self.method = method.name
    shape = method.shape
    isHealth = method.isHealth
    time = method.time
    self.id = id
    self.metadata = metadata
    self.deadline = deadline
    self.connection = connection
  }

  /// The loop that the handler runs on.
  public var loop: Loop { connection.loop }
  /// The peer's address in numbers, without its port.
  public var peerAddress: String { connection.peerAddress }
  /// The certificate that the peer showed and that the client CA issued; dates are to be judged again at each call.
  public var peerCertificate: PeerCertificate? { connection.peerCertificate }

  /// The connection has shown a valid credential: from now on it is no stranger, and may do what others may.
  public func acceptCredential() {
    connection.acceptCredential()
  }

  /// Runs `body` on the loop once the call is cancelled; at once if it is. Not after its end.
  public func onCancel(_ body: @escaping @Sendable () -> Void) {
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
    guard !isCancelled else { return }
    if latest != nil || !connection.hasSent(latestEnd) {
      if latest == nil { connection.keepsLatest(self) }
      latest = make
      return
    }
    if let message = make() { latestEnd = connection.send(self, message) }
  }

  /// Ends the call with a failure, and cancels its handler; nothing if the call is over. From any thread.
  public func fail(_ status: Status) {
    loop.perform { self.connection.fail(self, status) }
  }

  private func sendNow(_ message: [UInt8]) throws(Status) {
    guard !isCancelled else { throw .cancelled() }
    _ = connection.send(self, message)
    if isCancelled { throw .resourceExhausted("the message is over 4 MiB", reason: .answerTooLarge) }
  }

  private func take(_ continuation: UnsafeContinuation<Result<[UInt8]?, Status>, Never>) {
    if isCancelled {
      continuation.resume(returning: .failure(.cancelled()))
    } else if let message = inbox.take() {
      connection.released(message.count)
      continuation.resume(returning: .success(message))
    } else if inbox.hasEnded {
      continuation.resume(returning: .success(nil))
    } else {
      receiver = continuation
    }
  }

  private func waitForRoom(_ continuation: UnsafeContinuation<Void, Never>) {
    if isCancelled || !connection.isFull {
      continuation.resume()
    } else {
      sender = continuation
      connection.waitsForRoom(self)
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
    lastArrival = MonotonicClock.nanoseconds()
    if let message { inbox.put(message, at: lastArrival) }
    if isEnd {
      inbox.hasEnded = true
      uploadTimer?.cancel()
    }
    guard let receiver else { return }
    self.receiver = nil
    take(receiver)
  }

  /// There is room again for what the handler sends.
  func roomIsThere() {
    sender?.resume()
    sender = nil
  }

  /// Sends the message that waits since `offer`, if the one before it is sent; whether none waits any more.
  func sendLatest() -> Bool {
    guard let latest, !isCancelled else { return true }
    guard connection.hasSent(latestEnd) else { return false }
    self.latest = nil
    if let message = latest() { latestEnd = connection.send(self, message) }
    return true
  }

  /// Since when the oldest message waits to be taken.
  var untouchedSince: UInt64? { inbox.oldest }

  /// The call is over on the wire; the handler is told to stop.
  func cancel() {
    guard !isCancelled else { return }
    isCancelled = true
    stopClocks()
    task?.cancel()
    let bodies = cancelBodies
    cancelBodies = []
    for body in bodies { body() }
    receiver?.resume(returning: .failure(.cancelled()))
    receiver = nil
    roomIsThere()
  }

  /// The handler has ended: what it held is let go. Gives the bytes that nobody took.
  func end() -> Int {
    stopClocks()
    cancelBodies = []
    task = nil
    latest = nil
    return inbox.removeAll()
  }

  private func stopClocks() {
    deadlineTimer?.cancel()
    uploadTimer?.cancel()
  }

  /// One timer, set anew when it fires too early, not at each message.
  private func watchUpload(_ limit: UInt64) {
    uploadTimer = loop.schedule(at: lastArrival &+ limit) { [self] in
      // While the handler has messages to take, or the connection is not read, the client is not to blame.
      if inbox.oldest != nil || !connection.canRead { lastArrival = MonotonicClock.nanoseconds() }
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

/// Messages that came and were not taken yet, in their order.
struct Inbox {
  private var messages: [(bytes: [UInt8], arrival: UInt64)] = []
  private var first = 0
  var hasEnded = false

  /// When the oldest came.
  var oldest: UInt64? { first < messages.count ? messages[first].arrival : nil }

  mutating func put(_ message: [UInt8], at arrival: UInt64) {
    messages.append((message, arrival))
  }

  mutating func take() -> [UInt8]? {
    guard first < messages.count else { return nil }
    let message = messages[first].bytes
    messages[first].bytes = []
    first += 1
    // Taken places are cleared away when they are at least half, so each is moved once at most.
    if first * 2 >= messages.count {
      messages.removeFirst(first)
      first = 0
    }
    return message
  }

  /// Drops all, and gives how many bytes that were.
  mutating func removeAll() -> Int {
    let count = messages[first...].reduce(0) { $0 + $1.bytes.count }
    messages = []
    first = 0
    return count
  }
}

extension Loop {
  /// Runs `body` at once on the loop's own thread, else soon there.
  func perform(_ body: @escaping @Sendable () -> Void) {
    if isCurrent { body() } else { execute(body) }
  }
}
