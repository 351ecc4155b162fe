import TarazuLoop
import TarazuWire

/// One accepted connection, on its loop: it moves bytes between the channel and the wire's state machine, and calls
/// between the machine and their handlers. Its clocks are in a file of their own.
// Safety: everything but the constants is used on the loop's thread alone, which the entries assert.
final class ServerConnection: ChannelOwner, @unchecked Sendable {
  let loop: Loop
  let peerAddress: String
  private(set) var peerCertificate: PeerCertificate?
  let shared: ServerShared
  let channel: Channel
  // All of this belongs to the loop's thread, and no access to the machine spans a call to anything else: checks of
  // exclusive access at each step of each call would only repeat that.
  @exclusivity(unchecked)
  var machine: ServerMachine
  @exclusivity(unchecked)
  var calls: [UInt32: ServerCall] = [:]
  /// What inline handlers keep for this connection's next calls (in this service a `CachedIdentity`); nothing here looks
  /// into it.
  @exclusivity(unchecked)
  var attachment: AnyObject?

  /// Calls that wait for room in the output.
  @exclusivity(unchecked)
  private var waiting: [ServerCall] = []
  /// Feeds whose newest message waits until the one before it was sent.
  @exclusivity(unchecked)
  private var keeping: [ServerCall] = []

  /// Bytes held for handlers.
  @exclusivity(unchecked)
  private var held = 0
  /// What the whole server counts for this connection.
  @exclusivity(unchecked)
  private var accounted = 0
  @exclusivity(unchecked)
  private var gates = FlowGates()

  // Clocks, in nanoseconds of `MonotonicClock`.
  let began = MonotonicClock.nanoseconds()
  var unauthenticatedSince = MonotonicClock.nanoseconds()
  @exclusivity(unchecked)
  var lastBusy = MonotonicClock.nanoseconds()
  @exclusivity(unchecked)
  var frameBegan: UInt64?
  @exclusivity(unchecked)
  private var framesSeen: UInt64 = 0
  var isShakingHands = true
  var tickTimer: Timer?

  /// What may be held for the calls of a connection without a credential, besides one begun frame.
  private static let heldUnauthenticated = 64 << 10

  init(
    _ tls: TLSStream, descriptor: Int32, peerAddress: String, shared: ServerShared, loop: Loop, pool: BufferPool
  ) {
    self.loop = loop
    self.peerAddress = peerAddress
    self.shared = shared
    channel = Channel(tls, descriptor: descriptor, loop: loop, isConnecting: false)
    machine = ServerMachine(methods: shared.table, limits: shared.limits.perConnection, pool: pool)
  }

  /// Begins the handshake; on the loop.
  func start() {
    loop.assertCurrent()
    scheduleTick()
    channel.start(self)
  }

  /// Whether tasks that send have to wait.
  var isFull: Bool { gates.isFull }
  var canRead: Bool { gates.canRead }
  var uploadIdleTime: UInt64 { shared.limits.uploadIdleTime.wholeNanoseconds }

  // MARK: The channel

  func channelDidConnect() {
    handshakeEnded()
    unauthenticatedSince = MonotonicClock.nanoseconds()
    peerCertificate = channel.peerCertificate
  }

  func channelFill(_ body: (UnsafeMutableRawBufferPointer) -> Int) -> Int {
    machine.fill(body)
  }

  func channelDidRead() {
    loop.assertCurrent()
    processFrames()
  }

  var unsent: Int { machine.output.count }

  func channelDrain(_ body: (UnsafeRawBufferPointer) -> Int) {
    machine.output.drain(body)
  }

  func channelDidWrite() {
    updateGates()
    if !keeping.isEmpty { keeping.removeAll { $0.sendLatestIfDue() } }
    if machine.output.count > 0 { channel.setNeedsFlush() }
  }

  func channelPeerEnded(_ failure: TLSFailure?) {
    if let failure { shared.logLimited("connection from \(peerAddress): \(failure.message)") }
    cancelAll()
  }

  func channelDidClose() {
    loop.assertCurrent()
    handshakeEnded()
    tickTimer?.cancel()
    cancelAll()
    // What was queued is lost; what handlers still hold counts until they let go of it.
    machine.drop()
    attachment = nil
    updateGates()
    shared.remove(self)
  }

  private func handshakeEnded() {
    guard isShakingHands else { return }
    isShakingHands = false
    shared.handshakeEnded(from: peerAddress)
  }

  /// Takes the frames that have come. Answers are only queued here: they go out together, at the end of the channel's
  /// batch of reads, or by the flush in `readabilityChanged`.
  private func processFrames() {
    while canRead, channel.isOpen, let event = machine.next() {
      switch event {
      case .call(let request): begin(request)
      case .message(let id, let message, let isEnd):
        if let message { held += message.count }
        calls[id]?.arrived(message, isEnd: isEnd)
        updateGates()
      case .cancel(let id): calls.removeValue(forKey: id)?.cancel()
      case .close(let message):
        shared.logLimited("connection from \(peerAddress) closed: \(message)")
        cancelAll()
        channel.close()
      }
      // Frames that are refused at once give no event, but each has its answer in the output.
      if machine.output.count > ConnectionBounds.unsentHigh { updateGates() }
    }
    machine.letGo()
    for refusal in machine.takeRefusals() { report(refusal.method, refusal.metadata, refusal.status) }
    updateGates()
    noteFrame()
  }

  /// Keeps the clock of a frame that has begun and is not whole.
  private func noteFrame() {
    let isNew = machine.framesTaken != framesSeen
    framesSeen = machine.framesTaken
    if !machine.isInsideFrame {
      frameBegan = nil
    } else if isNew || frameBegan == nil {
      frameBegan = MonotonicClock.nanoseconds()
    }
  }

  // MARK: Calls

  private func begin(_ request: ServerMachine.Request) {
    let method = shared.methods[request.method]
    lastBusy = channel.lastRead
    if method.isHealth { unauthenticatedSince = lastBusy }
    if shared.isDraining {
      refuse(request, ServerConnection.draining)
    } else if isPast(request) {
      refuse(request, .deadlineExceeded())
    } else if !answerAtOnce(request, method) {
      guard !shared.beginCall() else {
        beginTask(request, method)
        return
      }
      refuse(request, .unavailable("the server has as many calls as it can take", reason: .overloaded))
    }
    machine.release(method: request.method)
  }

  /// Deadlines from this length on, in nanoseconds, do not pass while what one read brought is looked at.
  private static let longTimeout: Int64 = 100_000_000

  /// Whether its time is over before it has begun.
  private func isPast(_ request: ServerMachine.Request) -> Bool {
    guard (1..<ServerConnection.longTimeout).contains(request.timeout) else { return request.timeout < 0 }
    return MonotonicClock.nanoseconds() >= channel.lastRead &+ UInt64(request.timeout)
  }

  private func refuse(_ request: ServerMachine.Request, _ status: Status) {
    machine.fail(request.id, status)
    report(request.method, metadata(of: request), status)
  }

  /// Tells whoever keeps account of calls about one that no handler was asked for.
  private func report(_ method: Int?, _ metadata: Metadata, _ status: Status) {
    let method = method.map { shared.methods[$0] }
    guard method?.isHealth != true else { return }
    shared.onRefusal(
      RefusedCall(
        method: method.map { ($0.service, $0.name) }, status: status, metadata: metadata,
        peerCertificate: peerCertificate, peerAddress: peerAddress, loop: loop))
  }

  /// Lets the method's inline handler answer from the bytes where they lie; whether it did.
  private func answerAtOnce(_ request: ServerMachine.Request, _ method: NamedMethod) -> Bool {
    guard let inline = method.inline else { return false }
    do throws(Status) {
      let call = InlineCall(
        connection: self, request: request, arrival: MonotonicInstant(nanoseconds: channel.lastRead))
      switch try inline(call, machine.messageInPlace(of: request).span) {
      case .message(let message): machine.answer(request.id, message)
      case .parts(let first, let rest): machine.answer(request.id, first, rest)
      case .later: return false
      }
    } catch { machine.fail(request.id, error) }
    return true
  }

  private func beginTask(_ request: ServerMachine.Request, _ method: NamedMethod) {
    let message = machine.message(of: request)
    let deadline = method.time.deadline(
      from: MonotonicInstant(nanoseconds: channel.lastRead), timeout: request.timeout, chance: .random(in: 0..<1))
    let call = ServerCall(
      method, id: request.id, metadata: metadata(of: request), deadline: deadline,
      heldRequest: method.shape.clientStreams ? 0 : message?.count ?? 0, connection: self)
    calls[request.id] = call
    held += message?.count ?? 0
    if method.shape.clientStreams, let message { call.arrived(message, isEnd: false) }
    call.start { [self] in
      let outcome = await run(method.handler, call, message ?? [])
      finish(call, outcome)
      workEnded(call, request.method)
    }
    updateGates()
  }

  func metadata(of request: ServerMachine.Request) -> Metadata { machine.metadata(of: request) }

  private static let draining = Status.unavailable("the server is shutting down", reason: .draining)

  private func run(
    _ handler: ServerMethod.Handler, _ call: ServerCall, _ message: [UInt8]
  ) async -> Result<[UInt8]?, Status> {
    do {
      switch handler {
      case .unary(let handler): return .success(try await handler(call, message))
      case .clientStreaming(let handler): return .success(try await handler(call))
      case .serverStreaming(let handler): try await handler(call, message)
      case .bidirectional(let handler): try await handler(call)
      }
      return .success(nil)
    } catch let status as Status {
      return .failure(status)
    } catch {
      guard !call.isCancelled else { return .failure(.cancelled()) }
      let id = String(UInt64.random(in: .min ... .max), radix: 16)
      shared.log("\(call.service)/\(call.method) failed (\(id)): \(error)")
      return .failure(.internalError(id))
    }
  }

  /// Sends the final frame, unless the call is over already.
  private func finish(_ call: ServerCall, _ outcome: Result<[UInt8]?, Status>) {
    guard !call.isCancelled else { return }
    switch outcome {
    case .success(let payload?): machine.answer(call.id, payload)
    case .success(nil): machine.finish(call.id)
    case .failure(let status): machine.fail(call.id, status)
    }
    channel.setNeedsFlush()
  }

  private func workEnded(_ call: ServerCall, _ method: Int) {
    loop.assertCurrent()
    if calls[call.id] === call { calls[call.id] = nil }
    keeping.removeAll { $0 === call }
    released(call.end())
    machine.release(method: method)
    shared.callEnded()
    lastBusy = MonotonicClock.nanoseconds()
  }

  func deadlinePassed(_ call: ServerCall) {
    let isAge = call.time == .feed && !call.hasOwnDeadline
    fail(
      call,
      isAge
        ? .unavailable("a feed ends after an hour at most; open it again", reason: .feedAge)
        : .deadlineExceeded())
  }

  /// Ends a call with a failure and stops its handler.
  func fail(_ call: ServerCall, _ status: Status) {
    loop.assertCurrent()
    guard !call.isCancelled, calls[call.id] === call else { return }
    calls[call.id] = nil
    machine.fail(call.id, status)
    call.failure = status
    call.cancel()
    channel.setNeedsFlush()
  }

  private func cancelAll() {
    let cancelled = calls.values
    calls = [:]
    for call in cancelled { call.cancel() }
  }

  func acceptCredential() {
    loop.assertCurrent()
    guard !machine.isAuthenticated else { return }
    machine.isAuthenticated = true
    updateGates()
  }

  // MARK: Messages out

  /// Queues a message, and returns the offset in the output where it ends.
  func send(_ call: ServerCall, _ message: [UInt8]) -> UInt64 {
    if !machine.send(call.id, message) {
      calls[call.id] = nil
      call.cancel()
    }
    updateGates()
    channel.setNeedsFlush()
    return machine.output.sent &+ UInt64(machine.output.count)
  }

  /// Whether the output up to that offset was handed to TLS.
  func hasSent(_ offset: UInt64) -> Bool { machine.output.sent >= offset }

  func waitsForRoom(_ call: ServerCall) { waiting.append(call) }

  func keepsLatest(_ call: ServerCall) { keeping.append(call) }

  // MARK: Backpressure

  /// `count` bytes are no longer held for a handler.
  func released(_ count: Int) {
    guard count > 0 else { return }
    held -= count
    updateGates()
  }

  /// Decides again whether senders wait and whether frames are read.
  func updateGates() {
    let unsent = machine.output.count
    let own = held + unsent
    if own != accounted {
      shared.account(own - accounted)
      accounted = own
    }
    let change = gates.update(
      unsent: unsent, held: held,
      mayHold: machine.isAuthenticated ? ConnectionBounds.held : ServerConnection.heldUnauthenticated,
      isCrowdedOut: own > shared.limits.spared && shared.isOutOfMemory)
    guard !change.isEmpty else { return }
    if change.contains(.hasRoom) {
      let waiting = self.waiting
      self.waiting = []
      for call in waiting { call.roomIsThere() }
    }
    if change.contains(.readability) { readabilityChanged() }
  }

  private func readabilityChanged() {
    channel.readabilityChanged()
    guard canRead else { return }
    // The clock of a begun frame does not run while the frame is not read.
    frameBegan = nil
    loop.later { [self] in
      processFrames()
      if machine.output.count > 0 { channel.setNeedsFlush() }
    }
  }

  // MARK: The server's end

  /// Ends feeds and uploads; the rest may finish, new calls are refused, and the tick closes the connection.
  func drain() {
    loop.assertCurrent()
    for call in calls.values where call.time == .feed || call.shape.clientStreams {
      fail(call, ServerConnection.draining)
    }
  }

  /// Sends what waits and closes.
  func close() {
    loop.assertCurrent()
    cancelAll()
    channel.close()
  }

  func abort() { channel.abort() }
}
