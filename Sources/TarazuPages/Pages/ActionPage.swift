// What needs action: the lists of cases, by how many there are.

import TarazuProtocol

/// The lists of a unit that need action.
public struct ActionPage: PageContent {
  /// The unit, with today as its window.
  public var question: Question
  /// Each list, with its change since yesterday.
  public var lists: [ListCount]
  /// The figures of these lists for the units directly below; empty for a branch.
  public var children: [UnitFigures]

  public init(question: Question, lists: [ListCount], children: [UnitFigures] = []) {
    self.question = question
    self.lists = lists
    self.children = children
  }

  /// The indicators of the children's table.
  public static let childIndicators: [Kpi] = [.undated, .undecided, .hearingsOverdue, .pending, .caseOldRate]
}
