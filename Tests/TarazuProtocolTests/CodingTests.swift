// The wire format by example: what is written, and what is read of it.

import Testing

@testable import TarazuProtocol

@Suite struct CodingTests {
  @Test func fieldsAreWrittenInOrderWithoutDefaults() throws {
    let selection = Selection(unit: "08", fromDate: "2026-03-21", toDate: "", caseClass: "", branchKind: nil)
    let bytes: [UInt8] = [0x0a, 2, 0x30, 0x38, 0x12, 10] + Array("2026-03-21".utf8) + [0x22, 0]
    #expect(selection.encode() == bytes)
    #expect(try Selection.decode(from: bytes) == selection)
  }

  @Test func negativeNumbersTakeTenBytesAndComeBack() throws {
    let bytes = Plain(int32Field: -1).encode()
    #expect(bytes == [0x18] + [UInt8](repeating: 0xff, count: 9) + [1])
    #expect(try Plain.decode(from: bytes).int32Field == -1)
    // Five bytes are as good.
    #expect(try Plain.decode(from: [0x18, 0xff, 0xff, 0xff, 0xff, 0x0f]).int32Field == -1)
    #expect(try Plain.decode(from: [0x18, 0x83, 0x80, 0x80, 0x80, 0x10]).int32Field == 3)
  }

  @Test func negativeZeroIsNoDefault() throws {
    let bytes = Plain(doubleField: -0.0).encode()
    #expect(bytes == [0x09, 0, 0, 0, 0, 0, 0, 0, 0x80])
    #expect(try Plain.decode(from: bytes).doubleField.sign == .minus)
    #expect(Plain(doubleField: 0).encode().isEmpty)
  }

  @Test func presenceIsKept() throws {
    #expect(Figure(value: 0, numerator: 0).encode() == [0x11, 0, 0, 0, 0, 0, 0, 0, 0, 0x18, 0])
    let figure = try Figure.decode(from: [0x18, 0])
    #expect(figure.numerator == 0 && figure.denominator == nil && figure.value == nil)
  }

  @Test func listsArePackedAndReadBothWays() throws {
    #expect(Lists(int32Field: [1, 300]).encode() == [0x1a, 3, 1, 0xac, 2])
    #expect(Lists(unpacked: [1, 300]).encode() == [0x90, 1, 1, 0x90, 1, 0xac, 2])
    let mixed: [UInt8] = [0x18, 7, 0x1a, 3, 1, 0xac, 2, 0x18, 9]
    #expect(try Lists.decode(from: mixed).int32Field == [7, 1, 300, 9])
    #expect(try Lists.decode(from: [0x92, 1, 2, 5, 6]).unpacked == [5, 6])
  }

  @Test func splitMessagesMerge() throws {
    let first = CompareScorecardsRequest(a: Selection(unit: "08"), b: .selection(Selection(unit: "09")))
    let second = CompareScorecardsRequest(a: Selection(toDate: "d"), b: .selection(Selection(fromDate: "f")))
    let merged = try CompareScorecardsRequest.decode(from: first.encode() + second.encode())
    #expect(merged.a == Selection(unit: "08", toDate: "d"))
    #expect(merged.b == .selection(Selection(unit: "09", fromDate: "f")))
    var continued = try CompareScorecardsRequest.decode(from: first.encode())
    try continued.merge(from: second.encode()[...])
    #expect(continued == merged)
  }

  @Test func lastOfOneofWins() throws {
    let first = CompareScorecardsRequest(b: .selection(Selection(unit: "09"))).encode()
    let second = CompareScorecardsRequest(b: .parent(ParentUnit())).encode()
    #expect(try CompareScorecardsRequest.decode(from: first + second).b == .parent(ParentUnit()))
    let again = try CompareScorecardsRequest.decode(from: first + second + [0x12, 0])
    #expect(again.b == .selection(Selection()))
  }

  @Test func emptyMemberOfOneofIsWritten() throws {
    let bytes = Choices(choice: .number(0)).encode()
    #expect(bytes == [0x10, 0])
    #expect(try Choices.decode(from: bytes).choice == .number(0))
  }

  @Test func enumsAreOpen() throws {
    let request = try GetTrendRequest.decode(from: [0x08, 0xe8, 7, 0x18, 3])
    #expect(request.kpi == .unrecognized(1_000) && request.kpi.name == nil && request.period == .month)
    #expect(request.encode() == [0x08, 0xe8, 7, 0x18, 3])
    #expect(Shade(rawValue: 1) == .usual && Shade.usual == .default)
  }

  @Test func mapsKeepTheLastOfAKeyAndAreWrittenInOrder() throws {
    let bytes: [UInt8] = [
      0x1a, 6, 0x0a, 1, 0x62, 0x12, 1, 0x31, 0x1a, 5, 0x0a, 1, 0x61, 0x12, 0, 0x1a, 3, 0x0a, 1, 0x62,
    ]
    let info = try RpcErrorInfo.decode(from: bytes)
    #expect(info.metadata == ["a": "", "b": ""])
    #expect(info.encode() == [0x1a, 5, 0x0a, 1, 0x61, 0x12, 0, 0x1a, 5, 0x0a, 1, 0x62, 0x12, 0])
  }

  @Test func unknownFieldsAreSkippedAndDropped() throws {
    let group: [UInt8] = [0xbb, 6, 0x08, 5, 0x13, 0x14, 0xbc, 6]
    let unknown: [UInt8] =
      [0x98, 6, 0x96, 1] + group + [0x9a, 6, 2, 1, 2, 0x9d, 6, 0, 0, 0, 0, 0x99, 6] + .init(repeating: 0, count: 8)
    let selection = Selection(unit: "08")
    #expect(try Selection.decode(from: unknown + selection.encode() + unknown) == selection)
    // A known field of another wire type is an unknown one.
    #expect(try Selection.decode(from: [0x08, 1] + selection.encode()) == selection)
  }

  @Test func lengthsOfAnySizeArePutBeforeWhatTheyCount() throws {
    for count in [0, 1, 126, 127, 128, 16_383, 16_384, 70_000, 2_100_000] {
      let message = SubmitLinesRequest(lines: [UInt8](repeating: 7, count: count))
      #expect(try SubmitLinesRequest.decode(from: message.encode()) == message)
      let nested = Choices(choice: .inner(Choices(choice: .inner(Choices(choice: .data(message.lines))))))
      #expect(try Choices.decode(from: nested.encode()) == nested)
    }
  }

  @Test func encodingGoesOnAfterWhatIsThere() {
    var bytes: [UInt8] = [1, 2, 3]
    Selection(unit: "08").encode(onto: &bytes)
    #expect(bytes == [1, 2, 3, 0x0a, 2, 0x30, 0x38])
  }

  @Test func slicesCountFromTheirBeginning() throws {
    let bytes: [UInt8] = [0xff, 0xff, 0x0a, 2, 0x30, 0x38, 0xff]
    #expect(try Selection.decode(from: bytes[2..<6]).unit == "08")
    #expect(throws: MessageDecodingError(.lengthPastEnd, at: 2)) { try Selection.decode(from: bytes[2..<5]) }
  }

  @Test func eventTellsWhatItDoesNotKnow() throws {
    let event = Event(source: "s", eventId: "1", kind: .closed(.init(branch: "b", outcome: "other")))
    let bytes = event.encode()
    let plain = try Event.decode(from: bytes)
    #expect(plain == event && plain.reception.unknownFieldNumbers.isEmpty && plain.reception.byteCount == bytes.count)

    // Field 99 of the event, field 50 within `closed`, and `source` as a number.
    let odd: [UInt8] = bytes + [0x98, 6, 1, 0x3a, 3, 0x90, 3, 1, 0x08, 1]
    let batch = SubmitEventsRequest(events: [event]).encode() + [0x0a, UInt8(odd.count)] + odd + [0x10, 1]
    let events = try SubmitEventsRequest.decode(from: batch).events
    #expect(events.map(\.reception.unknownFieldNumbers) == [[], [99, 50, 1]])
    #expect(events.map(\.reception.byteCount) == [bytes.count, odd.count])
    #expect(events[1] == event && events[1].encode() == bytes)
  }

  @Test func unknownFieldsOfAnEventAreNotNotedWithoutEnd() throws {
    let odd = [UInt8]((0..<2_000).flatMap { _ in [UInt8]([0x98, 6, 1]) })
    let event = try Event.decode(from: odd)
    #expect(event.reception.unknownFieldNumbers == .init(repeating: 99, count: Reception.fieldLimit))
    #expect(event.reception.byteCount == 6_000)
  }
}
