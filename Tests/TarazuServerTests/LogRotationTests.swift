import Foundation
import Testing

@testable import TarazuServer

/// The log's files: as many as there may be, none of them much larger than the limit, and no line lost between them.
@Suite struct LogRotationTests {
  private let folder: String
  private var path: String { folder + "/server.log" }

  init() throws {
    folder = NSTemporaryDirectory() + "/tarazu-log-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private func open() -> Int32 { Glibc.open(path, O_WRONLY | O_CREAT | O_APPEND, 0o644) }

  private func lines(_ name: String) throws -> [String] {
    try String(contentsOfFile: folder + "/" + name, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  private func write(_ numbers: ClosedRange<Int>, _ rotation: inout LogRotation?, to descriptor: Int32) {
    for number in numbers {
      let line = Array("line \(1_000 + number)\n".utf8)
      _ = Glibc.write(descriptor, line, line.count)
      rotation?.wrote(line.count)
    }
  }

  @Test func theNewestLinesAreKeptInOrder() throws {
    let descriptor = open()
    defer { close(descriptor) }
    // Ten lines of ten bytes fill a file.
    var rotation = LogRotation(path, descriptor: descriptor, limit: 100, files: 3)
    #expect(rotation != nil)
    write(1...45, &rotation, to: descriptor)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(names == ["server.log", "server.log.1", "server.log.2"])
    let kept = try lines("server.log.2") + lines("server.log.1") + lines("server.log")
    #expect(kept == (21...45).map { "line \(1_000 + $0)" })
  }

  /// A file that is there already counts, so that restarts do not let it grow.
  @Test func whatIsThereAlreadyCounts() throws {
    for start in [1, 9, 17] {
      let descriptor = open()
      defer { close(descriptor) }
      var rotation = LogRotation(path, descriptor: descriptor, limit: 100, files: 5)
      write(start...start + 7, &rotation, to: descriptor)
    }
    #expect(try lines("server.log.2").count == 10 && lines("server.log.1").count == 10)
    #expect(try lines("server.log") == (21...24).map { "line \(1_000 + $0)" })
  }

  /// A log that goes elsewhere is left alone.
  @Test func anotherFileIsLeftAlone() throws {
    let descriptor = open()
    defer { close(descriptor) }
    #expect(LogRotation(folder + "/other.log", descriptor: descriptor) == nil)
    try Data().write(to: URL(fileURLWithPath: folder + "/other.log"))
    #expect(LogRotation(folder + "/other.log", descriptor: descriptor) == nil)
    let pipe = Pipe()
    #expect(LogRotation(path, descriptor: pipe.fileHandleForWriting.fileDescriptor) == nil)
    #expect(LogRotation.files == 5 && LogRotation.limit == 64 << 20)
  }
}
