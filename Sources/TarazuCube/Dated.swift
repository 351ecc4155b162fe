// Searches by day.

/// Something that belongs to a day.
protocol Dated {
  /// Days since 1970-01-01.
  var day: Int32 { get }
}

extension Span where Element: Dated {
  /// How many elements are on or before `day`. The elements must be in the order of days.
  ///
  /// Most days between the first and the last have an element. So the index is guessed from the day, and searched for
  /// from there by doubling steps: two or three reads where a bisection takes ten.
  func count(through day: Int32) -> Int {
    guard count > 0, self[0].day <= day else { return 0 }
    guard self[count - 1].day > day else { return count }
    let first = Int(self[0].day)
    let reach = Int(self[count - 1].day) - first
    // Invariant: the element at `low` is on or before the day, the one at `high` after it.
    var low = 0
    var high = count - 1
    let guess = (Int(day) - first) * high / reach
    var step = 1
    if self[guess].day <= day {
      low = guess
      while low + step < high, self[low + step].day <= day {
        low += step
        step *= 2
      }
      high = Swift.min(high, low + step)
    } else {
      high = guess
      while high - step > low, self[high - step].day > day {
        high -= step
        step *= 2
      }
      low = Swift.max(low, high - step)
    }
    while high - low > 1 {
      let middle = (low + high) / 2
      if self[middle].day <= day { low = middle } else { high = middle }
    }
    return high
  }

  /// How many elements are before `day`.
  func count(before day: Int32) -> Int { day == Int32.min ? 0 : count(through: day - 1) }

  /// The elements on the days from `from` to `to`, as a range of indices.
  func range(from: Int32, through to: Int32) -> Range<Int> {
    let end = count(through: to)
    return Swift.min(end, count(before: from))..<end
  }

  /// The same, with a guess of how many elements are before `from` and how many are on or before `to`. The guess may be
  /// wrong: a look at both ends proves it, and is quicker than a search.
  @inline(__always)
  func range(from: Int32, through to: Int32, guess: (start: Int64, end: Int64)) -> Range<Int> {
    guard 0 <= guess.start, guess.start <= guess.end, guess.end <= count else { return range(from: from, through: to) }
    let range = Int(guess.start)..<Int(guess.end)
    return isRange(range, from: from, through: to) ? range : self.range(from: from, through: to)
  }

  /// Whether a range has exactly the elements on the days from `from` to `to`.
  @inline(__always)
  private func isRange(_ range: Range<Int>, from: Int32, through to: Int32) -> Bool {
    let (start, end) = (range.lowerBound, range.upperBound)
    if start > 0, self[start - 1].day >= from { return false }
    if end < count, self[end].day <= to { return false }
    if start < end, self[start].day < from { return false }
    if start < end, self[end - 1].day > to { return false }
    return true
  }
}

extension Array where Element: Dated {
  /// Adds an element after those of its day; the others must be in the order of days.
  mutating func insertInOrder(_ element: Element) {
    if let last, last.day > element.day {
      insert(element, at: span.count(through: element.day))
    } else {
      append(element)
    }
  }
}
