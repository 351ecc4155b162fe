// Any bytes give a message or an error, never a trap.

import TestRandom
import Testing

@testable import TarazuProtocol

@Suite struct RobustnessTests {
  @Test(
    arguments: [
      ("a varint that is cut off", [0x18, 0x80], MessageDecodingError(.truncated, at: 2)),
      (
        "a varint of eleven bytes", [0x18] + [UInt8](repeating: 0x80, count: 10) + [0],
        MessageDecodingError(.overlongVarint, at: 11)
      ),
      (
        "a varint of more than 64 bits", [0x18] + [UInt8](repeating: 0xff, count: 9) + [2],
        MessageDecodingError(.overlongVarint, at: 11)
      ),
      ("a tag of more than 32 bits", [0x98, 0x80, 0x80, 0x80, 0x10, 0], MessageDecodingError(.overlongVarint, at: 5)),
      ("a tag of six bytes", [0x98, 0x80, 0x80, 0x80, 0x80, 0, 0], MessageDecodingError(.overlongVarint, at: 6)),
      ("field number 0", [0x00, 0], MessageDecodingError(.fieldNumberZero, at: 1)),
      ("field number 0 with a length", [0x02, 0], MessageDecodingError(.fieldNumberZero, at: 1)),
      ("wire type 6", [0x0e, 0], MessageDecodingError(.unknownWireType, at: 1)),
      ("wire type 7", [0x9f, 6, 0], MessageDecodingError(.unknownWireType, at: 2)),
      ("a fixed value of 8 bytes past the end", [0x09, 0, 0, 0], MessageDecodingError(.truncated, at: 1)),
      ("one of 4 bytes past the end", [0x15, 0, 0, 0], MessageDecodingError(.truncated, at: 1)),
      ("a length past the end", [0x72, 5, 0x61], MessageDecodingError(.lengthPastEnd, at: 2)),
      (
        "a length of 63 bits", [0x72, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f],
        MessageDecodingError(.lengthPastEnd, at: 10)
      ),
      (
        "a length of 64 bits", [0x72, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1],
        MessageDecodingError(.lengthPastEnd, at: 11)
      ),
      ("a lone continuation byte", [0x72, 1, 0x80], MessageDecodingError(.badText, at: 2)),
      ("an over-long form", [0x72, 2, 0xc0, 0x80], MessageDecodingError(.badText, at: 2)),
      ("a surrogate", [0x72, 3, 0xed, 0xa0, 0x80], MessageDecodingError(.badText, at: 2)),
      ("a character past U+10FFFF", [0x72, 4, 0xf4, 0x90, 0x80, 0x80], MessageDecodingError(.badText, at: 2)),
      ("half a character", [0x72, 1, 0xd9], MessageDecodingError(.badText, at: 2)),
      ("a group without an end", [0x9b, 6, 0x08, 1], MessageDecodingError(.unmatchedGroup, at: 4)),
      ("the end of no group", [0x9c, 6], MessageDecodingError(.unmatchedGroup, at: 2)),
      ("a group with another one's end", [0x9b, 6, 0xa4, 6], MessageDecodingError(.unmatchedGroup, at: 4)),
    ] as [(String, [UInt8], MessageDecodingError)])
  func badBytesAreRefused(_ name: String, _ bytes: [UInt8], _ error: MessageDecodingError) {
    #expect(throws: error, "\(name)") { try Plain.decode(from: bytes) }
  }

  @Test func lengthsWithinAMessageEndWithIt() {
    // The inner message is 2 bytes long and its text claims 3; there are enough bytes after it.
    #expect(throws: MessageDecodingError(.lengthPastEnd, at: 4)) {
      try GetScorecardRequest.decode(from: [0x0a, 2, 0x0a, 3, 0x61, 0x61, 0x61])
    }
    #expect(throws: MessageDecodingError(.truncated, at: 3)) { try Lists.decode(from: [0x1a, 1, 0x80, 0x01]) }
  }

  @Test func packedListsHoldWholeValues() {
    #expect(throws: MessageDecodingError(.truncated, at: 2)) { try Lists.decode(from: [0x0a, 7, 0, 0, 0, 0, 0, 0, 0]) }
  }

  @Test func nestingHasALimit() throws {
    func nested(_ depth: Int) -> [UInt8] {
      (1..<depth).reduce(into: []) { bytes, _ in
        var writer = ProtobufWriter()
        writer.tag(2, .lengthDelimited)
        writer.lengthDelimited(bytes)
        bytes = writer.bytes
      }
    }
    #expect(try Tree.decode(from: nested(64)).encode() == nested(64))
    for depth in [65, 1_000, 3_000] {
      let error = #expect(throws: MessageDecodingError.self) { try Tree.decode(from: nested(depth)) }
      #expect(error?.reason == .nestedTooDeep)
    }
    let groups = [UInt8](repeating: 0x0b, count: 1_000_000)
    let error = #expect(throws: MessageDecodingError.self) { try Nothing.decode(from: groups) }
    #expect(error?.reason == .nestedTooDeep)
  }

  @Test func depthIsCountedDownAgain() throws {
    let tree = Tree(others: .init(repeating: Tree(left: Tree()), count: 200))
    #expect(try Tree.decode(from: tree.encode()) == tree)
    let groups = [UInt8]((0..<200).flatMap { _ in [UInt8]([0x9b, 6, 0x9c, 6]) })
    #expect(try Nothing.decode(from: groups) == Nothing())
  }

  @Test func manyEmptyMessagesAreRefused() throws {
    func events(_ count: Int) -> [UInt8] { (0..<count).flatMap { _ in [UInt8]([0x0a, 0]) } }
    let limit = ProtobufReader.messageLimit
    #expect(try SubmitEventsRequest.decode(from: events(limit)).events.count == limit)
    let error = #expect(throws: MessageDecodingError.self) { try SubmitEventsRequest.decode(from: events(limit + 1)) }
    #expect(error?.reason == .tooManyMessages)
  }

  @Test func everyCutOffMessageIsReadOrRefused() throws {
    let event = Event(
      source: "دادگستری", eventId: "1", eventTime: .init(seconds: 1_800_000_000, nanos: 5), caseId: "c",
      kind: .hearingSet(.init(branch: "b", hearingId: "h", onDate: "2026-05-01", purpose: "control")))
    let bytes = SubmitEventsRequest(events: [event, event]).encode()
    for length in 0..<bytes.count {
      // Cut between fields it is a message, of at most the first event.
      let cut = try? SubmitEventsRequest.decode(from: bytes[..<length])
      #expect(cut == nil || cut?.events.count == (length < bytes.count / 2 ? 0 : 1), "\(length)")
    }
  }

  @Test func randomBytesNeverTrap() {
    var random = SeededGenerator(seed: 8)
    var readCount = 0
    for round in 0..<20_000 {
      let bytes = (0..<(round % 60)).map { _ in
        // Small numbers are likelier: they are tags and lengths.
        random.next() % 3 == 0 ? UInt8(truncatingIfNeeded: random.next()) : UInt8(random.next() % 40)
      }
      if (try? MessageTypes.all[round % MessageTypes.all.count].rewrite(bytes)) != nil { readCount += 1 }
    }
    #expect(readCount > 100)
  }

}
