/// The rows that a statement returned, in binary, or how many rows a command wrote.
///
/// Columns are numbered from 0 in the order of the statement. A value of another type, a null where none is allowed,
/// or a row or column that is not there throws `.decoding`.
public struct PostgresRows: Sendable {
  private let result: LibPQResult

  init(_ result: LibPQResult) {
    self.result = result
  }

  /// How many rows there are.
  public var count: Int { result.rowCount }
  /// Whether there is none.
  public var isEmpty: Bool { result.rowCount == 0 }
  /// How many rows an insert, update, delete or select handled.
  public var affectedRows: Int { result.affectedRows }

  /// Whether the value is null.
  public func isNull(_ row: Int, _ column: Int) throws(PostgresError) -> Bool {
    try check(row, column)
    return result.isNull(row, column)
  }

  public func bool(_ row: Int, _ column: Int) throws(PostgresError) -> Bool {
    try require(boolOrNull(row, column), row, column)
  }

  /// An int2.
  public func int2(_ row: Int, _ column: Int) throws(PostgresError) -> Int16 {
    try require(int2OrNull(row, column), row, column)
  }

  /// An int2 or int4.
  public func int4(_ row: Int, _ column: Int) throws(PostgresError) -> Int32 {
    try require(int4OrNull(row, column), row, column)
  }

  /// An int2, int4 or int8.
  public func int8(_ row: Int, _ column: Int) throws(PostgresError) -> Int64 {
    try require(int8OrNull(row, column), row, column)
  }

  public func text(_ row: Int, _ column: Int) throws(PostgresError) -> String {
    try require(textOrNull(row, column), row, column)
  }

  public func bytes(_ row: Int, _ column: Int) throws(PostgresError) -> [UInt8] {
    try require(bytesOrNull(row, column), row, column)
  }

  /// Days since 1970-01-01.
  public func date(_ row: Int, _ column: Int) throws(PostgresError) -> Int32 {
    try require(dateOrNull(row, column), row, column)
  }

  /// Microseconds since 1970-01-01 UTC.
  public func timestamptz(_ row: Int, _ column: Int) throws(PostgresError) -> Int64 {
    try require(timestamptzOrNull(row, column), row, column)
  }

  /// A whole numeric of at most 128 bits.
  public func numeric(_ row: Int, _ column: Int) throws(PostgresError) -> Int128 {
    try require(numericOrNull(row, column), row, column)
  }

  public func int4Array(_ row: Int, _ column: Int) throws(PostgresError) -> [Int32] {
    try require(int4ArrayOrNull(row, column), row, column)
  }

  public func int8Array(_ row: Int, _ column: Int) throws(PostgresError) -> [Int64] {
    try require(int8ArrayOrNull(row, column), row, column)
  }

  public func textArray(_ row: Int, _ column: Int) throws(PostgresError) -> [String] {
    try require(textArrayOrNull(row, column), row, column)
  }

  public func byteaArray(_ row: Int, _ column: Int) throws(PostgresError) -> [[UInt8]] {
    try require(byteaArrayOrNull(row, column), row, column)
  }

  // MARK: Values that may be null

  public func boolOrNull(_ row: Int, _ column: Int) throws(PostgresError) -> Bool? {
    try read(row, column, [.bool]) { (reader, _) throws(PostgresError) in try reader.integer(UInt8.self) != 0 }
  }

  public func int2OrNull(_ row: Int, _ column: Int) throws(PostgresError) -> Int16? {
    try read(row, column, [.int2]) { (reader, _) throws(PostgresError) in try reader.integer(Int16.self) }
  }

  public func int4OrNull(_ row: Int, _ column: Int) throws(PostgresError) -> Int32? {
    try read(row, column, [.int4, .int2]) { (reader, oid) throws(PostgresError) in
      oid == Oid.int4 ? try reader.integer(Int32.self) : Int32(try reader.integer(Int16.self))
    }
  }

  public func int8OrNull(_ row: Int, _ column: Int) throws(PostgresError) -> Int64? {
    try read(row, column, [.int8, .int4, .int2]) { (reader, oid) throws(PostgresError) in
      switch oid {
      case Oid.int8: try reader.integer(Int64.self)
      case Oid.int4: Int64(try reader.integer(Int32.self))
      default: Int64(try reader.integer(Int16.self))
      }
    }
  }

  public func textOrNull(_ row: Int, _ column: Int) throws(PostgresError) -> String? {
    try read(row, column, [.text]) { (reader, _) throws(PostgresError) in
      reader.restOfText()
    }
  }

  public func bytesOrNull(_ row: Int, _ column: Int) throws(PostgresError) -> [UInt8]? {
    try read(row, column, [.bytea]) { (reader, _) throws(PostgresError) in reader.restOfBytes() }
  }

  /// Days since 1970-01-01.
  public func dateOrNull(_ row: Int, _ column: Int) throws(PostgresError) -> Int32? {
    try read(row, column, [.date]) { (reader, _) throws(PostgresError) in try reader.day() }
  }

  /// Microseconds since 1970-01-01 UTC.
  public func timestamptzOrNull(_ row: Int, _ column: Int) throws(PostgresError) -> Int64? {
    try read(row, column, [.timestamptz]) { (reader, _) throws(PostgresError) in try reader.time() }
  }

  /// A whole numeric of at most 128 bits.
  public func numericOrNull(_ row: Int, _ column: Int) throws(PostgresError) -> Int128? {
    try read(row, column, [.numeric]) { (reader, _) throws(PostgresError) in try reader.wholeNumeric() }
  }

  public func int4ArrayOrNull(_ row: Int, _ column: Int) throws(PostgresError) -> [Int32]? {
    try read(row, column, [.int4Array]) { (reader, _) throws(PostgresError) in
      try reader.array(of: Oid.int4) { (reader) throws(PostgresError) in try reader.integer(Int32.self) }
    }
  }

  public func int8ArrayOrNull(_ row: Int, _ column: Int) throws(PostgresError) -> [Int64]? {
    try read(row, column, [.int8Array]) { (reader, _) throws(PostgresError) in
      try reader.array(of: Oid.int8) { (reader) throws(PostgresError) in try reader.integer(Int64.self) }
    }
  }

  public func textArrayOrNull(_ row: Int, _ column: Int) throws(PostgresError) -> [String]? {
    try read(row, column, [.textArray]) { (reader, _) throws(PostgresError) in
      try reader.array(of: Oid.text) { (reader) throws(PostgresError) in reader.restOfText() }
    }
  }

  public func byteaArrayOrNull(_ row: Int, _ column: Int) throws(PostgresError) -> [[UInt8]]? {
    try read(row, column, [.byteaArray]) { (reader, _) throws(PostgresError) in
      try reader.array(of: Oid.bytea) { (reader) throws(PostgresError) in reader.restOfBytes() }
    }
  }

  // MARK: Parts

  private func check(_ row: Int, _ column: Int) throws(PostgresError) {
    guard row >= 0, row < result.rowCount, column >= 0, column < result.columnCount else {
      throw PostgresError(
        .decoding("row \(row), column \(column) of \(result.rowCount) rows and \(result.columnCount) columns"))
    }
  }

  private func require<Value>(_ value: Value?, _ row: Int, _ column: Int) throws(PostgresError) -> Value {
    guard let value else { throw PostgresError(.decoding("row \(row), column \(column) is null")) }
    return value
  }

  private func read<Value>(
    _ row: Int, _ column: Int, _ allowed: ColumnTypes,
    _ body: (inout BinaryReader, UInt32) throws(PostgresError) -> Value
  ) throws(PostgresError) -> Value? {
    try check(row, column)
    let oid = result.type(column)
    guard !allowed.isDisjoint(with: ColumnTypes(oid: oid)) else {
      throw PostgresError(.decoding("column \(column) has another type, with oid \(oid)"))
    }
    if result.isNull(row, column) { return nil }
    return try result.withValue(row, column) { (buffer) throws(PostgresError) in
      var reader = BinaryReader(buffer)
      let value = try body(&reader, oid)
      try reader.end()
      return value
    }
  }
}

/// The types that a value may be read as; a set in one word, since this is asked for each value.
private struct ColumnTypes: OptionSet {
  let rawValue: UInt32

  static let bool = ColumnTypes(rawValue: 1 << 0)
  static let bytea = ColumnTypes(rawValue: 1 << 1)
  static let int2 = ColumnTypes(rawValue: 1 << 2)
  static let int4 = ColumnTypes(rawValue: 1 << 3)
  static let int8 = ColumnTypes(rawValue: 1 << 4)
  static let text = ColumnTypes(rawValue: 1 << 5)
  static let date = ColumnTypes(rawValue: 1 << 6)
  static let timestamptz = ColumnTypes(rawValue: 1 << 7)
  static let numeric = ColumnTypes(rawValue: 1 << 8)
  static let int4Array = ColumnTypes(rawValue: 1 << 9)
  static let int8Array = ColumnTypes(rawValue: 1 << 10)
  static let textArray = ColumnTypes(rawValue: 1 << 11)
  static let byteaArray = ColumnTypes(rawValue: 1 << 12)

  init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  init(oid: UInt32) {
    switch oid {
    case Oid.bool: self = .bool
    case Oid.bytea: self = .bytea
    case Oid.int2: self = .int2
    case Oid.int4: self = .int4
    case Oid.int8: self = .int8
    case Oid.text, Oid.varchar, Oid.name, Oid.bpchar: self = .text
    case Oid.date: self = .date
    case Oid.timestamptz: self = .timestamptz
    case Oid.numeric: self = .numeric
    case Oid.int4Array: self = .int4Array
    case Oid.int8Array: self = .int8Array
    case Oid.textArray: self = .textArray
    case Oid.byteaArray: self = .byteaArray
    default: self = []
    }
  }
}
