// The running total of a measure: one sum for each day on which it changed.

/// The sums of one measure of one series up to any day. Such days are few and late changes are rare, so one sum for
/// each day that has an amount is both small and quick. All sums have 32 bits until one does not fit; then all have
/// 128.
struct PrefixSums: Sendable {
  /// One reference, so that arrays of prefix sums are small and quick to copy.
  private enum Sums {
    case narrow([NarrowSum])
    /// Used once a sum did not fit.
    case wide([WideSum])
  }

  private var sums = Sums.narrow([])

  /// The sums of 32 bits; empty where they have 128.
  var narrow: [NarrowSum] { if case .narrow(let sums) = sums { sums } else { [] } }

  /// The sums of 128 bits; nil where they have 32.
  var wide: [WideSum]? { if case .wide(let sums) = sums { sums } else { nil } }

  /// Why an amount was not added. Nothing has changed then.
  enum Refusal: Error {
    case belowZero, outOfRange
  }

  /// C: the sum of all days up to `day`.
  func total(through day: Int32) -> Int128 {
    switch sums {
    case .narrow(let sums):
      let sums = sums.span
      let count = sums.count(through: day)
      return count == 0 ? 0 : Int128(sums[count - 1].sum)
    case .wide(let sums):
      let sums = sums.span
      let count = sums.count(through: day)
      return count == 0 ? 0 : sums[count - 1].sum
    }
  }

  /// Calls `body` with C through each of some days, in their order.
  func forEachTotal(through days: [Int32], _ body: (_ index: Int, _ total: Int128) -> Void) {
    for (index, day) in days.enumerated() { body(index, total(through: day)) }
  }

  /// S: the sum of the days from `from` to `to`.
  func total(from: Int32, through to: Int32) -> Int128 { total(through: to) - total(through: from - 1) }

  /// Calls `body` with each day up to `to` that has an amount, in the order of days.
  func forEach(through to: Int32, _ body: (_ day: Int32, _ amount: Int128) -> Void) {
    switch sums {
    case .narrow(let sums): PrefixSums.forEach(sums, through: to, body)
    case .wide(let sums): PrefixSums.forEach(sums, through: to, body)
    }
  }

  private static func forEach<Element: DatedSum>(
    _ sums: [Element], through to: Int32, _ body: (_ day: Int32, _ amount: Int128) -> Void
  ) {
    var last: Int128 = 0
    for entry in sums {
      guard entry.day <= to else { return }
      body(entry.day, Int128(entry.sum) - last)
      last = Int128(entry.sum)
    }
  }

  /// Adds to a day.
  /// - Parameter signed: whether a day's amount may be below 0. Counts and sums of what happened never are.
  mutating func add(_ amount: Int128, on day: Int32, signed: Bool = false) throws(Refusal) {
    switch sums {
    case .narrow(var narrow):
      // Else the change below would copy them.
      sums = .narrow([])
      defer { if case .narrow = sums { sums = .narrow(narrow) } }
      if let small = Int32(exactly: amount) {
        if narrow.append(small, on: day, signed: signed) { return }
        if signed, narrow.insert(small, on: day) { return }
      }
      if try narrow.add(amount, on: day, signed: signed) { return }
      var wide = narrow.map { WideSum(day: $0.day, sum: Int128($0.sum)) }
      guard try wide.add(amount, on: day, signed: signed) else { throw .outOfRange }
      sums = .wide(wide)
    case .wide(var wide):
      sums = .wide([])
      defer { sums = .wide(wide) }
      guard try wide.add(amount, on: day, signed: signed) else { throw .outOfRange }
    }
  }

  /// Gives back memory that was reserved for growth.
  mutating func trim() {
    switch sums {
    case .narrow(let narrow): sums = .narrow(narrow.trimmed())
    case .wide(let wide): sums = .wide(wide.trimmed())
    }
  }
}

/// A day, and the sum of all days up to it.
protocol DatedSum: Dated {
  associatedtype Sum: FixedWidthInteger & SignedInteger
  var sum: Sum { get set }
  init(day: Int32, sum: Sum)
  /// The greatest distance of a sum from 0.
  static var limit: Sum { get }
}

struct NarrowSum: DatedSum, Equatable {
  var day: Int32
  var sum: Int32
  static let limit = Int32.max
}

struct WideSum: DatedSum, Equatable {
  var day: Int32
  var sum: Int128
  /// Small enough that sums over all branches, and their products with days, stay within 128 bits.
  static let limit: Int128 = 1 << 90
}

extension Array<NarrowSum> {
  /// Adds to the last day or to a new day after it, as nearly all changes do. False, and nothing changed, for others.
  @inline(__always)
  fileprivate mutating func append(_ amount: Int32, on day: Int32, signed: Bool) -> Bool {
    guard amount > 0 || (signed && amount < 0 && amount != Int32.min) else { return false }
    guard let last else {
      append(NarrowSum(day: day, sum: amount))
      return true
    }
    let (sum, overflow) = last.sum.addingReportingOverflow(amount)
    guard !overflow, sum != Int32.min else { return false }
    if last.day < day {
      append(NarrowSum(day: day, sum: sum))
      return true
    }
    // A day whose amount becomes 0 loses its sum: that is left to the general way.
    guard last.day == day, sum != (count > 1 ? self[count - 2].sum : 0) else { return false }
    self[count - 1].sum = sum
    return true
  }

  /// Adds to any day, without 128 bits. False, and nothing changed, where a sum would pass the limit. It is what stocks
  /// need, nearly all of whose changes are among those of days to come.
  fileprivate mutating func insert(_ amount: Int32, on day: Int32) -> Bool {
    guard amount != 0 else { return true }
    let at = span.count(through: day)
    let isThere = at > 0 && self[at - 1].day == day
    let first = isThere ? at - 1 : at
    guard addToSums(amount, from: first) else { return false }
    let below = first == 0 ? 0 : self[first - 1].sum
    if isThere, self[first].sum == below {
      remove(at: first)
    } else if !isThere {
      insert(NarrowSum(day: day, sum: below &+ amount), at: first)
    }
    return true
  }

  /// Adds to all sums from one on. False, and nothing changed, where one would pass the limit, or a new one before them
  /// would.
  private mutating func addToSums(_ amount: Int32, from first: Int) -> Bool {
    let (next, overflow) = (first == 0 ? 0 : self[first - 1].sum).addingReportingOverflow(amount)
    var fits = !overflow && next != Int32.min
    withUnsafeMutableBufferPointer { sums in
      for index in first..<sums.count {
        let (sum, overflow) = sums[index].sum.addingReportingOverflow(amount)
        fits = fits && !overflow && sum != Int32.min
        sums[index].sum = sum
      }
    }
    guard !fits else { return true }
    for index in first..<count { self[index].sum &-= amount }
    return false
  }
}

extension Array where Element: DatedSum {
  /// Adds to a day. False, and nothing changed, where a sum would pass the limit.
  fileprivate mutating func add(_ amount: Int128, on day: Int32, signed: Bool) throws(PrefixSums.Refusal) -> Bool {
    guard amount != 0 else { return true }
    let at = span.count(through: day)
    let isThere = at > 0 && self[at - 1].day == day
    let first = isThere ? at - 1 : at
    let below = first == 0 ? 0 : self[first - 1].sum
    let (own, overflow) = amount.addingReportingOverflow(isThere ? Int128(self[first].sum) - Int128(below) : 0)
    guard !overflow else { throw .outOfRange }
    guard signed || own >= 0 else { throw .belowZero }
    guard let delta = Element.Sum(exactly: amount), let sum = Element.sum(below, plus: own) else { return false }
    for index in first..<count where Element.sum(self[index].sum, plus: Int128(delta)) == nil { return false }
    if isThere, own == 0 {
      remove(at: first)
    } else if isThere {
      self[first].sum = sum
    } else if first == count {
      append(Element(day: day, sum: sum))
    } else {
      insert(Element(day: day, sum: sum), at: first)
    }
    let next = isThere && own == 0 ? first : first + 1
    for index in next..<count { self[index].sum += delta }
    return true
  }
}

extension DatedSum {
  /// The sum; nil where it would pass the limit.
  fileprivate static func sum(_ a: Sum, plus b: Int128) -> Sum? {
    guard let b = Sum(exactly: b) else { return nil }
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow || sum > limit || sum < -limit ? nil : sum
  }
}
