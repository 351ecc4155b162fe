// A cell as a row: what the store keeps of it, and what a cube is loaded from.

/// The sums and lists of values of one (branch, class, day).
public struct CellRow: Sendable {
  public var key: CellKey
  /// The measures that are no lists and not 0.
  public var sums: [(measure: Measure, amount: Int128)]
  /// The lists that have values.
  public var lists: [(measure: Measure, values: [Int32])]

  public init(
    key: CellKey, sums: [(measure: Measure, amount: Int128)] = [], lists: [(measure: Measure, values: [Int32])] = []
  ) {
    self.key = key
    self.sums = sums
    self.lists = lists
  }

  /// The values of a list.
  public subscript(list: Measure) -> [Int32] {
    get { lists.first { $0.measure == list }?.values ?? [] }
    set {
      lists.removeAll { $0.measure == list }
      if !newValue.isEmpty { lists.append((list, newValue)) }
    }
  }
}

extension CellRow {
  /// The checksum of what the row holds: equal to that of the contributions it was made of.
  public var checksum: UInt64 {
    var sum: UInt64 = 0
    for (measure, amount) in sums {
      sum &+= Checksum.term(ContributionKey(cell: key, measure: measure), wide: amount)
    }
    for (measure, values) in lists {
      for value in values { sum &+= Checksum.hash(ContributionKey(cell: key, measure: measure, value: value)) }
    }
    return sum
  }

  /// The same by `Checksum.figureTerm`: what a cube has of it.
  public var figureChecksum: UInt64 {
    var sum: UInt64 = 0
    for (measure, amount) in sums {
      sum &+= Checksum.term(ContributionKey(cell: key, measure: measure), wide: amount)
    }
    for (measure, values) in lists {
      for value in values {
        sum &+= Checksum.figureTerm(ContributionKey(cell: key, measure: measure, value: value), 1)
      }
    }
    return sum
  }
}
