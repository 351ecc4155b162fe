/// What has come from a peer.
enum HTTPEvent: Equatable {
  /// A whole request.
  case request(Int32, HTTPRequest)
  /// A request that is refused with that status before it is whole.
  case fault(Int32, status: Int)
  /// The peer no longer wants the answer.
  case gone(Int32)
  /// The connection is over; what is queued is still sent. With a reason where the peer is at fault.
  case close(String?)
}

/// The protocol of one connection without I/O and clock. It is used on one loop's thread.
protocol HTTPMachine: AnyObject {
  /// Whether more bytes may come in now.
  var canRead: Bool { get }
  /// Gives space to `body`, which writes the peer's bytes there and returns how many. Returns that number.
  func fill(at now: UInt64, _ body: (UnsafeMutableRawBufferPointer) -> Int) -> Int
  /// The next event; nil when there is none.
  func next(at now: UInt64) -> HTTPEvent?

  /// Answers a request or a fault, whole; of no effect on one that is gone.
  func answer(_ id: Int32, _ response: HTTPResponse, _ body: [UInt8])
  /// Begins an answer whose body comes by `send` and ends with `finish`.
  func begin(_ id: Int32, _ response: HTTPResponse)
  func send(_ id: Int32, _ bytes: [UInt8])
  func finish(_ id: Int32)
  /// Whether all that was sent for a request has left the machine's queues.
  func isDrained(_ id: Int32) -> Bool

  /// How many bytes wait to be written.
  var unsent: Int { get }
  /// Hands what waits to `body`, which returns how many bytes it took.
  func drain(_ body: (UnsafeRawBufferPointer) -> Int)

  /// Requests that are not answered to their end, half-received ones included.
  var openCount: Int { get }
  /// Which limit on a request's time has passed; nil for none.
  func lateness(at now: UInt64) -> HTTPLateness?
  /// Takes no new requests, and lets the peer know.
  func goAway()
}

/// A request that takes too long to come.
enum HTTPLateness: Equatable {
  /// A header: the connection ends.
  case header
  /// A body: the request with this number ends.
  case body(Int32)
}

/// Bytes that wait to be written.
struct OutgoingBytes {
  private var bytes: [UInt8] = []
  private var start = 0

  var count: Int { bytes.count - start }

  mutating func append(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

  mutating func drain(_ body: (UnsafeRawBufferPointer) -> Int) {
    let taken = bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[start...])) }
    start += min(max(0, taken), count)
    guard start == bytes.count else { return }
    // Memory that one large answer took does not stay with an idle connection.
    if bytes.count > OutgoingBytes.keptBytes { bytes = [] } else { bytes.removeAll(keepingCapacity: true) }
    start = 0
  }

  private static let keptBytes = 4_096
}
