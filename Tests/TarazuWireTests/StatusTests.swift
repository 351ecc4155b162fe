import Testing

@testable import TarazuWire

@Suite struct StatusTests {
  private func roundTrip(_ status: Status) throws -> Status? {
    let bytes = status.encoded()
    #expect(bytes.count <= WireLimits.statusBytes)
    return try Status.decode(0..<bytes.count, in: bytes.span)
  }

  @Test func allDetailsComeBack() throws {
    let status = Status(
      .invalidArgument, .badField, "شعبه: نامعتبر", metadata: ["b": "2", "a": "1"],
      fields: [Status.Field("events[3].case_id", "must not be empty"), Status.Field("x", "")],
      retryDelay: .milliseconds(1_500), requestID: "abc")
    #expect(try roundTrip(status) == status)
    for code in StatusCode.allCases where code != .ok {
      #expect(try roundTrip(Status(code, .bug, "")) == Status(code, .bug, ""))
    }
  }

  @Test func whatIsTooLongIsCut() throws {
    let long = Status(.notFound, .notFound, String(repeating: "ن", count: 2_000))
    #expect(long.message == String(repeating: "ن", count: 512))
    let fields = (0..<1_000).map { Status.Field("events[\($0)].case_id", "must not be empty") }
    let cut = try #require(try roundTrip(.invalidArgument("many", fields: fields)))
    #expect(!cut.fields.isEmpty && cut.fields == Array(fields.prefix(cut.fields.count)))
    let huge = Status(.notFound, .notFound, "m", metadata: ["k": String(repeating: "v", count: 9_000)])
    #expect(try roundTrip(huge)?.message == "m")
  }

  @Test func notExecutedGoesWithItsReasons() {
    #expect(Status.unavailable("", reason: .draining).isNotExecuted)
    #expect(Status.resourceExhausted("", reason: .tooManyCalls).isNotExecuted)
    #expect(!Status.unavailable("", reason: .behind).isNotExecuted)
  }

  @Test func unknownCodesAreUnknownAndZeroIsOK() throws {
    #expect(try Status.decode(0..<2, in: ([0x08, 0x63] as [UInt8]).span)?.code == .unknown)
    #expect(try Status.decode(0..<2, in: ([0x08, 0x00] as [UInt8]).span) == nil)
    let extreme: [UInt8] = [0x08] + [UInt8](repeating: 0xff, count: 9) + [0x01]
    #expect(try Status.decode(0..<11, in: extreme.span)?.code == .unknown)
  }
}
