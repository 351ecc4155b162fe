// Where a figure comes from: its formula with its numbers, and each quantity by branch.

import TarazuProtocol

/// The explanation of a figure.
public struct ExplainPage: PageContent {
  public var question: Question
  public var kpi: Kpi
  public var explanation: ExplainFigureResponse

  public init(question: Question, kpi: Kpi, explanation: ExplainFigureResponse) {
    self.question = question
    self.kpi = kpi
    self.explanation = explanation
  }
}
