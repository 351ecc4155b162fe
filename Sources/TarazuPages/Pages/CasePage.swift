// A case: its way through the branches, and its events.

import TarazuProtocol

/// A case with its timeline.
public struct CasePage: PageContent {
  /// GetCase: the first page has the spells.
  public var answer: GetCaseResponse

  public init(answer: GetCaseResponse) { self.answer = answer }
}
