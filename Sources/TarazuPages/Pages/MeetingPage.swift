// The meeting sheet: signals, lists of cases with what is new, units usual again, a line to sign.

import TarazuCalendar
import TarazuProtocol

/// The sheet for the weekly meeting.
public struct MeetingPage: PageContent {
  /// The unit, with the last whole month as its window.
  public var question: Question
  /// The day since which changes are told.
  public var since: Day
  /// ListChanges as of today.
  public var changes: [ChangeSentence]
  public var checkedCount: Int64?
  /// Those of ListChanges as of `since` that are not in `changes` any more.
  public var usualAgain: [Change]
  /// The lists, with their change since that day.
  public var lists: [MeetingList]

  public init(
    question: Question, since: Day, changes: [ChangeSentence], checkedCount: Int64?, usualAgain: [Change],
    lists: [MeetingList]
  ) {
    self.question = question
    self.since = since
    self.changes = changes
    self.checkedCount = checkedCount
    self.usualAgain = usualAgain
    self.lists = lists
  }
}

/// A list of the meeting sheet.
public struct MeetingList: Sendable {
  public var count: ListCount
  /// Its first rows; none where the reader sees no cases.
  public var rows: [ListedCase]

  public init(count: ListCount, rows: [ListedCase]) {
    self.count = count
    self.rows = rows
  }
}
