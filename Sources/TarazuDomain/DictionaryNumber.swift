// The numbers by which the store's dictionaries name units, classes and sources, each a type of its own, so that none is
// taken for another.

/// A number of one of the store's dictionaries.
public protocol DictionaryNumber: Hashable, Comparable, Sendable, CustomStringConvertible {
  var number: Int32 { get }
  init(_ number: Int32)
}

/// A unit by its number in the store's table `place`.
public struct UnitNumber: DictionaryNumber {
  public var number: Int32

  @inlinable
  public init(_ number: Int32) { self.number = number }

  /// As a reach, the whole country, whether a directory names it or not. No unit has this number.
  public static let wholeCountry = UnitNumber(0)

  @inlinable
  public static func < (a: UnitNumber, b: UnitNumber) -> Bool { a.number < b.number }
}

/// A class of cases by its number in the store's table `class`.
public struct ClassNumber: DictionaryNumber {
  public var number: Int32

  @inlinable
  public init(_ number: Int32) { self.number = number }

  @inlinable
  public static func < (a: ClassNumber, b: ClassNumber) -> Bool { a.number < b.number }
}

/// A source by its number in the store's table `source`.
public struct SourceNumber: DictionaryNumber {
  public var number: Int32

  @inlinable
  public init(_ number: Int32) { self.number = number }

  @inlinable
  public static func < (a: SourceNumber, b: SourceNumber) -> Bool { a.number < b.number }
}

extension DictionaryNumber {
  public var description: String { "\(number)" }
}
