// One `.proto` file as one Swift file.

/// Makes the Swift file.
struct FileGenerator {
  private let file: FileDescriptor
  private let names: TypeNames
  private let options: GenerationOptions

  init(_ file: FileDescriptor, _ names: TypeNames, _ options: GenerationOptions) {
    self.file = file
    self.names = names
    self.options = options
  }

  func generate() -> GeneratedFile {
    var source = SourceText()
    source.line("// Generated from \(file.name) by protoc-gen-tarazu. Not to be edited: `dev/generate` makes it again.")
    source.line("// swift-format-ignore-file")
    for module in options.imports {
      source.line()
      source.line("import \(module)")
    }
    for (index, type) in file.enums.enumerated() {
      source.line()
      EnumGenerator(type, swiftName: swiftName(type.name), path: [5, Int32(index)], file.comments).write(to: &source)
    }
    for (index, message) in file.messages.enumerated() {
      source.line()
      let context = MessageContext(names: names, comments: file.comments, traced: options.traced)
      MessageGenerator(message, scope: scope, swiftName: swiftName(message.name), path: [4, Int32(index)], context)
        .write(to: &source)
    }
    for (index, service) in file.services.enumerated() {
      source.line()
      ServiceGenerator(service, package: file.package, path: [6, Int32(index)], names, file.comments).write(to: &source)
    }
    let stem = file.name.hasSuffix(".proto") ? String(file.name.dropLast(6)) : file.name
    return GeneratedFile(name: stem.split(separator: "/").joined(separator: "_") + ".swift", content: source.text)
  }

  private var scope: String { file.package.isEmpty ? "" : "." + file.package }

  private func swiftName(_ name: String) -> String { names.swiftName("\(scope).\(name)") }
}
