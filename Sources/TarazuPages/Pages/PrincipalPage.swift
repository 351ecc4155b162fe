// Administration: one principal and its credentials.

import TarazuProtocol

/// A principal.
public struct PrincipalPage: PageContent {
  public var principal: Principal
  public var credentials: [PrincipalCredential]
  /// The service's words about the form that was sent; nil: none was, or it was taken.
  public var problem: String?

  public init(principal: Principal, credentials: [PrincipalCredential], problem: String? = nil) {
    self.principal = principal
    self.credentials = credentials
    self.problem = problem
  }
}
