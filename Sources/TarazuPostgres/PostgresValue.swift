/// A parameter of a statement, sent in binary with the oid of its type.
///
/// Days are counted from 1970-01-01, times in microseconds from 1970-01-01 UTC. A `null` takes the
/// type that the statement gives its parameter.
public enum PostgresValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case int2(Int16)
  case int4(Int32)
  case int8(Int64)
  case text(String)
  case bytes([UInt8])
  case date(Int32)
  case timestamptz(Int64)
  case numeric(Int128)
  case boolArray([Bool])
  case int2Array([Int16])
  case int2OptionalArray([Int16?])
  case int4Array([Int32])
  case int4OptionalArray([Int32?])
  case int8Array([Int64])
  case int8OptionalArray([Int64?])
  case textArray([String])
  case textOptionalArray([String?])
  case byteaArray([[UInt8]])
  case byteaOptionalArray([[UInt8]?])
  case dateArray([Int32])
  case dateOptionalArray([Int32?])
  case timestamptzArray([Int64])
  case timestamptzOptionalArray([Int64?])
  case numericArray([Int128])
  case numericOptionalArray([Int128?])

  /// The oid of its type; 0 for `null`, which lets the server choose.
  var oid: UInt32 {
    switch self {
    case .null: 0
    case .bool: Oid.bool
    case .int2: Oid.int2
    case .int4: Oid.int4
    case .int8: Oid.int8
    case .text: Oid.text
    case .bytes: Oid.bytea
    case .date: Oid.date
    case .timestamptz: Oid.timestamptz
    case .numeric: Oid.numeric
    case .boolArray: Oid.boolArray
    case .int2Array, .int2OptionalArray: Oid.int2Array
    case .int4Array, .int4OptionalArray: Oid.int4Array
    case .int8Array, .int8OptionalArray: Oid.int8Array
    case .textArray, .textOptionalArray: Oid.textArray
    case .byteaArray, .byteaOptionalArray: Oid.byteaArray
    case .dateArray, .dateOptionalArray: Oid.dateArray
    case .timestamptzArray, .timestamptzOptionalArray: Oid.timestamptzArray
    case .numericArray, .numericOptionalArray: Oid.numericArray
    }
  }
}

extension PostgresValue {
  /// The value, or `null` for nil.
  public static func text(orNull value: String?) -> PostgresValue { value.map { .text($0) } ?? .null }
  /// The value, or `null` for nil.
  public static func int4(orNull value: Int32?) -> PostgresValue { value.map { .int4($0) } ?? .null }
  /// The value, or `null` for nil.
  public static func int8(orNull value: Int64?) -> PostgresValue { value.map { .int8($0) } ?? .null }
  /// The value, or `null` for nil.
  public static func bytes(orNull value: [UInt8]?) -> PostgresValue { value.map { .bytes($0) } ?? .null }
  /// The value, or `null` for nil.
  public static func date(orNull value: Int32?) -> PostgresValue { value.map { .date($0) } ?? .null }
  /// The value, or `null` for nil.
  public static func timestamptz(orNull value: Int64?) -> PostgresValue { value.map { .timestamptz($0) } ?? .null }
}

/// The oids of PostgreSQL's own types, fixed in every cluster.
enum Oid {
  static let bool: UInt32 = 16
  static let bytea: UInt32 = 17
  static let name: UInt32 = 19
  static let int8: UInt32 = 20
  static let int2: UInt32 = 21
  static let int4: UInt32 = 23
  static let text: UInt32 = 25
  static let bpchar: UInt32 = 1042
  static let varchar: UInt32 = 1043
  static let date: UInt32 = 1082
  static let timestamptz: UInt32 = 1184
  static let numeric: UInt32 = 1700
  static let boolArray: UInt32 = 1000
  static let byteaArray: UInt32 = 1001
  static let int2Array: UInt32 = 1005
  static let int4Array: UInt32 = 1007
  static let textArray: UInt32 = 1009
  static let int8Array: UInt32 = 1016
  static let dateArray: UInt32 = 1182
  static let timestamptzArray: UInt32 = 1185
  static let numericArray: UInt32 = 1231
}

/// PostgreSQL counts from 2000-01-01.
enum Epoch {
  /// Days from 1970-01-01 to 2000-01-01.
  static let days: Int32 = 10_957
  /// Microseconds from 1970-01-01 to 2000-01-01 UTC.
  static let microseconds: Int64 = 946_684_800_000_000
}
