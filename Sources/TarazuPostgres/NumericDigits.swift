/// PostgreSQL's binary form of whole numerics: groups of four decimal digits, the most significant first.
struct NumericDigits {
  static let positiveSign: UInt16 = 0
  static let negativeSign: UInt16 = 0x4000
  private static let base: UInt128 = 10_000

  /// Each 0 to 9,999, without zeros at the end.
  let groups: [Int16]
  /// The power of 10,000 of the first group.
  let weight: Int16
  let isNegative: Bool

  init(_ value: Int128) {
    isNegative = value < 0
    var rest = value.magnitude
    var groups: [Int16] = []
    while rest > 0 {
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: NumericDigits.base)
      groups.append(Int16(truncatingIfNeeded: remainder))
      rest = quotient
    }
    weight = Int16(truncatingIfNeeded: max(groups.count - 1, 0))
    groups.reverse()
    while groups.last == 0 { groups.removeLast() }
    self.groups = groups
  }

  /// The whole number that these groups are; nil if they are none or it is beyond 128 bits.
  static func value(groups: [Int16], weight: Int16, sign: UInt16) -> Int128? {
    guard sign == positiveSign || sign == negativeSign else { return nil }
    var value: Int128 = 0
    var power = Int(weight)
    for group in groups {
      guard (0..<10_000).contains(group) else { return nil }
      if power < 0 {
        if group != 0 { return nil }
        continue
      }
      guard let next = shifted(value, adding: sign == negativeSign ? -group : group) else { return nil }
      value = next
      power -= 1
    }
    while power >= 0, value != 0 {
      guard let next = shifted(value, adding: 0) else { return nil }
      value = next
      power -= 1
    }
    return value
  }

  private static func shifted(_ value: Int128, adding group: Int16) -> Int128? {
    let (product, tooLarge) = value.multipliedReportingOverflow(by: 10_000)
    let (sum, overflow) = product.addingReportingOverflow(Int128(group))
    return tooLarge || overflow ? nil : sum
  }
}
