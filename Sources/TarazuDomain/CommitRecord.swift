// What a commit changed, as the commit log carries it to every follower
// (docs/design/store.md#commit-log).

import TarazuBase
import TarazuCalendar

/// The content of one row of the commit log.
public enum CommitRecord: Hashable, Sendable {
  /// Contributions that were added or taken back.
  case contributions([ContributionChange])
  /// The directory became this version; contributions that the change healed come with it.
  case directory(version: Int64, [ContributionChange])
  /// The cells were rewritten as a whole: followers load them again.
  case reload
  /// The cells were emptied and are computed anew: what follows belongs to those, up to a reload.
  case rebuild
}

extension CommitRecord {
  /// The changes of measures that it carries.
  public var changes: [ContributionChange] {
    switch self {
    case .contributions(let changes), .directory(_, let changes): changes
    case .reload, .rebuild: []
    }
  }
}

/// A change of one measure of one cell.
public struct ContributionChange: Hashable, Sendable {
  public var key: ContributionKey
  /// What is added; for a list of values, by how much the value's count changes.
  public var amount: Int64

  public init(key: ContributionKey, amount: Int64) {
    self.key = key
    self.amount = amount
  }
}

extension Contributions {
  /// In the order of cells, measures and values, so that equal changes have equal bytes.
  public var changes: [ContributionChange] {
    amounts.map { ContributionChange(key: $0.key, amount: $0.value) }.sorted { $0.key < $1.key }
  }
}

extension [ContributionChange] {
  /// The sum of changes that may name a key more than once: each key once, in the order of cells, measures and values,
  /// without those that come to 0.
  public func summed() throws(ArithmeticOverflow) -> [ContributionChange] {
    var sums: [ContributionChange] = []
    sums.reserveCapacity(count)
    for change in sorted(by: { $0.key < $1.key }) {
      guard let last = sums.last, last.key == change.key else {
        if let last = sums.last, last.amount == 0 { sums.removeLast() }
        sums.append(change)
        continue
      }
      let (sum, overflow) = last.amount.addingReportingOverflow(change.amount)
      guard !overflow else { throw ArithmeticOverflow() }
      sums[sums.count - 1].amount = sum
    }
    if let last = sums.last, last.amount == 0 { sums.removeLast() }
    return sums
  }
}

// MARK: - Bytes

/// The payload: a byte for the kind (1 contributions, 2 directory, 3 reload, 4 rebuild); for 2 the version; then each change as
/// varints: day, branch and class as zigzag differences to the change before, measure, value where it is a list's, and
/// the amount in zigzag. About 8 bytes a change.
extension CommitRecord {
  public var bytes: [UInt8] {
    var writer = VarintWriter()
    switch self {
    case .contributions(let changes):
      writer.bytes.append(1)
      writer.append(changes)
    case .directory(let version, let changes):
      writer.bytes.append(2)
      writer.append(signed: version)
      writer.append(changes)
    case .reload:
      writer.bytes.append(3)
    case .rebuild:
      writer.bytes.append(4)
    }
    return writer.bytes
  }

  public init(bytes: [UInt8]) throws(DamagedCommit) {
    var reader = VarintReader(bytes: bytes, at: 1)
    switch bytes.first {
    case 1: self = .contributions(try reader.changes())
    case 2:
      let version = try reader.signed()
      self = .directory(version: version, try reader.changes())
    case 3: self = .reload
    case 4: self = .rebuild
    default: throw DamagedCommit(description: "a commit of an unknown kind")
    }
  }
}

/// A commit's payload that this version cannot read.
public struct DamagedCommit: Error, Hashable, Sendable, CustomStringConvertible {
  public var description: String
}

private struct VarintWriter {
  var bytes: [UInt8] = []

  mutating func append(unsigned value: UInt64) { Varint.append(value, to: &bytes) }

  mutating func append(signed value: Int64) { append(unsigned: Varint.zigZag(value)) }

  private mutating func append(_ number: Int32, after last: Int32) { append(signed: Int64(number) - Int64(last)) }

  mutating func append(_ changes: [ContributionChange]) {
    var last = CellKey(day: Day(number: 0), branch: UnitNumber(0), caseClass: ClassNumber(0))
    for change in changes {
      let cell = change.key.cell
      append(cell.day.number, after: last.day.number)
      append(cell.branch.number, after: last.branch.number)
      append(cell.caseClass.number, after: last.caseClass.number)
      append(unsigned: UInt64(change.key.measure.rawValue))
      if change.key.measure.isList { append(signed: Int64(change.key.value)) }
      append(signed: change.amount)
      last = cell
    }
  }
}

private struct VarintReader {
  let bytes: [UInt8]
  var at: Int

  mutating func unsigned() throws(DamagedCommit) -> UInt64 {
    do throws(Varint.Failure) {
      return try Varint.read(bytes, at: &at, end: bytes.count)
    } catch {
      switch error {
      case .truncated: throw DamagedCommit(description: "a commit is cut short")
      case .overlong: throw DamagedCommit(description: "a number of a commit is too long")
      }
    }
  }

  mutating func signed() throws(DamagedCommit) -> Int64 { Varint.signed(try unsigned()) }

  mutating func int32(after last: Int32 = 0) throws(DamagedCommit) -> Int32 {
    let (sum, overflow) = try signed().addingReportingOverflow(Int64(last))
    guard !overflow, let value = Int32(exactly: sum) else {
      throw DamagedCommit(description: "a number of a commit is out of range")
    }
    return value
  }

  mutating func changes() throws(DamagedCommit) -> [ContributionChange] {
    var changes: [ContributionChange] = []
    var last = CellKey(day: Day(number: 0), branch: UnitNumber(0), caseClass: ClassNumber(0))
    while at < bytes.count {
      last.day.number = try int32(after: last.day.number)
      last.branch.number = try int32(after: last.branch.number)
      last.caseClass.number = try int32(after: last.caseClass.number)
      guard let raw = UInt8(exactly: try unsigned()), let measure = Measure(rawValue: raw) else {
        throw DamagedCommit(description: "a commit names an unknown measure")
      }
      let value = measure.isList ? try int32() : 0
      let key = ContributionKey(cell: last, measure: measure, value: value)
      changes.append(ContributionChange(key: key, amount: try signed()))
    }
    return changes
  }
}
