import TarazuAccess
import TarazuProtocol
import TestSupport
import Testing

/// The directory comes in as a stream or in one call, and each line is judged by what its sender may write.
@Suite struct DirectoryTests {
  @Test(.timeLimit(.minutes(5)))
  func aStreamIsResolvedAsAWhole() async throws {
    let world = try await World.shared
    let code = Province(code: "d\(UInt32.random(in: .min ... .max))").code
    // The parent and the kind stand on later lines, pieces end anywhere, and bad lines hinder no good one.
    let text = """
      {"type":"unit","level":"branch","code":"\(code)b","parent":"\(code)d","name":"b","kind":"\(code)","opened_on":"2020-01-01"}
      {"type":"unit","level":"district","code":"\(code)d","parent":"\(code)","name":"d"}

      nothing
      {"type":"unit","level":"province","code":"\(code)","parent":"IR","name":"p"}
      {"type":"unit","level":"district","code":"\(code)e","parent":"none","name":"e"}
      {"type":"kind","code":"\(code)","name":"k","standard_days":10}
      {"type":"class","code":"\(code)","name":"c"}
      {"type":"unit","level":"province","code":"\(code)d","parent":"IR","name":"d"}
      """
    let stream = world.administrator.open(DirectoryService.importDirectory)
    for piece in Array(text.utf8).split(every: 100) { try await stream.send(ImportDirectoryRequest(chunk: piece)) }
    stream.finishSending()
    let answer = try #require(try await stream.receive())
    #expect(answer.counts == DirectoryCounts(unitCount: 3, kindCount: 1, classCount: 1))
    #expect(answer.refusedCount == 3 && answer.refused.map(\.line) == [4, 6, 9])
    #expect(answer.refused.map(\.reason) == ["malformed", "unknown_parent", "level_changed"])
    #expect(answer.refused.allSatisfy { !$0.detail.isEmpty })
    let unit = try await world.administrator.call(DirectoryService.getUnit, GetUnitRequest(unit: code + "b"))
    #expect(unit.unit?.branchKind == code && unit.unit?.parent == code + "d")
  }

  @Test(.timeLimit(.minutes(5)))
  func theFirstThousandRefusalsAreListed() async throws {
    let world = try await World.shared
    let answer = try await world.administrator.apply(String(repeating: "nothing\n", count: 1_001))
    #expect(answer.refusedCount == 1_001 && answer.refused.map(\.line) == Array(1...1_000))
  }

  /// An administrator writes strictly below its own unit, and no kinds, classes or provinces.
  @Test(.timeLimit(.minutes(5)))
  func linesOutsideOnesScopeAreNotAllowed() async throws {
    let world = try await World.shared
    let (province, other) = (try await world.province(), try await world.province())
    let local = try await world.caller(.admin, unit: province.code)
    func district(_ code: String, in parent: String) -> String {
      #"{"type":"unit","level":"district","code":"\#(code)","parent":"\#(parent)","name":"new"}"#
    }
    let answer = try await local.apply(
      [
        district(province.code + "3", in: province.code), district(province.first, in: province.code),
        district(other.code + "3", in: other.code), district(other.first, in: province.code),
        district(province.second, in: other.code),
        #"{"type":"unit","level":"province","code":"\#(province.code)","parent":"IR","name":"new"}"#,
        #"{"type":"kind","code":"civil","name":"new"}"#, #"{"type":"class","code":"money","name":"new"}"#,
      ].joined(separator: "\n"))
    #expect(answer.counts == DirectoryCounts(unitCount: 2))
    #expect(answer.refused.map(\.line) == Array(3...8) && answer.refused.allSatisfy { $0.reason == "not_allowed" })
    let names = try await world.administrator.call(
      DirectoryService.listUnits, ListUnitsRequest(parent: province.code, level: .district))
    #expect(names.units.map(\.name) == ["new", province.second, "new"])
  }

  /// What named a branch that was not there takes effect once it is, and a new standard changes past figures.
  @Test(.timeLimit(.minutes(5)))
  func figuresAreAsIfItHadAlwaysBeenSo() async throws {
    let world = try await World.shared
    let province = try await world.province()
    let branch = province.code + "22"
    let kind = province.code
    try await world.administrator.apply(#"{"type":"kind","code":"\#(kind)","name":"k","standard_days":30}"#)
    try await world.administrator.submit(
      province.registered("1", branch: branch),
      province.line(
        "2", "closed", #""branch":"\#(branch)","outcome":"judgment""#, case: "1", at: "2024-02-20T09:00:00Z"))
    func figures(after answer: ApplyDirectoryResponse? = nil) async throws -> [Int64?] {
      try await world.administrator.numerators(
        [.inflow, .onTimeRate, .processingDaysMean], of: province.selection(),
        minPosition: answer?.asOf?.position ?? "")
    }
    #expect(try await figures() == [0, 0, 0])
    let opened = try await world.administrator.apply(
      #"{"type":"unit","level":"branch","code":"\#(branch)","parent":"\#(province.second)","name":"b","kind":"\#(kind)","#
        + #""opened_on":"2020-01-01"}"#)
    #expect(try await figures(after: opened) == [1, 0, 50])
    let slower = try await world.administrator.apply(
      #"{"type":"kind","code":"\#(kind)","name":"k","standard_days":50}"#)
    #expect(try await figures(after: slower) == [1, 1, 50])
  }
}
