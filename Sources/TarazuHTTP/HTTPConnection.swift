import TarazuLoop
import TarazuNet

/// One accepted connection, on its loop: it moves bytes between the channel and the protocol's machine, and requests
/// between the machine and the handler's tasks.
// Safety: everything but the constants is used on the loop's thread alone, which the entries assert.
final class HTTPConnection: ChannelOwner, @unchecked Sendable {
  let loop: Loop
  let peer: HTTPPeer
  private let shared: HTTPShared
  private let tls: TLSStream
  private let channel: Channel
  private var machine: (any HTTPMachine)?
  private var tasks: [Int32: Task<Void, Never>] = [:]
  /// Of the tasks, those whose answers are streams.
  private var streaming: Set<Int32> = []
  private var senders: [Int32: UnsafeContinuation<Bool, Never>] = [:]
  private let began = MonotonicClock.nanoseconds()
  private var lastBusy = MonotonicClock.nanoseconds()
  private var isShakingHands = true
  private var couldRead = true
  private var tickTimer: Timer?

  init(_ tls: TLSStream, descriptor: Int32, address: String, shared: HTTPShared, loop: Loop) {
    self.loop = loop
    self.tls = tls
    self.shared = shared
    peer = HTTPPeer(address: address, loop: loop)
    channel = Channel(tls, descriptor: descriptor, loop: loop, isConnecting: false)
  }

  /// Begins the handshake; on the loop.
  func start() {
    loop.assertCurrent()
    scheduleTick()
    channel.start(self)
  }

  // MARK: The channel

  func channelDidConnect() {
    handshakeEnded()
    let now = MonotonicClock.nanoseconds()
    if tls.applicationProtocol == "h2" {
      machine = HTTP2Machine(limits: shared.limits, at: now)
    } else {
      machine = HTTP1Machine(limits: shared.limits, at: now)
    }
    lastBusy = now
    channel.setNeedsFlush()
  }

  var canRead: Bool { machine?.canRead ?? false }

  func channelFill(_ body: (UnsafeMutableRawBufferPointer) -> Int) -> Int {
    machine?.fill(at: MonotonicClock.nanoseconds(), body) ?? 0
  }

  func channelDidRead() { process() }

  var unsent: Int { machine?.unsent ?? 0 }

  func channelDrain(_ body: (UnsafeRawBufferPointer) -> Int) { machine?.drain(body) }

  func channelDidWrite() {
    wakeSenders()
    process()
    noteReadability()
  }

  private func noteReadability() {
    guard canRead != couldRead else { return }
    couldRead.toggle()
    channel.readabilityChanged()
  }

  func channelPeerEnded(_ failure: TLSFailure?) {
    if let failure { shared.logLimited("connection from \(peer.address): \(failure.message)") }
    cancelAll()
  }

  func channelDidClose() {
    loop.assertCurrent()
    handshakeEnded()
    tickTimer?.cancel()
    cancelAll()
    machine = nil
    shared.remove(self)
  }

  private func handshakeEnded() {
    guard isShakingHands else { return }
    isShakingHands = false
    shared.handshakeEnded(from: peer.address)
  }

  // MARK: Requests

  private func process() {
    let now = MonotonicClock.nanoseconds()
    while channel.isOpen, let event = machine?.next(at: now) {
      lastBusy = now
      switch event {
      case .request(let id, let request): begin(id, request)
      case .fault(let id, let status): answer(id, shared.fault(status), [])
      case .gone(let id): end(id)
      case .close(let reason):
        if let reason { shared.logLimited("connection from \(peer.address) closed: \(reason)") }
        cancelAll()
        channel.close()
      }
    }
    if unsent > 0 { channel.setNeedsFlush() }
  }

  private func begin(_ id: Int32, _ request: HTTPRequest) {
    tasks[id] = loop.spawn { [self] in
      let response = await shared.handler(request, peer)
      loop.assertCurrent()
      guard !Task.isCancelled, tasks[id] != nil else { return }
      switch response.body {
      case .bytes(let bytes): answer(id, response, bytes)
      case .events(let events):
        machine?.begin(id, response)
        channel.setNeedsFlush()
        streaming.insert(id)
        if request.method != "HEAD" { await events(HTTPEventSink(LoopBound(self, on: loop), id)) }
        streaming.remove(id)
        machine?.finish(id)
      }
      ended(id)
    }
  }

  private func answer(_ id: Int32, _ response: HTTPResponse, _ bytes: [UInt8]) {
    let body: [UInt8] = if case .bytes(let own) = response.body, bytes.isEmpty { own } else { bytes }
    machine?.answer(id, response, body)
    channel.setNeedsFlush()
  }

  /// The answer is queued to its end: what came behind it meanwhile has its turn.
  private func ended(_ id: Int32) {
    tasks[id] = nil
    lastBusy = MonotonicClock.nanoseconds()
    process()
    noteReadability()
    channel.setNeedsFlush()
  }

  /// The peer no longer wants an answer.
  private func end(_ id: Int32) {
    tasks.removeValue(forKey: id)?.cancel()
    senders.removeValue(forKey: id)?.resume(returning: false)
  }

  private func cancelAll() {
    for id in Array(tasks.keys) { end(id) }
  }

  // MARK: Answers in pieces

  /// Sends a piece of an answer. The continuation gets whether the peer is still there, once it has room for more.
  func send(_ id: Int32, _ bytes: [UInt8], _ continuation: UnsafeContinuation<Bool, Never>) {
    loop.assertCurrent()
    guard let machine, tasks[id] != nil, channel.isOpen, !shared.isDraining else {
      continuation.resume(returning: false)
      return
    }
    machine.send(id, bytes)
    channel.setNeedsFlush()
    senders.updateValue(continuation, forKey: id)?.resume(returning: false)
  }

  private func wakeSenders() {
    guard let machine, !senders.isEmpty else { return }
    for (id, sender) in senders where machine.isDrained(id) {
      senders[id] = nil
      sender.resume(returning: true)
    }
  }

  // MARK: Clocks and ends

  private func scheduleTick() {
    tickTimer = loop.schedule(after: shared.tick) { [self] in
      tick(MonotonicClock.nanoseconds())
      channel.giveBackMemoryUnlessBusy()
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
    } else if isOver(channel.blockedSince, limits.writeTime) {
      abort("the peer takes nothing of what is queued")
    } else if let lateness = machine?.lateness(at: now) {
      switch lateness {
      case .header: abort("a request took too long to come")
      case .body(let id):
        answer(id, shared.fault(408), [])
        process()
      }
    } else if machine?.openCount == 0, isOver(lastBusy, limits.idleTime) {
      machine?.goAway()
      channel.close()
    }
  }

  private func abort(_ message: String) {
    shared.logLimited("connection from \(peer.address) closed: \(message)")
    channel.abort()
  }

  /// Takes no more requests, lets those that run end, and then closes.
  func drain() {
    loop.assertCurrent()
    machine?.goAway()
    for (_, sender) in senders { sender.resume(returning: false) }
    senders = [:]
    for id in streaming { tasks[id]?.cancel() }
    process()
    closeIfQuiet()
  }

  private func closeIfQuiet() {
    guard shared.isDraining, !channel.isClosed else { return }
    guard tasks.isEmpty else {
      loop.schedule(after: .milliseconds(20)) { [self] in closeIfQuiet() }
      return
    }
    if channel.isOpen { channel.close() } else if isShakingHands { channel.abort() }
  }

  /// Ends at once.
  func end() { channel.abort() }
}

/// Who asks.
public struct HTTPPeer: Sendable {
  /// The address in numbers, without its port.
  public let address: String
  /// The loop of the connection, on which the handler runs.
  public let loop: Loop
}
