// The wall screen of a meeting room: a few large pages that turn by themselves.

import TarazuProtocol

/// The wall screen of a unit.
public struct WallPage: PageContent {
  public var question: Question
  public var rows: [MorningRow]
  public var changes: [ChangeSentence]
  public var needsAction: [ListCount]

  public init(question: Question, rows: [MorningRow], changes: [ChangeSentence], needsAction: [ListCount]) {
    self.question = question
    self.rows = rows
    self.changes = changes
    self.needsAction = needsAction
  }
}
