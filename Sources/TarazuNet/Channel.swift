import CLinux
import TarazuLoop

/// What a channel carries bytes for. All is called on the channel's loop.
package protocol ChannelOwner: AnyObject {
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

/// A TLS connection on a loop: it reads and writes in batches, and ends so that no answer is lost. What it does next is
/// decided by `ChannelMachine`; here are the socket, TLS and the clocks.
///
/// It is not Sendable, and everything here is called on the loop.
package final class Channel {
  /// How many reads follow one another before others on the loop have their turn.
  private static let readsAtOnce = 16
  /// With this many reads since the last look at it, a connection is busy.
  private static let readsOfBusy = 16

  package let loop: Loop
  private let descriptor: Int32
  private let tls: TLSStream
  // Of the loop's thread alone, and no access spans a call to anything else.
  @exclusivity(unchecked)
  private var owner: (any ChannelOwner)?
  @exclusivity(unchecked)
  private var watch: Watch?
  @exclusivity(unchecked)
  private var machine: ChannelMachine
  @exclusivity(unchecked)
  private var reads = 0
  /// Of closing or lingering.
  private var endTimer: Timer?
  /// When the last byte came.
  @exclusivity(unchecked)
  package private(set) var lastRead = MonotonicClock.nanoseconds()

  /// Takes over the socket. With `isConnecting` it is a client's whose connect is under way.
  package init(_ tls: TLSStream, descriptor: Int32, loop: Loop, isConnecting: Bool) {
    self.tls = tls
    self.descriptor = descriptor
    self.loop = loop
    machine = ChannelMachine(isConnecting: isConnecting)
  }

  deinit {
    // Only when its loop was stopped before it was closed.
    if !machine.isClosed { CLinux.close(descriptor) }
  }

  package var isOpen: Bool { machine.isOpen }
  package var isClosed: Bool { machine.isClosed }
  /// Since when the peer has taken nothing of what waits; nil while nothing waits.
  package var blockedSince: UInt64? { machine.blockedSince }
  var peerCertificate: PeerCertificate? { tls.peerCertificate }

  /// Starts; once.
  package func start(_ owner: any ChannelOwner) {
    self.owner = owner
    do throws(LoopError) {
      let watch = try loop.watch(descriptor, machine.interest(canRead: false)) { self.ready($0) }
      watch.atLoopsEnd = { self.owner = nil }
      self.watch = watch
    } catch {
      fail(TLSFailure(alert: nil, message: error.description))
    }
  }

  /// Sends what waits, once all that is running on the loop now has added its part. It is not needed within
  /// `channelDidRead`, and does nothing there: after a batch of reads the channel writes what the batch has queued.
  package func setNeedsFlush() {
    loop.assertCurrent()
    guard machine.flushIsWanted() else { return }
    loop.later {
      if self.machine.flushIsDue() { self.flush() }
    }
  }

  /// Reading is possible again, or no longer. What TLS holds already is read soon, since the socket will not report it.
  package func readabilityChanged() {
    guard isOpen else { return }
    updateInterest()
    guard owner?.canRead == true else { return }
    loop.later { self.readAgain() }
  }

  /// To be called now and then: a connection that was not busy since the last time gives back memory.
  package func giveBackMemoryUnlessBusy() {
    if reads < Channel.readsOfBusy, isOpen { tls.keepBuffers(false) }
    reads = 0
  }

  /// Ends the connection: what waits is sent, for at most 5 s; then close_notify, and what comes is dropped for at
  /// most 2 s.
  package func close() {
    loop.assertCurrent()
    perform(machine.close())
  }

  /// Ends the connection at once.
  package func abort() {
    loop.assertCurrent()
    perform(machine.abort())
  }

  // MARK: Actions

  private func perform(_ action: ChannelMachine.Action, _ failure: TLSFailure? = nil) {
    switch action {
    case .none: break
    case .finishConnect: finishConnect()
    case .shakeHands: shakeHands()
    case .write: flush()
    case .read: readAgain()
    case .writeAndRead:
      flush()
      readAgain()
    case .dropInput: dropInput()
    case .beginClosing(let peerHasEnded):
      endTimer = loop.schedule(after: ConnectionBounds.closingTime) { self.abort() }
      if peerHasEnded { owner?.channelPeerEnded(nil) }
      flush()
    case .linger(let isFailure):
      linger(isFailure: isFailure)
      if isFailure { owner?.channelPeerEnded(failure) }
    case .close(let last):
      if last == .failureNotice { owner?.channelPeerEnded(failure) }
      if last == .closeNotify { tls.sendCloseNotify() }
      closeSocket()
    }
  }

  private func linger(isFailure: Bool) {
    endTimer?.cancel()
    if !isFailure { tls.sendCloseNotify() }
    shutdown(descriptor, Int32(SHUT_WR))
    endTimer = loop.schedule(after: ConnectionBounds.lingeringTime) { self.abort() }
    updateInterest()
  }

  private func closeSocket() {
    endTimer?.cancel()
    watch?.cancel()
    watch = nil
    CLinux.close(descriptor)
    owner?.channelDidClose()
    owner = nil
  }

  private func fail(_ failure: TLSFailure) {
    perform(machine.failed(isPeersAlert: failure.alert != nil), failure)
  }

  // MARK: The beginning

  private func ready(_ interest: Interest) { perform(machine.ready(interest)) }

  private func finishConnect() {
    let code = Socket.connectError(descriptor)
    guard code == 0 else {
      fail(TLSFailure(alert: nil, message: "no connection: \(String(cString: strerror(code)))"))
      return
    }
    perform(machine.connected())
  }

  private func shakeHands() {
    switch tls.handshake() {
    case .done:
      guard machine.handshakeDone() else { return }
      owner?.channelDidConnect()
      updateInterest()
      // The first frames may have come with the handshake's last bytes.
      readAgain()
    case .wantsRead: watch?.update(.read)
    case .wantsWrite: watch?.update(.write)
    case .ended: fail(TLSFailure(alert: nil, message: "the connection ended in the handshake"))
    case .failed(let failure): fail(failure)
    }
  }

  // MARK: Reading

  private func readAgain() {
    guard machine.beginReading() else { return }
    for _ in 0..<Channel.readsAtOnce {
      guard let owner, owner.canRead, isOpen else {
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
      case .ended: perform(machine.peerEnded())
      case .failed(let failure): fail(failure)
      }
      finishReading()
      return
    }
    finishReading()
    if isOpen { loop.later { self.readAgain() } }
  }

  /// Ends a batch of reads with a write: the answers of all its requests go out together.
  private func finishReading() {
    if machine.endReading() { flush() }
  }

  private func updateInterest() {
    watch?.update(machine.interest(canRead: owner?.canRead == true))
  }

  // MARK: Writing

  private func flush() {
    guard let owner else { return }
    let before = owner.unsent
    let failure = writeAll(owner)
    let after = owner.unsent
    machine.wrote(before: before, after: after, at: MonotonicClock.nanoseconds())
    if let failure {
      fail(failure)
      return
    }
    if after < before { owner.channelDidWrite() }
    switch machine.afterWriting(unsent: owner.unsent) {
    case .none: updateInterest()
    case let action: perform(action)
    }
  }

  /// Writes until nothing waits or the socket takes no more.
  private func writeAll(_ owner: any ChannelOwner) -> TLSFailure? {
    while owner.unsent > 0 {
      var progress = TLSStream.Progress.wantsWrite
      owner.channelDrain { buffer in
        progress = tls.write(buffer)
        return if case .done(let count) = progress { count } else { 0 }
      }
      switch progress {
      case .done: continue
      case .wantsRead, .wantsWrite: return nil
      case .ended: return TLSFailure(alert: nil, message: "the connection ended")
      case .failed(let failure): return failure
      }
    }
    return nil
  }

  // MARK: The end

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
