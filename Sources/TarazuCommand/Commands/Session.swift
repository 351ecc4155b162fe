// What a command has to work with.

import TarazuCalendar
import TarazuClient
import TarazuLoop
import TarazuProtocol
import TarazuWire

/// A command's arguments, and where it writes its answer.
struct Invocation: Sendable {
  let arguments: Arguments
  let form: OutputForm
  let console: Console

  /// Writes an answer, and warns of what in its question may be a mistake.
  func write(_ answer: some Answer) throws(FileError) {
    if let code = answer.unknownClass { console.report(UnknownClass.warning(code)) }
    try console.write(answer.bytes(form, forTerminal: console.outputIsTerminal))
  }
}

enum UnknownClass {
  static func warning(_ code: String) -> String {
    "warning: there is no class of case `\(code)`: neither the directory nor any event has named it"
  }
}

/// A client of the service, and the loop that it runs on.
struct Session: Sendable {
  let client: TarazuClient
  let loop: Loop
  /// For files and pipes, because reading them blocks.
  let pool: WorkerPool

  /// For reads: enough to wait for a position (5 s) and to try again.
  static let readTimeout = Duration.seconds(30)
  /// For imports and verifications: the longest that the service allows.
  static let longTimeout = Duration.seconds(4 * 3_600)

  func read<Request: PositionedRequest, Response: Message>(
    _ method: MethodDescriptor<Request, Response>, _ request: Request
  ) async throws(Status) -> Response {
    try await client.call(method, request, timeout: Session.readTimeout)
  }

  /// Today in Tehran by the service's clock.
  func today() async throws(Status) -> Day {
    let server = try await read(AdminService.getServerInfo, GetServerInfoRequest())
    guard let now = server.asOf?.currentTime else {
      throw .unavailable("the service does not say what day it is: its figures are not loaded yet", reason: .notReady)
    }
    let (nanoseconds, overflow) = now.seconds.multipliedReportingOverflow(by: 1_000_000_000)
    guard !overflow else { throw .unavailable("the service's time is out of range", reason: .notReady) }
    return Instant(nanoseconds: nanoseconds).tehranDay
  }

  // MARK: Reading one's writes

  /// How long to wait, after an import, until the service's figures contain it.
  private static let visibleTimeout = Duration.seconds(120)

  /// Returns when the server's figures contain all that this client has written. If that takes too long, the import has
  /// still succeeded: a message on standard error says so.
  func awaitVisible(_ console: Console) async {
    let attempts = client.begin(AdminService.getServerInfo, timeout: Session.visibleTimeout)
    var repetition = 0
    while true {
      do throws(Status) {
        _ = try await read(AdminService.getServerInfo, GetServerInfoRequest())
        return
      } catch {
        let passes = error.code == .unavailable || error.code == .deadlineExceeded
        guard passes, attempts.remaining > .zero else {
          console.report("imported, but perhaps not in the figures yet: \(error.message)")
          return
        }
      }
      repetition += 1
      try? await loop.sleep(for: Attempts.pause(before: repetition, chance: 0.5))
    }
  }
}
