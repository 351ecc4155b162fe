// One measure of all branches in the order of days, for questions about many branches.

/// All changes of one measure, cut into segments that begin with the totals of each slot. The totals of all slots on any
/// day are then one row and part of one segment, read from one end to the other: as quick as memory goes, where as many
/// prefix sums would be looked up one by one.
struct DeltaLog: Sendable {
  struct Entry: Dated, Sendable {
    var day: Int32
    var slot: Int32
    var amount: Int64
  }

  private struct Segment: Sendable {
    /// It holds the days from here to the next segment's.
    var first: Int32
    /// The totals before it.
    var before = SlotTotals()
    var entries: [Entry] = []
  }

  private var segments = [Segment(first: Int32.min)]
  /// The totals of all slots together.
  private var all = PrefixSums()
  /// False once a total left 64 bits; from then on the prefix sums must be asked.
  private(set) var isUsable = true

  /// Segments are as long as rows, but not shorter than this, so that rows take no more memory than entries.
  private static let least = 1_024

  private func segment(of day: Int32) -> Int {
    var low = 0
    var high = segments.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if segments[middle].first <= day { low = middle } else { high = middle }
    }
    return low
  }

  /// Adds the totals through a day to the sums of their slots, or takes them away.
  func addTotals(through day: Int32, negated: Bool = false, to sums: inout SlotSums) {
    let segment = segments[segment(of: day)]
    segment.before.forEachRow { first, row in sums.add(row, from: first, negated: negated) }
    let entries = segment.entries.span
    for index in 0..<entries.count(through: day) {
      sums.add(entries[index].amount, to: Int(entries[index].slot), negated: negated)
    }
  }

  /// The total of all slots through a day.
  func total(through day: Int32) -> Int128 { all.total(through: day) }

  /// Goes through the changes of the days from `from` to `to`, in their order.
  func forEach(from: Int32, through to: Int32, _ body: (Entry) -> Void) {
    guard from <= to else { return }
    for index in segment(of: from)...segment(of: to) {
      let segment = segments[index]
      let entries = segment.entries.span
      for place in entries.range(from: from, through: to) { body(entries[place]) }
    }
  }

  /// Adds to a slot's day. One that is not the last makes all later rows change too.
  /// - Parameter slots: how many slots there are.
  mutating func add(_ amount: Int128, to slot: Int, on day: Int32, slots: Int) {
    guard isUsable, amount != 0 else { return }
    guard let amount = Int64(exactly: amount), (try? all.add(Int128(amount), on: day, signed: true)) != nil else {
      isUsable = false
      return
    }
    let index = segment(of: day)
    let entry = Entry(day: day, slot: Int32(truncatingIfNeeded: slot), amount: amount)
    if !segments[index].entries.addToLast(entry) { segments[index].entries.insertInOrder(entry) }
    for later in index + 1..<segments.count where !segments[later].before.add(amount, to: slot) { isUsable = false }
    if segments[index].entries.count > max(DeltaLog.least, slots) { cut(index) }
  }

  /// Cuts a segment between two days: the last one as far on as can be, since more will follow it.
  private mutating func cut(_ index: Int) {
    let entries = segments[index].entries
    let middle = index == segments.count - 1 ? entries[entries.count - 1].day : entries[entries.count / 2].day
    let place = entries.span.count(before: middle)
    guard place > 0 else { return }
    var next = Segment(first: entries[place].day, before: segments[index].before)
    for entry in entries[..<place] where !next.before.add(entry.amount, to: Int(entry.slot)) { isUsable = false }
    next.entries = Array(entries[place...])
    segments[index].entries = Array(entries[..<place])
    segments.insert(next, at: index + 1)
  }

  /// Gives back what growing reserved.
  mutating func trim() {
    for index in segments.indices { segments[index].entries = segments[index].entries.trimmed() }
    segments = segments.trimmed()
    all.trim()
  }
}

/// A total for each slot; in groups, so that a late change copies little of what readers still hold.
private struct SlotTotals: Sendable {
  private static let groupSize = 64
  private var groups: [[Int64]] = []

  @inline(__always)
  func forEachRow(_ body: (_ first: Int, _ row: Span<Int64>) -> Void) {
    for (index, group) in groups.enumerated() { body(index * SlotTotals.groupSize, group.span) }
  }

  /// False, and nothing done, where the total would leave 64 bits.
  mutating func add(_ amount: Int64, to slot: Int) -> Bool {
    let (group, index) = slot.quotientAndRemainder(dividingBy: SlotTotals.groupSize)
    while groups.count <= group { groups.append([]) }
    while groups[group].count <= index { groups[group].append(0) }
    let (total, overflow) = groups[group][index].addingReportingOverflow(amount)
    guard !overflow else { return false }
    groups[group][index] = total
    return true
  }
}

extension Array<DeltaLog.Entry> {
  /// Cells of several classes of a branch come one after the other: their amounts are added up.
  fileprivate mutating func addToLast(_ entry: DeltaLog.Entry) -> Bool {
    guard let last, last.day == entry.day, last.slot == entry.slot else { return false }
    let (sum, overflow) = last.amount.addingReportingOverflow(entry.amount)
    if !overflow { self[count - 1].amount = sum }
    return !overflow
  }
}
