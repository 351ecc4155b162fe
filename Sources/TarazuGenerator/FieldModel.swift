// A field of a message as the generator sees it: its Swift name and type, and the coding that reads and writes it.

/// A field.
struct FieldModel {
  /// What its values are.
  enum Content {
    case scalar(ScalarType)
    case enumeration
    case message
    case stringMap
    case messageMap
  }

  /// How many values it has.
  enum Cardinality {
    /// One, without presence.
    case singular
    /// One or none.
    case optional
    case list
    case map
  }

  let descriptor: FieldDescriptor
  let content: Content
  let cardinality: Cardinality
  /// The Swift type of a value; of a map, that of its values.
  let elementType: String
  /// The type of the coding, such as `StringField` or `MessageField<Figure>`.
  let coding: String
  /// Whether a value can contain the message that the field is of, so that it cannot be stored in place.
  let isRecursive: Bool
  let documentation: [String]

  init(
    _ descriptor: FieldDescriptor, of message: String, _ names: TypeNames, documentation: [String]
  ) {
    self.descriptor = descriptor
    self.documentation = documentation
    let typeName = descriptor.typeName
    if let scalar = FieldType.scalars[descriptor.type] {
      (content, elementType, coding) = (.scalar(scalar), scalar.swiftType, scalar.coding)
    } else if descriptor.type == FieldType.enum {
      elementType = names.swiftName(typeName)
      (content, coding) = (.enumeration, "EnumField<\(elementType)>")
    } else if let value = names.mapEntry(typeName)?.last {
      if value.type == FieldType.message {
        elementType = names.swiftName(value.typeName)
        (content, coding) = (.messageMap, "MessageMapField<\(elementType)>")
      } else {
        (content, elementType, coding) = (.stringMap, "String", "StringMapField")
      }
    } else {
      elementType = names.swiftName(typeName)
      (content, coding) = (.message, "MessageField<\(elementType)>")
    }
    switch content {
    case .stringMap, .messageMap: cardinality = .map
    case _ where descriptor.isRepeated: cardinality = .list
    case .message: cardinality = .optional
    default: cardinality = descriptor.isProto3Optional ? .optional : .singular
    }
    if case .message = content, !descriptor.isRepeated {
      isRecursive = names.contains(typeName, message)
    } else {
      isRecursive = false
    }
  }

  /// The oneof that it belongs to; none for one that is only `optional`.
  var oneofIndex: Int? { descriptor.isProto3Optional ? nil : descriptor.oneofIndex }

  /// The field's name in Swift.
  var name: String { SwiftNames.member(descriptor.name) }

  /// The field within the functions of the coding, where their own names must not hide it.
  var access: String { SwiftNames.unhidden(name) }

  /// Where the value of a recursive field lies: a list of none or one.
  var storage: String { SwiftNames.storage(descriptor.name) }

  /// The field's type in Swift.
  var swiftType: String {
    switch cardinality {
    case .singular: elementType
    case .optional: "\(elementType)?"
    case .list: "[\(elementType)]"
    case .map: "[String: \(elementType)]"
    }
  }

  /// The value of a field that is not set.
  var zero: String {
    switch (cardinality, content) {
    case (.singular, .scalar(let type)): type.zero
    case (.singular, _): ".init(rawValue: 0)"
    case (.optional, _): "nil"
    case (.list, _): "[]"
    case (.map, _): "[:]"
    }
  }

  /// How a value lies on the wire.
  var wireType: UInt32 {
    switch content {
    case .scalar(let type): type.wireType
    case .enumeration: 0
    case .message, .stringMap, .messageMap: 2
    }
  }

  /// Whether a list of it may lie packed.
  var isPackable: Bool { cardinality == .list && wireType != 2 }

  /// The tag with this wire type.
  func tag(_ wireType: UInt32) -> UInt32 { UInt32(bitPattern: descriptor.number) << 3 | wireType }
}
