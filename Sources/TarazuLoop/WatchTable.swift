/// A loop's watches by their tokens. A token is an index in an array, found without hashing, and a serial number that
/// no other watch had, so that an event of a watch that has ended is not taken for one of the watch at the same index
/// now.
struct WatchTable {
  private var watches: [Watch?] = []
  private var free: [Int] = []
  /// Counts the watches, from 1.
  private var serial: UInt64 = 1

  /// The token that the next watch gets; never 0.
  var nextToken: UInt64 { serial << 32 | UInt64(free.last ?? watches.count) }

  /// Adds a watch with `nextToken`.
  mutating func insert(_ watch: Watch) {
    if let index = free.popLast() {
      watches[index] = watch
    } else {
      watches.append(watch)
    }
    serial = serial == UInt64(UInt32.max) ? 1 : serial + 1
  }

  /// The watch of a token; nil if it has ended.
  subscript(_ token: UInt64) -> Watch? {
    let index = Int(token & UInt64(UInt32.max))
    guard index < watches.count, let watch = watches[index], watch.token == token else { return nil }
    return watch
  }

  mutating func remove(_ watch: Watch) {
    guard self[watch.token] === watch else { return }
    let index = Int(watch.token & UInt64(UInt32.max))
    watches[index] = nil
    free.append(index)
  }

  /// Empties the table, and returns what was in it.
  mutating func removeAll() -> [Watch] {
    defer {
      watches = []
      free = []
    }
    return watches.compactMap(\.self)
  }
}
