// Setting a password of one's own.

import TarazuProtocol

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

extension PasswordPage {
  public func page(in context: PageContext) -> Page {
    let isFirst = context.viewer?.account.passwordChangeNeeded ?? false
    let title = context.text(isFirst ? "password.first" : "password.title")
    return context.page(
      "password", title: title, status: problem == nil ? 200 : 400,
      [
        "title": .text(title), "line": .text(context.text(isFirst ? "password.first-line" : "password.line")),
        "old": .text(context.text(isFirst ? "state.one_time_password" : "password.old")),
        "name": .text(context.viewer?.account.name ?? ""), "action": .text(PagePath.postPassword),
        "token": Value(context.csrfToken), "problem": Value(problem.map { words($0, in: context) }),
      ])
  }

  private func words(_ problem: Problem, in context: PageContext) -> String {
    switch problem {
    case .wrong: context.text("password.wrong")
    case .different: context.text("password.different")
    case .refused(let words): words
    case .wait(let seconds): context.wait(seconds)
    }
  }
}
