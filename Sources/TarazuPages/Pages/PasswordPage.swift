// Setting a password of one's own.

/// The form for the old and the new password.
public struct PasswordPage: PageContent {
  /// Why the last attempt failed; nil: there was none.
  public var problem: Problem?

  public init(problem: Problem? = nil) { self.problem = problem }

  /// Why the password was not set.
  public enum Problem: Sendable, Equatable {
    /// The old password is wrong.
    case wrong
    /// The two new ones differ.
    case different
    /// The service refuses the new one, in its words.
    case refused(String)
    /// Too many attempts; the next is looked at after so many seconds.
    case wait(seconds: Int)
  }
}
