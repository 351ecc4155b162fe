// Signing in.

/// The form for name, password and code.
public struct SignInPage: PageContent {
  /// Why the last attempt failed; nil: there was none.
  public var problem: Problem?
  /// The name that was typed, to be shown again.
  public var name: String
  /// Where to go then: an own path; empty: the morning view.
  public var returnTo: String

  public init(problem: Problem? = nil, name: String = "", returnTo: String = "") {
    self.problem = problem
    self.name = name
    self.returnTo = returnTo
  }

  /// Why nobody was signed in.
  public enum Problem: Sendable, Equatable {
    /// The name, the password or the code is wrong.
    case wrong
    /// Too many attempts; the next is looked at after so many seconds.
    case wait(seconds: Int)
    /// The session ended: by time, or from outside.
    case ended
    /// The service does not answer.
    case unavailable
  }
}
