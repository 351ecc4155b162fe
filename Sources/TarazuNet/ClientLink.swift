import CLinux
import Synchronization
import TarazuLoop
import TarazuWire

/// The inside of a client's connection, on its loop: it moves bytes between the channel and the wire's state machine,
/// and messages between the machine and the calls.
final class ClientLink: ChannelOwner {
  let loop: Loop
  // All of this belongs to the loop's thread, as with a server's connection.
  @exclusivity(unchecked)
  private var channel: Channel?
  @exclusivity(unchecked)
  private var machine = ClientMachine()
  @exclusivity(unchecked)
  private var calls: [UInt32: ClientCall] = [:]
  /// Takes what happens to calls that were begun with a tag; let go at the connection's end.
  @exclusivity(unchecked)
  var receiver: (any CallReceiver)?
  /// Calls that wait for room in the output.
  private var waiting: [ClientCall] = []
  /// Bytes that came for calls and were not taken yet.
  @exclusivity(unchecked)
  private var held = 0
  @exclusivity(unchecked)
  private var gates = FlowGates()
  private var connecting: UnsafeContinuation<Result<Void, Status>, Never>?
  private var connectTimer: Timer?
  /// Why no call can succeed any more.
  @exclusivity(unchecked)
  private var failure: Status?
  /// The server's address, as it was asked for.
  private let peer: String
  /// Set when no call can succeed any more, for other threads.
  private let isOver: SharedFlag

  init(loop: Loop, peer: String, isOver: SharedFlag) {
    self.loop = loop
    self.peer = peer
    self.isOver = isOver
  }

  /// Whether tasks that send have to wait.
  var isFull: Bool { gates.isFull }
  var canRead: Bool { gates.canRead }

  // MARK: Connecting

  /// Connects and shakes hands; the continuation gets how that went.
  func connect(
    to address: SocketAddress, _ context: TLSContext, serverName: String, until deadline: MonotonicInstant,
    _ continuation: UnsafeContinuation<Result<Void, Status>, Never>
  ) {
    connecting = continuation
    begin(address, context, serverName, deadline)
  }

  func giveUpConnecting() {
    if connecting != nil { fail(.cancelled()) }
  }

  private func begin(
    _ address: SocketAddress, _ context: TLSContext, _ serverName: String, _ deadline: MonotonicInstant
  ) {
    guard let descriptor = Socket.connect(address) else {
      fail(ClientConnection.notConnected("\(peer): no connection: \(String(cString: strerror(tz_errno())))"))
      return
    }
    do throws(TLSError) {
      let tls = try TLSStream(context, descriptor: descriptor, serverName: serverName)
      channel = Channel(tls, descriptor: descriptor, loop: loop, isConnecting: true)
    } catch {
      CLinux.close(descriptor)
      fail(ClientConnection.notConnected("\(peer): \(error.description)"))
      return
    }
    connectTimer = loop.schedule(at: deadline) { [self] in
      fail(ClientConnection.notConnected("\(peer): no connection in time"))
    }
    channel?.start(self)
  }

  func channelDidConnect() {
    connectTimer?.cancel()
    connecting?.resume(returning: .success(()))
    connecting = nil
  }

  // MARK: The channel

  func channelFill(_ body: (UnsafeMutableRawBufferPointer) -> Int) -> Int { machine.fill(body) }

  func channelDidRead() {
    let receiver = self.receiver
    receiver?.callsWillArrive()
    while canRead, let arrival = machine.nextInPlace() {
      if let receiver, deliver(arrival, to: receiver) { continue }
      take(machine.event(arrival))
      updateGates()
    }
    receiver?.callsDidArrive()
  }

  /// Whether it is about a call with a tag.
  private func deliver(_ arrival: ClientMachine.Arrival, to receiver: any CallReceiver) -> Bool {
    switch arrival {
    case .answer(let call, let range) where call.tag >= 0:
      machine.withBytes(range) { receiver.call(Int(call.tag), answered: $0) }
    case .message(let call, let range) where call.tag >= 0:
      machine.withBytes(range) { receiver.call(Int(call.tag), received: $0) }
    case .failure(let call, let status) where call.tag >= 0: receiver.call(Int(call.tag), endedWith: status)
    case .end(let call) where call.tag >= 0: receiver.call(Int(call.tag), endedWith: nil)
    case .answer, .message, .failure, .end, .close: return false
    }
    return true
  }

  private func take(_ event: ClientMachine.Event) {
    switch event {
    case .message(let id, let message):
      held += message.count
      calls[id]?.arrived(message)
    case .end(let id, let outcome):
      if case .success(let message?) = outcome { held += message.count }
      calls.removeValue(forKey: id)?.ended(outcome)
    case .close(let message):
      fail(Status(.internal, .badAnswer, message))
    }
  }

  var unsent: Int { machine.output.count }

  func channelDrain(_ body: (UnsafeRawBufferPointer) -> Int) { machine.output.drain(body) }

  func channelDidWrite() { updateGates() }

  func channelPeerEnded(_ failure: TLSFailure?) {
    let message = "\(peer): " + (failure?.message ?? "the server ended the connection")
    if failure?.isAboutCertificate == true {
      fail(.unauthenticated("the server does not accept the client's certificate: \(message)"))
    } else if failure?.isUntrusted == true {
      fail(.unavailable("the server's certificate is not trusted: \(message)", reason: .notTrusted))
    } else if connecting != nil {
      fail(ClientConnection.notConnected(message))
    } else {
      fail(.unavailable(message, reason: .connectionLost))
    }
  }

  func channelDidClose() {
    fail(.unavailable("\(peer): the connection is closed", reason: .connectionLost))
  }

  /// Nothing can succeed any more: all that waits fails, and the channel closes.
  private func fail(_ status: Status) {
    guard failure == nil else { return }
    failure = status
    isOver.set()
    connectTimer?.cancel()
    let failed = calls.values
    calls = [:]
    for call in failed { call.ended(.failure(status)) }
    let receiver = self.receiver
    self.receiver = nil
    receiver?.connectionEnded(status)
    let isConnecting = connecting != nil
    connecting?.resume(returning: .failure(status))
    connecting = nil
    if isConnecting { channel?.abort() } else { channel?.close() }
  }

  func close() {
    fail(.unavailable("the connection was closed by its client", reason: .connectionLost))
  }

  // MARK: Calls

  func begin(_ call: ClientCall, _ request: ClientMachine.Request) {
    if let failure {
      call.ended(.failure(failure))
      return
    }
    do throws(Status) {
      let id = try machine.open(request)
      call.id = id
      calls[id] = call
    } catch {
      call.ended(.failure(error))
      return
    }
    if request.timeout > 0 {
      call.timer = loop.schedule(after: .nanoseconds(request.timeout)) { [self] in
        drop(call)
        call.ended(.failure(.deadlineExceeded("no answer from \(peer) within the call's timeout")))
      }
    }
    queued()
  }

  func begin(_ call: ClientMachine.PreparedCall, tag: Int32) -> UInt32? {
    guard failure == nil else { return nil }
    let id = machine.open(call, tag: tag)
    queued()
    return id
  }

  func abandon(_ id: UInt32) {
    machine.drop(id)
    queued()
  }

  func send(_ call: ClientCall, _ message: [UInt8]) throws(Status) {
    guard let id = call.id else { return }
    try machine.send(id, message)
    queued()
  }

  func finishSending(_ call: ClientCall) {
    guard let id = call.id else { return }
    machine.finishSending(id)
    queued()
  }

  /// Forgets a call that its caller no longer wants.
  func drop(_ call: ClientCall) {
    guard let id = call.id, calls[id] === call else { return }
    calls[id] = nil
    machine.drop(id)
    queued()
  }

  func waitsForRoom(_ call: ClientCall) { waiting.append(call) }

  /// `count` bytes are no longer held for a caller.
  func released(_ count: Int) {
    guard count > 0 else { return }
    held -= count
    updateGates()
  }

  private func queued() {
    updateGates()
    channel?.setNeedsFlush()
  }

  /// Decides again whether senders wait and whether frames are read. A stream that is left unread stops its connection:
  /// plain ttrpc has no other way to slow the server down.
  private func updateGates() {
    let change = gates.update(
      unsent: machine.output.count, held: held, mayHold: ConnectionBounds.held, readsWhenFull: true)
    guard !change.isEmpty else { return }
    if change.contains(.hasRoom) {
      let waiting = self.waiting
      self.waiting = []
      for call in waiting { call.roomIsThere() }
    }
    guard change.contains(.readability) else { return }
    channel?.readabilityChanged()
    if canRead { loop.later { self.channelDidRead() } }
  }
}

/// A flag that is set once and seen from any thread.
final class SharedFlag: Sendable {
  private let flag = Atomic<Bool>(false)

  var isSet: Bool { flag.load(ordering: .relaxed) }

  func set() { flag.store(true, ordering: .relaxed) }
}
