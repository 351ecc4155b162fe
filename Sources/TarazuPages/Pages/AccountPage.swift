// One's own account: password, second factor, sessions, own records, how pages look.

import TarazuProtocol

/// The reader's own account.
public struct AccountPage: PageContent {
  public var sessions: [Session]
  /// The newest of the reader's own records.
  public var records: [AuditRecord]

  public init(sessions: [Session], records: [AuditRecord] = []) {
    self.sessions = sessions
    self.records = records
  }
}

extension AccountPage {
  public func page(in context: PageContext) -> Page {
    let account = context.viewer?.account ?? Self_()
    var values: [String: Value] = [
      "token": Value(context.csrfToken), "signOut": .text(PagePath.postSignOut), "view": .text(PagePath.postView),
      "back": .text(PagePath.account), "password": .text(PagePath.password), "factor": .text(PagePath.secondFactor),
      "line": .markup(
        context.code(account.name) + " · " + Markup(context.viewer.map(context.title(of:)) ?? "")),
      "factorState": .text(context.text(account.hasSecondFactor ? "account.factor-on" : "account.factor-off")),
      "factorLabel": .text(context.text(account.hasSecondFactor ? "account.factor-new" : "factor.begin")),
      "last": .markup(last(account, in: context)), "sessions": .markup(sessionTable(in: context)),
      "recoveries": .list(
        account.recoveries.map { recovery in
          .markup(
            context.text(
              "account.recovery", ("name", context.code(recovery.name)),
              ("time", recovery.createTime.map(context.dates.element) ?? "")))
        }),
    ]
    values["until"] = .markup(account.expireTime.map(context.dates.element) ?? "")
    if account.wrongAttempts > 0 {
      values["attempts"] = .markup(
        context.text("account.attempts", ("n", Markup(context.numerals.whole(Int64(account.wrongAttempts))))))
    }
    if !records.isEmpty { values["records"] = .markup(AuditTable(rows: records, isOwn: true).markup(in: context)) }
    values.merge(choices(in: context)) { first, _ in first }
    return context.page("account", title: context.text("account.title"), .fields(values))
  }

  private func last(_ account: Self_, in context: PageContext) -> Markup {
    guard let time = account.lastSignInTime else { return Markup(context.text("account.never")) }
    return context.text(
      "account.last-line", ("time", context.dates.element(time)), ("address", context.code(account.lastSignInAddress)))
  }

  private func choices(in context: PageContext) -> [String: Value] {
    func list(_ codes: [String], _ group: String, _ selected: String) -> Value {
      .list(
        codes.map { code in
          ["code": .text(code), "label": .text(context.text("\(group).\(code)")), "selected": .flag(code == selected)]
        })
    }
    return [
      "languages": list(Language.allCases.map(\.rawValue), "language", context.language.rawValue),
      "themes": list(Theme.allCases.map(\.rawValue), "look-of", context.theme.rawValue),
      "times": list(TimeDirection.allCases.map(\.rawValue), "time", context.timeDirection.rawValue),
    ]
  }

  private func sessionTable(in context: PageContext) -> Markup {
    let columns = ["account.begun", "account.from", "account.used", "account.until", "account.end"]
    return TablePart(
      columns: columns.map { TablePart.Column(context.text($0)) },
      rows: sessions.map { session in
        TablePart.Row(
          session.createTime.map(context.dates.element) ?? "",
          [
            context.code(session.address), session.lastUseTime.map(context.dates.element) ?? "",
            session.expireTime.map(context.dates.element) ?? "",
            session.isThis
              ? Markup(context.text("account.this"))
              : context.button(PagePath.postEndSession, [("id", "\(session.id)")], "account.end"),
          ])
      }
    ).markup(in: context)
  }
}

extension PageContext {
  /// A button that posts some fields.
  func button(
    _ action: String, _ fields: [(String, String)], _ key: String, of name: String = "", isStop: Bool = false
  ) -> Markup {
    part(
      "button",
      [
        "action": .text(action), "token": Value(csrfToken), "label": .text(text(key)), "of": .text(name),
        "stop": .flag(isStop), "fields": .list(fields.map { ["name": .text($0.0), "value": .text($0.1)] }),
      ])
  }
}
