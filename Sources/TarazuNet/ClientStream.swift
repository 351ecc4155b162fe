import TarazuLoop
import TarazuWire

/// A streaming call as its client sees it. When it is let go before its end, the call is given up.
public final class ClientStream: @unchecked Sendable {
  private let call: ClientCall

  init(_ call: ClientCall) {
    self.call = call
  }

  deinit {
    let call = self.call
    call.link.loop.execute { call.giveUp() }
  }

  /// Sends a message of a client-streaming or bidirectional call. It waits while the connection has over 1 MiB unsent.
  /// Throws how the call has failed, if it has.
  public func send(_ message: [UInt8]) async throws(Status) {
    try await call.send(message)
  }

  /// There are no more messages.
  public func finishSending() {
    let call = self.call
    call.link.loop.perform { call.link.finishSending(call) }
  }

  /// The next message, or the one answer of a client-streaming call; nil at the call's good end. Throws how it failed.
  public func receive() async throws(Status) -> [UInt8]? {
    try await call.receive(opening: nil)
  }

  /// The call is wanted no more; what still comes is dropped, and `receive` throws CANCELLED.
  public func cancel() {
    let call = self.call
    call.link.loop.perform { call.giveUp() }
  }
}

/// A call of a client's, on its connection's loop.
final class ClientCall: @unchecked Sendable {
  let link: ClientLink
  let shape: CallShape
  /// Its stream, once it is open.
  var id: UInt32?
  var timer: Timer?
  private var inbox = Inbox()
  private var end: Result<Void, Status>?
  private var receiver: UnsafeContinuation<Result<[UInt8]?, Status>, Never>?
  private var sender: UnsafeContinuation<Void, Never>?

  init(_ link: ClientLink, _ shape: CallShape) {
    self.link = link
    self.shape = shape
  }

  /// The next message; opens the call first when a request is given.
  func receive(opening request: ClientMachine.Request?) async throws(Status) -> [UInt8]? {
    try await withTaskCancellationHandler {
      await withUnsafeContinuation { continuation in
        link.loop.perform { [self] in
          if let request { link.begin(self, request) }
          take(continuation)
        }
      }
    } onCancel: {
      link.loop.execute { self.giveUp() }
    }.get()
  }

  func send(_ message: [UInt8]) async throws(Status) {
    await withUnsafeContinuation { continuation in
      link.loop.perform { self.waitForRoom(continuation) }
    }
    try await withUnsafeContinuation { (continuation: UnsafeContinuation<Result<Void, Status>, Never>) in
      link.loop.perform { [self] in
        continuation.resume(returning: Result { () throws(Status) in try sendNow(message) })
      }
    }.get()
  }

  private func sendNow(_ message: [UInt8]) throws(Status) {
    if case .failure(let status) = end { throw status }
    try link.send(self, message)
  }

  private func waitForRoom(_ continuation: UnsafeContinuation<Void, Never>) {
    if end != nil || !link.isFull {
      continuation.resume()
    } else {
      sender = continuation
      link.waitsForRoom(self)
    }
  }

  private func take(_ continuation: UnsafeContinuation<Result<[UInt8]?, Status>, Never>) {
    if let message = inbox.take() {
      link.released(message.count)
      continuation.resume(returning: .success(message))
    } else if let end {
      continuation.resume(returning: end.map { nil })
    } else {
      receiver = continuation
    }
  }

  // MARK: For the connection

  func arrived(_ message: [UInt8]) {
    inbox.put(message, at: 0)
    wakeReceiver()
  }

  /// The call has ended, with one last message or none.
  func ended(_ outcome: Result<[UInt8]?, Status>) {
    guard end == nil else { return }
    timer?.cancel()
    switch outcome {
    case .success(let message):
      end = .success(())
      if let message { inbox.put(message, at: 0) }
    case .failure(let status): end = .failure(status)
    }
    wakeReceiver()
    roomIsThere()
  }

  func roomIsThere() {
    sender?.resume()
    sender = nil
  }

  /// The caller wants no more of it.
  func giveUp() {
    link.released(inbox.removeAll())
    guard end == nil else { return }
    link.drop(self)
    ended(.failure(.cancelled()))
  }

  private func wakeReceiver() {
    guard let receiver else { return }
    self.receiver = nil
    take(receiver)
  }
}
