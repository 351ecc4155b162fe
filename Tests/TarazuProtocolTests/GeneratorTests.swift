// The generator: what it makes of features.proto, what it refuses, and that the files checked in are current.

import Foundation
import TarazuProtocol
import Testing

@testable import TarazuGenerator

@Suite struct GeneratorTests {
  @Test func checkedInCodeIsCurrent() throws {
    let options = try Tools.text("Protocol/generator.options").split(separator: "\n").joined(separator: ",")
    let files =
      try Tools.protoFiles(below: "Protocol") + ["any", "duration", "timestamp"].map { "google/protobuf/\($0).proto" }
    try expectCurrent("Sources/TarazuProtocol/Generated", below: "Protocol", files, options)
  }

  @Test func featuresAreCurrent() throws {
    try expectCurrent(
      "Tests/TarazuProtocolTests/Generated", below: "Tests/TarazuProtocolTests/Protos", ["features.proto"],
      "import=TarazuProtocol,prefix=google.protobuf:Protobuf")
  }

  /// Compares a folder with what the generator makes now.
  private func expectCurrent(_ folder: String, below path: String, _ files: [String], _ options: String) throws {
    let generated = try CodeGeneration.generate(from: request(below: path, files, options))
    let present = try FileManager.default.contentsOfDirectory(atPath: Tools.root.appending(path: folder).path)
    #expect(Set(generated.map(\.name)) == Set(present), "\(folder): run dev/generate")
    for file in generated where present.contains(file.name) {
      #expect(try Tools.text("\(folder)/\(file.name)") == file.content, "\(folder)/\(file.name): run dev/generate")
    }
  }

  /// The request that protoc would send to the plug-in.
  private func request(below path: String, _ files: [String], _ options: String) throws -> [UInt8] {
    var writer = ProtobufWriter()
    StringField.write(1, each: files, &writer)
    StringField.write(2, options, &writer)
    // A set is a list of files with field number 1; the request has the same list as field 15.
    var reader = ProtobufReader(try Tools.descriptorSet(below: path, files)[...])
    while let tag = try reader.nextTag() {
      try #require(tag == 10)
      writer.tag(15, .lengthDelimited)
      writer.lengthDelimited(try reader.lengthDelimited())
    }
    return writer.bytes
  }

  @Test(arguments: [
    ("syntax = \"proto2\"; message A { optional int32 a = 1; }", "bad.proto: only proto3 is supported"),
    (
      "syntax = \"proto3\"; message A { map<int32, string> a = 1; }",
      "bad.proto: A.AEntry: only maps from string to string or message are supported"
    ),
    (
      "syntax = \"proto3\"; import \"google/protobuf/descriptor.proto\"; "
        + "extend google.protobuf.FieldOptions { int32 a = 50000; }",
      "bad.proto: extensions are not supported"
    ),
  ])
  func whatIsNotSupportedIsRefused(_ text: String, _ words: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try text.write(to: folder.appending(path: "bad.proto"), atomically: true, encoding: .utf8)
    var writer = ProtobufWriter()
    StringField.write(1, "bad.proto", &writer)
    var reader = ProtobufReader(try Tools.descriptorSet(in: folder, ["bad.proto"])[...])
    while try reader.nextTag() != nil {
      writer.tag(15, .lengthDelimited)
      writer.lengthDelimited(try reader.lengthDelimited())
    }
    let error = #expect(throws: GenerationError.self) { try CodeGeneration.generate(from: writer.bytes) }
    #expect(error?.description == words)
    // As the plug-in says it: CodeGeneratorResponse.error.
    let response = CodeGeneration.respond(to: writer.bytes)
    #expect(response == [0x0a, UInt8(words.utf8.count)] + Array(words.utf8))
  }

  @Test func badRequestsAndParametersAreRefused() {
    let error = #expect(throws: GenerationError.self) { try CodeGeneration.generate(from: [0xff]) }
    #expect(error?.description == "the request: not a message: ends within a value at byte 1")
    var writer = ProtobufWriter()
    StringField.write(2, "trace=a.B,colour=red", &writer)
    let parameter = #expect(throws: GenerationError.self) { try CodeGeneration.generate(from: writer.bytes) }
    #expect(parameter?.description.hasPrefix("parameter colour=red: allowed are") == true)
  }

  @Test func namesAreSwifts() {
    #expect(SwiftNames.member("from_date") == "fromDate")
    #expect(SwiftNames.member("class") == "`class`")
    #expect(SwiftNames.member("self") == "self_")
    #expect(SwiftNames.member("GetScorecard") == "getScorecard")
    #expect(SwiftNames.type("String") == "String_")
    #expect(SwiftNames.enumCase("EVENT_OUTCOME_ACCEPTED", of: "EventOutcome") == "accepted")
    #expect(SwiftNames.enumCase("SHADE_2_5", of: "Shade") == "_25")
    #expect(SwiftNames.enumCase("SHADE_NAME", of: "Shade") == "name_")
    #expect(SwiftNames.enumCase("WITHOUT_PREFIX", of: "Shade") == "withoutPrefix")
  }

  @Test func methodsTellTheirShape() {
    let methods = ShapesService.allMethods
    #expect(methods.map(\.name) == ["Unary", "Down", "Up", "Both"])
    #expect(methods.map(\.clientStreaming) == [false, false, true, true])
    #expect(methods.map(\.serverStreaming) == [false, true, false, true])
    #expect(methods.map(\.idempotency) == [.unknown, .noSideEffects, .idempotent, .unknown])
    #expect(Set(methods.map(\.service)) == ["tarazu.test.Shapes"])
  }

  @Test func commentsAndDeprecationComeAlong() throws {
    let text = try Tools.text("Tests/TarazuProtocolTests/Generated/features.swift")
    #expect(text.contains("/// The greatest number of a field.\n  public var last: Int32 = 0\n"))
    #expect(text.contains("/// Not used any more.\n  ///\n  /// - Warning: Deprecated.\n  public var self_: String"))
  }
}
