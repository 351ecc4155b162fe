import TarazuProtocol

/// A Swift file that was made.
public struct GeneratedFile: Sendable, Equatable {
  /// Its name, such as `tarazu_v1_kpi.swift`.
  public let name: String
  /// Its text.
  public let content: String
}

/// Why no code was generated.
public struct GenerationError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What is not supported, and where.
  public let description: String

  init(_ description: String) { self.description = description }
}

/// Makes Swift code from `.proto` files.
public enum CodeGeneration {
  /// The plug-in's answer to a request of protoc: the files, or the error message.
  public static func respond(to request: [UInt8]) -> [UInt8] {
    var writer = ProtobufWriter()
    do {
      let files = try generate(from: request)
      UInt64Field.write(2, supportedFeatures, &writer)
      for file in files {
        writer.tag(15, .lengthDelimited)
        writer.lengthDelimited { writer in
          StringField.write(1, file.name, &writer)
          StringField.write(15, file.content, &writer)
        }
      }
    } catch {
      StringField.write(1, error.description, &writer)
    }
    return writer.bytes
  }

  /// CodeGeneratorResponse's FEATURE_PROTO3_OPTIONAL.
  private static let supportedFeatures: UInt64 = 1

  /// The Swift files for the request's files to generate.
  public static func generate(from bytes: [UInt8]) throws(GenerationError) -> [GeneratedFile] {
    let request: CodeGeneratorRequest
    do {
      request = try .decode(from: bytes)
    } catch {
      throw GenerationError("the request: \(error)")
    }
    let options = try GenerationOptions(parameter: request.parameter)
    let names = TypeNames(of: request.files, options)
    var generated: [GeneratedFile] = []
    for file in request.files where request.filesToGenerate.contains(file.name) {
      try Support.check(file)
      generated.append(FileGenerator(file, names, options).generate())
    }
    return generated
  }
}

/// What protoc sends to a plug-in.
private struct CodeGeneratorRequest: ReadableMessage {
  var filesToGenerate: [String] = []
  var parameter = ""
  var files: [FileDescriptor] = []

  mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: filesToGenerate.append(try StringField.read(&reader))
      case 18: parameter = try StringField.read(&reader)
      case 122: try MessageField.read(onto: &files, &reader)
      default: try reader.skip(tag)
      }
    }
  }
}

/// The plug-in's parameters: `prefix=PACKAGE:PREFIX`, `trace=MESSAGE` and `import=MODULE`, separated by commas, each any
/// number of times.
struct GenerationOptions {
  /// What Swift's names of a package's types begin with, by package.
  private(set) var prefixes: [String: String] = [:]
  /// The full names of messages that note how they came (`Reception`).
  private(set) var traced: Set<String> = []
  /// Modules that the files import.
  private(set) var imports: [String] = []

  init(parameter: String) throws(GenerationError) {
    for option in parameter.split(separator: ",") {
      let pair = option.split(separator: "=", maxSplits: 1).map(String.init)
      let key = pair.first ?? ""
      let value = pair.count == 2 ? pair[1] : ""
      let parts = value.split(separator: ":").map(String.init)
      switch (key, parts.count) {
      case ("prefix", 2): prefixes[parts[0]] = parts[1]
      case ("trace", 1): traced.insert(value)
      case ("import", 1): imports.append(value)
      default:
        throw GenerationError(
          "parameter \(option): allowed are prefix=PACKAGE:PREFIX, trace=MESSAGE and import=MODULE")
      }
    }
  }
}
