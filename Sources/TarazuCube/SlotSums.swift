// Sums for all slots at once: rows of totals added up from one end to the other.

/// A sum for each slot, in 64 bits as long as these hold all of them.
struct SlotSums {
  private var sums: [Int64]
  /// Below 0 once a sum has left 64 bits.
  private var overflow: Int64 = 0

  init(slots: Int) { sums = Array(repeating: 0, count: slots) }

  /// Adds a row of totals to the sums from a slot on, or takes them away. Without a branch, so that the processor adds
  /// several at a time.
  mutating func add(_ row: Span<Int64>, from first: Int, negated: Bool) {
    var signs: Int64 = 0
    let count = min(row.count, sums.count - first)
    row.withUnsafeBufferPointer { row in
      sums.withUnsafeMutableBufferPointer { sums in
        if negated {
          for index in 0..<max(0, count) {
            let (sum, total) = (sums[first + index], row[index])
            let result = sum &- total
            signs |= (sum ^ total) & (sum ^ result)
            sums[first + index] = result
          }
        } else {
          for index in 0..<max(0, count) {
            let (sum, total) = (sums[first + index], row[index])
            let result = sum &+ total
            signs |= (sum ^ result) & (total ^ result)
            sums[first + index] = result
          }
        }
      }
    }
    overflow |= signs
  }

  /// Adds to one slot's sum, or takes away.
  @inline(__always)
  mutating func add(_ amount: Int64, to slot: Int, negated: Bool) {
    guard slot < sums.count else { return }
    let sum = sums[slot]
    let result = negated ? sum &- amount : sum &+ amount
    overflow |= negated ? (sum ^ amount) & (sum ^ result) : (sum ^ result) & (amount ^ result)
    sums[slot] = result
  }

  /// The sums themselves, wrong where one left 64 bits.
  var bySlot: [Int64] { sums }

  /// The sums of units; nil where those of slots left 64 bits. Theirs do not leave 128: there are far less than 2^64 slots.
  func byUnit(_ units: UnitMap, count: Int) -> [Int128]? {
    guard overflow >= 0 else { return nil }
    var column = [Int128](repeating: 0, count: count)
    for slot in sums.indices {
      if let unit = units[slot] { column[unit] &+= Int128(sums[slot]) }
    }
    return column
  }
}
