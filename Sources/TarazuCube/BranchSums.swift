// Sums of all branches at once: rows of totals, added up from one end to the other.

/// A sum for each branch of the cube, in 64 bits as long as these hold all of them.
struct BranchSums {
  private var sums: [Int64]
  /// Below 0 once a sum has left 64 bits.
  private var overflow: Int64 = 0

  init(branchCount: Int) { sums = Array(repeating: 0, count: branchCount) }

  /// Adds a row of totals to the sums of as many branches, or subtracts it. The loops have no conditions, so that the
  /// processor adds several totals at a time.
  /// - Parameter first: the offset of the first branch.
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

  /// Adds to one branch's sum, or subtracts from it.
  @inline(__always)
  mutating func add(_ amount: Int64, to branch: BranchIndex, negated: Bool) {
    guard branch.offset < sums.count else { return }
    let sum = sums[branch.offset]
    let result = negated ? sum &- amount : sum &+ amount
    overflow |= negated ? (sum ^ amount) & (sum ^ result) : (sum ^ result) & (amount ^ result)
    sums[branch.offset] = result
  }

  /// The sums in the order of branch indices. They are wrong where one has left 64 bits.
  var byBranch: [Int64] { sums }

  /// The sums of units; nil where a branch's sum has left 64 bits. A unit's sum fits 128 bits, because there are far
  /// fewer than 2^64 branches.
  func byUnit(_ units: UnitMap, count: Int) -> [Int128]? {
    guard overflow >= 0 else { return nil }
    var column = [Int128](repeating: 0, count: count)
    for offset in sums.indices {
      if let unit = units[BranchIndex(offset)] { column[unit] &+= Int128(sums[offset]) }
    }
    return column
  }
}
