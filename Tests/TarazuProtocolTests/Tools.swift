// The project's files, and the programs that the tests run.

import Foundation
import Testing

enum Tools {
  /// The project's root.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// This target's folder.
  static let folder = root.appending(path: "Tests/TarazuProtocolTests")

  /// The text of a file of the project.
  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// The `.proto` files below a folder of the project, by path from there, sorted bytewise.
  static func protoFiles(below path: String) throws -> [String] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: path).path)
    return paths.filter { $0.hasSuffix(".proto") }.sorted()
  }

  /// What a program writes to standard output.
  static func output(of program: String, _ arguments: [String]) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(program) \(arguments)")
    return [UInt8](output)
  }

  /// protoc's descriptors, with comments, of files below a folder of the project and of all that they import.
  static func descriptorSet(below path: String, _ files: [String]) throws -> [UInt8] {
    try descriptorSet(in: root.appending(path: path), files)
  }

  /// protoc's descriptors, with comments, of files in a folder and of all that they import.
  static func descriptorSet(in folder: URL, _ files: [String]) throws -> [UInt8] {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".binpb")
    defer { try? FileManager.default.removeItem(at: file) }
    _ = try output(
      of: "/usr/bin/protoc",
      ["-I", folder.path, "--include_imports", "--include_source_info", "--descriptor_set_out=\(file.path)"] + files)
    return [UInt8](try Data(contentsOf: file))
  }
}
