// The cases and events behind a part of a figure.

import TarazuProtocol

/// A page of the rows that add up to a part of a figure.
public struct ContributionsPage: PageContent {
  public var question: Question
  public var kpi: Kpi
  public var part: FigurePart
  public var contributions: ListContributionsResponse

  public init(question: Question, kpi: Kpi, part: FigurePart, contributions: ListContributionsResponse) {
    self.question = question
    self.kpi = kpi
    self.part = part
    self.contributions = contributions
  }
}
