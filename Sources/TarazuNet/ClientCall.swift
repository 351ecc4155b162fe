import TarazuLoop
import TarazuWire

/// A client's call, on its connection's loop.
// Safety: all that changes is used on the connection's loop alone, which the entries assert; the asynchronous methods go
// there before they touch anything.
final class ClientCall: @unchecked Sendable {
  let link: ClientLink
  let shape: CallShape
  /// Its stream, once it is open.
  var id: UInt32?
  var timer: Timer?
  private var input = CallInput<UnsafeContinuation<Result<[UInt8]?, Status>, Never>>()
  private var output = CallOutput<UnsafeContinuation<Void, Never>>.open

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
    if case .failure(let status)? = input.end { throw status }
    try link.send(self, message)
  }

  private func waitForRoom(_ continuation: UnsafeContinuation<Void, Never>) {
    if output.wait(continuation, isFull: link.isFull) {
      link.waitsForRoom(self)
    } else {
      continuation.resume()
    }
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
    link.released(message.count)
    continuation.resume(returning: .success(message))
  }

  // MARK: For the connection

  func arrived(_ message: [UInt8]) {
    assert(link.loop.isCurrent)
    if let receiver = input.arrived(message, at: 0) { deliver(message, to: receiver) }
  }

  /// The call has ended, with one last message or none.
  func ended(_ outcome: Result<[UInt8]?, Status>) {
    guard input.end == nil else { return }
    timer?.cancel()
    if case .success(let message?) = outcome { arrived(message) }
    let result = outcome.map { _ in }
    input.end(result)?.resume(returning: result.map { nil })
    output.end()?.resume()
  }

  func roomIsThere() { output.roomIsThere()?.resume() }

  /// The caller no longer wants it.
  func giveUp() {
    assert(link.loop.isCurrent)
    link.released(input.removeAll())
    guard input.end == nil else { return }
    link.drop(self)
    ended(.failure(.cancelled()))
  }
}
