/// PostgreSQL's binary forms of parameters, one after the other in one buffer.
struct BinaryWriter {
  private(set) var bytes: [UInt8] = []

  /// Writes a value in its type's binary form, without a length; false for `null`, which has none.
  /// Throws `.encoding` where a day, time or length is beyond what PostgreSQL holds.
  mutating func write(_ value: PostgresValue) throws(PostgresError) -> Bool {
    switch value {
    case .null: return false
    case .bool(let value): bytes.append(value ? 1 : 0)
    case .int2(let value): put(value)
    case .int4(let value): put(value)
    case .int8(let value): put(value)
    case .text(let value): bytes.append(contentsOf: value.utf8)
    case .bytes(let value): bytes.append(contentsOf: value)
    case .date(let value): put(try BinaryWriter.day(value))
    case .timestamptz(let value): put(try BinaryWriter.time(value))
    case .numeric(let value): put(numeric: value)
    default: try writeArray(value)
    }
    return true
  }

  private mutating func writeArray(_ value: PostgresValue) throws(PostgresError) {
    switch value {
    case .boolArray(let list):
      try put(list, Oid.bool) {
        $0.put(length: 1); $0.bytes.append($1 ? 1 : 0)
      }
    case .int2Array(let list): try put(integers: list, Oid.int2)
    case .int2OptionalArray(let list):
      try put(optional: list, Oid.int2) {
        $0.put(length: 2); $0.put($1)
      }
    case .int4Array(let list): try put(integers: list, Oid.int4)
    case .int4OptionalArray(let list):
      try put(optional: list, Oid.int4) {
        $0.put(length: 4); $0.put($1)
      }
    case .int8Array(let list): try put(integers: list, Oid.int8)
    case .int8OptionalArray(let list):
      try put(optional: list, Oid.int8) {
        $0.put(length: 8); $0.put($1)
      }
    case .textArray(let list): try put(list, Oid.text, BinaryWriter.element(text:_:))
    case .textOptionalArray(let list): try put(optional: list, Oid.text, BinaryWriter.element(text:_:))
    case .byteaArray(let list): try put(list, Oid.bytea, BinaryWriter.element(bytes:_:))
    case .byteaOptionalArray(let list): try put(optional: list, Oid.bytea, BinaryWriter.element(bytes:_:))
    case .dateArray(let list): try put(list, Oid.date, BinaryWriter.element(day:_:))
    case .dateOptionalArray(let list): try put(optional: list, Oid.date, BinaryWriter.element(day:_:))
    case .timestamptzArray(let list): try put(list, Oid.timestamptz, BinaryWriter.element(time:_:))
    case .timestamptzOptionalArray(let list): try put(optional: list, Oid.timestamptz, BinaryWriter.element(time:_:))
    case .numericArray(let list): try put(list, Oid.numeric, BinaryWriter.element(numeric:_:))
    case .numericOptionalArray(let list): try put(optional: list, Oid.numeric, BinaryWriter.element(numeric:_:))
    case .null, .bool, .int2, .int4, .int8, .text, .bytes, .date, .timestamptz, .numeric: break
    }
  }

  // MARK: Elements of arrays, with their lengths

  private typealias Element<Value> = (inout BinaryWriter, Value) throws(PostgresError) -> Void

  private static func element(text writer: inout BinaryWriter, _ value: String) throws(PostgresError) {
    writer.put(length: try length(value.utf8.count))
    writer.bytes.append(contentsOf: value.utf8)
  }

  private static func element(bytes writer: inout BinaryWriter, _ value: [UInt8]) throws(PostgresError) {
    writer.put(length: try length(value.count))
    writer.bytes.append(contentsOf: value)
  }

  private static func element(day writer: inout BinaryWriter, _ value: Int32) throws(PostgresError) {
    writer.put(length: 4)
    writer.put(try day(value))
  }

  private static func element(time writer: inout BinaryWriter, _ value: Int64) throws(PostgresError) {
    writer.put(length: 8)
    writer.put(try time(value))
  }

  private static func element(numeric writer: inout BinaryWriter, _ value: Int128) throws(PostgresError) {
    let digits = NumericDigits(value)
    writer.put(length: Int32(truncatingIfNeeded: 8 + 2 * digits.groups.count))
    writer.put(digits)
  }

  private mutating func put<Value>(
    _ list: [Value], _ oid: UInt32, _ element: Element<Value>
  ) throws(PostgresError) {
    try putHeader(count: list.count, oid: oid, hasNull: false)
    for value in list { try element(&self, value) }
  }

  private mutating func put<Value>(
    optional list: [Value?], _ oid: UInt32, _ element: Element<Value>
  ) throws(PostgresError) {
    let hasNull = list.contains { $0 == nil }
    try putHeader(count: list.count, oid: oid, hasNull: hasNull)
    for value in list {
      if let value { try element(&self, value) } else { put(length: -1) }
    }
  }

  /// The same of whole numbers, which are most of what is sent.
  private mutating func put<Value: FixedWidthInteger>(integers list: [Value], _ oid: UInt32) throws(PostgresError) {
    try putHeader(count: list.count, oid: oid, hasNull: false)
    // Without capacity the standard library would write the count into the empty array that all threads share.
    guard !list.isEmpty else { return }
    let size = MemoryLayout<Value>.size
    let elements = [UInt8](unsafeUninitializedCapacity: list.count * (4 + size)) { buffer, count in
      let raw = UnsafeMutableRawBufferPointer(buffer)
      for value in list {
        raw.storeBytes(of: Int32(truncatingIfNeeded: size).bigEndian, toByteOffset: count, as: Int32.self)
        raw.storeBytes(of: value.bigEndian, toByteOffset: count + 4, as: Value.self)
        count += 4 + size
      }
    }
    bytes += elements
  }

  private mutating func putHeader(count: Int, oid: UInt32, hasNull: Bool) throws(PostgresError) {
    let count = try BinaryWriter.length(count)
    put(Int32(count == 0 ? 0 : 1))
    put(Int32(hasNull ? 1 : 0))
    put(oid)
    if count > 0 {
      put(count)
      put(Int32(1))
    }
  }

  // MARK: Scalars

  private mutating func put(length: Int32) { put(length) }

  private mutating func put(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
  }

  private mutating func put(numeric value: Int128) { put(NumericDigits(value)) }

  private mutating func put(_ digits: NumericDigits) {
    put(Int16(truncatingIfNeeded: digits.groups.count))
    put(digits.weight)
    put(digits.isNegative ? NumericDigits.negativeSign : NumericDigits.positiveSign)
    put(UInt16(0))
    for group in digits.groups { put(group) }
  }

  private static func day(_ value: Int32) throws(PostgresError) -> Int32 {
    let (day, overflow) = value.subtractingReportingOverflow(Epoch.days)
    guard !overflow else { throw PostgresError(.encoding("the day \(value) is beyond what PostgreSQL holds")) }
    return day
  }

  private static func time(_ value: Int64) throws(PostgresError) -> Int64 {
    let (time, overflow) = value.subtractingReportingOverflow(Epoch.microseconds)
    guard !overflow else { throw PostgresError(.encoding("the time \(value) is beyond what PostgreSQL holds")) }
    return time
  }

  private static func length(_ count: Int) throws(PostgresError) -> Int32 {
    guard let length = Int32(exactly: count) else {
      throw PostgresError(.encoding("\(count) bytes or elements are more than a parameter can have"))
    }
    return length
  }
}
