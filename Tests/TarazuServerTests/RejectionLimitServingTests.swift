import TarazuAccess
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

/// Beyond its limit of rejections a day a source is refused, until the limit is lifted; others go on.
@Suite struct RejectionLimitServingTests {
  @Test(.timeLimit(.minutes(5)))
  func aSourceBeyondItsLimit() async throws {
    let world = try await World.shared
    let province = try await world.province()
    let name = PrincipalTests.name("cms")
    let made = try await world.administrator.call(
      AdminService.createPrincipal,
      CreatePrincipalRequest(name: name, role: .source, unit: province.code, source: province.code))
    let source = try await PrincipalTests.caller(world, made)
    func set(_ request: SetPrincipalRequest) async throws {
      _ = try await world.administrator.call(AdminService.setPrincipal, request)
    }
    func submit(_ lines: [String]) async -> String {
      await source.outcome(
        IngestService.submitLines, SubmitLinesRequest(lines: Array(lines.joined(separator: "\n").utf8)))
    }
    let exhausted = "RESOURCE_EXHAUSTED RESOURCE_EXHAUSTED"
    try await set(SetPrincipalRequest(name: name, limits: [PrincipalLimit(kind: .rejections, value: 3)]))
    #expect(await submit(["a", "b", "c", province.registered("one")]) == "OK")
    #expect(await submit(["d", province.registered("two")]) == exhausted)
    #expect(await submit(["a", province.registered("two")]) == "OK")
    // A stream ends with it.
    let stream = source.open(IngestService.importEvents)
    try await stream.send(ImportEventsRequest(chunk: Array("e\n".utf8)))
    stream.finishSending()
    await #expect {
      while try await stream.receive() != nil {}
    } throws: {
      Caller.message(of: $0) == exhausted
    }
    let other = try await world.caller(.source, unit: province.code, source: province.code)
    #expect(
      await other.outcome(IngestService.submitLines, SubmitLinesRequest(lines: Array("d\ne".utf8))) == "OK")
    try await set(SetPrincipalRequest(name: name, lift: true))
    #expect(await submit(["d", "e"]) == "OK")
    let listed = try await world.administrator.call(
      QualityService.listRejections, ListRejectionsRequest(unit: province.code, pageSize: 100))
    let own = listed.rejections.filter { $0.sender == name }.map { String(decoding: $0.raw, as: UTF8.self) }
    #expect(own.sorted() == ["a", "b", "c", "d", "e"])
  }
}
