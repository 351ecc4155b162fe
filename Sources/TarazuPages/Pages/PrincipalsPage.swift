// Administration: who may call.

import TarazuProtocol

/// The principals of the administrator's scope, and the form for a new one.
public struct PrincipalsPage: PageContent {
  public var answer: ListPrincipalsResponse
  /// The service's words about the form that was sent; nil: none was, or it was taken.
  public var problem: String?

  public init(answer: ListPrincipalsResponse, problem: String? = nil) {
    self.answer = answer
    self.problem = problem
  }
}
