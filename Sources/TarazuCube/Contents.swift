// The figures of all branches, as a value: a copy shares everything that does not change after it.

import TarazuCalendar
import TarazuDomain

/// One branch: all of its cases, and each class of them by itself.
struct BranchData: Sendable {
  /// The store's number of the branch.
  let unitNumber: UnitNumber
  var all = Series()
  /// In the order of class numbers.
  private(set) var classes: [(number: ClassNumber, series: Series)] = []

  init(unitNumber: UnitNumber) { self.unitNumber = unitNumber }

  /// The index of a class in `classes`, or the index at which to insert it.
  private func search(_ number: ClassNumber) -> (index: Int, isFound: Bool) {
    var low = 0
    var high = classes.count
    while low < high {
      let middle = (low + high) / 2
      if classes[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return (low, low < classes.count && classes[low].number == number)
  }

  @inline(__always)
  func withSeries(ofClass number: ClassNumber, _ body: (Series) -> Void) {
    let (index, isFound) = search(number)
    if isFound { body(classes[index].series) }
  }

  @inline(__always)
  func forEachClass(_ body: (ClassNumber, Series) -> Void) {
    // Through a span, because a loop over the array would copy each series.
    let classes = classes.span
    for index in classes.indices { body(classes[index].number, classes[index].series) }
  }

  mutating func change(
    ofClass number: ClassNumber, _ body: (inout Series) throws(PrefixSums.Refusal) -> Void
  ) throws(PrefixSums.Refusal) {
    try body(&all)
    let (index, isFound) = search(number)
    if !isFound { classes.insert((number, Series()), at: index) }
    try body(&classes[index].series)
  }

  mutating func trim() {
    all.trim()
    for index in classes.indices { classes[index].series.trim() }
    classes = classes.trimmed()
  }
}

/// All branches by their indices, and beside them the delta logs. The branches are kept in groups, so that a commit
/// copies only the groups and branches that it changes, and shares the others with what readers still hold.
struct Contents: Sendable {
  static let groupSize = 64

  private var groups: [[BranchData]] = []
  private(set) var deltaLogs = DeltaLogs()
  private var indices: [UnitNumber: BranchIndex] = [:]

  /// How many branches there are.
  var count: Int { indices.count }

  /// Calls `body` with the series of all cases of a branch.
  @inline(__always)
  func withSeries(of branch: BranchIndex, _ body: (Series) -> Void) {
    body(groups[branch.offset / Contents.groupSize][branch.offset % Contents.groupSize].all)
  }

  /// Calls `body` with the series of a class of a branch's cases, if there are any.
  @inline(__always)
  func withSeries(of branch: BranchIndex, class number: ClassNumber, _ body: (Series) -> Void) {
    groups[branch.offset / Contents.groupSize][branch.offset % Contents.groupSize]
      .withSeries(ofClass: number, body)
  }

  /// Calls `body` with each class of which a branch has figures, in the order of numbers, and its series.
  @inline(__always)
  func forEachClass(of branch: BranchIndex, _ body: (ClassNumber, Series) -> Void) {
    groups[branch.offset / Contents.groupSize][branch.offset % Contents.groupSize].forEachClass(body)
  }

  /// The index of a branch by the store's number of it; a new one where it has none yet.
  mutating func index(ofUnitNumber number: UnitNumber) -> BranchIndex {
    if let index = indices[number] { return index }
    let index = BranchIndex(indices.count)
    if index.offset % Contents.groupSize == 0 { groups.append([]) }
    groups[index.offset / Contents.groupSize].append(BranchData(unitNumber: number))
    indices[number] = index
    return index
  }

  /// Adds to a measure of a cell; a negative amount removes.
  /// - Returns: the branch of the cell.
  @discardableResult
  mutating func add(_ amount: Int128, to key: ContributionKey) throws(CubeError) -> BranchIndex {
    let (measure, day) = (key.measure, key.cell.day.number)
    guard measure.isList else { return try addSum(amount, to: key) }
    guard amount.magnitude <= UInt128(Contents.mostOccurrences) else { throw .outOfRange(key) }
    if measure.isStock {
      guard let change = key.stockChange else { throw .outOfRange(key) }
      return try addSum(amount * Int128(change.amount), to: change.key)
    }
    let occurrences = Int(amount)
    guard occurrences < 0 else {
      try add(Array(repeating: key.value, count: occurrences), to: measure, of: key.cell)
      return index(ofUnitNumber: key.cell.branch)
    }
    let branch = try change(key) { (series: inout Series) throws(PrefixSums.Refusal) in
      try series.remove(key.value, count: -occurrences, from: measure, on: day)
    }
    deltaLogs.add(
      amount * Int128(key.value), count: amount, to: measure, of: branch, on: day, branchCount: count)
    return branch
  }

  /// Adds to a measure that is not a list of values. The key of a stock has the day from which the change counts.
  @discardableResult
  mutating func addSum(_ amount: Int128, to key: ContributionKey) throws(CubeError) -> BranchIndex {
    let day = key.cell.day.number
    let branch = try change(key) { (series: inout Series) throws(PrefixSums.Refusal) in
      try series.add(amount, to: key.measure, on: day)
    }
    deltaLogs.add(amount, to: key.measure, of: branch, on: day, branchCount: count)
    return branch
  }

  /// The most occurrences of one value in one change, so that a damaged change cannot fill the memory.
  static let mostOccurrences = 10_000_000

  /// Adds values to a list of a cell.
  mutating func add(_ values: [Int32], to list: Measure, of cell: CellKey) throws(CubeError) {
    guard !values.isEmpty else { return }
    let key = ContributionKey(cell: cell, measure: list)
    let branch = try change(key) { (series: inout Series) throws(PrefixSums.Refusal) in
      try series.add(values, to: list, on: cell.day.number)
    }
    let sum = values.reduce(0) { $0 + Int128($1) }
    deltaLogs.add(sum, count: Int128(values.count), to: list, of: branch, on: cell.day.number, branchCount: count)
  }

  /// Changes the series of a cell.
  /// - Returns: the branch of the cell.
  private mutating func change(
    _ key: ContributionKey, _ body: (inout Series) throws(PrefixSums.Refusal) -> Void
  ) throws(CubeError) -> BranchIndex {
    let branch = index(ofUnitNumber: key.cell.branch)
    let (group, index) = branch.offset.quotientAndRemainder(dividingBy: Contents.groupSize)
    do {
      try groups[group][index].change(ofClass: key.cell.caseClass, body)
      return branch
    } catch {
      switch error {
      case .belowZero: throw .notThere(key)
      case .outOfRange: throw .outOfRange(key)
      }
    }
  }

  /// Gives back memory that was reserved for growth.
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
  /// The sum of `hash` x amount, modulo 2^64, over each measure of each cell, and over each value of its lists. The
  /// changes of stocks are of the days from which they count (`Checksum.figureTerm`).
  func checksum(_ hash: (ContributionKey) -> UInt64) -> UInt64 {
    var sum: UInt64 = 0
    for group in groups {
      for branch in group {
        for (number, series) in branch.classes {
          sum &+= series.checksum { measure, day, value in
            let cell = CellKey(day: Day(number: day), branch: branch.unitNumber, caseClass: number)
            return hash(ContributionKey(cell: cell, measure: measure, value: value))
          }
        }
      }
    }
    return sum
  }
}

extension Series {
  fileprivate func checksum(_ hash: (Measure, _ day: Int32, _ value: Int32) -> UInt64) -> UInt64 {
    var sum: UInt64 = 0
    for list in Measure.valueLists {
      withValues(ofListAt: list.indexAmongValueLists) { entries in
        for index in entries.indices { sum &+= hash(list, entries[index].day, entries[index].value) }
      }
    }
    for measure in Measure.summed + Measure.stocks {
      forEach(measure, through: Int32.max) { day, amount in
        sum &+= hash(measure, day, 0) &* UInt64(truncatingIfNeeded: amount)
      }
    }
    return sum
  }
}
