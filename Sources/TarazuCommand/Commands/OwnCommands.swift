// The commands about oneself: signing in and out, who one is, password, second factor, sessions, certificate.

import TarazuClient
import TarazuProtocol
import TarazuWire

enum OwnCommands {
  static let all = [
    signIn, signOut, whoami, password, factor, sessionList, sessionEnd, certificateRenew,
  ]

  // MARK: Signing in

  private static let signIn = CommandSpec(
    "sign-in", "signs in with a password, and writes the session's token to a file",
    words: [WordSpec(name: "NAME", help: "the principal's name")],
    options: [Options.passwordFile, Options.signInCode, Options.sessionFile],
    details: """
      A session ends after 30 minutes without a use, and after 12 hours. Commands act by it with --token-file FILE.
      """,
    action: .open { invocation, session in
      let arguments = invocation.arguments
      let request = SignInRequest(
        name: arguments.word("NAME"), password: try arguments.secret(Options.passwordFile),
        secondFactor: try arguments.code(Options.signInCode))
      let file = try SecretFile(arguments[Options.sessionFile] ?? "")
      let response = try await session.write(AuthService.signIn, request)
      try file.commit(text: response.token)
      try invocation.write(SelfAnswer(own: response.self_ ?? Self_()))
      return .done
    })

  private static let signOut = CommandSpec(
    "sign-out", "ends the session that calls",
    action: .remote { invocation, session in
      _ = try await session.write(AuthService.signOut, SignOutRequest())
      try invocation.write(DoneAnswer("signed_out", .flag(true), "the session has ended"))
      return .done
    })

  private static let whoami = CommandSpec(
    "whoami", "shows who calls, by what credential, and when somebody last signed in by its name",
    action: .remote { invocation, session in
      let response = try await session.write(AuthService.getSelf, GetSelfRequest())
      try invocation.write(SelfAnswer(own: response.self_ ?? Self_()))
      return .done
    })

  // MARK: Password and second factor

  private static let password = CommandSpec(
    "password", "sets another password for the caller; all its other sessions end",
    options: [Options.oldPassword, Options.ownPassword],
    details: """
      A password has 12 characters to 1,024 bytes and counts exactly as it stands in its file, but for the end of the last \
      line. It is none of the common ones, and does not contain the caller's name, the name of its unit or that of this \
      service.
      """,
    action: .remote { invocation, session in
      let arguments = invocation.arguments
      let request = ChangePasswordRequest(
        oldPassword: try arguments.secret(Options.oldPassword), newPassword: try arguments.secret(Options.ownPassword))
      _ = try await session.write(AuthService.changePassword, request)
      try invocation.write(DoneAnswer("changed", .flag(true), "the password was set"))
      return .done
    })

  private static let factor = CommandSpec(
    "factor", "makes a seed of the caller's second factor, or confirms it by a code",
    options: [Options.seedFile, Options.confirmingCode],
    details: """
      First --file FILE: an authenticator takes the URI that is written there, as a QR code or as text. Then --code-file \
      FILE with a code that the authenticator shows: from then on it is asked for at each sign-in. With --code-file no new \
      seed is made.
      """,
    check: { arguments in
      guard arguments[Options.seedFile] != nil || arguments[Options.confirmingCode] != nil else {
        throw UsageError("missing: --file FILE, or --code-file FILE", command: "factor")
      }
    },
    action: .remote { invocation, session in
      let arguments = invocation.arguments
      guard arguments[Options.confirmingCode] == nil else {
        let code = try arguments.code(Options.confirmingCode)
        _ = try await session.write(AuthService.confirmSecondFactor, ConfirmSecondFactorRequest(code: code))
        try invocation.write(DoneAnswer("confirmed", .flag(true), "the second factor is asked for from now on"))
        return .done
      }
      let file = try SecretFile(arguments[Options.seedFile] ?? "")
      let response = try await session.write(AuthService.enrolSecondFactor, EnrolSecondFactorRequest())
      try file.commit(text: response.uri)
      try invocation.write(
        DoneAnswer(
          "confirmed", .flag(false), "a new second factor, which counts once a code has confirmed it (--code-file)"))
      return .done
    })

  // MARK: Sessions

  private static let sessionList = CommandSpec(
    "session list", "lists the caller's live sessions, the newest first",
    action: .remote { invocation, session in
      let response = try await session.write(AuthService.listSessions, ListSessionsRequest())
      try invocation.write(SessionListAnswer(sessions: response.sessions))
      return .done
    })

  private static let sessionEnd = CommandSpec(
    "session end", "ends one of the caller's sessions",
    words: [WordSpec(name: "ID", help: "its id, as `session list` shows it")],
    action: .remote { invocation, session in
      let text = invocation.arguments.word("ID")
      guard let id = Int64(text), id > 0 else { throw Status.bad("ID", text, "a session's id, such as 7") }
      _ = try await session.write(AuthService.endSession, EndSessionRequest(id: id))
      try invocation.write(DoneAnswer("session", .number(id), "session \(id) has ended"))
      return .done
    })

  // MARK: Certificate

  private static let certificateRenew = CommandSpec(
    "certificate renew",
    "gives the caller a new certificate and key in place of those of --certificate DIR, or with --server the server",
    options: [Options.ofTheServer],
    details: """
      The key is made here and never sent. The old certificate is good until it expires. If the command is interrupted \
      just between its two files, the new certificate is in cert.pem.new beside the new key. With --server the files \
      are those of the home, and the service takes them up on SIGHUP.
      """,
    check: { arguments in
      guard arguments.has(Options.ofTheServer) || arguments[GlobalOption.certificate] != nil else {
        throw UsageError(
          "only a certificate renews itself: name its folder with --certificate DIR", command: "certificate renew")
      }
    },
    action: .remote { invocation, session in
      if invocation.arguments.has(Options.ofTheServer) { return try await renewServer(invocation, session) }
      let folder = invocation.arguments[GlobalOption.certificate] ?? ""
      return try await renew(invocation, key: folder + "/key.pem", certificate: folder + "/cert.pem") { request in
        try await session.write(AuthService.renewCertificate, RenewCertificateRequest(certificateRequest: request))
          .chain
      }
    })

  private static func renewServer(_ invocation: Invocation, _ session: Session) async throws -> ExitStatus {
    guard let home = invocation.arguments[GlobalOption.home] ?? Home.standard?.folder else {
      throw UsageError("name the service's home with --home DIR", command: "certificate renew")
    }
    return try await renew(invocation, key: home + "/keys/server.key", certificate: home + "/tls/server.pem") {
      request in
      let request = RenewServerCertificateRequest(certificateRequest: request)
      return try await session.write(AdminService.renewServerCertificate, request).certificate
    }
  }

  /// Makes a key, has a certificate issued for it, and puts both in the place of others.
  private static func renew(
    _ invocation: Invocation, key keyPath: String, certificate certificatePath: String,
    _ issue: (_ request: String) async throws -> String
  ) async throws -> ExitStatus {
    let (keyFile, certificateFile) = (try SecretFile(keyPath), try SecretFile(certificatePath))
    let key = try ClientKey(for: "renewal")
    let certificate = try await issue(key.request)
    // Both are on the disk before the first takes its place.
    try keyFile.write(key.pem)
    try certificateFile.write(Array(certificate.utf8))
    try keyFile.commit()
    try certificateFile.commit()
    try invocation.write(
      DoneAnswer("certificate", .text(certificatePath), "a new certificate is in \(certificatePath)"))
    return .done
  }
}

extension Options {
  static let ofTheServer = OptionSpec.flag(
    "--server", "renews the certificate of the service in the home, by an administrator of the country on its machine")
  static let passwordFile = OptionSpec.required("--password-file", "FILE", "the file of the password")
  static let signInCode = OptionSpec.optional(
    "--code-file", "FILE", "the file of the code that the second factor shows now")
  static let sessionFile = OptionSpec.required(
    "--token-file", "FILE", "where to write the session's token, readable by you alone"
  ).used(.writesSecret)
  static let oldPassword = OptionSpec.required("--old", "FILE", "the file of the password as it is")
  static let ownPassword = OptionSpec.required("--new", "FILE", "the file of the password as it shall be")
  static let seedFile = OptionSpec.optional(
    "--file", "FILE", "where to write a new seed as an otpauth URI, readable by you alone"
  ).used(.writesSecret)
  static let confirmingCode = OptionSpec.optional(
    "--code-file", "FILE", "the file of a code, which confirms the seed that was made last")
}

extension Arguments {
  /// More than any password has.
  private static let longestSecret = 4_096

  /// The text of a secret's file, without the end of its last line.
  fileprivate func secret(_ option: OptionSpec) throws -> String {
    let path = self[option] ?? ""
    var bytes = try OpenFile.reading(path).readAll(limit: Arguments.longestSecret)[...]
    if bytes.last == 0x0A { bytes = bytes.dropLast() }
    if bytes.last == 0x0D { bytes = bytes.dropLast() }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw Failure("tarazu: \(path) is not UTF-8") }
    return text
  }

  /// The code of a code's file, without the spaces that people write in it; empty if none is named.
  fileprivate func code(_ option: OptionSpec) throws -> String {
    guard self[option] != nil else { return "" }
    return String(try secret(option).filter { !$0.isWhitespace })
  }
}
