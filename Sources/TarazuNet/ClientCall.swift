import TarazuLoop
import TarazuWire

/// A client's call, on its connection's loop. Tasks reach it by a `ClientCallHandle`.
final class ClientCall {
  private let boundLink: LoopBound<ClientLink>
  let shape: CallShape
  /// Its stream, once it is open.
  var id: UInt32?
  var timer: Timer?
  private var input = CallInput<UnsafeContinuation<Result<[UInt8]?, Status>, Never>>()
  private var output = CallOutput<UnsafeContinuation<Void, Never>>.open

  init(_ link: LoopBound<ClientLink>, _ shape: CallShape) {
    boundLink = link
    self.shape = shape
  }

  private var link: ClientLink { boundLink.value }

  // MARK: For its caller

  func open(_ request: ClientMachine.Request) { link.begin(self, request) }

  func finishSending() { link.finishSending(self) }

  func send(_ message: [UInt8]) throws(Status) {
    if case .failure(let status)? = input.end { throw status }
    try link.send(self, message)
  }

  func waitForRoom(_ continuation: UnsafeContinuation<Void, Never>) {
    if output.wait(continuation, isFull: link.isFull) {
      link.waitsForRoom(self)
    } else {
      continuation.resume()
    }
  }

  func take(_ continuation: UnsafeContinuation<Result<[UInt8]?, Status>, Never>) {
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

  /// The caller no longer wants it.
  func giveUp() {
    link.released(input.removeAll())
    guard input.end == nil else { return }
    link.drop(self)
    ended(.failure(.cancelled()))
  }

  // MARK: For the connection

  func arrived(_ message: [UInt8]) {
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
}

/// A call as tasks on any thread reach it.
struct ClientCallHandle: Sendable {
  let loop: Loop
  private let call: LoopBound<ClientCall>

  init(_ link: LoopBound<ClientLink>, _ shape: CallShape, on loop: Loop) {
    self.loop = loop
    call = LoopBound(ClientCall(link, shape), on: loop)
  }

  func open(_ request: ClientMachine.Request) { loop.perform { call.value.open(request) } }

  func finishSending() { loop.perform { call.value.finishSending() } }

  func giveUp() { loop.perform { call.value.giveUp() } }

  /// The next message; opens the call first when a request is given.
  func receive(opening request: ClientMachine.Request?) async throws(Status) -> [UInt8]? {
    try await withTaskCancellationHandler {
      await withUnsafeContinuation { continuation in
        loop.perform {
          if let request { call.value.open(request) }
          call.value.take(continuation)
        }
      }
    } onCancel: {
      loop.execute { call.value.giveUp() }
    }.get()
  }

  func send(_ message: [UInt8]) async throws(Status) {
    await withUnsafeContinuation { continuation in
      loop.perform { call.value.waitForRoom(continuation) }
    }
    try await withUnsafeContinuation { (continuation: UnsafeContinuation<Result<Void, Status>, Never>) in
      loop.perform {
        continuation.resume(returning: Result { () throws(Status) in try call.value.send(message) })
      }
    }.get()
  }
}
