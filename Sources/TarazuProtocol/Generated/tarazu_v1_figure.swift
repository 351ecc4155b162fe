// Generated from tarazu/v1/figure.proto by protoc-gen-tarazu. Not to be edited: `dev/generate` makes it again.
// swift-format-ignore-file

/// Which end of an indicator is the good one.
public enum Better: ProtobufEnum {
  /// Not given.
  case unspecified
  /// The higher, the better.
  case higher
  /// The lower, the better.
  case lower
  /// Neither.
  case neutral
  /// A number that has no name here.
  case unrecognized(Int32)

  public static let allCases: [Self] = [
    .unspecified,
    .higher,
    .lower,
    .neutral,
  ]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .higher
    case 2: self = .lower
    case 3: self = .neutral
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .higher: 1
    case .lower: 2
    case .neutral: 3
    case .unrecognized(let number): number
    }
  }

  public var name: String? {
    switch self {
    case .unspecified: "BETTER_UNSPECIFIED"
    case .higher: "BETTER_HIGHER"
    case .lower: "BETTER_LOWER"
    case .neutral: "BETTER_NEUTRAL"
    case .unrecognized: nil
    }
  }
}

/// A figure: an exact quotient of whole numbers.
public struct Figure: Message {
  public static let fullName = "tarazu.v1.Figure"

  /// The indicator.
  public var kpi: Kpi = .init(rawValue: 0)
  /// The quotient as a double; absent is null.
  public var value: Double? = nil
  /// The numerator; absent with an empty `numerator_decimal` is null.
  public var numerator: Int64? = nil
  /// The denominator, before `denominator_divisor`.
  public var denominator: Int64? = nil
  /// How many cases or hearings it rests on; absent where the indicator has no sample size.
  public var sampleSize: Int64? = nil
  /// The numerator in decimal digits where it is outside int64; else empty.
  public var numeratorDecimal: String = ""
  /// The denominator in decimal digits where it is outside int64; else empty.
  public var denominatorDecimal: String = ""
  /// What the denominator is to be divided by; 0 means 1. It is 26,970 for branch-months, so that they too are exact.
  public var denominatorDivisor: Int32 = 0

  public init() {}

  public init(
    kpi: Kpi = .init(rawValue: 0),
    value: Double? = nil,
    numerator: Int64? = nil,
    denominator: Int64? = nil,
    sampleSize: Int64? = nil,
    numeratorDecimal: String = "",
    denominatorDecimal: String = "",
    denominatorDivisor: Int32 = 0
  ) {
    self.kpi = kpi
    self.value = value
    self.numerator = numerator
    self.denominator = denominator
    self.sampleSize = sampleSize
    self.numeratorDecimal = numeratorDecimal
    self.denominatorDecimal = denominatorDecimal
    self.denominatorDivisor = denominatorDivisor
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: kpi = try EnumField<Kpi>.read(&reader)
      case 17: self.value = try DoubleField.read(&reader)
      case 24: numerator = try Int64Field.read(&reader)
      case 32: denominator = try Int64Field.read(&reader)
      case 40: sampleSize = try Int64Field.read(&reader)
      case 50: numeratorDecimal = try StringField.read(&reader)
      case 58: denominatorDecimal = try StringField.read(&reader)
      case 64: denominatorDivisor = try Int32Field.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    EnumField<Kpi>.write(1, kpi, &writer)
    DoubleField.write(2, present: self.value, &writer)
    Int64Field.write(3, present: numerator, &writer)
    Int64Field.write(4, present: denominator, &writer)
    Int64Field.write(5, present: sampleSize, &writer)
    StringField.write(6, numeratorDecimal, &writer)
    StringField.write(7, denominatorDecimal, &writer)
    Int32Field.write(8, denominatorDivisor, &writer)
  }
}
