// Pages, redirects and refusals as responses.

import CLinux
import TarazuCalendar
import TarazuHTTP
import TarazuPages
import TarazuProtocol
import TarazuWire

extension Responder {
  func html(_ page: Page) -> HTTPResponse {
    HTTPResponse(page.status, [HTTPRequest.Field("content-type", "text/html; charset=utf-8")], body: .bytes(page.html))
  }

  /// To an own path, by GET.
  func redirect(to path: String) -> HTTPResponse {
    HTTPResponse(303, [HTTPRequest.Field("location", OwnPath.checked(path) ?? PagePath.morning)])
  }

  /// What somebody without a living session gets: a link from elsewhere loads itself again, so that the browser adds the
  /// cookie; else the sign-in page, which leads back.
  func signedOut(_ arrival: Arrival, hadSession: Bool) -> HTTPResponse {
    if arrival.kind == .read, RequestRules.isLinkFromElsewhere(arrival.request) {
      return html(ReloadPage().page(in: context(for: arrival, viewer: nil)))
    }
    var path = PagePath.signIn
    if arrival.kind == .read, arrival.path != PagePath.morning[...], let here = OwnPath.checked(arrival.request.target)
    {
      path = OwnPath.adding("return", here, to: path)
    }
    if hadSession { path = OwnPath.adding("ended", "1", to: path) }
    var response = redirect(to: path)
    if hadSession { response.fields.append(HTTPRequest.Field("set-cookie", SessionCookie.clearing)) }
    return response
  }

  /// What is shown in place of a page that could not be made.
  func refused(_ error: any Error, _ arrival: Arrival, _ viewer: Viewer?) -> HTTPResponse {
    if let status = error as? Status {
      if status.isSignedOut { return signedOut(arrival, hadSession: true) }
      if status.isIncomplete { return redirect(to: PagePath.password) }
      if status.code == .internal || status.code == .unknown { log("\(arrival.path) failed: \(status.code.name)") }
      return refused(Refusal(status), arrival, viewer)
    }
    if let refusal = error as? Refusal { return refused(refusal, arrival, viewer) }
    log("a page failed: \(error)")
    return refused(Refusal(.fault), arrival, viewer)
  }

  /// A refusal's page for whoever is signed in. It says nothing of what was asked for, so that what is hidden and what is
  /// absent look alike.
  func refused(_ refusal: Refusal, _ arrival: Arrival, _ viewer: Viewer?) -> HTTPResponse {
    var context = self.context(for: arrival, viewer: viewer)
    (context.path, context.query) = (PagePath.morning, [])
    return response(of: refusal, in: context)
  }

  /// A refusal's page for nobody.
  func page(of refusal: Refusal, for request: HTTPRequest) -> HTTPResponse {
    let view = ViewCookie(of: request)
    let context = PageContext(
      language: view.language, theme: view.theme, timeDirection: view.time, path: PagePath.morning,
      today: Responder.today)
    return response(of: refusal, in: context)
  }

  private func response(of refusal: Refusal, in context: PageContext) -> HTTPResponse {
    let content = ErrorPage(refusal.reason)
    var response = html(content.page(in: context))
    response.status = content.status
    switch refusal.reason {
    case .methodNotAllowed: response.set("allow", "GET, HEAD, POST")
    case .tooMany(let seconds?): response.set("retry-after", String(seconds))
    case .unavailable: response.set("retry-after", "5")
    default: break
    }
    return response
  }

  // MARK: Contexts

  func context(for arrival: Arrival, viewer: Viewer?) -> PageContext {
    let view = ViewCookie(of: arrival.request)
    return PageContext(
      language: view.language, theme: view.theme, timeDirection: view.time, path: Decoding.part(arrival.path) ?? "/",
      query: arrival.query, csrfToken: viewer == nil ? nil : arrival.session.map(FormToken.make), viewer: viewer,
      today: Responder.today)
  }

  func context(for arrival: Arrival, _ visit: Visit, _ loaded: Loaded) -> PageContext {
    var context = self.context(for: arrival, viewer: visit.viewer)
    (context.asOf, context.names) = (loaded.asOf, loaded.names)
    return context
  }

  /// Today in Tehran.
  static var today: Day {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return Instant(nanoseconds: Int64(now.tv_sec).multipliedReportingOverflow(by: 1_000_000_000).partialValue).tehranDay
  }
}
