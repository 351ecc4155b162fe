import TarazuPages
import TarazuProtocol
import Testing

@testable import TarazuWeb

/// What is followed, what waits for a viewer, and what a page gets.
@Suite struct LiveTests {
  private func questions(_ asks: String...) -> [LiveQuestion]? {
    try? LiveQuestion.all(of: asks.map { QueryItem("ask", $0) })
  }

  @Test func questionsAreRead() throws {
    let asked = try #require(
      questions(
        "unit=08&from=2026-01-01&to=2026-01-31&kind=civil&kpi=pending.inflow",
        "unit=08&from=2026-01-01&to=2026-01-01&kpi=pending"))
    #expect(asked.count == 2 && asked[0].kpis == [.pending, .inflow] && asked[0].kind == "civil")
    #expect(asked[1].request.selection?.branchKind == nil)
    for wrong in [
      "", "unit=08", "unit=08&from=x&to=2026-01-01&kpi=pending", "unit=08&from=2026-01-01&to=2026-01-01&kpi=none",
      "unit=08&from=2026-01-01&to=2026-01-01", "unit=08&from=2026-01-01&to=2026-01-01&kpi=pending.pending", "%",
    ] {
      #expect(questions(wrong) == nil, "\(wrong)")
    }
    let good = "unit=08&from=2026-01-01&to=2026-01-01&kpi=pending"
    #expect((try? LiveQuestion.all(of: Array(repeating: QueryItem("ask", good), count: 9))) == nil)
    #expect((try? LiveQuestion.all(of: [])) == nil)
  }

  /// A viewer gets the newest state of each question, once, and the end last.
  @Test func theNewestStateWaits() async {
    let inbox = LiveInbox()
    inbox.put(1, [1])
    inbox.put(0, [2])
    inbox.put(1, [3])
    #expect(await inbox.next() == .states([[2], [3]]))
    inbox.isAway()
    #expect(await inbox.next() == .away)
    async let next = inbox.next()
    inbox.put(0, [4])
    #expect(await next == .states([[4]]))
    inbox.put(0, [5])
    inbox.end(.signedOut)
    inbox.end(.ended)
    #expect(await inbox.next() == .signedOut)
  }

  @Test func aCancelledViewerEnds() async {
    let inbox = LiveInbox()
    let task = Task { await inbox.next() }
    task.cancel()
    #expect(await task.value == .ended)
  }

  @Test func anEventHasTheElementsOfThePage() throws {
    let question = try #require(
      questions("unit=%3Cimg%20src%3Dx%3E&from=2026-01-01&to=2026-01-31&kpi=processing_days_mean"))[0]
    let card = GetScorecardResponse(figures: [Figure(kpi: .processingDaysMean, value: 118.25)])
    let text = String(decoding: LiveMessage.bytes(of: card, for: question, in: .persian), as: UTF8.self)
    #expect(text.hasPrefix("event: figures\ndata: {\"at\":0,\"figures\":[\"") && text.hasSuffix("\"]}\n\n"))
    #expect(text.contains("value=\\\"118.25\\\"") && text.contains("۱۱۸٫۳") && !text.contains("<img"))
    // One line of data.
    #expect(text.split(separator: "\n").count == 2)
  }
}
