import TarazuLoop
import TarazuWire

/// One accepted connection, on its loop: it moves bytes between the channel and the wire's state machine, and calls
/// between the machine and their handlers.
final class ServerConnection: ChannelOwner, @unchecked Sendable {
  let loop: Loop
  let peerAddress: String
  private(set) var peerCertificate: PeerCertificate?
  private let shared: ServerShared
  private let channel: Channel
  private var machine: ServerMachine
  private var calls: [UInt32: ServerCall] = [:]

  // Who waits for room in the output.
  private var waiting: [ServerCall] = []
  private var keeping: [ServerCall] = []

  // Backpressure: bytes held for handlers, and why nothing is read.
  private var held = 0
  private var accounted = 0
  private(set) var isFull = false
  private(set) var canRead = true

  // Clocks, in nanoseconds of `MonotonicClock`.
  private let began = MonotonicClock.nanoseconds()
  private var strangerSince = MonotonicClock.nanoseconds()
  private var lastBusy = MonotonicClock.nanoseconds()
  private var frameBegan: UInt64?
  private var framesSeen: UInt64 = 0
  private var isShakingHands = true
  private var tickTimer: Timer?

  /// What a connection without a credential may have held for its calls besides one begun frame.
  private static let heldForStrangers = 64 << 10
  /// A draining connection closes when nothing came for so long.
  private static let quietBeforeClose: UInt64 = 1_000_000_000

  init(_ tls: TLSStream, descriptor: Int32, peerAddress: String, shared: ServerShared, loop: Loop) {
    self.loop = loop
    self.peerAddress = peerAddress
    self.shared = shared
    channel = Channel(tls, descriptor: descriptor, loop: loop, isConnecting: false)
    machine = ServerMachine(methods: shared.table, limits: shared.limits.perConnection)
  }

  /// Begins the handshake; on the loop.
  func start() {
    scheduleTick()
    channel.start(self)
  }

  var uploadIdleTime: UInt64 { shared.limits.uploadIdleTime.wholeNanoseconds }

  // MARK: The channel

  func channelDidConnect() {
    handshakeEnded()
    strangerSince = MonotonicClock.nanoseconds()
    peerCertificate = channel.peerCertificate
  }

  func channelFill(_ body: (UnsafeMutableRawBufferPointer) -> Int) -> Int {
    machine.fill(body)
  }

  func channelDidRead() {
    processFrames()
  }

  var unsent: Int { machine.output.count }

  func channelDrain(_ body: (UnsafeRawBufferPointer) -> Int) {
    machine.output.drain(body)
  }

  func channelDidWrite() {
    updateGates()
    keeping.removeAll { $0.sendLatest() }
    if machine.output.count > 0 { channel.setNeedsFlush() }
  }

  func channelPeerEnded(_ failure: TLSFailure?) {
    if let failure { shared.logLimited("connection from \(peerAddress): \(failure.words)") }
    cancelAll()
  }

  func channelDidClose() {
    handshakeEnded()
    tickTimer?.cancel()
    cancelAll()
    // What was queued goes nowhere; what handlers still hold counts until they let go of it.
    machine.output = OutputBuffer()
    updateGates()
    shared.remove(self)
  }

  private func handshakeEnded() {
    guard isShakingHands else { return }
    isShakingHands = false
    shared.handshakeEnded(from: peerAddress)
  }

  private func processFrames() {
    while canRead, channel.isOpen, let event = machine.next() {
      switch event {
      case .call(let request): begin(request)
      case .message(let id, let message, let isEnd):
        if let message { held += message.count }
        calls[id]?.arrived(message, isEnd: isEnd)
      case .cancel(let id): calls.removeValue(forKey: id)?.cancel()
      case .close(let words):
        shared.logLimited("connection from \(peerAddress) closed: \(words)")
        cancelAll()
        channel.close()
      }
      updateGates()
    }
    // Frames that are refused at sight give no event, but each has its answer in the output.
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
    let entry = shared.table.entries[request.method]
    let method = shared.methods[request.method]
    lastBusy = channel.lastRead
    if entry.isHealth { strangerSince = lastBusy }
    if let refusal = refusal(request) {
      machine.fail(request.id, refusal)
      machine.release(method: request.method)
      return
    }
    let call = ServerCall(
      entry, request, time: method.time, deadline: deadline(method.time, request.timeout), connection: self)
    call.hasOwnDeadline = request.timeout > 0 && UInt64(request.timeout) <= call.deadline &- channel.lastRead
    let message = request.message ?? []
    if case .unary(let inline?, _) = method.handler, let result = inline(call, message) {
      finish(call, result.map { $0 })
      machine.release(method: request.method)
      return
    }
    guard shared.beginCall() else {
      machine.fail(
        request.id, .unavailable("the server has as many calls as it can take", reason: .overloaded))
      machine.release(method: request.method)
      return
    }
    calls[request.id] = call
    held += message.count
    if method.shape.clientStreams {
      if let first = request.message { call.arrived(first, isEnd: false) }
    } else {
      call.heldRequest = message.count
    }
    call.start { [self] in
      let outcome = await run(method.handler, call, message)
      finish(call, outcome)
      workEnded(call, request.method)
    }
  }

  /// Why a call is not even begun.
  private func refusal(_ request: ServerMachine.Request) -> Status? {
    if shared.isDraining { return ServerConnection.draining }
    if request.timeout < 0 { return .deadlineExceeded() }
    return nil
  }

  private static let draining = Status.unavailable("the server is shutting down", reason: .draining)

  private func deadline(_ time: TimeClass, _ timeout: Int64) -> UInt64 {
    let (usual, greatest) = time.nanoseconds
    let given = timeout > 0 ? min(UInt64(timeout), greatest) : usual
    // Feeds that began together shall not all end together.
    let length = time == .feed ? min(given, greatest - UInt64.random(in: 0...greatest / 10)) : given
    return channel.lastRead &+ length
  }

  private func run(
    _ handler: ServerMethod.Handler, _ call: ServerCall, _ message: [UInt8]
  ) async -> Result<[UInt8]?, Status> {
    do {
      switch handler {
      case .unary(_, let handler): return .success(try await handler(call, message))
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
    if calls[call.id] === call { calls[call.id] = nil }
    keeping.removeAll { $0 === call }
    released(call.end() + call.heldRequest)
    machine.release(method: method)
    shared.callEnded()
    lastBusy = MonotonicClock.nanoseconds()
  }

  func deadlinePassed(_ call: ServerCall) {
    let isAge = call.time == .feed && !call.hasOwnDeadline
    fail(
      call,
      isAge
        ? .unavailable("a feed ends after an hour at most; open it anew", reason: .feedAge)
        : .deadlineExceeded())
  }

  /// Ends a call with a failure and stops its handler.
  func fail(_ call: ServerCall, _ status: Status) {
    guard !call.isCancelled, calls[call.id] === call else { return }
    calls[call.id] = nil
    machine.fail(call.id, status)
    call.cancel()
    channel.setNeedsFlush()
  }

  private func cancelAll() {
    let cancelled = calls.values
    calls = [:]
    for call in cancelled { call.cancel() }
  }

  func acceptCredential() {
    guard !machine.isAuthenticated else { return }
    machine.isAuthenticated = true
    updateGates()
  }

  // MARK: Messages out

  /// Queues a message, and gives the place in the output where it ends.
  func send(_ call: ServerCall, _ message: [UInt8]) -> UInt64 {
    if !machine.send(call.id, message) {
      calls[call.id] = nil
      call.cancel()
    }
    updateGates()
    channel.setNeedsFlush()
    return machine.output.sent &+ UInt64(machine.output.count)
  }

  /// Whether the output up to that place was handed to TLS.
  func hasSent(_ place: UInt64) -> Bool { machine.output.sent >= place }

  func waitsForRoom(_ call: ServerCall) { waiting.append(call) }

  func keepsLatest(_ call: ServerCall) { keeping.append(call) }

  // MARK: Backpressure

  /// So many bytes are not held for a handler any more.
  func released(_ count: Int) {
    guard count > 0 else { return }
    held -= count
    updateGates()
  }

  /// Settles anew whether senders wait and whether frames are read.
  private func updateGates() {
    let unsent = machine.output.count
    if unsent > ConnectionBounds.unsentHigh { isFull = true }
    if unsent < ConnectionBounds.unsentLow, isFull {
      isFull = false
      let waiting = self.waiting
      self.waiting = []
      for call in waiting { call.roomIsThere() }
    }
    let own = held + unsent
    shared.account(own - accounted)
    accounted = own
    let allowed = machine.isAuthenticated ? ConnectionBounds.held : ServerConnection.heldForStrangers
    let crowdedOut = own > shared.limits.spared && shared.isOutOfMemory
    let could = canRead
    canRead = !isFull && held <= allowed && !crowdedOut
    if canRead != could { readabilityChanged() }
  }

  private func readabilityChanged() {
    channel.readabilityChanged()
    guard canRead else { return }
    // The clock of a begun frame stands still while it is not read.
    frameBegan = nil
    loop.execute { [self] in
      processFrames()
      if machine.output.count > 0 { channel.setNeedsFlush() }
    }
  }

  // MARK: Clocks

  private func scheduleTick() {
    tickTimer = loop.schedule(after: shared.tick) { [self] in
      tick(MonotonicClock.nanoseconds())
      if !channel.isClosed { scheduleTick() }
    }
  }

  private func tick(_ now: UInt64) {
    let limits = shared.limits
    func isOver(_ start: UInt64?, _ limit: Duration) -> Bool {
      start.map { now > $0 && now - $0 > limit.wholeNanoseconds } ?? false
    }
    if isShakingHands {
      if isOver(began, limits.handshakeTime) { abort("the handshake took too long") }
    } else if !machine.isAuthenticated, isOver(strangerSince, limits.unauthenticatedTime), !hasHealthCall {
      abort("no valid credential was shown in time")
    } else if isOver(channel.blockedSince, limits.writeTime) {
      abort("the peer takes nothing of what is queued")
    } else if canRead, isOver(frameBegan, frameLimit(limits)) {
      abort("a frame took too long")
    } else if machine.callsRunning == 0 {
      if isOver(lastBusy, limits.idleTime) || shared.isDraining && isQuiet(now) { channel.close() }
    } else if !canRead {
      failStalled(now)
      // Other connections may have given back memory.
      updateGates()
    }
  }

  /// Whoever watches health needs no credential, for as long as the watch lasts.
  private var hasHealthCall: Bool { calls.values.contains(where: \.isHealth) }

  private func frameLimit(_ limits: NetLimits) -> Duration {
    limits.frameTime + limits.frameTimePer64KiB * (machine.begunFrameSize >> 16)
  }

  private func failStalled(_ now: UInt64) {
    let limit = shared.limits.stallTime.wholeNanoseconds
    for call in calls.values {
      guard let since = call.untouchedSince, now > since, now - since > limit else { continue }
      fail(
        call, .resourceExhausted("a message was left untouched while others waited behind it", reason: .stalled))
    }
  }

  private func isQuiet(_ now: UInt64) -> Bool {
    now > channel.lastRead && now - channel.lastRead > ServerConnection.quietBeforeClose
  }

  private func abort(_ words: String) {
    shared.logLimited("connection from \(peerAddress) closed: \(words)")
    channel.abort()
  }

  // MARK: The server's end

  /// Ends feeds and uploads; the rest may finish, new calls are refused, and the tick closes the connection.
  func drain() {
    for call in calls.values where call.time == .feed || call.shape.clientStreams {
      fail(call, ServerConnection.draining)
    }
  }

  /// Sends what waits and closes.
  func close() {
    cancelAll()
    channel.close()
  }

  func abort() { channel.abort() }
}
