// A list of cases.

import TarazuProtocol

/// A page of one list of cases.
public struct CaseListPage: PageContent {
  /// The unit, the kind and the class, with today as its window.
  public var question: Question
  public var list: CaseList
  /// Only rows older than this many days; nil: all.
  public var olderThan: Int32?
  public var answer: ListCasesResponse

  public init(question: Question, list: CaseList, olderThan: Int32? = nil, answer: ListCasesResponse) {
    self.question = question
    self.list = list
    self.olderThan = olderThan
    self.answer = answer
  }
}
