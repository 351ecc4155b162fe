// The figures of all branches, as a value: a copy shares what is not changed after it.

import TarazuDomain

/// One branch: all of its cases, and each class of them apart.
struct BranchData: Sendable {
  /// The store's number of the place.
  let place: Int32
  var all = Series()
  /// In the order of class numbers.
  private(set) var classes: [(number: Int32, series: Series)] = []

  init(place: Int32) { self.place = place }

  /// The place of a class in `classes`, or where it would stand.
  private func search(_ number: Int32) -> (index: Int, isThere: Bool) {
    var low = 0
    var high = classes.count
    while low < high {
      let middle = (low + high) / 2
      if classes[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return (low, low < classes.count && classes[low].number == number)
  }

  @inline(__always)
  func withSeries(of number: Int32, _ body: (Series) -> Void) {
    let (index, isThere) = search(number)
    if isThere { body(classes[index].series) }
  }

  mutating func change(
    _ number: Int32, _ body: (inout Series) throws(PrefixSums.Refusal) -> Void
  ) throws(PrefixSums.Refusal) {
    try body(&all)
    let (index, isThere) = search(number)
    if !isThere { classes.insert((number, Series()), at: index) }
    try body(&classes[index].series)
  }

  mutating func trim() {
    all.trim()
    for index in classes.indices { classes[index].series.trim() }
    classes = classes.trimmed()
  }
}

/// Branches by slots, which are given in order and stay. They hang in groups, so that a commit copies the groups and
/// branches that it changes, and no others, from what readers still hold.
struct Contents: Sendable {
  static let groupSize = 64

  private var groups: [[BranchData]] = []
  private(set) var deltaLogs = DeltaLogs()
  private var slots: [Int32: Int] = [:]

  var count: Int { slots.count }

  /// Reads the series of all cases of a branch.
  @inline(__always)
  func withSeries(_ slot: Int, _ body: (Series) -> Void) {
    body(groups[slot / Contents.groupSize][slot % Contents.groupSize].all)
  }

  /// Reads the series of a class of a branch's cases, if there are any.
  @inline(__always)
  func withSeries(_ slot: Int, class number: Int32, _ body: (Series) -> Void) {
    groups[slot / Contents.groupSize][slot % Contents.groupSize].withSeries(of: number, body)
  }

  /// The slot of a place, given now if it has none.
  mutating func slot(ofPlace place: Int32) -> Int {
    if let slot = slots[place] { return slot }
    let slot = slots.count
    if slot % Contents.groupSize == 0 { groups.append([]) }
    groups[slot / Contents.groupSize].append(BranchData(place: place))
    slots[place] = slot
    return slot
  }

  /// Adds to a cell, or takes back.
  /// - Returns: the slot of its branch.
  @discardableResult
  mutating func add(_ amount: Int128, to key: ContributionKey) throws(CubeError) -> Int {
    let (measure, day) = (key.measure, key.cell.day)
    guard measure.isList else {
      let slot = try change(key) { (series: inout Series) throws(PrefixSums.Refusal) in
        try series.add(amount, to: measure, on: day)
      }
      deltaLogs.add(amount, to: measure, of: slot, on: day, slots: count)
      return slot
    }
    guard amount.magnitude <= UInt128(Contents.mostOccurrences) else { throw .outOfRange(key) }
    let occurrences = Int(amount)
    guard occurrences < 0 else {
      try add(Array(repeating: key.value, count: occurrences), to: measure, of: key.cell)
      return slot(ofPlace: key.cell.branch)
    }
    let slot = try change(key) { (series: inout Series) throws(PrefixSums.Refusal) in
      try series.remove(key.value, count: -occurrences, from: measure, on: day)
    }
    deltaLogs.add(amount * Int128(key.value), count: amount, to: measure, of: slot, on: day, slots: count)
    return slot
  }

  /// One change holds no more occurrences of one value, so that a damaged one cannot fill the memory.
  private static let mostOccurrences = 10_000_000

  /// Adds values to a list of a cell.
  mutating func add(_ values: [Int32], to list: Measure, of cell: CellKey) throws(CubeError) {
    guard !values.isEmpty else { return }
    let key = ContributionKey(cell: cell, measure: list)
    let slot = try change(key) { (series: inout Series) throws(PrefixSums.Refusal) in
      try series.add(values, to: list, on: cell.day)
    }
    let sum = values.reduce(0) { $0 + Int128($1) }
    deltaLogs.add(sum, count: Int128(values.count), to: list, of: slot, on: cell.day, slots: count)
  }

  /// Changes a cell's series, and returns its slot.
  private mutating func change(
    _ key: ContributionKey, _ body: (inout Series) throws(PrefixSums.Refusal) -> Void
  ) throws(CubeError) -> Int {
    let slot = slot(ofPlace: key.cell.branch)
    do {
      try groups[slot / Contents.groupSize][slot % Contents.groupSize].change(key.cell.caseClass, body)
      return slot
    } catch {
      switch error {
      case .belowZero: throw .notThere(key)
      case .outOfRange: throw .outOfRange(key)
      }
    }
  }

  /// Gives back what growing reserved.
  mutating func trim() {
    deltaLogs.trim()
    for group in groups.indices {
      for index in groups[group].indices { groups[group][index].trim() }
      groups[group] = groups[group].trimmed()
    }
  }
}

// MARK: - Checksums

extension Contents {
  /// The sum of `hash` x amount, modulo 2^64, over each measure of each cell, and over each value of its lists.
  func sum(of hash: (ContributionKey) -> UInt64) -> UInt64 {
    var sum: UInt64 = 0
    for group in groups {
      for branch in group {
        for (number, series) in branch.classes {
          sum &+= series.sum { measure, day, value in
            let cell = CellKey(day: day, branch: branch.place, caseClass: number)
            return hash(ContributionKey(cell: cell, measure: measure, value: value))
          }
        }
      }
    }
    return sum
  }
}

extension Series {
  fileprivate func sum(of hash: (Measure, _ day: Int32, _ value: Int32) -> UInt64) -> UInt64 {
    var sum: UInt64 = 0
    for measure in Measure.allCases {
      if measure.isList {
        withValues(of: measure) { entries in
          for index in entries.indices { sum &+= hash(measure, entries[index].day, entries[index].value) }
        }
      } else {
        forEach(measure, through: Int32.max) { day, amount in
          sum &+= hash(measure, day, 0) &* UInt64(truncatingIfNeeded: amount)
        }
      }
    }
    return sum
  }
}
