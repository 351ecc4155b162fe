import TarazuJudgement
import Testing

@testable import TarazuCommand

/// The commands list and complete the indicators that are judged, and no others.
@Suite struct JudgementCommandTests {
  @Test func onlyWhatIsJudgedIsListed() throws {
    let codes = FigureCommands.kpis
    #expect(JudgementCommands.inFunnels == codes.filter { JudgedIndicator.named($0) != nil })
    #expect(JudgementCommands.inSignals == codes.filter { SignalForm.named($0) != nil })
    for (command, listed) in [("funnel", JudgementCommands.inFunnels), ("signal", JudgementCommands.inSignals)] {
      let spec = try #require(JudgementCommands.all.first { $0.name == command })
      #expect(spec.words.map(\.choices) == [.words(listed)])
      #expect(spec.details.hasSuffix("indicators: " + listed.joined(separator: " ")))
    }
  }
}
