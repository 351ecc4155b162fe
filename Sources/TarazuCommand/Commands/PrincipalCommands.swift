// The commands about principals: who may call, and by what.

import TarazuCalendar
import TarazuClient
import TarazuDomain
import TarazuProtocol
import TarazuWire

enum PrincipalCommands {
  static let all = [add, list, show, revoke, rotate, set, reset, factor, importing]

  static let nameWord = WordSpec(name: "NAME", help: "the principal's name: a-z 0-9 . _ -, given once and never again")

  /// The most that the service gives at once.
  private static let pageSize: Int32 = 1_000

  // MARK: Making

  private static let add = CommandSpec(
    "principal add", "makes a principal with its first credentials", words: [nameWord],
    options: [
      Options.role, Options.scope, Options.source, Options.newToken, Options.newCertificate, Options.newPassword,
      Options.expires,
    ],
    details: """
      The credentials are those that files are named for; without any, a token is printed.
      The options of every command that say who calls come before the command: tarazu --token-file MINE principal add …
      """,
    action: .remote { invocation, session in
      let arguments = invocation.arguments
      let name = arguments.word("NAME")
      let files = try NewCredentialFiles(arguments, for: name)
      var request = CreatePrincipalRequest(
        name: name,
        role: try arguments.choice(Options.role.name, arguments[Options.role] ?? "", EnumNames.roles),
        unit: arguments[Options.scope] ?? "", source: arguments[Options.source] ?? "")
      if arguments[Options.expires] != nil { request.expireTime = try arguments.end(Options.expires) }
      request.credential = files.first
      let response = try await session.write(AdminService.createPrincipal, request)
      try await files.write(response.credential, of: name, session)
      try invocation.write(
        NewPrincipalAnswer(
          principal: response.principal ?? Principal(), credential: response.credential,
          isShown: !files.hasAny))
      return .done
    })

  static let importing = CommandSpec(
    "principal import", "makes many principals, each with a one-time password or, for a source, a token",
    words: [WordSpec(name: "FILE", help: "NDJSON of name, role, unit, source and expires; `-` is standard input")],
    options: [Options.outFolder, Options.allowRejections],
    details: """
      It can be interrupted and run again: what is there already stays, and only a principal whose file is missing and \
      that never signed in gets a new secret. Exit status 1 if any line was refused, unless \
      --allow-rejections is given.
      """,
    action: .remote { invocation, session in
      let source = try ImportSource(invocation.arguments.word("FILE"))
      let work = PrincipalImport(
        source, identity: ImportSource.identity(of: invocation.arguments.word("FILE")),
        folder: invocation.arguments[Options.outFolder] ?? "", session, invocation.console)
      let answer = try await work.run()
      try invocation.write(answer)
      return ImportCommands.status(refused: Int64(answer.refused.count), invocation)
    })

  // MARK: Showing

  private static let list = CommandSpec(
    "principal list", "lists principals in order of their names, 1,000 at a time; revoked ones too",
    options: [Options.lyingIn, Options.atLevel, Options.neverSignedIn, Options.expiring, Options.after],
    action: .remote { invocation, session in
      let arguments = invocation.arguments
      var request = ListPrincipalsRequest(
        unit: try arguments.nonEmpty(Options.lyingIn), neverSignedIn: arguments.has(Options.neverSignedIn),
        expiringDays: try arguments.integer(Options.expiring, 0...36_500), pageSize: pageSize,
        pageToken: try arguments.pageToken())
      if let level = arguments[Options.atLevel] {
        request.level = try arguments.choice(Options.atLevel.name, level, EnumNames.levels)
      }
      let response = try await session.write(AdminService.listPrincipals, request)
      try invocation.write(PrincipalListAnswer(principals: response.principals, next: response.nextPageToken))
      return .done
    })

  private static let show = CommandSpec(
    "principal show", "shows a principal and its credentials, without their secrets", words: [nameWord],
    action: .remote { invocation, session in
      let name = invocation.arguments.word("NAME")
      let response = try await session.write(AdminService.getPrincipal, GetPrincipalRequest(name: name))
      let credentials = try await session.write(AdminService.listCredentials, ListCredentialsRequest(name: name))
      try invocation.write(
        PrincipalAnswer(principal: response.principal ?? Principal(), credentials: credentials.credentials))
      return .done
    })

  // MARK: Changing

  private static let set = CommandSpec(
    "principal set", "changes a principal's role, unit, end or limits", words: [nameWord],
    options: [Options.newRole, Options.newScope, Options.newExpiry, Options.limit, Options.lift],
    check: { arguments in
      let given = [Options.newRole, Options.newScope, Options.newExpiry, Options.limit].contains {
        arguments[$0] != nil
      }
      guard given || arguments.has(Options.lift) else {
        throw UsageError(
          "nothing to set: --role, --unit, --expires, --limit or --lift is needed", command: "principal set")
      }
    },
    action: .remote { invocation, session in
      let arguments = invocation.arguments
      var request = SetPrincipalRequest(
        name: arguments.word("NAME"), unit: arguments[Options.newScope], lift: arguments.has(Options.lift),
        limits: try arguments.limit().map { [$0] } ?? [])
      if let role = arguments[Options.newRole] {
        request.role = try arguments.choice(Options.newRole.name, role, EnumNames.roles)
      }
      if let end = arguments[Options.newExpiry] {
        if end == "never" { request.noExpiry = true } else { request.expireTime = try arguments.end(Options.newExpiry) }
      }
      let response = try await session.write(AdminService.setPrincipal, request)
      try invocation.write(PrincipalAnswer(principal: response.principal ?? Principal()))
      return .done
    })

  private static let revoke = CommandSpec(
    "principal revoke", "revokes a principal with all its credentials, for good; or ends one credential",
    words: [nameWord], options: [Options.credential],
    action: .remote { invocation, session in
      let name = invocation.arguments.word("NAME")
      guard let id = invocation.arguments[Options.credential] else {
        let response = try await session.write(AdminService.revokePrincipal, RevokePrincipalRequest(name: name))
        try invocation.write(PrincipalAnswer(principal: response.principal ?? Principal()))
        return .done
      }
      let (kind, number) = try await credential(id, of: name, session)
      _ = try await session.write(
        AdminService.revokeCredential, RevokeCredentialRequest(name: name, kind: kind, id: number))
      try invocation.write(CredentialAnswer(principal: name, kind: EnumNames.kind(kind), id: number))
      return .done
    })

  /// The credential of an id as `principal show` prints it. Ids of tokens and certificates are numbered together, those of
  /// sessions apart.
  private static func credential(
    _ text: String, of name: String, _ session: Session
  ) async throws -> (CredentialKind, Int64) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let kinds: [CredentialKind] = [.token, .certificate, .session]
    guard let number = parts.last.flatMap({ Int64($0) }), number > 0,
      parts.count == 1 || kinds.contains(where: { EnumNames.kind($0) == parts[0] })
    else { throw Status.bad(Options.credential.name, text, "a credential's id, such as 7, or session:7") }
    if parts.count == 2, let kind = kinds.first(where: { EnumNames.kind($0) == parts[0] }) { return (kind, number) }
    let listed = try await session.write(AdminService.listCredentials, ListCredentialsRequest(name: name)).credentials
    let found = listed.first { $0.id == number && $0.kind != .session }
    return (found?.kind ?? .token, number)
  }

  private static let rotate = CommandSpec(
    "principal rotate", "gives a principal a new token, or a new certificate; the old ones end in 24 hours",
    words: [nameWord], options: [Options.newToken, Options.newCertificate, Options.now],
    action: .remote { invocation, session in
      let arguments = invocation.arguments
      let name = arguments.word("NAME")
      let files = try NewCredentialFiles(arguments, for: name)
      guard !files.hasBoth else {
        throw UsageError("one at a time: --token-file or --certificate", command: "principal rotate")
      }
      var request = RotateCredentialRequest(name: name, now: arguments.has(Options.now))
      if case .certificateRequest(let text)? = files.first { request.certificateRequest = text }
      let response = try await session.write(AdminService.rotateCredential, request)
      try await files.write(response.credential, of: name, session)
      try invocation.write(
        NewCredentialAnswer(principal: name, credential: response.credential, isShown: !files.hasAny))
      return .done
    })

  private static let reset = CommandSpec(
    "principal reset", "gives a principal a one-time password and ends its sessions; its second factor stays",
    words: [nameWord], options: [Options.resetPassword],
    action: .remote { invocation, session in
      let name = invocation.arguments.word("NAME")
      let file = try SecretFile(invocation.arguments[Options.resetPassword] ?? "")
      let response = try await session.write(AdminService.resetPassword, ResetPasswordRequest(name: name))
      try file.commit(text: response.credential?.text ?? "")
      try invocation.write(NewCredentialAnswer(principal: name, credential: response.credential, isShown: false))
      return .done
    })

  private static let factor = CommandSpec(
    "principal factor",
    "makes a new seed of a principal's second factor; it counts once the principal has confirmed it",
    words: [nameWord], options: [Options.factorFile],
    action: .remote { invocation, session in
      let name = invocation.arguments.word("NAME")
      let file = try SecretFile(invocation.arguments[Options.factorFile] ?? "")
      let response = try await session.write(
        AdminService.enrolPrincipalSecondFactor, EnrolPrincipalSecondFactorRequest(name: name))
      try file.commit(text: response.uri)
      try invocation.write(CredentialAnswer(principal: name, kind: "second_factor", id: nil))
      return .done
    })
}

extension Session {
  /// A call about access: it reads no figures, so it waits for no position.
  func write<Request: Message, Response: Message>(
    _ method: MethodDescriptor<Request, Response>, _ request: Request
  ) async throws(Status) -> Response {
    try await client.call(method, request, timeout: Session.readTimeout)
  }
}

extension Arguments {
  /// The end, in Tehran, of the day that an option names.
  func end(_ option: OptionSpec) throws(Status) -> ProtobufTimestamp {
    ProtobufTimestamp(endOf: try day(option))
  }

  /// The limit that `--limit WHAT=N` sets; nil if it is not given.
  func limit() throws(Status) -> PrincipalLimit? {
    guard let text = self[Options.limit] else { return nil }
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let kind = EnumNames.limits.first(where: { $0.0 == parts[0] })?.1 else {
      let names = EnumNames.limits.map(\.0).joined(separator: ", ")
      throw .bad(Options.limit.name, text, "WHAT=N, WHAT=none or WHAT=default; WHAT is \(names)")
    }
    switch parts[1] {
    case "none": return PrincipalLimit(kind: kind, value: PrincipalLimit.none)
    case "default": return PrincipalLimit(kind: kind, value: 0)
    default:
      guard let value = Int64(parts[1]), value > 0 else {
        throw .bad(Options.limit.name, text, "\(parts[0])=N with a whole number from 1")
      }
      return PrincipalLimit(kind: kind, value: value)
    }
  }
}

extension PrincipalLimit {
  /// No limit.
  static let none = Int64.max
  var isNone: Bool { value == PrincipalLimit.none }
}

extension ProtobufTimestamp {
  /// When a day ends in Tehran.
  init(endOf day: Day) { self.init(seconds: day.endInTehran.seconds) }
}

extension SecretFile {
  /// Writes a secret as a line.
  func commit(text: String) throws(FileError) { try commit(Array((text + "\n").utf8)) }
}

extension NewCredential {
  /// The secret; empty if there is none.
  var text: String {
    switch secret {
    case .token(let text), .chain(let text), .oneTimePassword(let text): text
    case nil: ""
    }
  }

  var kind: String {
    switch secret {
    case .token: "token"
    case .chain: "certificate"
    case .oneTimePassword: "password"
    case nil: ""
    }
  }
}
