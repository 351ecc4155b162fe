// A service of the protocol as the descriptors of its methods.

/// Writes a service.
struct ServiceGenerator {
  private let service: ServiceDescriptor
  private let fullName: String
  private let path: [Int32]
  private let names: TypeNames
  private let comments: SourceComments

  init(_ service: ServiceDescriptor, package: String, path: [Int32], _ names: TypeNames, _ comments: SourceComments) {
    self.service = service
    fullName = package.isEmpty ? service.name : "\(package).\(service.name)"
    self.path = path
    self.names = names
    self.comments = comments
  }

  func write(to source: inout SourceText) {
    source.documentation(comments.lines(at: path), isDeprecated: service.options.isDeprecated)
    let swiftName = SwiftNames.type(service.name)
    source.block("public enum \(swiftName.hasSuffix("Service") ? swiftName : swiftName + "Service")") { source in
      source.line("/// The service's full name.")
      source.line("public static let fullName = \"\(fullName)\"")
      for (index, method) in service.methods.enumerated() {
        source.line()
        source.documentation(
          comments.lines(at: path + [2, Int32(index)]), isDeprecated: method.options.isDeprecated)
        write(method, to: &source)
      }
      source.line()
      source.line("/// All methods, in the order of the `.proto` file.")
      let list = service.methods.map { SwiftNames.member($0.name) }.joined(separator: ", ")
      source.line("public static let allMethods: [any AnyMethodDescriptor] = [\(list)]")
    }
  }

  private func write(_ method: ServiceMethodDescriptor, to source: inout SourceText) {
    var arguments = ["service: fullName", "name: \"\(method.name)\""]
    if method.clientStreaming { arguments.append("clientStreaming: true") }
    if method.serverStreaming { arguments.append("serverStreaming: true") }
    switch method.options.idempotencyLevel {
    case 1: arguments.append("idempotency: .noSideEffects")
    case 2: arguments.append("idempotency: .idempotent")
    default: break
    }
    let types = "\(names.swiftName(method.inputType)), \(names.swiftName(method.outputType))"
    source.line("public static let \(SwiftNames.member(method.name)) = MethodDescriptor<\(types)>(")
    source.line("  \(arguments.joined(separator: ", ")))")
  }
}
