/// Reads PostgreSQL's binary forms from the bytes of one value.
struct BinaryReader {
  private let buffer: UnsafeRawBufferPointer
  private var offset = 0

  /// The bytes must outlive the reader.
  init(_ buffer: UnsafeRawBufferPointer) {
    self.buffer = buffer
  }

  mutating func integer<Value: FixedWidthInteger>(_ type: Value.Type) throws(PostgresError) -> Value {
    let size = MemoryLayout<Value>.size
    guard buffer.count - offset >= size else { throw BinaryReader.tooShort }
    let value = buffer.loadUnaligned(fromByteOffset: offset, as: Value.self)
    offset += size
    return Value(bigEndian: value)
  }

  mutating func restOfText() -> String {
    let text = String(decoding: buffer[offset...], as: UTF8.self)
    offset = buffer.count
    return text
  }

  mutating func restOfBytes() -> [UInt8] {
    let bytes = [UInt8](buffer[offset...])
    offset = buffer.count
    return bytes
  }

  /// Days since 1970-01-01.
  mutating func day() throws(PostgresError) -> Int32 {
    let (day, overflow) = try integer(Int32.self).addingReportingOverflow(Epoch.days)
    guard !overflow else { throw PostgresError(.decoding("an infinite date")) }
    return day
  }

  /// Microseconds since 1970-01-01 UTC.
  mutating func time() throws(PostgresError) -> Int64 {
    let (time, overflow) = try integer(Int64.self).addingReportingOverflow(Epoch.microseconds)
    guard !overflow else { throw PostgresError(.decoding("an infinite time")) }
    return time
  }

  mutating func wholeNumeric() throws(PostgresError) -> Int128 {
    let count = try integer(Int16.self)
    let weight = try integer(Int16.self)
    let sign = try integer(UInt16.self)
    _ = try integer(UInt16.self)
    var groups: [Int16] = []
    for _ in 0..<max(0, Int(count)) { groups.append(try integer(Int16.self)) }
    guard let value = NumericDigits.value(groups: groups, weight: weight, sign: sign) else {
      throw PostgresError(.decoding("a numeric that is not a whole number of 128 bits"))
    }
    return value
  }

  /// The elements of an array of one dimension, none of them null.
  mutating func array<Value>(
    of oid: UInt32, _ element: (inout BinaryReader) throws(PostgresError) -> Value
  ) throws(PostgresError) -> [Value] {
    let dimensions = try integer(Int32.self)
    _ = try integer(Int32.self)
    let elementOid = try integer(UInt32.self)
    guard elementOid == oid else { throw PostgresError(.decoding("an array of oid \(elementOid), not \(oid)")) }
    if dimensions == 0 { return [] }
    guard dimensions == 1 else { throw PostgresError(.decoding("an array of \(dimensions) dimensions")) }
    let count = try integer(Int32.self)
    _ = try integer(Int32.self)
    var values: [Value] = []
    values.reserveCapacity(min(max(0, Int(count)), buffer.count))
    for _ in 0..<max(0, Int(count)) {
      let length = Int(try integer(Int32.self))
      guard length >= 0 else { throw PostgresError(.decoding("an array with a null in it")) }
      guard buffer.count - offset >= length else { throw BinaryReader.tooShort }
      var reader = BinaryReader(UnsafeRawBufferPointer(rebasing: buffer[offset..<offset + length]))
      values.append(try element(&reader))
      try reader.end()
      offset += length
    }
    return values
  }

  /// Throws unless all was read.
  func end() throws(PostgresError) {
    guard offset == buffer.count else {
      throw PostgresError(.decoding("\(buffer.count - offset) bytes more than the type has"))
    }
  }

  private static let tooShort = PostgresError(.decoding("a value shorter than its type"))
}
