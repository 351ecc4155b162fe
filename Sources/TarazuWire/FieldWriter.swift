import TarazuBase

/// Appends fields to an array. The caller leaves out fields with their default value.
enum FieldWriter {
  /// How many bytes a length-delimited field of a number below 16 takes.
  static func fieldSize(_ length: Int) -> Int {
    1 + Varint.byteCount(UInt64(length)) + length
  }

  static func integer(_ number: UInt64, _ value: Int64, to output: inout [UInt8]) {
    Varint.append(number << 3, to: &output)
    Varint.append(UInt64(bitPattern: value), to: &output)
  }

  static func bytes(_ number: UInt64, _ value: [UInt8], to output: inout [UInt8]) {
    Varint.append(number << 3 | 2, to: &output)
    Varint.append(UInt64(value.count), to: &output)
    output.append(contentsOf: value)
  }

  static func string(_ number: UInt64, _ value: String, to output: inout [UInt8]) {
    Varint.append(number << 3 | 2, to: &output)
    Varint.append(UInt64(value.utf8.count), to: &output)
    output.append(contentsOf: value.utf8)
  }
}
