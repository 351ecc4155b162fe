// An enum of the protocol as a Swift enum that is open: numbers without a name are kept.

/// Writes an enum.
struct EnumGenerator {
  private let type: EnumDescriptor
  private let swiftName: String
  private let path: [Int32]
  private let comments: SourceComments

  init(_ type: EnumDescriptor, swiftName: String, path: [Int32], _ comments: SourceComments) {
    self.type = type
    self.swiftName = swiftName
    self.path = path
    self.comments = comments
  }

  func write(to source: inout SourceText) {
    source.documentation(comments.lines(at: path), isDeprecated: type.options.isDeprecated)
    source.block("public enum \(swiftName): ProtobufEnum") { source in
      writeCases(to: &source)
      source.line()
      source.line("public static let allCases: [Self] = [")
      for value in distinctValues { source.line("  .\(caseName(value)),") }
      source.line("]")
      source.line()
      writeConversions(to: &source)
    }
  }

  /// The values but for those that are a second name of a number.
  private var distinctValues: [EnumValueDescriptor] {
    var seen: Set<Int32> = []
    return type.values.filter { seen.insert($0.number).inserted }
  }

  private func caseName(_ value: EnumValueDescriptor) -> String { SwiftNames.enumCase(value.name, of: type.name) }

  private func writeCases(to source: inout SourceText) {
    var first: [Int32: String] = [:]
    for (index, value) in type.values.enumerated() {
      source.documentation(comments.lines(at: path + [2, Int32(index)]), isDeprecated: value.options.isDeprecated)
      if let original = first[value.number] {
        source.line("public static let \(caseName(value)) = Self.\(original)")
      } else {
        first[value.number] = caseName(value)
        source.line("case \(caseName(value))")
      }
    }
    source.line("/// A number that has no name here.")
    source.line("case unrecognized(Int32)")
  }

  private func writeConversions(to source: inout SourceText) {
    source.block("public init(rawValue: Int32)") { source in
      source.choice(of: "rawValue") { source in
        for value in distinctValues { source.line("case \(value.number): self = .\(caseName(value))") }
        source.line("default: self = .unrecognized(rawValue)")
      }
    }
    source.line()
    source.block("public var rawValue: Int32") { source in
      source.choice(of: "self") { source in
        for value in distinctValues { source.line("case .\(caseName(value)): \(value.number)") }
        source.line("case .unrecognized(let number): number")
      }
    }
    source.line()
    source.block("public var name: String?") { source in
      source.choice(of: "self") { source in
        for value in distinctValues { source.line("case .\(caseName(value)): \"\(value.name)\"") }
        source.line("case .unrecognized: nil")
      }
    }
  }
}
