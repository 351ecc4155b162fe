// The values of one list of all branches in the order of days, for questions about many branches.

/// All values of a list, in segments so short that a late value moves, and a commit copies, but little.
struct ValueTape: Sendable {
  struct Entry: Dated, Equatable, Sendable {
    var day: Int32
    var slot: Int32
    var value: Int32
  }

  /// None is empty; a day may go on in the next one.
  private var segments: [[Entry]] = []

  private static let most = 4_096

  /// The first segment that reaches a day or one after it.
  private func firstSegment(reaching day: Int32) -> Int {
    var low = 0
    var high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if let last = segments[middle].last, last.day < day { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Goes through the values of the days from `from` to `to`, in their order.
  @inline(__always)
  func forEach(from: Int32, through to: Int32, _ body: (Entry) -> Void) {
    for index in firstSegment(reaching: from)..<segments.count {
      let segment = segments[index]
      let entries = segment.span
      guard entries[0].day <= to else { return }
      for place in entries.range(from: from, through: to) { body(entries[place]) }
    }
  }

  /// How many values there are on the days from `from` to `to`.
  func count(from: Int32, through to: Int32) -> Int {
    var count = 0
    for index in firstSegment(reaching: from)..<segments.count {
      let segment = segments[index]
      let entries = segment.span
      guard entries[0].day <= to else { break }
      count += entries.range(from: from, through: to).count
    }
    return count
  }

  /// Adds a value to a slot's day.
  mutating func add(_ value: Int32, to slot: Int, on day: Int32) {
    let entry = Entry(day: day, slot: Int32(truncatingIfNeeded: slot), value: value)
    let index = firstSegment(reaching: day)
    if index < segments.count {
      segments[index].insertInOrder(entry)
      if segments[index].count > ValueTape.most {
        let rest = Array(segments[index][(ValueTape.most / 2)...])
        segments[index].removeSubrange((ValueTape.most / 2)...)
        segments.insert(rest, at: index + 1)
      }
    } else if let last = segments.indices.last, segments[last].count < ValueTape.most {
      segments[last].append(entry)
    } else {
      segments.append([entry])
    }
  }

  /// Takes a value of a slot's day back; nothing happens where it is not there.
  mutating func remove(_ value: Int32, from slot: Int, on day: Int32) {
    let entry = Entry(day: day, slot: Int32(truncatingIfNeeded: slot), value: value)
    for index in firstSegment(reaching: day)..<segments.count {
      guard let first = segments[index].first, first.day <= day else { return }
      guard let place = ValueTape.place(of: entry, in: segments[index]) else { continue }
      segments[index].remove(at: place)
      if segments[index].isEmpty { segments.remove(at: index) }
      return
    }
  }

  private static func place(of entry: Entry, in segment: [Entry]) -> Int? {
    let range = segment.span.range(from: entry.day, through: entry.day)
    return segment[range].firstIndex(of: entry)
  }

  /// Gives back what growing reserved.
  mutating func trim() {
    for index in segments.indices { segments[index] = segments[index].trimmed() }
    segments = segments.trimmed()
  }
}
