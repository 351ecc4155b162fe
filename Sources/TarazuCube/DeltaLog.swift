// One measure of all branches in the order of days, for questions about many branches.

/// All changes of one measure, cut into segments that begin with the totals of each branch: a checkpoint. The totals of
/// all branches on any day are then one checkpoint and part of one segment, read from one end to the other at the speed
/// of memory. Prefix sums of as many branches would be as many searches.
struct DeltaLog: Sendable {
  struct Entry: Dated, Sendable {
    var day: Int32
    var branch: BranchIndex
    var amount: Int64
  }

  private struct Segment: Sendable {
    /// The segment holds the days from here to the next segment's first day.
    var firstDay: Int32
    /// The totals of all days before it.
    var checkpoint = BranchTotals()
    var entries: [Entry] = []
  }

  private var segments = [Segment(firstDay: Int32.min)]
  /// The totals of all branches together.
  private var all = PrefixSums()
  /// False once a total has left 64 bits. From then on the prefix sums of the branches have to be read instead.
  private(set) var isUsable = true

  /// Segments are as long as checkpoints, so that these take no more memory than entries, but not shorter than this.
  private static let shortestSegment = 1_024

  private func segmentIndex(of day: Int32) -> Int {
    var low = 0
    var high = segments.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if segments[middle].firstDay <= day { low = middle } else { high = middle }
    }
    return low
  }

  /// Adds each branch's total through a day to its sum, or subtracts it.
  func addTotals(through day: Int32, negated: Bool = false, to sums: inout BranchSums) {
    let segment = segments[segmentIndex(of: day)]
    segment.checkpoint.forEachRow { first, row in sums.add(row, from: first, negated: negated) }
    let entries = segment.entries.span
    for index in 0..<entries.count(through: day) {
      sums.add(entries[index].amount, to: entries[index].branch, negated: negated)
    }
  }

  /// The total of all branches through a day.
  func total(through day: Int32) -> Int128 { all.total(through: day) }

  /// Calls `body` with the changes of the days from `from` to `to`, in the order of days.
  func forEach(from: Int32, through to: Int32, _ body: (Entry) -> Void) {
    guard from <= to else { return }
    for segmentIndex in segmentIndex(of: from)...segmentIndex(of: to) {
      let segment = segments[segmentIndex]
      let entries = segment.entries.span
      for index in entries.range(from: from, through: to) { body(entries[index]) }
    }
  }

  /// Adds to a day of a branch. A day before the last segment also changes all later checkpoints.
  /// - Parameter branchCount: how many branches the cube has.
  mutating func add(_ amount: Int128, to branch: BranchIndex, on day: Int32, branchCount: Int) {
    guard isUsable, amount != 0 else { return }
    guard let amount = Int64(exactly: amount), (try? all.add(Int128(amount), on: day, signed: true)) != nil else {
      isUsable = false
      return
    }
    let index = segmentIndex(of: day)
    let entry = Entry(day: day, branch: branch, amount: amount)
    if !segments[index].entries.addToLast(entry) { segments[index].entries.insertInOrder(entry) }
    for later in index + 1..<segments.count where !segments[later].checkpoint.add(amount, to: branch) {
      isUsable = false
    }
    if segments[index].entries.count > max(DeltaLog.shortestSegment, branchCount) { cut(index) }
  }

  /// Cuts a segment between two days, never within one: the last segment as late as possible, since more will follow
  /// it, and others in the middle.
  private mutating func cut(_ index: Int) {
    let entries = segments[index].entries
    let day = index == segments.count - 1 ? entries[entries.count - 1].day : entries[entries.count / 2].day
    let end = entries.span.count(before: day)
    guard end > 0 else { return }
    var next = Segment(firstDay: entries[end].day, checkpoint: segments[index].checkpoint)
    for entry in entries[..<end] where !next.checkpoint.add(entry.amount, to: entry.branch) { isUsable = false }
    next.entries = Array(entries[end...])
    segments[index].entries = Array(entries[..<end])
    segments.insert(next, at: index + 1)
  }

  /// Gives back memory that was reserved for growth.
  mutating func trim() {
    for index in segments.indices { segments[index].entries = segments[index].entries.trimmed() }
    segments = segments.trimmed()
    all.trim()
  }
}

/// A total for each branch, in groups: a late change then copies little of what readers still hold.
private struct BranchTotals: Sendable {
  private static let groupSize = 64
  private var groups: [[Int64]] = []

  /// Calls `body` with each group, and the offset of its first branch.
  @inline(__always)
  func forEachRow(_ body: (_ first: Int, _ row: Span<Int64>) -> Void) {
    for (index, group) in groups.enumerated() { body(index * BranchTotals.groupSize, group.span) }
  }

  /// False, and nothing changed, where the total would leave 64 bits.
  mutating func add(_ amount: Int64, to branch: BranchIndex) -> Bool {
    let (group, index) = branch.offset.quotientAndRemainder(dividingBy: BranchTotals.groupSize)
    while groups.count <= group { groups.append([]) }
    while groups[group].count <= index { groups[group].append(0) }
    let (total, overflow) = groups[group][index].addingReportingOverflow(amount)
    guard !overflow else { return false }
    groups[group][index] = total
    return true
  }
}

extension Array<DeltaLog.Entry> {
  /// Adds to the last entry if it has the same day and branch: cells of several classes of a branch come one after the
  /// other. False, and nothing changed, otherwise.
  fileprivate mutating func addToLast(_ entry: DeltaLog.Entry) -> Bool {
    guard let last, last.day == entry.day, last.branch == entry.branch else { return false }
    let (sum, overflow) = last.amount.addingReportingOverflow(entry.amount)
    if !overflow { self[count - 1].amount = sum }
    return !overflow
  }
}
