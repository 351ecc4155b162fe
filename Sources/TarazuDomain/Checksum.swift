// Linear checksums of contributions: what cases give and what cells hold must have equal sums
// (docs/design/store.md#checksums).

import TarazuCalendar

/// Sums modulo 2^64 of a 64-bit hash of the key times the amount. Being linear, they can be kept up by differences, and
/// the sum over all cases equals the sum over all cells exactly when (but for a chance of 2^-64) nothing differs.
public enum Checksum {
  /// The hash of one key: two rounds of a multiply-xorshift mixer (the finalizer of splitmix64) over its words.
  public static func hash(_ key: ContributionKey) -> UInt64 {
    let whose = word(key.cell.branch.number, key.cell.caseClass.number)
    let when = word(key.cell.day.number, key.value)
    return mix(mix(mix(seed ^ whose) ^ when) ^ UInt64(key.measure.rawValue))
  }

  /// The share of one change.
  public static func term(_ key: ContributionKey, _ amount: Int64) -> UInt64 {
    hash(key) &* UInt64(bitPattern: amount)
  }

  /// The share of a sum that may need 128 bits.
  public static func term(_ key: ContributionKey, wide amount: Int128) -> UInt64 {
    hash(key) &* UInt64(truncatingIfNeeded: amount)
  }

  /// The hash of a key as figures know it: the changes of stocks are of the days from which they count, since that is
  /// all that a cube keeps of them.
  public static func figureTerm(_ key: ContributionKey, _ amount: Int64) -> UInt64 {
    guard let change = key.stockChange else { return term(key, amount) }
    return term(change.key, amount &* change.amount)
  }

  private static func word(_ high: Int32, _ low: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: high)) << 32 | UInt64(UInt32(bitPattern: low))
  }

  static func mix(_ word: UInt64) -> UInt64 {
    var z = word &+ 0x9e37_79b9_7f4a_7c15
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// "Tarazu" and a version, so that sums of another form never agree by accident.
  static let seed: UInt64 = 0x5461_7261_7a75_0001
}

extension Checksum {
  /// The checksum of some changes; it is the same before and after they are summed.
  public static func sum(_ changes: ArraySlice<ContributionChange>) -> UInt64 {
    changes.reduce(into: 0) { $0 = $0 &+ term($1.key, $1.amount) }
  }
}

extension Contributions {
  /// The checksum of all of them.
  public var checksum: UInt64 {
    amounts.reduce(into: 0) { $0 = $0 &+ Checksum.term($1.key, $1.value) }
  }
}

extension CaseState {
  /// A checksum of the whole state, so that `verify` compares one number a case.
  public var checksum: UInt64 { checksum(calendar: calendarBytes) }

  /// The same for a caller that has the state's `calendarBytes` already.
  public func checksum(calendar: [UInt8]) -> UInt64 {
    var sum = Checksum.seed
    func take(_ number: Int64) { sum = Checksum.mix(sum ^ UInt64(bitPattern: number)) }
    func pair(_ high: Int32?, _ low: Int32?) -> Int64 { Int64(high ?? 0) << 32 | Int64(UInt32(bitPattern: low ?? 0)) }
    // What is not there counts as 0, as it did before it had types of its own: the sums are stored.
    let (spell, enforcement) = (machine.lastSpell, machine.enforcement)
    take(lastAt?.nanoseconds ?? Int64.min)
    take(Int64(lastKind?.rawValue ?? -1) << 2 | (lastInstantFitInOneRound ? 2 : 0) | (hasUnmatchedRetraction ? 1 : 0))
    take(Int64(accepted))
    take(pair(machine.caseClass?.number, spell?.branch.number))
    take(Int64(spell?.openedOn.number ?? 0))
    take(spell?.endedOn.map { Int64($0.number) } ?? Int64.max)
    for branch in machine.visited { take(Int64(branch.number)) }
    take(Int64(machine.appealBranch?.number ?? 0))
    take(pair(enforcement?.branch.number, enforcement?.openedOn.number))
    take(Int64(spell?.courseOn.number ?? 0))
    take(machine.calendar.gap.map { Int64($0.since.number) << 1 | ($0.awaitsJudgment ? 1 : 0) } ?? Int64.max)
    for byte in calendar { take(Int64(byte)) }
    return sum
  }
}
