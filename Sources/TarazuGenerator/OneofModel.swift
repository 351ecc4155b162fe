// A oneof as a Swift enum with a case for each field.

/// A oneof.
struct OneofModel {
  /// Its name in Swift.
  let name: String
  /// The name of the enum, nested in the message's struct.
  let typeName: String
  let fields: [FieldModel]
  let documentation: [String]

  /// The oneof within the functions of the coding, where their own names must not hide it.
  var access: String { SwiftNames.unhidden(name) }

  /// The oneofs of a message without those that protoc makes for `optional`.
  static func all(
    of message: MessageDescriptor, _ fields: [FieldModel], documentation: (Int32) -> [String]
  ) -> [OneofModel] {
    let taken = Set(message.messages.map(\.name) + message.enums.map(\.name))
    return message.oneofs.enumerated().compactMap { index, oneof in
      let members = fields.filter { $0.oneofIndex == index }
      guard !members.isEmpty else { return nil }
      let typeName = SwiftNames.type(oneof.name)
      return OneofModel(
        name: SwiftNames.member(oneof.name), typeName: taken.contains(typeName) ? typeName + "Choice" : typeName,
        fields: members, documentation: documentation(Int32(index)))
    }
  }

  func write(to source: inout SourceText) {
    let indirect = fields.contains(where: \.isRecursive) ? "indirect " : ""
    source.documentation(documentation)
    source.block("public \(indirect)enum \(typeName): Sendable, Equatable") { source in
      for field in fields {
        source.documentation(field.documentation, isDeprecated: field.descriptor.options.isDeprecated)
        source.line("case \(field.name)(\(field.elementType))")
      }
    }
  }
}
