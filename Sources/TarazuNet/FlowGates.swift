/// What a connection's memory decides, without I/O: whether tasks that send wait, and whether frames are read.
/// (docs/spec/wire.md#flow-control)
struct FlowGates: Equatable {
  /// More is unsent than senders may add to; it lasts until less than half is left.
  private(set) var isFull = false
  private(set) var canRead = true

  struct Change: OptionSet {
    let rawValue: UInt8
    /// Tasks that wait for room go on.
    static let hasRoom = Change(rawValue: 1)
    /// `canRead` has changed.
    static let readability = Change(rawValue: 2)
  }

  /// - Parameters:
  ///   - unsent: bytes that wait for the peer.
  ///   - held: bytes that were received and not taken yet.
  ///   - mayHold: with more held than this, nothing is read.
  ///   - readsWhenFull: whether frames are read while senders wait: a client must, for its answers free the server.
  ///   - isCrowdedOut: whether others need the memory more.
  @inline(__always)
  mutating func update(
    unsent: Int, held: Int, mayHold: Int, readsWhenFull: Bool = false, isCrowdedOut: Bool = false
  ) -> Change {
    var change: Change = []
    if unsent > ConnectionBounds.unsentHigh {
      isFull = true
    } else if isFull, unsent < ConnectionBounds.unsentLow {
      isFull = false
      change.insert(.hasRoom)
    }
    let could = canRead
    canRead = (!isFull || readsWhenFull) && held <= mayHold && !isCrowdedOut
    if canRead != could { change.insert(.readability) }
    return change
  }
}
