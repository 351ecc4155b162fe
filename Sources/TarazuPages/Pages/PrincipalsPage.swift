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

extension PrincipalsPage {
  public func page(in context: PageContext) -> Page {
    let columns = ["sign-in.name", "admin.role", "admin.unit", "account.last", "admin.expires", "admin.state"]
    let table = TablePart(
      columns: columns.map { TablePart.Column(context.text($0)) },
      rows: answer.principals.map { principal in
        TablePart.Row(
          context.link(PagePath.principal + Address.encoded(principal.name), context.code(principal.name)),
          [
            Markup(context.text("role.\(principal.role.key)")), context.unitOfPrincipal(principal.unit),
            principal.lastSignInTime.map(context.dates.element) ?? Markup(context.text("account.never")),
            principal.expireTime.map(context.dates.element) ?? "", Markup(context.text(principal.stateKey)),
          ])
      })
    let form = context.part(
      "new-principal",
      [
        "action": .text(PagePath.postAddPrincipal), "token": Value(context.csrfToken),
        "unit": Value(context.viewer?.unit?.code), "roles": context.roles(selected: nil),
      ])
    let filters: Markup =
      #"<p class="note">\#(context.link(context.here(with: [("never", "yes"), ("expiring", nil)]), Markup(context.text("admin.never")))) · \#(context.link(context.here(with: [("expiring", "30"), ("never", nil)]), Markup(context.text("admin.expiring"))))</p>"#
    return context.admin(
      "admin.principals", path: PagePath.principals, problem: problem,
      filters + table.markup(in: context) + context.nextPage(answer.nextPageToken) + form)
  }
}

extension PageContext {
  /// A page of the administration.
  func admin(_ key: String, path: String, line: String = "", problem: String? = nil, _ content: Markup) -> Page {
    let tabs = [
      ("admin.principals", PagePath.principals), ("admin.rollout", PagePath.rollout), ("admin.audit", PagePath.audit),
      ("admin.gateways", PagePath.gateways),
    ]
    return page(
      "admin", title: text(key), section: .admin, status: problem == nil ? 200 : 400,
      [
        "title": .text(text(key)), "line": .text(line), "problem": Value(problem), "content": .markup(content),
        "tabs": .list(
          tabs.map { ["label": .text(text($0.0)), "path": .text($0.1), "current": .flag($0.1 == path)] }),
      ])
  }

  /// The unit of a principal; without one the whole country.
  func unitOfPrincipal(_ code: String?) -> Markup {
    guard let code else { return Markup(text("level.country")) }
    return name(names.unit(code))
  }

  /// The roles to choose from.
  func roles(selected: Role?) -> Value {
    .list(
      [Role.head, .analyst, .source, .admin].map { role in
        [
          "code": .text(role.key), "label": .text(text("role.\(role.key)")), "selected": .flag(role == selected),
        ]
      })
  }
}

extension Principal {
  /// The key of the word for its state.
  var stateKey: String {
    revokeTime != nil
      ? "admin.revoked" : isOpen || role == .source || role == .admin ? "admin.live" : "state.not_open_yet"
  }
}
