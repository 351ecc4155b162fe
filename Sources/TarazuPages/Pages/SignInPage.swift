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

extension SignInPage {
  public func page(in context: PageContext) -> Page {
    context.page(
      "sign-in", title: context.text("sign-in.title"), status: status,
      [
        "action": .text(PagePath.postSignIn), "name": .text(name), "returnTo": .text(returnTo),
        "problem": Value(problem.map { words($0, in: context) }),
      ])
  }

  /// A wrong attempt is answered with the form again, and with the status that says so.
  private var status: Int {
    switch problem {
    case nil, .ended: 200
    case .wrong: 401
    case .wait: 429
    case .unavailable: 503
    }
  }

  private func words(_ problem: Problem, in context: PageContext) -> String {
    switch problem {
    case .wrong: context.text("sign-in.wrong")
    case .wait(let seconds): context.wait(seconds)
    case .ended: context.text("sign-in.ended")
    case .unavailable: context.text("error.unavailable.words")
    }
  }
}

extension PageContext {
  /// How long to wait before the next attempt is looked at.
  func wait(_ seconds: Int) -> String {
    text("sign-in.wait", ("n", Markup(numerals.whole(seconds)))).plainText
  }
}
