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

extension PrincipalPage {
  public func page(in context: PageContext) -> Page {
    let content = context.part(
      "principal",
      [
        "facts": .list(facts(in: context)),
        "credentials": credentials.isEmpty ? .nothing : .markup(table(in: context)),
        "buttons": .list(buttons(in: context).map(Value.markup)), "set": .text(PagePath.postSetPrincipal),
        "revoke": .text(PagePath.postRevokePrincipal), "token": Value(context.csrfToken), "name": .text(principal.name),
        "roles": context.roles(selected: principal.role), "unit": Value(principal.unit),
        "expires": Value(principal.expireTime.map(Dates.lastDay)),
      ])
    return context.admin("admin.principals", path: PagePath.principals, line: principal.name, problem: problem, content)
  }

  private func facts(in context: PageContext) -> [Value] {
    func fact(_ key: String, _ value: Markup?) -> Value? {
      value.map { ["label": .text(context.text(key)), "value": .markup($0)] }
    }
    return [
      fact("sign-in.name", context.code(principal.name)),
      fact("admin.role", Markup(context.text("role.\(principal.role.key)"))),
      fact("admin.unit", context.unitOfPrincipal(principal.unit)),
      fact("admin.source", principal.source.map(context.code)),
      fact("admin.state", Markup(context.text(principal.stateKey))),
      fact("admin.maker", principal.maker.map(context.code)),
      fact("admin.made", principal.createTime.map(context.dates.element)),
      fact("admin.expires", principal.expireTime.map(context.dates.element)),
      fact(
        "state.second_factor",
        Markup(context.text(principal.hasSecondFactor ? "account.factor-on" : "account.factor-off"))),
      fact("account.last", principal.lastSignInTime.map(context.dates.element)),
      fact("account.used", principal.lastUseTime.map(context.dates.element)),
    ].compactMap(\.self)
  }

  private func table(in context: PageContext) -> Markup {
    let columns = ["admin.credential", "admin.made", "account.until", "account.used", "account.from", "account.end"]
    return TablePart(
      columns: columns.map { TablePart.Column(context.text($0)) },
      rows: credentials.map { credential in
        TablePart.Row(
          Markup(context.text("credential.\(credential.kind.key)") + " " + context.numerals.plain(Int(credential.id))),
          [
            credential.createTime.map(context.dates.element) ?? "",
            credential.expireTime.map(context.dates.element) ?? "",
            credential.lastUseTime.map(context.dates.element) ?? "", context.code(credential.lastUseAddress),
            credential.endTime.map(context.dates.element)
              ?? context.button(
                PagePath.postRevokeCredential,
                [("name", principal.name), ("kind", credential.kind.key), ("id", "\(credential.id)")], "account.end"),
          ])
      }
    ).markup(in: context)
  }

  private func buttons(in context: PageContext) -> [Markup] {
    guard principal.revokeTime == nil else { return [] }
    let name = [("name", principal.name)]
    guard principal.role != .source else {
      return [
        context.button(PagePath.postRotate, name, "admin.rotate"),
        context.button(PagePath.postLift, name, "admin.lift"),
      ]
    }
    return [
      context.button(PagePath.postResetPassword, name, "admin.reset"),
      context.button(PagePath.postPrincipalFactor, name, "admin.factor"),
      context.button(PagePath.postRotate, name, "admin.rotate"),
    ]
  }
}

extension CredentialKind {
  /// Its name in forms and keys.
  var key: String { name.map { $0.dropFirst("CREDENTIAL_KIND_".count).lowercased() } ?? "unspecified" }
}
