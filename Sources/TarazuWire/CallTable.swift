/// A client's open calls by their streams' ids, which it gives out: odd ones, rising, with gaps.
///
/// Each open call has a slot of its own, id / 2 modulo the size, so that a call is found without hashing. When the size
/// doubles the slots stay different.
struct CallTable {
  struct Call {
    /// 0 where the slot is free.
    fileprivate(set) var id: UInt32 = 0
    /// By what the caller finds its call; negative for calls that are found by their id.
    fileprivate(set) var tag: Int32 = -1
    fileprivate(set) var shape = CallShape.unary
    /// Whether the client has sent its last message.
    fileprivate(set) var hasEnded = true
  }

  /// A power of two.
  private static let firstSize = 16

  private var slots = [Call](repeating: Call(), count: CallTable.firstSize)
  private var count = 0
  private var nextID: UInt32 = 1

  /// The open call of that id.
  subscript(_ id: UInt32) -> Call? {
    let call = slots[slot(id)]
    return call.id == id && id != 0 ? call : nil
  }

  /// Takes in a call under a new id.
  mutating func open(_ shape: CallShape, tag: Int32) -> UInt32 {
    count += 1
    if count * 2 > slots.count { grow() }
    // At least half of the slots are free.
    while slots[slot(nextID)].id != 0 { nextID &+= 2 }
    let id = nextID
    nextID &+= 2
    slots[slot(id)] = Call(id: id, tag: tag, shape: shape, hasEnded: !shape.clientStreams)
    return id
  }

  /// The client has sent its last message.
  mutating func end(_ id: UInt32) {
    if self[id] != nil { slots[slot(id)].hasEnded = true }
  }

  mutating func remove(_ id: UInt32) {
    guard self[id] != nil else { return }
    slots[slot(id)].id = 0
    count -= 1
  }

  private func slot(_ id: UInt32) -> Int { Int(id >> 1) & (slots.count - 1) }

  private mutating func grow() {
    let calls = slots.filter { $0.id != 0 }
    slots = [Call](repeating: Call(), count: slots.count * 2)
    for call in calls { slots[slot(call.id)] = call }
  }
}
