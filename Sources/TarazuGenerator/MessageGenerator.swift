// A message of the protocol as a Swift struct.

/// What is the same for all messages of a file.
struct MessageContext {
  let names: TypeNames
  let comments: SourceComments
  let traced: Set<String>
}

/// Writes a message with what is nested in it.
struct MessageGenerator {
  private let message: MessageDescriptor
  /// With a dot before it.
  private let fullName: String
  private let swiftName: String
  private let path: [Int32]
  private let context: MessageContext
  private let fields: [FieldModel]
  private let oneofs: [OneofModel]
  private let isTraced: Bool

  init(_ message: MessageDescriptor, scope: String, swiftName: String, path: [Int32], _ context: MessageContext) {
    let fullName = "\(scope).\(message.name)"
    self.message = message
    self.fullName = fullName
    self.swiftName = swiftName
    self.path = path
    self.context = context
    let fields = message.fields.enumerated().map { index, field in
      FieldModel(
        field, of: fullName, context.names, documentation: context.comments.lines(at: path + [2, Int32(index)]))
    }
    self.fields = fields
    oneofs = OneofModel.all(of: message, fields) { context.comments.lines(at: path + [8, $0]) }
    isTraced = context.traced.contains(String(fullName.dropFirst()))
  }

  func write(to source: inout SourceText) {
    source.documentation(context.comments.lines(at: path), isDeprecated: message.options.isDeprecated)
    source.block("public struct \(SwiftNames.lastComponent(swiftName)): Message") { source in
      source.line("public static let fullName = \"\(fullName.dropFirst())\"")
      source.line()
      writeProperties(to: &source)
      writeInitializers(to: &source)
      writeNestedTypes(to: &source)
      source.line()
      MessageCoding(fields, oneofs, isTraced: isTraced).write(to: &source)
    }
  }

  private func writeProperties(to source: inout SourceText) {
    for field in fields where field.oneofIndex == nil {
      source.documentation(field.documentation, isDeprecated: field.descriptor.options.isDeprecated)
      if field.isRecursive {
        source.block("public var \(field.name): \(field.swiftType)") { source in
          source.line("get { \(field.storage).first }")
          source.line("set { \(field.storage) = newValue.map { [$0] } ?? [] }")
        }
        source.line("private var \(field.storage): [\(field.elementType)] = []")
      } else {
        source.line("public var \(field.name): \(field.swiftType) = \(field.zero)")
      }
    }
    for oneof in oneofs {
      source.documentation(oneof.documentation)
      source.line("public var \(oneof.name): \(oneof.typeName)?")
    }
    if isTraced {
      source.line("/// How it came.")
      source.line("public var reception = Reception()")
    }
    if !fields.isEmpty || isTraced { source.line() }
  }

  private func writeInitializers(to source: inout SourceText) {
    source.line("public init() {}")
    let plain = fields.filter { $0.oneofIndex == nil }
    guard !fields.isEmpty else { return }
    let parameters =
      plain.map { "\($0.name): \($0.swiftType) = \($0.zero)" } + oneofs.map { "\($0.name): \($0.typeName)? = nil" }
    source.line()
    source.line("public init(")
    for (index, parameter) in parameters.enumerated() {
      source.line("  " + parameter + (index + 1 < parameters.count ? "," : ""))
    }
    source.block(")") { source in
      for name in plain.map(\.name) + oneofs.map(\.name) { source.line("self.\(name) = \(name)") }
    }
  }

  private func writeNestedTypes(to source: inout SourceText) {
    for oneof in oneofs {
      source.line()
      oneof.write(to: &source)
    }
    for (index, type) in message.enums.enumerated() {
      source.line()
      EnumGenerator(
        type, swiftName: SwiftNames.type(type.name), path: path + [4, Int32(index)], context.comments
      ).write(to: &source)
    }
    for (index, nested) in message.messages.enumerated() where !nested.options.isMapEntry {
      source.line()
      MessageGenerator(
        nested, scope: fullName, swiftName: "\(swiftName).\(SwiftNames.type(nested.name))",
        path: path + [3, Int32(index)], context
      ).write(to: &source)
    }
  }
}
