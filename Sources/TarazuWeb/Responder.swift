// From a request to a response.

import CLinux
import TarazuCalendar
import TarazuHTTP
import TarazuLoop
import TarazuPages
import TarazuProtocol
import TarazuWire

/// Answers requests. It keeps nothing of visitors.
struct Responder: Sendable {
  let rules: @Sendable () -> RequestRules
  let gateway: Gateway
  let files: StaticFiles
  let live: LiveFeed
  let workers: WorkerPool
  let log: @Sendable (String) -> Void

  /// The response to a request, compressed, with all that every response has.
  func response(to request: HTTPRequest, from peer: HTTPPeer) async -> HTTPResponse {
    let response: HTTPResponse
    switch rules().kind(of: request) {
    case .failure(let refusal): response = page(of: refusal, for: request)
    case .success(let kind): response = await answer(request, kind, from: peer)
    }
    return SecurityHeaders.adding(to: response).compressed(for: request)
  }

  /// The response to what is no request.
  static func fault(_ status: Int) -> HTTPResponse {
    var response = SecurityHeaders.adding(to: HTTPResponse(status))
    response.set("content-type", "text/plain; charset=utf-8")
    return response
  }

  private func answer(_ request: HTTPRequest, _ kind: RequestRules.Kind, from peer: HTTPPeer) async -> HTTPResponse {
    let path = request.path
    if path.hasPrefix(PagePath.staticFiles) { return file(request) }
    guard let query = Decoding.items(request.query ?? "") else {
      return page(of: Refusal(.badRequest("the query is malformed")), for: request)
    }
    let form = kind == .change ? Decoding.items(String(decoding: request.body, as: UTF8.self)) ?? [] : []
    let arrival = Arrival(
      request: request, kind: kind, path: path, query: query, form: form, address: peer.address,
      session: SessionCookie.token(of: request))
    switch path {
    case PagePath.signIn[...]: return await signIn(arrival)
    case PagePath.postView[...]: return setView(arrival)
    case PagePath.live[...]: return await routed(arrival, Route(), code: "", isLive: true)
    default:
      guard let (route, code) = Routes.find(path) else { return await notFound(arrival) }
      return await routed(arrival, route, code: code, isLive: false)
    }
  }

  /// A request that has passed the first rules.
  struct Arrival: Sendable {
    let request: HTTPRequest
    let kind: RequestRules.Kind
    let path: Substring
    let query: [QueryItem]
    let form: [QueryItem]
    let address: String
    let session: String?

    func value(_ name: String) -> String? { query.first { $0.name == name }?.value }
    func field(_ name: String) -> String? { form.first { $0.name == name }?.value }
  }

  // MARK: Files, and what nobody has to be signed in for

  private func file(_ request: HTTPRequest) -> HTTPResponse {
    let name = String(request.path.dropFirst(PagePath.staticFiles.count))
    guard request.method != "POST" else { return page(of: Refusal(.methodNotAllowed), for: request) }
    let version = Decoding.items(request.query ?? "")?.first { $0.name == "v" }?.value
    let isMarked = version.map { v in v.count >= 16 && files.mark(of: name)?.hasPrefix(v) == true } ?? false
    return files.answer(name, to: request, isMarked: isMarked) ?? page(of: Refusal(.notFound), for: request)
  }

  private func signIn(_ arrival: Arrival) async -> HTTPResponse {
    let context = self.context(for: arrival, viewer: nil)
    guard arrival.kind == .change else {
      let problem: SignInPage.Problem? = arrival.value("ended") == nil ? nil : .ended
      let shown = SignInPage(problem: problem, returnTo: OwnPath.checked(arrival.value("return")) ?? "")
      return html(shown.page(in: context))
    }
    let service = gateway.caller(session: nil, address: arrival.address)
    switch await SigningIn.signIn(arrival.form, service) {
    case .done(let token, let path):
      var response = redirect(to: path)
      response.fields.append(HTTPRequest.Field("set-cookie", SessionCookie.setting(token)))
      return response
    case .again(let shown):
      var response = html(shown.page(in: context))
      if case .wait(let seconds)? = shown.problem { response.set("retry-after", String(seconds)) }
      return response
    }
  }

  private func setView(_ arrival: Arrival) -> HTTPResponse {
    guard arrival.kind == .change, isOwnForm(arrival) else {
      return page(of: Refusal(.foreignForm), for: arrival.request)
    }
    var view = ViewCookie(of: arrival.request)
    view.choose(language: arrival.field("language"), theme: arrival.field("theme"), time: arrival.field("time"))
    var response = redirect(to: OwnPath.checked(arrival.field("back")) ?? PagePath.morning)
    response.fields.append(HTTPRequest.Field("set-cookie", view.setting))
    return response
  }

  /// Whether the form has a token of the session that sends it. Who is not signed in has none, and changes only how the
  /// own pages look.
  private func isOwnForm(_ arrival: Arrival) -> Bool {
    guard let session = arrival.session else { return arrival.path == PagePath.postView[...] }
    return arrival.field("token").map { FormToken.isValid($0, for: session) } ?? false
  }

  // MARK: Visits

  private func notFound(_ arrival: Arrival) async -> HTTPResponse {
    guard arrival.kind == .read, let session = arrival.session else {
      return arrival.session == nil
        ? signedOut(arrival, hadSession: false) : page(of: Refusal(.notFound), for: arrival.request)
    }
    // Who is signed in sees the page with their own navigation.
    let service = gateway.caller(session: session, address: arrival.address)
    let viewer = try? await self.viewer(service)
    return refused(Refusal(.notFound), arrival, viewer)
  }

  private func routed(_ arrival: Arrival, _ route: Route, code: String, isLive: Bool) async -> HTTPResponse {
    switch arrival.kind {
    case .read where route.load == nil && !isLive: return page(of: Refusal(.foreignForm), for: arrival.request)
    case .change where route.act == nil: return page(of: Refusal(.methodNotAllowed), for: arrival.request)
    default: break
    }
    guard let session = arrival.session else { return signedOut(arrival, hadSession: false) }
    guard arrival.kind == .read || isOwnForm(arrival) else {
      return page(of: Refusal(.foreignForm), for: arrival.request)
    }
    let service = gateway.caller(session: session, address: arrival.address)
    var viewer: Viewer?
    do {
      let found = try await self.viewer(service)
      viewer = found
      if !route.isOpenAtFirst, let first = firstStep(of: found) { return redirect(to: first) }
      let visit = Visit(
        request: arrival.request, path: Decoding.part(arrival.path) ?? "/", code: code, query: arrival.query,
        form: arrival.form, session: session, service: service, viewer: found, today: Responder.today)
      if isLive { return try live.response(to: visit, in: ViewCookie(of: arrival.request).language) }
      return try await arrival.kind == .read ? read(visit, route, arrival) : change(visit, route, arrival)
    } catch {
      return refused(error, arrival, viewer)
    }
  }

  private func read(_ visit: Visit, _ route: Route, _ arrival: Arrival) async throws -> HTTPResponse {
    guard let load = route.load else { return page(of: Refusal(.notFound), for: arrival.request) }
    let format = visit.value("format").map { ExportFormat(rawValue: $0) }
    if format != nil, !RequestRules.mayExport(arrival.request) { throw Refusal(.foreignForm) }
    let loaded = try await load(visit)
    let shown = loaded.content.page(in: context(for: arrival, visit, loaded))
    switch format {
    case nil: return html(shown)
    case .some(nil): throw Status.badField("format", "csv or xlsx is needed")
    case .some(let format?):
      guard let file = await Export.file(of: shown, as: format, table: visit.value("table"), on: workers) else {
        throw Refusal(.notFound)
      }
      return file
    }
  }

  private func change(_ visit: Visit, _ route: Route, _ arrival: Arrival) async throws -> HTTPResponse {
    guard let act = route.act else { return page(of: Refusal(.methodNotAllowed), for: arrival.request) }
    switch try await act(visit) {
    case .redirect(let path): return redirect(to: path)
    case .show(let loaded): return html(loaded.content.page(in: context(for: arrival, visit, loaded)))
    case .signedOut:
      var response = redirect(to: PagePath.signIn)
      response.set("clear-site-data", "\"cache\", \"cookies\", \"storage\"")
      response.fields.append(HTTPRequest.Field("set-cookie", SessionCookie.clearing))
      return response
    }
  }

  /// Who is signed in, as the service says now.
  private func viewer(_ service: ServiceCaller) async throws -> Viewer {
    let answer = try await service.ask(AuthService.getSelf, GetSelfRequest())
    guard let account = answer.self_ else { throw Status(.unknown, .badAnswer, "nobody is signed in") }
    guard account.isOpen, !account.passwordChangeNeeded, !account.secondFactorNeeded else {
      return Viewer(account: account, unit: nil)
    }
    if let code = account.unit {
      let unit = try await service.askIfPossible(DirectoryService.getUnit, GetUnitRequest(unit: code))?.unit
      return Viewer(account: account, unit: unit)
    }
    let countries = try await service.askIfPossible(
      DirectoryService.listUnits, ListUnitsRequest(level: .country, pageSize: 1))
    return Viewer(account: account, unit: countries?.units.first)
  }

  /// The page to go to before all others; nil: none.
  private func firstStep(of viewer: Viewer) -> String? {
    if viewer.account.passwordChangeNeeded { return PagePath.password }
    return viewer.account.secondFactorNeeded ? PagePath.secondFactor : nil
  }
}
