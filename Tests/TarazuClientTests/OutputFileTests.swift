import Foundation
import Testing

@testable import TarazuClient

/// Files that are replaced only when they are complete.
@Suite struct OutputFileTests {
  private let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "/tarazu-output-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private func path(_ name: String) -> String { folder + "/" + name }

  private func content(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }

  private func write(_ text: String, _ name: String) throws {
    try text.write(toFile: path(name), atomically: false, encoding: .utf8)
  }

  private var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() } }

  @Test func whatWasThereStaysUntilTheEnd() throws {
    try write("old", "file")
    chmod(path("file"), 0o640)
    let file = try OutputFile(path("file"))
    try file.write(Array("new ".utf8))
    #expect(try content("file") == "old")
    try file.write(Array("content".utf8))
    try file.commit()
    #expect(try content("file") == "new content")
    #expect(try names == ["file"])
    #expect(try OpenFile.reading(path("file")).permissions == 0o640)
  }

  @Test func whatIsNotFinishedLeavesNothing() throws {
    do {
      let file = try OutputFile(path("file"))
      try file.write(Array("half".utf8))
    }
    #expect(try names == [])
  }

  @Test func aSymbolicLinkStaysAndItsFileIsReplaced() throws {
    try write("old", "file")
    for (link, target) in [("link", "file"), ("chain", path("link")), ("dangling", "absent")] {
      try FileManager.default.createSymbolicLink(atPath: path(link), withDestinationPath: target)
    }
    for (link, name) in [("chain", "file"), ("dangling", "absent")] {
      let file = try OutputFile(path(link))
      try file.write(Array(link.utf8))
      try file.commit()
      #expect(try content(name) == link)
    }
    #expect(try names == ["absent", "chain", "dangling", "file", "link"])
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path("link")) == "file")
  }

  @Test func whatIsNoFileIsWrittenToAsItIs() throws {
    mkfifo(path("pipe"), 0o600)
    let reader = open(path("pipe"), O_RDONLY | O_NONBLOCK)
    defer { close(reader) }
    let file = try OutputFile(path("pipe"))
    try file.write(Array("text".utf8))
    try file.commit()
    var bytes = [UInt8](repeating: 0, count: 8)
    #expect(read(reader, &bytes, 8) == 4)
    #expect(throws: FileError.self) { try OutputFile(folder) }
    #expect(throws: FileError.self) { try OutputFile(folder + "/absent/file") }
    #expect(throws: FileError.self) { try OutputFile("") }
    #expect(throws: FileError.self) { try SecretFile(path("pipe")) }
    #expect(try names == ["pipe"])
  }

  @Test func aFileHasOneIdentityByAnyName() throws {
    try write("x", "file")
    try FileManager.default.createSymbolicLink(atPath: path("link"), withDestinationPath: "file")
    try FileManager.default.linkItem(atPath: path("file"), toPath: path("hard"))
    try FileManager.default.createSymbolicLink(atPath: path("circle"), withDestinationPath: "circle")
    let identity = try #require(FileIdentity(path("file")))
    for name in ["link", "hard", "./file", "../" + (folder as NSString).lastPathComponent + "/file"] {
      #expect(FileIdentity(path(name)) == identity, "\(name)")
    }
    #expect(FileIdentity(path("absent")) == FileIdentity(folder + "//absent"))
    #expect(FileIdentity(path("absent")) != FileIdentity(path("other")))
    #expect(FileIdentity(path("circle")) == nil)
    #expect(FileIdentity("/dev/null") == nil)
  }
}
