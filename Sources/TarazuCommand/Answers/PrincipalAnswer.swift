// Principals and their credentials, as documents and tables.

import TarazuLines
import TarazuProtocol

/// A principal, with its credentials where they were asked for.
struct PrincipalAnswer: Answer {
  let principal: Principal
  var credentials: [PrincipalCredential]?

  func write(to document: inout JSONWriter) {
    document.object { writer in
      writer.members(of: principal)
      if let credentials {
        writer.key("credentials")
        writer.array { writer in for credential in credentials { writer.credential(credential) } }
      }
    }
  }

  func show(on page: inout Page) {
    for (title, value) in principal.lines(on: page) { page.line("\(title): \(value)") }
    guard let credentials else { return }
    page.line()
    var table = TextTable("kind", ">id", "made by", "made", "ends", "ended", "last used", "from")
    for one in credentials {
      table.row(
        EnumNames.kind(one.kind), String(one.id), page.shown(one.maker), one.createTime?.text ?? Page.nothing,
        one.expireTime?.text ?? Page.nothing, one.endTime?.text ?? Page.nothing, one.lastUseTime?.text ?? Page.nothing,
        one.lastUseAddress.isEmpty ? Page.nothing : page.shown(one.lastUseAddress))
    }
    page.table(table)
  }
}

/// A page of principals.
struct PrincipalListAnswer: Answer {
  let principals: [Principal]
  /// Where the next page begins; empty at the end.
  let next: String

  func write(to document: inout JSONWriter) {
    document.object { writer in
      writer.key("principals")
      writer.array { writer in
        for principal in principals { writer.object { $0.members(of: principal) } }
      }
      writer.member("next", next.isEmpty ? nil : next)
    }
  }

  func show(on page: inout Page) {
    var table = TextTable("name", "role", "unit", "source", "state", "open", "last used", "credentials end")
    for one in principals {
      table.row(
        page.shown(one.name), EnumNames.role(one.role), page.shown(one.unit ?? "(country)"), page.shown(one.source),
        one.state, one.isOpen ? "yes" : "no", one.lastUseTime?.text ?? Page.nothing,
        one.credentialExpireTime?.text ?? Page.nothing)
    }
    page.table(table)
    page.line()
    page.line("\(principals.count) principals" + (next.isEmpty ? "" : "; more with --after \(next)"))
  }
}

/// A new principal; its secret only where no file was named for it.
struct NewPrincipalAnswer: Answer {
  let principal: Principal
  let credential: NewCredential?
  let isShown: Bool

  func write(to document: inout JSONWriter) {
    document.object { writer in
      writer.members(of: principal)
      if isShown, let credential { writer.member(credential.kind, credential.text) }
    }
  }

  func show(on page: inout Page) {
    for (title, value) in principal.lines(on: page) { page.line("\(title): \(value)") }
    if isShown, let credential { page.line("\(credential.kind), shown this once: \(credential.text)") }
  }
}

/// A credential that took the place of others.
struct NewCredentialAnswer: Answer {
  let principal: String
  let credential: NewCredential?
  let isShown: Bool

  func write(to document: inout JSONWriter) {
    document.object { writer in
      writer.member("principal", principal)
      writer.member("kind", credential?.kind)
      writer.member("expires_at", credential?.expireTime?.text)
      if isShown, let credential { writer.member(credential.kind, credential.text) }
    }
  }

  func show(on page: inout Page) {
    page.line(
      "\(page.shown(principal)): a new \(credential?.kind ?? "credential"), good until "
        + (credential?.expireTime?.text ?? Page.nothing))
    if isShown, let credential { page.line("shown this once: \(credential.text)") }
  }
}

/// A credential that was ended, or a second factor that waits.
struct CredentialAnswer: Answer {
  let principal: String
  let kind: String
  let id: Int64?

  func write(to document: inout JSONWriter) {
    document.object { writer in
      writer.member("principal", principal)
      writer.member("kind", kind)
      if let id { writer.member("id", id) }
    }
  }

  func show(on page: inout Page) {
    page.line(
      id.map { "\(page.shown(principal)): \(kind) \($0) has ended" }
        ?? "\(page.shown(principal)): a new second factor, which counts once a code has confirmed it")
  }
}

extension Principal {
  /// The limits that were set for it.
  private var limitText: String {
    guard !limits.isEmpty else { return "the usual" }
    return limits.map { "\(EnumNames.limit($0.kind))=\($0.isNone ? "none" : String($0.value))" }.joined(separator: ", ")
      + "; the others the usual"
  }

  fileprivate var state: String { revokeTime == nil ? "live" : "revoked" }

  /// What a person is shown of it.
  fileprivate func lines(on page: Page) -> [(String, String)] {
    [
      ("name", page.shown(name)), ("role", EnumNames.role(role)), ("unit", page.shown(unit ?? "(country)")),
      ("source", page.shown(source)), ("made by", page.shown(maker)), ("made", createTime?.text ?? Page.nothing),
      ("ends", expireTime?.text ?? "never"), ("revoked", revokeTime?.text ?? "no"), ("open", isOpen ? "yes" : "no"),
      ("password of its own", hasPassword ? "yes" : "no"), ("second factor", hasSecondFactor ? "yes" : "no"),
      ("last sign-in", lastSignInTime?.text ?? "never"), ("last used", lastUseTime?.text ?? "never"),
      ("credentials end", credentialExpireTime?.text ?? Page.nothing), ("limits", limitText),
    ]
  }
}

extension JSONWriter {
  fileprivate mutating func members(of principal: Principal) {
    member("name", principal.name)
    member("role", EnumNames.role(principal.role))
    member("unit", principal.unit)
    member("source", principal.source)
    member("made_by", principal.maker)
    member("made_at", principal.createTime?.text)
    member("expires_at", principal.expireTime?.text)
    member("revoked_at", principal.revokeTime?.text)
    member("open", principal.isOpen)
    member("has_password", principal.hasPassword)
    member("has_second_factor", principal.hasSecondFactor)
    member("last_sign_in_at", principal.lastSignInTime?.text)
    member("last_used_at", principal.lastUseTime?.text)
    member("credentials_end_at", principal.credentialExpireTime?.text)
    key("limits")
    object { writer in
      for (name, kind) in EnumNames.limits {
        let limit = principal.limits.first { $0.kind == kind }
        if limit?.isNone == true { writer.member(name, "none") } else { writer.member(name, limit?.value) }
      }
    }
  }

  fileprivate mutating func credential(_ credential: PrincipalCredential) {
    object { writer in
      writer.member("kind", EnumNames.kind(credential.kind))
      writer.member("id", credential.id)
      writer.member("made_by", credential.maker)
      writer.member("made_at", credential.createTime?.text)
      writer.member("expires_at", credential.expireTime?.text)
      writer.member("ended_at", credential.endTime?.text)
      writer.member("last_used_at", credential.lastUseTime?.text)
      writer.member("last_used_from", credential.lastUseAddress.isEmpty ? nil : credential.lastUseAddress)
    }
  }
}
