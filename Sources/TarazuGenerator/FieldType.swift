// protobuf's types of fields, as FieldDescriptorProto.Type numbers them, and what they are in Swift.

/// A scalar type: its Swift type, the coding that reads and writes it, and its default.
struct ScalarType {
  let swiftType: String
  let coding: String
  let zero: String
  let wireType: UInt32
  var isPackable: Bool { wireType != 2 }
}

enum FieldType {
  static let string: Int32 = 9
  static let message: Int32 = 11
  static let `enum`: Int32 = 14

  /// Every type but messages, groups and enums.
  static let scalars: [Int32: ScalarType] = [
    1: ScalarType(swiftType: "Double", coding: "DoubleField", zero: "0", wireType: 1),
    2: ScalarType(swiftType: "Float", coding: "FloatField", zero: "0", wireType: 5),
    3: ScalarType(swiftType: "Int64", coding: "Int64Field", zero: "0", wireType: 0),
    4: ScalarType(swiftType: "UInt64", coding: "UInt64Field", zero: "0", wireType: 0),
    5: ScalarType(swiftType: "Int32", coding: "Int32Field", zero: "0", wireType: 0),
    6: ScalarType(swiftType: "UInt64", coding: "Fixed64Field", zero: "0", wireType: 1),
    7: ScalarType(swiftType: "UInt32", coding: "Fixed32Field", zero: "0", wireType: 5),
    8: ScalarType(swiftType: "Bool", coding: "BoolField", zero: "false", wireType: 0),
    string: ScalarType(swiftType: "String", coding: "StringField", zero: "\"\"", wireType: 2),
    12: ScalarType(swiftType: "[UInt8]", coding: "BytesField", zero: "[]", wireType: 2),
    13: ScalarType(swiftType: "UInt32", coding: "UInt32Field", zero: "0", wireType: 0),
    15: ScalarType(swiftType: "Int32", coding: "SFixed32Field", zero: "0", wireType: 5),
    16: ScalarType(swiftType: "Int64", coding: "SFixed64Field", zero: "0", wireType: 1),
    17: ScalarType(swiftType: "Int32", coding: "SInt32Field", zero: "0", wireType: 0),
    18: ScalarType(swiftType: "Int64", coding: "SInt64Field", zero: "0", wireType: 0),
  ]
}
