import CLinux
import TarazuLoop

/// What a channel carries bytes for. All is called on the channel's loop.
protocol ChannelOwner: AnyObject {
  /// The handshake is done.
  func channelDidConnect()
  /// Whether bytes may be read now.
  var canRead: Bool { get }
  /// Gives free space to `body`, which writes the peer's bytes there and returns how many.
  func channelFill(_ body: (UnsafeMutableRawBufferPointer) -> Int) -> Int
  /// Bytes were filled in.
  func channelDidRead()
  /// How many bytes wait to be sent.
  var unsent: Int { get }
  /// Hands what waits to `body`, which returns how many bytes it took.
  func channelDrain(_ body: (UnsafeRawBufferPointer) -> Int)
  /// Some of what waited was sent.
  func channelDidWrite()
  /// Nothing more will come from the peer: it ended its side, or with a failure the connection broke. The channel
  /// closes by itself.
  func channelPeerEnded(_ failure: TLSFailure?)
  /// The socket is closed. Called once, last.
  func channelDidClose()
}

/// A TLS connection on a loop: handshake, reading and writing in batches, and an end that loses no answer.
final class Channel: @unchecked Sendable {
  private enum State {
    case connecting, handshaking, open, closing, lingering, closed
  }

  /// How many reads follow one another before others on the loop have their turn.
  private static let readsAtOnce = 16
  /// From so many reads on, since the last look at it, a connection is busy.
  private static let readsOfBusy = 16

  let loop: Loop
  private let descriptor: Int32
  private let tls: TLSStream
  // Of the loop's thread alone, and no access spans a call to anything else.
  @exclusivity(unchecked)
  private var owner: (any ChannelOwner)?
  @exclusivity(unchecked)
  private var watch: Watch?
  @exclusivity(unchecked)
  private var state: State
  @exclusivity(unchecked)
  private var peerHasEnded = false
  @exclusivity(unchecked)
  private var isWriteBlocked = false
  @exclusivity(unchecked)
  private var isFlushScheduled = false
  @exclusivity(unchecked)
  private var isReadingBatch = false
  @exclusivity(unchecked)
  private var reads = 0
  private var endTimer: Timer?
  /// When the last byte came.
  @exclusivity(unchecked)
  private(set) var lastRead = MonotonicClock.nanoseconds()
  /// Since when the peer takes nothing of what waits; nil while nothing waits.
  @exclusivity(unchecked)
  private(set) var blockedSince: UInt64?

  /// Takes over the socket. With `isConnecting` it is a client's whose connect is under way.
  init(_ tls: TLSStream, descriptor: Int32, loop: Loop, isConnecting: Bool) {
    self.tls = tls
    self.descriptor = descriptor
    self.loop = loop
    state = isConnecting ? .connecting : .handshaking
  }

  deinit {
    // Only when its loop was stopped before it was closed.
    if state != .closed { CLinux.close(descriptor) }
  }

  var isOpen: Bool { state == .open }
  var isClosed: Bool { state == .closed }
  var peerCertificate: PeerCertificate? { tls.peerCertificate }

  /// Starts; on the loop, once.
  func start(_ owner: any ChannelOwner) {
    self.owner = owner
    do throws(LoopError) {
      watch = try loop.watch(descriptor, state == .connecting ? .write : .read) { self.ready($0) }
    } catch {
      fail(TLSFailure(alert: nil, words: error.description))
    }
  }

  /// Sends what waits, once all that is running on the loop now has added its part.
  func setNeedsFlush() {
    // A batch of reads ends with a flush anyway.
    guard !isFlushScheduled, !isReadingBatch, state == .open else { return }
    isFlushScheduled = true
    loop.execute {
      self.isFlushScheduled = false
      if self.state == .open { self.flush() }
    }
  }

  /// Reading is possible again, or not any more. What TLS holds already is read soon, since the socket will not tell.
  func readabilityChanged() {
    guard state == .open else { return }
    updateInterest()
    guard owner?.canRead == true else { return }
    loop.execute { self.readAgain() }
  }

  /// To be called now and then: a connection that was not busy since the last time gives back memory.
  func lookWhetherBusy() {
    if reads < Channel.readsOfBusy, state == .open { tls.keepBuffers(false) }
    reads = 0
  }

  /// Ends the connection: what waits is sent, for at most 5 s; then close_notify, and what comes is dropped for at
  /// most 2 s.
  func close() {
    switch state {
    case .open:
      state = .closing
      endTimer = loop.schedule(after: ConnectionBounds.closingTime) { self.abort() }
      flush()
    case .connecting, .handshaking: abort()
    case .closing, .lingering, .closed: break
    }
  }

  /// Ends the connection at once.
  func abort() {
    guard state != .closed else { return }
    state = .closed
    endTimer?.cancel()
    watch?.cancel()
    watch = nil
    CLinux.close(descriptor)
    owner?.channelDidClose()
    owner = nil
  }

  // MARK: Readiness

  private func ready(_ interest: Interest) {
    switch state {
    case .connecting: finishConnect()
    case .handshaking: shakeHands()
    case .open:
      if interest.contains(.write) { flush() }
      if interest.contains(.read) { readAgain() }
    case .closing: flush()
    case .lingering: dropInput()
    case .closed: break
    }
  }

  private func finishConnect() {
    let code = Socket.connectError(descriptor)
    guard code == 0 else {
      fail(TLSFailure(alert: nil, words: "no connection: \(String(cString: strerror(code)))"))
      return
    }
    state = .handshaking
    shakeHands()
  }

  private func shakeHands() {
    switch tls.handshake() {
    case .done:
      state = .open
      owner?.channelDidConnect()
      if state == .open { updateInterest() }
      // The first frames may have come with the handshake's last bytes.
      if state == .open { readAgain() }
    case .wantsRead: watch?.update(.read)
    case .wantsWrite: watch?.update(.write)
    case .ended: fail(TLSFailure(alert: nil, words: "the connection ended in the handshake"))
    case .failed(let failure): fail(failure)
    }
  }

  private func readAgain() {
    isReadingBatch = true
    defer { isReadingBatch = false }
    for _ in 0..<Channel.readsAtOnce {
      guard state == .open, let owner, owner.canRead else {
        finishReading()
        return
      }
      var progress = TLSStream.Progress.wantsRead
      let count = owner.channelFill { buffer in
        progress = tls.read(into: buffer)
        return if case .done(let count) = progress { count } else { 0 }
      }
      if count > 0 {
        lastRead = MonotonicClock.nanoseconds()
        reads += 1
        if reads == Channel.readsOfBusy { tls.keepBuffers(true) }
        owner.channelDidRead()
      }
      switch progress {
      case .done where tls.hasPending: continue
      case .done, .wantsRead, .wantsWrite: break
      case .ended: peerEnded(nil)
      case .failed(let failure): fail(failure)
      }
      finishReading()
      return
    }
    finishReading()
    if state == .open { loop.execute { self.readAgain() } }
  }

  private func finishReading() {
    guard state == .open else { return }
    flush()
    if state == .open { updateInterest() }
  }

  private func updateInterest() {
    var interest: Interest = owner?.canRead == true ? .read : []
    if isWriteBlocked { interest.insert(.write) }
    watch?.update(interest)
  }

  // MARK: Writing

  private func flush() {
    guard let owner else { return }
    let before = owner.unsent
    let failure = writeAll(owner)
    let now = owner.unsent
    blockedSince = now == 0 ? nil : now < before || blockedSince == nil ? MonotonicClock.nanoseconds() : blockedSince
    if let failure {
      fail(failure)
      return
    }
    if now < before { owner.channelDidWrite() }
    if state == .closing, owner.unsent == 0 {
      linger()
    } else if state == .open || state == .closing {
      state == .open ? updateInterest() : watch?.update(.write)
    }
  }

  /// Writes until nothing waits or the socket takes no more.
  private func writeAll(_ owner: any ChannelOwner) -> TLSFailure? {
    isWriteBlocked = false
    while owner.unsent > 0 {
      var progress = TLSStream.Progress.wantsWrite
      owner.channelDrain { buffer in
        progress = tls.write(buffer)
        return if case .done(let count) = progress { count } else { 0 }
      }
      switch progress {
      case .done: continue
      case .wantsRead, .wantsWrite:
        isWriteBlocked = true
        return nil
      case .ended: return TLSFailure(alert: nil, words: "the connection ended")
      case .failed(let failure): return failure
      }
    }
    return nil
  }

  // MARK: Ends

  private func peerEnded(_ failure: TLSFailure?) {
    guard !peerHasEnded else { return }
    peerHasEnded = true
    owner?.channelPeerEnded(failure)
    close()
  }

  /// After an alert of one's own the peer shall have time to read it; a broken connection is just closed.
  private func fail(_ failure: TLSFailure) {
    let isOwnAlert = failure.alert == nil && (state == .handshaking || state == .open)
    if !peerHasEnded {
      peerHasEnded = true
      owner?.channelPeerEnded(failure)
    }
    guard state != .closed else { return }
    if isOwnAlert { linger(afterFailure: true) } else { abort() }
  }

  private func linger(afterFailure: Bool = false) {
    endTimer?.cancel()
    if !afterFailure {
      tls.sendCloseNotify()
      if peerHasEnded {
        abort()
        return
      }
    }
    state = .lingering
    shutdown(descriptor, Int32(SHUT_WR))
    endTimer = loop.schedule(after: ConnectionBounds.lingeringTime) { self.abort() }
    watch?.update(.read)
  }

  private func dropInput() {
    withUnsafeTemporaryAllocation(byteCount: 16_384, alignment: 1) { buffer in
      for _ in 0..<Channel.readsAtOnce {
        let count = read(descriptor, buffer.baseAddress, buffer.count)
        if count > 0 { continue }
        if count == 0 || tz_errno() != EAGAIN { abort() }
        return
      }
    }
  }
}
