/// A loop's watches by their tokens: a place in an array, found without hashing, and a number that no other watch had, so
/// that what is told of a watch that has ended is not taken for one that has its place now.
struct WatchTable {
  private var places: [Watch?] = []
  private var free: [Int] = []
  /// Counts the watches, from 1.
  private var serial: UInt64 = 1

  /// The token that the next watch shall have; never 0.
  var nextToken: UInt64 { serial << 32 | UInt64(free.last ?? places.count) }

  /// Takes in a watch with `nextToken`.
  mutating func insert(_ watch: Watch) {
    if let place = free.popLast() {
      places[place] = watch
    } else {
      places.append(watch)
    }
    serial = serial == UInt64(UInt32.max) ? 1 : serial + 1
  }

  /// The watch of a token; nil if it has ended.
  subscript(_ token: UInt64) -> Watch? {
    let place = Int(token & UInt64(UInt32.max))
    guard place < places.count, let watch = places[place], watch.token == token else { return nil }
    return watch
  }

  mutating func remove(_ watch: Watch) {
    guard self[watch.token] === watch else { return }
    let place = Int(watch.token & UInt64(UInt32.max))
    places[place] = nil
    free.append(place)
  }

  /// Empties the table, and gives what was in it.
  mutating func removeAll() -> [Watch] {
    defer {
      places = []
      free = []
    }
    return places.compactMap(\.self)
  }
}
