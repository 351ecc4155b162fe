// What is said where there is no page: kind sentences, and nothing about what was asked for.

/// A page in place of the one that was asked for.
public struct ErrorPage: PageContent {
  public var reason: Reason

  public init(_ reason: Reason) { self.reason = reason }

  /// Why there is no such page.
  public enum Reason: Sendable, Equatable {
    /// 403: hidden or absent, always the same.
    case forbidden
    /// 403: the reader's role does not allow it.
    case role
    /// 403: the reader's level is not open yet.
    case notOpen
    /// 403: only with a second factor.
    case secondFactor
    /// 403: a form that did not come from a page of this session.
    case foreignForm
    /// 400: the question is malformed, in the service's words.
    case badRequest(String)
    /// 404: no page has this address.
    case notFound
    /// 405
    case methodNotAllowed
    /// 408
    case tooSlow
    /// 413
    case tooLarge
    /// 421: another host's page.
    case misdirected
    /// 429: too many questions; the next is answered after so many seconds, if known.
    case tooMany(seconds: Int?)
    /// 500: a fault of the dashboard's.
    case fault
    /// 503: the service does not answer.
    case unavailable
  }

  /// The status of the response.
  public var status: Int {
    switch reason {
    case .forbidden, .role, .notOpen, .secondFactor, .foreignForm: 403
    case .badRequest: 400
    case .notFound: 404
    case .methodNotAllowed: 405
    case .tooSlow: 408
    case .tooLarge: 413
    case .misdirected: 421
    case .tooMany: 429
    case .fault: 500
    case .unavailable: 503
    }
  }
}

extension ErrorPage {
  public func page(in reader: PageContext) -> Page {
    // Nothing of what was asked for stands on the page: hidden and absent look alike.
    var context = reader
    (context.path, context.query, context.asOf) = (PagePath.morning, [], nil)
    let title = context.text("error.\(key).title")
    // Whoever cannot go on to another page can at least sign out.
    let isStuck = reason == .notOpen && context.csrfToken != nil
    return context.page(
      "error", title: title, status: status,
      [
        "title": .text(title), "words": .markup(words(in: context)), "detail": Value(detail), "way": .text(way),
        "wayLabel": .text(context.text("error.way.\(wayKey)")),
        "signOut": isStuck ? .text(PagePath.postSignOut) : .nothing, "token": Value(context.csrfToken),
      ])
  }

  /// The middle of the keys of its texts.
  private var key: String {
    switch reason {
    case .forbidden: "forbidden"
    case .role: "role"
    case .notOpen: "not-open"
    case .secondFactor: "second-factor"
    case .foreignForm: "foreign-form"
    case .badRequest: "bad-request"
    case .notFound: "not-found"
    case .methodNotAllowed: "method"
    case .tooSlow: "too-slow"
    case .tooLarge: "too-large"
    case .misdirected: "misdirected"
    case .tooMany: "too-many"
    case .fault: "fault"
    case .unavailable: "unavailable"
    }
  }

  private func words(in context: PageContext) -> Markup {
    guard case .tooMany(let seconds?) = reason else { return Markup(context.text("error.\(key).words")) }
    return context.text("error.too-many.wait", ("n", Markup(context.numerals.whole(seconds))))
  }

  private var detail: String? {
    guard case .badRequest(let detail) = reason else { return nil }
    return detail
  }

  private var way: String {
    reason == .secondFactor ? PagePath.secondFactor : reason == .notOpen ? PagePath.account : PagePath.morning
  }

  private var wayKey: String { reason == .secondFactor ? "second-factor" : reason == .notOpen ? "account" : "morning" }
}
