import TarazuAccess
import TarazuProtocol
import TestSupport
import Testing

/// Pages of rejections whose raw lines are long are cut by their bytes, and go on where they were cut.
@Suite struct RejectionPagesTests {
  @Test(.timeLimit(.minutes(5)))
  func longRawLines() async throws {
    let world = try await World.shared
    let province = try await world.province()
    let source = try await world.caller(.source, unit: province.code, source: province.code)
    // Three times what one page may hold, and each still under the 16 KiB of a line.
    let count = 200
    let long = String(repeating: "x", count: 16_000)
    for start in stride(from: 0, to: count, by: 20) {
      let lines = (start..<start + 20).map { "bad \($0) \(long)" }
      _ = try await source.call(
        IngestService.submitLines, SubmitLinesRequest(lines: Array(lines.joined(separator: "\n").utf8)))
    }
    var (all, token, pages): ([Rejection], String, Int) = ([], "", 0)
    repeat {
      let answer = try await world.administrator.call(
        QualityService.listRejections,
        ListRejectionsRequest(unit: province.code, pageSize: 1_000, pageToken: token))
      #expect(!answer.rejections.isEmpty && answer.encode().count < 2 << 20)
      all += answer.rejections
      token = answer.nextPageToken
      pages += 1
    } while !token.isEmpty && pages < 100
    #expect(pages > 1 && pages < 100)
    let numbers = all.map { String(decoding: $0.raw, as: UTF8.self).split(separator: " ")[1] }
    #expect(numbers == (0..<count).map { "\($0)" })
  }
}
