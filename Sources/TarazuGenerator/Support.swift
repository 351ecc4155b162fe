// What the generator does not support is refused, not passed over.

/// Looks for what cannot be generated.
enum Support {
  /// Throws for the first thing in the file that is not supported.
  static func check(_ file: FileDescriptor) throws(GenerationError) {
    guard file.syntax == "proto3" else { throw GenerationError("\(file.name): only proto3 is supported") }
    guard file.extensions.isEmpty else { throw GenerationError("\(file.name): extensions are not supported") }
    for message in file.messages { try check(message, in: file.name) }
  }

  private static func check(_ message: MessageDescriptor, in place: String) throws(GenerationError) {
    let place = "\(place): \(message.name)"
    guard message.extensions.isEmpty else { throw GenerationError("\(place): extensions are not supported") }
    for field in message.fields {
      guard field.type == FieldType.message || field.type == FieldType.enum || FieldType.scalars[field.type] != nil
      else { throw GenerationError("\(place).\(field.name): groups are not supported") }
    }
    for nested in message.messages {
      if nested.options.isMapEntry { try check(mapEntry: nested, in: place) } else { try check(nested, in: place) }
    }
  }

  private static func check(mapEntry: MessageDescriptor, in place: String) throws(GenerationError) {
    let types = mapEntry.fields.map(\.type)
    guard types == [FieldType.string, FieldType.string] || types == [FieldType.string, FieldType.message] else {
      throw GenerationError("\(place).\(mapEntry.name): only maps from string to string or message are supported")
    }
  }
}
