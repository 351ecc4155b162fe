// Fields by type: how a value of each of protobuf's scalar types is read and written. Generated code names these.

/// A type of field whose values are not messages.
public protocol ScalarField {
  /// The values in Swift.
  associatedtype Value
  /// How one lies on the wire.
  static var wireType: WireType { get }
  /// Reads a value, its tag being read.
  static func read(_ reader: inout ProtobufReader) throws(MessageDecodingError) -> Value
  /// Writes a value without its tag.
  static func put(_ value: Value, _ writer: inout ProtobufWriter)
  /// Whether it is the default, which a field without presence leaves out.
  static func isDefault(_ value: Value) -> Bool
}

extension ScalarField {
  /// Writes a field without presence: nothing if it has its default.
  public static func write(_ number: UInt32, _ value: Value, _ writer: inout ProtobufWriter) {
    if !isDefault(value) { write(number, present: value, &writer) }
  }

  /// Writes a field with presence: nothing if it is absent.
  public static func write(_ number: UInt32, present value: Value?, _ writer: inout ProtobufWriter) {
    guard let value else { return }
    writer.tag(number, wireType)
    put(value, &writer)
  }

  /// Writes a list, each value with its tag.
  public static func write(_ number: UInt32, each values: [Value], _ writer: inout ProtobufWriter) {
    for value in values { write(number, present: value, &writer) }
  }

  /// Writes a list packed.
  public static func write(_ number: UInt32, packed values: [Value], _ writer: inout ProtobufWriter) {
    guard !values.isEmpty else { return }
    writer.tag(number, .lengthDelimited)
    writer.lengthDelimited { writer in
      for value in values { put(value, &writer) }
    }
  }

  /// Reads a packed list onto what is there.
  public static func readPacked(
    onto values: inout [Value], _ reader: inout ProtobufReader
  ) throws(MessageDecodingError) {
    let outer = try reader.enterPacked()
    while reader.hasMore { values.append(try read(&reader)) }
    reader.leavePacked(outer)
  }
}

/// `int32`: negative values take 10 bytes; bits past 32 are dropped in reading.
public enum Int32Field: ScalarField {
  public static let wireType = WireType.varint
  public static func read(_ reader: inout ProtobufReader) throws(MessageDecodingError) -> Int32 {
    Int32(truncatingIfNeeded: try reader.varint())
  }
  public static func put(_ value: Int32, _ writer: inout ProtobufWriter) {
    writer.varint(UInt64(bitPattern: Int64(value)))
  }
  public static func isDefault(_ value: Int32) -> Bool { value == 0 }
}

/// `int64`.
public enum Int64Field: ScalarField {
  public static let wireType = WireType.varint
  public static func read(_ reader: inout ProtobufReader) throws(MessageDecodingError) -> Int64 {
    Int64(bitPattern: try reader.varint())
  }
  public static func put(_ value: Int64, _ writer: inout ProtobufWriter) {
    writer.varint(UInt64(bitPattern: value))
  }
  public static func isDefault(_ value: Int64) -> Bool { value == 0 }
}

/// `uint32`: bits past 32 are dropped in reading.
public enum UInt32Field: ScalarField {
  public static let wireType = WireType.varint
  public static func read(_ reader: inout ProtobufReader) throws(MessageDecodingError) -> UInt32 {
    UInt32(truncatingIfNeeded: try reader.varint())
  }
  public static func put(_ value: UInt32, _ writer: inout ProtobufWriter) { writer.varint(UInt64(value)) }
  public static func isDefault(_ value: UInt32) -> Bool { value == 0 }
}

/// `uint64`.
public enum UInt64Field: ScalarField {
  public static let wireType = WireType.varint
  public static func read(_ reader: inout ProtobufReader) throws(MessageDecodingError) -> UInt64 {
    try reader.varint()
  }
  public static func put(_ value: UInt64, _ writer: inout ProtobufWriter) { writer.varint(value) }
  public static func isDefault(_ value: UInt64) -> Bool { value == 0 }
}

/// `sint32`, zigzag; bits past 32 are dropped in reading.
public enum SInt32Field: ScalarField {
  public static let wireType = WireType.varint
  public static func read(_ reader: inout ProtobufReader) throws(MessageDecodingError) -> Int32 {
    let bits = UInt32(truncatingIfNeeded: try reader.varint())
    return Int32(bitPattern: bits >> 1) ^ -Int32(bitPattern: bits & 1)
  }
  public static func put(_ value: Int32, _ writer: inout ProtobufWriter) {
    writer.varint(UInt64(UInt32(bitPattern: value << 1 ^ value >> 31)))
  }
  public static func isDefault(_ value: Int32) -> Bool { value == 0 }
}

/// `sint64`, zigzag.
public enum SInt64Field: ScalarField {
  public static let wireType = WireType.varint
  public static func read(_ reader: inout ProtobufReader) throws(MessageDecodingError) -> Int64 {
    let bits = try reader.varint()
    return Int64(bitPattern: bits >> 1) ^ -Int64(bitPattern: bits & 1)
  }
  public static func put(_ value: Int64, _ writer: inout ProtobufWriter) {
    writer.varint(UInt64(bitPattern: value << 1 ^ value >> 63))
  }
  public static func isDefault(_ value: Int64) -> Bool { value == 0 }
}

/// `fixed32`.
public enum Fixed32Field: ScalarField {
  public static let wireType = WireType.fixed32
  public static func read(_ reader: inout ProtobufReader) throws(MessageDecodingError) -> UInt32 {
    try reader.fixed32()
  }
  public static func put(_ value: UInt32, _ writer: inout ProtobufWriter) { writer.fixed(value) }
  public static func isDefault(_ value: UInt32) -> Bool { value == 0 }
}

/// `fixed64`.
public enum Fixed64Field: ScalarField {
  public static let wireType = WireType.fixed64
  public static func read(_ reader: inout ProtobufReader) throws(MessageDecodingError) -> UInt64 {
    try reader.fixed64()
  }
  public static func put(_ value: UInt64, _ writer: inout ProtobufWriter) { writer.fixed(value) }
  public static func isDefault(_ value: UInt64) -> Bool { value == 0 }
}

/// `sfixed32`.
public enum SFixed32Field: ScalarField {
  public static let wireType = WireType.fixed32
  public static func read(_ reader: inout ProtobufReader) throws(MessageDecodingError) -> Int32 {
    Int32(bitPattern: try reader.fixed32())
  }
  public static func put(_ value: Int32, _ writer: inout ProtobufWriter) { writer.fixed(value) }
  public static func isDefault(_ value: Int32) -> Bool { value == 0 }
}

/// `sfixed64`.
public enum SFixed64Field: ScalarField {
  public static let wireType = WireType.fixed64
  public static func read(_ reader: inout ProtobufReader) throws(MessageDecodingError) -> Int64 {
    Int64(bitPattern: try reader.fixed64())
  }
  public static func put(_ value: Int64, _ writer: inout ProtobufWriter) { writer.fixed(value) }
  public static func isDefault(_ value: Int64) -> Bool { value == 0 }
}

/// `float`. The default is +0; -0 is written.
public enum FloatField: ScalarField {
  public static let wireType = WireType.fixed32
  public static func read(_ reader: inout ProtobufReader) throws(MessageDecodingError) -> Float {
    Float(bitPattern: try reader.fixed32())
  }
  public static func put(_ value: Float, _ writer: inout ProtobufWriter) { writer.fixed(value.bitPattern) }
  public static func isDefault(_ value: Float) -> Bool { value.bitPattern == 0 }
}

/// `double`. The default is +0; -0 is written.
public enum DoubleField: ScalarField {
  public static let wireType = WireType.fixed64
  public static func read(_ reader: inout ProtobufReader) throws(MessageDecodingError) -> Double {
    Double(bitPattern: try reader.fixed64())
  }
  public static func put(_ value: Double, _ writer: inout ProtobufWriter) { writer.fixed(value.bitPattern) }
  public static func isDefault(_ value: Double) -> Bool { value.bitPattern == 0 }
}

/// `bool`: any varint but 0 is true.
public enum BoolField: ScalarField {
  public static let wireType = WireType.varint
  public static func read(_ reader: inout ProtobufReader) throws(MessageDecodingError) -> Bool {
    try reader.varint() != 0
  }
  public static func put(_ value: Bool, _ writer: inout ProtobufWriter) { writer.varint(value ? 1 : 0) }
  public static func isDefault(_ value: Bool) -> Bool { !value }
}

/// `string`, in UTF-8.
public enum StringField: ScalarField {
  public static let wireType = WireType.lengthDelimited
  public static func read(_ reader: inout ProtobufReader) throws(MessageDecodingError) -> String {
    try reader.text()
  }
  public static func put(_ value: String, _ writer: inout ProtobufWriter) { writer.lengthDelimited(value.utf8) }
  public static func isDefault(_ value: String) -> Bool { value.isEmpty }
}

/// `bytes`.
public enum BytesField: ScalarField {
  public static let wireType = WireType.lengthDelimited
  public static func read(_ reader: inout ProtobufReader) throws(MessageDecodingError) -> [UInt8] {
    Array(try reader.lengthDelimited())
  }
  public static func put(_ value: [UInt8], _ writer: inout ProtobufWriter) { writer.lengthDelimited(value) }
  public static func isDefault(_ value: [UInt8]) -> Bool { value.isEmpty }
}

/// An enum: a varint as `int32` is.
public enum EnumField<Value: ProtobufEnum>: ScalarField {
  public static var wireType: WireType { .varint }
  public static func read(_ reader: inout ProtobufReader) throws(MessageDecodingError) -> Value {
    Value(rawValue: try Int32Field.read(&reader))
  }
  public static func put(_ value: Value, _ writer: inout ProtobufWriter) {
    Int32Field.put(value.rawValue, &writer)
  }
  public static func isDefault(_ value: Value) -> Bool { value.rawValue == 0 }
}
