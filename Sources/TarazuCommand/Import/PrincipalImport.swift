// Makes many principals from a file, several at once. It can be interrupted and run again
// (docs/spec/access.md#the-command-line).

import TarazuClient
import TarazuLines
import TarazuLoop
import TarazuProtocol
import TarazuWire

/// Makes the principals of a file's lines, and writes the secret of each into a file of a folder.
actor PrincipalImport {
  typealias Outcome = PrincipalImportAnswer.Outcome

  /// Calls at once.
  private static let atOnce = 8
  /// How long the service may be away before the import gives up.
  private static let patience = Duration.seconds(120)

  private let session: Session
  private let folder: String
  private let identity: FileIdentity?
  private var source: ImportSource
  private var answer = PrincipalImportAnswer()
  private var progress: ProgressLine

  /// - Parameters:
  ///   - identity: the file of the lines, which no secret may replace.
  ///   - folder: for the secrets; made if it is not there.
  init(_ source: ImportSource, identity: FileIdentity?, folder: String, _ session: Session, _ console: Console) {
    self.source = source
    self.identity = identity
    self.folder = folder
    self.session = session
    progress = ProgressLine(console)
  }

  nonisolated var unownedExecutor: UnownedSerialExecutor { session.loop.asUnownedSerialExecutor() }

  /// Makes them all. Throws `Status` if the service stays away, `FileError` if a file fails.
  func run() async throws -> PrincipalImportAnswer {
    defer { progress.end() }
    try SecretFile.makeFolder(folder)
    let lines = try await readLines()
    try checkFiles(of: lines)
    var next = 0
    try await withThrowingTaskGroup(of: Outcome.self) { group in
      while next < min(PrincipalImport.atOnce, lines.count) {
        begin(lines[next], in: &group)
        next += 1
      }
      var ended = 0
      while let outcome = try await group.next() {
        answer.add(outcome)
        ended += 1
        progress.update { _ in
          "\(ended) of \(lines.count) principals, \(answer.made + answer.renewed) new files, \(answer.refused.count) refused"
        }
        if next < lines.count {
          begin(lines[next], in: &group)
          next += 1
        }
      }
    }
    return answer
  }

  private func begin(_ line: NumberedPrincipal, in group: inout ThrowingTaskGroup<Outcome, any Error>) {
    let work = PrincipalLineWork(line: line, folder: folder, session: session)
    group.addTask(executorPreference: session.loop) { [patience = PrincipalImport.patience] in
      try await work.run(within: patience)
    }
  }

  /// Throws wrong usage if the file of the lines is where a secret is to be written.
  private func checkFiles(of lines: [NumberedPrincipal]) throws(UsageError) {
    guard let identity else { return }
    for path in lines.map({ $0.path(in: folder) }) {
      guard FileIdentity(path) == identity || FileIdentity(path + SecretFile.freshSuffix) == identity else { continue }
      throw UsageError(
        "--out has FILE in it, as \(path): an output never replaces an input", command: "principal import")
    }
  }

  // MARK: Lines

  /// The good lines. A name that comes twice counts once, and is refused where the lines differ.
  private func readLines() async throws -> [NumberedPrincipal] {
    var splitter = LineSplitter(newDigest: nil)
    var lines: [NumberedPrincipal] = []
    var firstOf: [String: NumberedPrincipal] = [:]
    func take(_ line: Line) {
      do throws(PrincipalLineRefusal) {
        let one = NumberedPrincipal(line: line.number, principal: try PrincipalLine.parse(line))
        if let first = firstOf[one.principal.name] {
          answer.add(
            first.principal == one.principal
              ? .unchanged : one.refused("ALREADY_EXISTS", "line \(first.line) has the same name and says otherwise"))
          return
        }
        firstOf[one.principal.name] = one
        lines.append(one)
      } catch {
        answer.add(
          .refused(
            PrincipalImportAnswer.Refusal(line: line.number, name: nil, reason: error.reason, detail: error.detail)))
      }
    }
    while true {
      var reading = source
      let piece = try await reading.next(on: session.pool)
      source = reading
      if piece.isEmpty { break }
      for line in splitter.take(piece) { take(line) }
    }
    if let line = splitter.finish() { take(line) }
    return lines
  }
}

/// A principal, and the line that it is on.
struct NumberedPrincipal: Sendable {
  let line: Int
  let principal: PrincipalLine

  /// Where its secret is written.
  func path(in folder: String) -> String {
    folder + "/" + principal.name + (principal.role == .source ? ".token" : ".password")
  }

  func refused(_ reason: String, _ detail: String) -> PrincipalImportAnswer.Outcome {
    .refused(PrincipalImportAnswer.Refusal(line: line, name: principal.name, reason: reason, detail: detail))
  }
}

/// What one line takes. All of it may be done again.
private struct PrincipalLineWork: Sendable {
  typealias Outcome = PrincipalImportAnswer.Outcome

  let line: NumberedPrincipal
  let folder: String
  let session: Session

  private var principal: PrincipalLine { line.principal }
  private var isSource: Bool { principal.role == .source }
  private var path: String { line.path(in: folder) }

  /// Does it, and again while the service is away.
  func run(within patience: Duration) async throws -> Outcome {
    let deadline = MonotonicClock.deadline(after: patience)
    var repetition = 0
    while true {
      do { return try await attempt() } catch let status as Status {
        guard PrincipalLineWork.passes(status) else {
          guard PrincipalLineWork.isOfLine(status) else { throw status }
          return line.refused(status.reason.rawValue, status.message)
        }
        guard MonotonicClock.now() < deadline else { throw status }
        repetition += 1
        let pause = Attempts.pause(before: repetition, chance: Double.random(in: 0..<1))
        try await session.loop.sleep(for: max(pause, status.retryDelay ?? .zero))
      }
    }
  }

  private static func passes(_ status: Status) -> Bool {
    [.unavailable, .deadlineExceeded, .resourceExhausted].contains(status.code) || status.isNotExecuted
  }

  /// Whether a refusal is of this principal alone, so that the others go on.
  private static func isOfLine(_ status: Status) -> Bool {
    switch status.code {
    case .invalidArgument, .notFound, .alreadyExists, .failedPrecondition: true
    case .permissionDenied: status.reason.rawValue == "SCOPE"
    default: false
    }
  }

  private func attempt() async throws -> Outcome {
    // Where there is a file there was a principal: then to look is cheaper than to try.
    if SecretFile.exists(path), let known = try await find() { return try await settle(known) }
    do { return try await make() } catch let status as Status where status.code == .alreadyExists {
      guard let known = try await find() else { throw status }
      return try await settle(known)
    }
  }

  private func make() async throws -> Outcome {
    let file = try SecretFile(path)
    var request = CreatePrincipalRequest(
      name: principal.name, role: EnumNames.roles.first { $0.0 == principal.role.rawValue }?.1 ?? .unspecified,
      unit: principal.unit, source: principal.source ?? "")
    request.expireTime = principal.expires.map { ProtobufTimestamp(endOf: $0) }
    if !isSource { request.credential = .oneTimePassword(true) }
    let response = try await session.write(AdminService.createPrincipal, request)
    try file.commit(text: response.credential?.text ?? "")
    return .made
  }

  /// The principal of that name, if it is there and within the caller's scope.
  private func find() async throws -> Principal? {
    do throws(Status) {
      return try await session.write(AdminService.getPrincipal, GetPrincipalRequest(name: principal.name)).principal
    } catch {
      guard error.code == .notFound || error.reason.rawValue == "SCOPE" else { throw error }
      return nil
    }
  }

  /// One that is there already: it stays, but gets a new secret where the old one may never have been written.
  private func settle(_ known: Principal) async throws -> Outcome {
    if known.revokeTime != nil { return line.refused("ALREADY_EXISTS", "a principal of this name was revoked") }
    let isSame =
      EnumNames.role(known.role) == principal.role.rawValue && known.unit == principal.unit
      && known.source == principal.source
    guard isSame else {
      return line.refused("ALREADY_EXISTS", "a principal of this name has another role, unit or source")
    }
    let wasUsed = known.hasPassword || known.lastSignInTime != nil || known.lastUseTime != nil
    if wasUsed || SecretFile.exists(path) { return .unchanged }
    let file = try SecretFile(path)
    let credential =
      isSource
      ? try await session.write(
        AdminService.rotateCredential, RotateCredentialRequest(name: principal.name, now: true)
      ).credential
      : try await session.write(AdminService.resetPassword, ResetPasswordRequest(name: principal.name)).credential
    try file.commit(text: credential?.text ?? "")
    return .renewed
  }
}
