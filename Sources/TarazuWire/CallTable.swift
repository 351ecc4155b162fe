/// A client's open calls by their streams' ids, which it gives out: odd ones, rising, with gaps.
///
/// Calls that are open together differ in their place, id / 2 modulo the size, so that a call is found without hashing.
/// They go on to differ when the size doubles.
struct CallTable {
  struct Call {
    /// 0 where the place is free.
    fileprivate(set) var id: UInt32 = 0
    /// Whatever the caller finds its call by; negative for calls that are found by their id.
    fileprivate(set) var tag: Int32 = -1
    fileprivate(set) var shape = CallShape.unary
    /// Whether the client has sent its last message.
    fileprivate(set) var hasEnded = true
  }

  /// A power of two.
  private static let firstSize = 16

  private var places = [Call](repeating: Call(), count: CallTable.firstSize)
  private var count = 0
  private var nextID: UInt32 = 1

  /// The open call of that id.
  subscript(_ id: UInt32) -> Call? {
    let call = places[place(id)]
    return call.id == id && id != 0 ? call : nil
  }

  /// Takes in a call under a new id.
  mutating func open(_ shape: CallShape, tag: Int32) -> UInt32 {
    count += 1
    if count * 2 > places.count { grow() }
    // At least half of the places are free.
    while places[place(nextID)].id != 0 { nextID &+= 2 }
    let id = nextID
    nextID &+= 2
    places[place(id)] = Call(id: id, tag: tag, shape: shape, hasEnded: !shape.clientStreams)
    return id
  }

  /// The client has sent its last message.
  mutating func end(_ id: UInt32) {
    if self[id] != nil { places[place(id)].hasEnded = true }
  }

  mutating func remove(_ id: UInt32) {
    guard self[id] != nil else { return }
    places[place(id)].id = 0
    count -= 1
  }

  private func place(_ id: UInt32) -> Int { Int(id >> 1) & (places.count - 1) }

  private mutating func grow() {
    let calls = places.filter { $0.id != 0 }
    places = [Call](repeating: Call(), count: places.count * 2)
    for call in calls { places[place(call.id)] = call }
  }
}
