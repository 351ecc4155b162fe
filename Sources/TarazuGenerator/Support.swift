// What the generator does not support is refused, not skipped.

/// Looks for what cannot be generated.
enum Support {
  /// Throws for the first thing in the file that is not supported.
  static func check(_ file: FileDescriptor) throws(GenerationError) {
    guard file.syntax == "proto3" else { throw GenerationError("\(file.name): only proto3 is supported") }
    guard file.extensions.isEmpty else { throw GenerationError("\(file.name): extensions are not supported") }
    for message in file.messages { try check(message, in: file.name) }
  }

  private static func check(_ message: MessageDescriptor, in scope: String) throws(GenerationError) {
    let scope = "\(scope): \(message.name)"
    guard message.extensions.isEmpty else { throw GenerationError("\(scope): extensions are not supported") }
    for field in message.fields {
      guard field.type == FieldType.message || field.type == FieldType.enum || FieldType.scalars[field.type] != nil
      else { throw GenerationError("\(scope).\(field.name): groups are not supported") }
    }
    for nested in message.messages {
      if nested.options.isMapEntry { try check(mapEntry: nested, in: scope) } else { try check(nested, in: scope) }
    }
  }

  private static func check(mapEntry: MessageDescriptor, in scope: String) throws(GenerationError) {
    let types = mapEntry.fields.map(\.type)
    guard types == [FieldType.string, FieldType.string] || types == [FieldType.string, FieldType.message] else {
      throw GenerationError("\(scope).\(mapEntry.name): only maps from string to string or message are supported")
    }
  }
}
