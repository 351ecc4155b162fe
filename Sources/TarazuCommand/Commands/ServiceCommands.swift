// The commands about the service itself.

import TarazuBase
import TarazuClient
import TarazuProtocol

enum ServiceCommands {
  static let all = [verify, health, serverInfo]

  /// Health needs no credential, and answers within a moment or not at all.
  private static let health = CommandSpec(
    "health", "checks whether the service is up: exit status 0 if it is, 1 if it is not, 3 if it does not answer",
    options: [Options.service],
    action: .open { invocation, session in
      let service = invocation.arguments[Options.service] ?? ""
      let response = try await session.client.call(
        HealthService.check, HealthCheckRequest(service: service), timeout: healthTimeout)
      let answer = HealthAnswer(service: service, status: response.status)
      try invocation.write(answer)
      return answer.isServing ? .done : .refused
    })

  private static let healthTimeout = Duration.seconds(5)

  private static let verify = CommandSpec(
    "verify", "recomputes every figure from the journal and compares; exit status 1 if any differs",
    action: .remote { invocation, session in
      let progress = Locked(VerificationProgress(ProgressLine(invocation.console)))
      try await session.client.read(
        AdminService.verifyFigures, VerifyFiguresRequest(), timeout: Session.longTimeout
      ) { message in progress.withLock { $0.take(message) } }
      let last = progress.withLock { $0.end() }
      try invocation.write(VerificationAnswer(last: last))
      return last.differenceCount == 0 ? .done : .refused
    })

  private static let serverInfo = CommandSpec(
    "server info", "shows the server's version and its limits",
    action: .remote { invocation, session in
      let response = try await session.read(AdminService.getServerInfo, GetServerInfoRequest())
      try invocation.write(ServerInfoAnswer(response: response))
      return .done
    })
}

/// The progress of a verification.
private struct VerificationProgress {
  private var line: ProgressLine
  private var last = VerifyFiguresResponse()

  init(_ line: ProgressLine) { self.line = line }

  mutating func take(_ message: VerifyFiguresResponse) {
    last = message
    line.update { _ in
      "\(message.cellCount) of \(message.totalCount) cells compared, \(message.differenceCount) differences"
    }
  }

  /// The result.
  mutating func end() -> VerifyFiguresResponse {
    line.end()
    return last
  }
}
