// Searching what is kept in the order of days.

/// Something that lies on a day.
protocol Dated {
  /// Days since 1970-01-01.
  var day: Int32 { get }
}

extension Span where Element: Dated {
  /// How many of the elements, which are in the order of days, lie on or before `day`.
  ///
  /// Most days between the first and the last have an element, so the place is guessed from the day and searched for
  /// from there by doubling steps: two or three reads where a bisection takes ten.
  func count(through day: Int32) -> Int {
    guard count > 0, self[0].day <= day else { return 0 }
    guard self[count - 1].day > day else { return count }
    let first = Int(self[0].day)
    let reach = Int(self[count - 1].day) - first
    // Invariant: the element at `low` lies on or before the day, the one at `high` after it.
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

  /// How many of them lie before `day`.
  func count(before day: Int32) -> Int { day == Int32.min ? 0 : count(through: day - 1) }

  /// The elements on the days from `from` to `to`, as a range of indices.
  func range(from: Int32, through to: Int32) -> Range<Int> {
    let end = count(through: to)
    return Swift.min(end, count(before: from))..<end
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
