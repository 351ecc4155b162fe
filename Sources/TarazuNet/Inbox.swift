/// Messages that came and were not taken yet, in their order.
struct Inbox: Sendable {
  private var messages: [(bytes: [UInt8], arrival: UInt64)] = []
  private var first = 0

  /// When the oldest came.
  var oldest: UInt64? { first < messages.count ? messages[first].arrival : nil }

  mutating func put(_ message: [UInt8], at arrival: UInt64) {
    messages.append((message, arrival))
  }

  mutating func take() -> [UInt8]? {
    guard first < messages.count else { return nil }
    let message = messages[first].bytes
    messages[first].bytes = []
    first += 1
    // The front is cleared away once it is at least half of the array, so each message is moved once at most.
    if first * 2 >= messages.count {
      messages.removeFirst(first)
      first = 0
    }
    return message
  }

  /// Drops all, and returns how many bytes that were.
  mutating func removeAll() -> Int {
    let count = messages[first...].reduce(0) { $0 + $1.bytes.count }
    messages = []
    first = 0
    return count
  }
}
