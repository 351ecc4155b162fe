// All messages and enums of a request by their full names: what they are called in Swift, and which contain themselves.

/// Looks up types by full name, with a dot before it as descriptors have it.
struct TypeNames {
  private var swiftNames: [String: String] = [:]
  private var messages: [String: MessageDescriptor] = [:]

  init(of files: [FileDescriptor], _ options: GenerationOptions) {
    for file in files {
      let scope = file.package.isEmpty ? "" : "." + file.package
      let prefix = options.prefixes[file.package, default: ""]
      for message in file.messages { add(message, scope, prefix + SwiftNames.type(message.name)) }
      for type in file.enums { swiftNames["\(scope).\(type.name)"] = prefix + SwiftNames.type(type.name) }
    }
  }

  private mutating func add(_ message: MessageDescriptor, _ scope: String, _ swiftName: String) {
    let fullName = "\(scope).\(message.name)"
    swiftNames[fullName] = swiftName
    messages[fullName] = message
    for nested in message.messages { add(nested, fullName, "\(swiftName).\(SwiftNames.type(nested.name))") }
    for type in message.enums { swiftNames["\(fullName).\(type.name)"] = "\(swiftName).\(SwiftNames.type(type.name))" }
  }

  /// The Swift name, outer types included. protoc has resolved all names, so there is one.
  func swiftName(_ fullName: String) -> String { swiftNames[fullName, default: fullName] }

  /// The fields of an entry, if this is the message of a map's entries.
  func mapEntry(_ fullName: String) -> [FieldDescriptor]? {
    guard let message = messages[fullName], message.options.isMapEntry else { return nil }
    return message.fields
  }

  /// Whether a value of `message` can contain, over fields that are no lists, a value of `target`. A Swift struct cannot
  /// contain itself like that.
  func contains(_ message: String, _ target: String) -> Bool {
    var seen: Set<String> = []
    var waiting = [message]
    while let next = waiting.popLast() {
      if next == target { return true }
      guard seen.insert(next).inserted, let fields = messages[next]?.fields else { continue }
      waiting += fields.filter { $0.type == FieldType.message && !$0.isRepeated }.map(\.typeName)
    }
    return false
  }
}
