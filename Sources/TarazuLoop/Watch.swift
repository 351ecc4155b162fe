import CLinux

/// What a descriptor is watched for, or is ready for. An error or a hang-up is reported as both.
public struct Interest: OptionSet, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  public static let read = Interest(rawValue: 1)
  public static let write = Interest(rawValue: 2)

  var epollEvents: UInt32 {
    (contains(.read) ? EPOLLIN.rawValue : 0) | (contains(.write) ? EPOLLOUT.rawValue : 0)
  }

  init(epollEvents: UInt32) {
    if epollEvents & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0 {
      self = [.read, .write]
      return
    }
    self = []
    if epollEvents & EPOLLIN.rawValue != 0 { insert(.read) }
    if epollEvents & EPOLLOUT.rawValue != 0 { insert(.write) }
  }
}

/// A descriptor that a loop watches. Not Sendable: it is used on its loop's thread only. It does not own the
/// descriptor: cancel the watch first, then close.
public final class Watch {
  /// The descriptor.
  public let descriptor: Int32
  /// What it is watched for now.
  public private(set) var interest: Interest
  let token: UInt64
  private let epoll: Int32
  // Until the watch ends; the loop releases its watches at its own end. With a weak reference, each retain and release
  // of the loop, in every call, would be several times as expensive.
  private var loop: Loop?
  private(set) var handler: ((Interest) -> Void)?
  /// Called if the loop ends before the watch: then its owner releases what would otherwise keep itself alive.
  public var atLoopsEnd: (() -> Void)?

  init(
    descriptor: Int32, interest: Interest, token: UInt64, epoll: Int32, loop: Loop,
    handler: @escaping (Interest) -> Void
  ) throws(LoopError) {
    self.descriptor = descriptor
    self.interest = interest
    self.token = token
    self.epoll = epoll
    self.loop = loop
    self.handler = handler
    if !interest.isEmpty { try control(EPOLL_CTL_ADD, interest) }
  }

  /// Watches for something else from now on; for nothing at all, hang-ups included, if `interest` is empty.
  public func update(_ interest: Interest) {
    loop?.assertCurrent()
    guard handler != nil, interest != self.interest else { return }
    let operation =
      interest.isEmpty ? EPOLL_CTL_DEL : self.interest.isEmpty ? EPOLL_CTL_ADD : EPOLL_CTL_MOD
    self.interest = interest
    // It fails only if the descriptor was closed too early; then its owner has ended anyway.
    try? control(operation, interest)
  }

  /// Ends the watch: the handler is not called any more, and released.
  public func cancel() {
    loop?.assertCurrent()
    guard handler != nil else { return }
    if !interest.isEmpty { try? control(EPOLL_CTL_DEL, []) }
    interest = []
    handler = nil
    atLoopsEnd = nil
    loop?.forget(self)
    loop = nil
  }

  /// Releases the handler without telling the kernel, at the loop's end.
  func drop() {
    handler = nil
    loop = nil
    let last = atLoopsEnd
    atLoopsEnd = nil
    last?()
  }

  private func control(_ operation: Int32, _ interest: Interest) throws(LoopError) {
    var event = epoll_event()
    event.events = interest.epollEvents
    event.data.u64 = token
    guard epoll_ctl(epoll, operation, descriptor, &event) == 0 else {
      throw LoopError(operation: "epoll_ctl", code: tz_errno())
    }
  }
}
