// How a message's fields are read and written.

/// Writes the two functions of a message's coding.
struct MessageCoding {
  private let fields: [FieldModel]
  private let oneofs: [OneofModel]
  private let isTraced: Bool

  init(_ fields: [FieldModel], _ oneofs: [OneofModel], isTraced: Bool) {
    self.fields = fields
    self.oneofs = oneofs
    self.isTraced = isTraced
  }

  func write(to source: inout SourceText) {
    source.block(
      "public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError)"
    ) { source in
      if isTraced { source.line("let trace = reader.beginTrace()") }
      source.block("while let tag = try reader.nextTag()") { source in
        if fields.isEmpty {
          source.line("try reader.skip(tag)")
        } else {
          source.choice(of: "tag") { source in
            for field in fields { writeReading(of: field, to: &source) }
            source.line("default: try reader.skip(tag)")
          }
        }
      }
      if isTraced { source.line("reader.endTrace(trace, into: &reception)") }
    }
    source.line()
    let ordered = fields.sorted { $0.descriptor.number < $1.descriptor.number }
    source.block("public func writeFields(to writer: inout ProtobufWriter)") { source in
      for field in ordered { source.line(writing(of: field)) }
    }
  }

  private func oneof(of field: FieldModel) -> OneofModel? {
    guard field.oneofIndex != nil else { return nil }
    return oneofs.first { $0.fields.contains { $0.descriptor.number == field.descriptor.number } }
  }

  // MARK: Reading

  private func writeReading(of field: FieldModel, to source: inout SourceText) {
    let head = "case \(field.tag(field.wireType)): "
    if let oneof = oneof(of: field) {
      writeReading(of: field, in: oneof, to: &source)
      return
    }
    switch (field.cardinality, field.content) {
    case (.map, _), (.optional, .message):
      source.line("\(head)try \(field.coding).read(into: &\(field.access), &reader)")
    case (.list, .message):
      source.line("\(head)try \(field.coding).read(onto: &\(field.access), &reader)")
    case (.list, _):
      source.line("\(head)\(field.access).append(try \(field.coding).read(&reader))")
      if field.isPackable {
        source.line("case \(field.tag(2)): try \(field.coding).readPacked(onto: &\(field.access), &reader)")
      }
    case (.singular, _), (.optional, _):
      source.line("\(head)\(field.access) = try \(field.coding).read(&reader)")
    }
  }

  private func writeReading(of field: FieldModel, in oneof: OneofModel, to source: inout SourceText) {
    let head = "case \(field.tag(field.wireType)):"
    guard case .message = field.content else {
      source.line("\(head) \(oneof.access) = .\(field.name)(try \(field.coding).read(&reader))")
      return
    }
    source.line(head)
    source.line("  var value = \(field.elementType)()")
    source.line("  if case .\(field.name)(let present)? = \(oneof.access) { value = present }")
    source.line("  try \(field.coding).read(into: &value, &reader)")
    source.line("  \(oneof.access) = .\(field.name)(value)")
  }

  // MARK: Writing

  private func writing(of field: FieldModel) -> String {
    let number = field.descriptor.number
    if let oneof = oneof(of: field) {
      let label = if case .message = field.content { "" } else { "present: " }
      return "if case .\(field.name)(let value)? = \(oneof.access) "
        + "{ \(field.coding).write(\(number), \(label)value, &writer) }"
    }
    let label =
      switch (field.cardinality, field.content) {
      case (.optional, .message), (.map, _), (.singular, _): ""
      case (.optional, _): "present: "
      case (.list, _): field.isPackable && field.descriptor.options.isPacked ? "packed: " : "each: "
      }
    return "\(field.coding).write(\(number), \(label)\(field.access), &writer)"
  }
}
