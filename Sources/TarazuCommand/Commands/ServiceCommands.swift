// The commands about the service itself.

import TarazuBase
import TarazuClient
import TarazuProtocol

enum ServiceCommands {
  static let all = [verify, health, serverInfo]

  /// Health needs no credential, and answers in a moment or not at all.
  private static let health = CommandSpec(
    "health", "whether the service is up: 0 where it serves, 1 where it does not, 3 where it does not answer",
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
    "verify", "recomputes every figure from the journal and compares; 1 on any difference",
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
    "server info", "what the server is and what it allows",
    action: .remote { invocation, session in
      let response = try await session.read(AdminService.getServerInfo, GetServerInfoRequest())
      try invocation.write(ServerInfoAnswer(response: response))
      return .done
    })
}

/// How far a verification is.
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
