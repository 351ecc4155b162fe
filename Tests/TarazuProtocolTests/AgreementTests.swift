// The coding against Google's: over random messages, the same bytes are read, and the same are written.

import Foundation
import Testing

@testable import TarazuProtocol

@Suite struct AgreementTests {
  /// A case of agreement.py.
  private struct Case {
    let type: String
    let bytes: [UInt8]
    let kind: String
    let isRead: Bool
    let written: [UInt8]
  }

  @Test func googleReadsAndWritesTheSame() throws {
    var count: [String: Int] = [:]
    for test in try makeCases(seed: 1405, countOfEach: 40) {
      let type = try #require(MessageTypes.all.first { $0.fullName == test.type })
      let written = Result { try type.rewrite(test.bytes) }
      switch written {
      case .success(let bytes):
        count[test.kind, default: 0] += 1
        #expect(test.isRead, "\(test.type) \(test.kind): only Swift reads \(test.bytes)")
        if test.isRead { #expect(bytes == test.written, "\(test.type) \(test.kind): \(test.bytes)") }
      case .failure(let error):
        let reason = try #require(error as? MessageDecodingError).reason
        let isStricter = test.kind == "damaged" && stricter.contains(reason)
        #expect(!test.isRead || isStricter, "\(test.type) \(test.kind): \(error) in \(test.bytes)")
      }
    }
    #expect(count["plain", default: 0] > 1_000 && count["rearranged", default: 0] > 1_000)
    #expect(count["damaged", default: 0] > 100)
  }

  /// Where this coding refuses what Google's C++ lets pass: it takes field number 0 and the end of a group for the end of
  /// the message, and drops the upper bits of a varint that is too long.
  private let stricter: Set<MessageDecodingError.Reason> = [.fieldNumberZero, .unmatchedGroup, .overlongVarint]

  private func makeCases(seed: Int, countOfEach: Int) throws -> [Case] {
    let descriptors = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".binpb")
    defer { try? FileManager.default.removeItem(at: descriptors) }
    // One set is the other's bytes continued: lists of files.
    let set =
      try Tools.descriptorSet(below: "Protocol", Tools.protoFiles(below: "Protocol"))
      + Tools.descriptorSet(below: "Tests/TarazuProtocolTests/Protos", ["features.proto"])
    try Data(set).write(to: descriptors)
    let names = Set(MessageTypes.all.map(\.fullName)).sorted()
    let output = try Tools.output(
      of: "/usr/bin/python3",
      [Tools.folder.appending(path: "agreement.py").path, descriptors.path, "\(seed)", "\(countOfEach)"] + names)
    return try parse(output)
  }

  private func parse(_ output: [UInt8]) throws -> [Case] {
    var rest = output[...]
    func field() throws -> [UInt8] {
      let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
      try #require(rest.count >= 4 + length)
      rest = rest.dropFirst(4)
      defer { rest = rest.dropFirst(length) }
      return Array(rest.prefix(length))
    }
    var cases: [Case] = []
    while !rest.isEmpty {
      let type = String(decoding: try field(), as: UTF8.self)
      let bytes = try field()
      let kind = String(decoding: try field(), as: UTF8.self)
      let isRead = try field() == Array("yes".utf8)
      cases.append(Case(type: type, bytes: bytes, kind: kind, isRead: isRead, written: try field()))
    }
    return cases
  }
}
