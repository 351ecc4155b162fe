import Glibc
import TarazuBase
import TarazuBench
import TarazuCalendar
import TarazuClient
import TarazuLoop
import TarazuWire

/// The program, from its command line to its exit status.
public enum Program {
  /// The version of the program.
  public static let version = "0.1.0"

  static let commands: [CommandSpec] =
    ImportCommands.all + DirectoryCommands.all + FigureCommands.all + [ExplainCommand.command] + ComparisonCommands.all
    + JudgementCommands.all + RecordCommands.all + CaseListCommands.all + ServiceCommands.all + PrincipalCommands.all
    + GatewayCommands.all + RolloutCommands.all + OwnCommands.all
    + AuditCommand.all + WatchCommands.all + [SimulateCommand.command, BenchCommand.command, CompletionCommand.command]

  /// Runs the command line of the process.
  public static func main() -> Never { main(SystemText.arguments) }

  /// Runs a command, and ends the process with its exit status.
  /// - Parameter words: the command line without the program's own name.
  public static func main(_ words: [String]) -> Never {
    // If the reader of standard output goes away, the next write fails; the process is not killed.
    signal(SIGPIPE, SIG_IGN)
    let console = Console()
    do {
      let line = try ArgumentParser(commands: commands).parse(words)
      switch line {
      case .help(let text):
        try console.write(text)
        exit(ExitStatus.done.rawValue)
      case .version:
        try console.write("tarazu \(version)\n")
        exit(ExitStatus.done.rawValue)
      case .run(let command, let arguments):
        let invocation = try Invocation(arguments, console)
        try command.check(try invocation.dated(command, today: ownToday).arguments)
        try FileUses(of: arguments, command).check()
        try run(command, invocation) { exit(finished($0, console).rawValue) }
      }
    } catch {
      exit(finished(.failure(error), console).rawValue)
    }
    // The command runs on the loop, and ends the process there.
    while true { pause() }
  }

  private static func run(
    _ command: CommandSpec, _ invocation: Invocation,
    then end: @escaping @Sendable (Result<ExitStatus, any Error>) -> Void
  ) throws {
    switch command.action {
    case .local(let body): end(Result { try body(invocation.dated(command, today: ownToday)) })
    case .remote(let body):
      try run(
        { invocation, session in
          let dependsOnToday = invocation.arguments.dependOnToday(command)
          let today = dependsOnToday ? try await session.today() : ownToday
          return try await body(invocation.dated(command, today: today), session)
        }, invocation, needsCredential: true, then: end)
    case .open(let body): try run(body, invocation, needsCredential: false, then: end)
    }
  }

  /// Today in Tehran as this machine's clock goes: for what is written without a service, and for checks before one is
  /// asked.
  private static var ownToday: Day { Instant(nanoseconds: SystemClock.nanoseconds()).tehranDay }

  private static func run(
    _ body: @escaping @Sendable (Invocation, Session) async throws -> ExitStatus, _ invocation: Invocation,
    needsCredential: Bool, then end: @escaping @Sendable (Result<ExitStatus, any Error>) -> Void
  ) throws {
    let target = try TargetChoice.target(invocation.arguments, needsCredential: needsCredential)
    if case .token(let token) = target.credential, let warning = token.warning, invocation.console.errorsAreTerminal {
      invocation.console.report("warning: \(warning)")
    }
    let loop = try Loop(name: "tarazu")
    try loop.start()
    let session = Session(
      client: TarazuClient(target, loop: loop), loop: loop, pool: try WorkerPool(count: 1, name: "files"))
    loop.spawn {
      do { end(.success(try await body(invocation, session))) } catch { end(.failure(error)) }
    }
  }

  /// The exit status. A failure is reported on standard error.
  private static func finished(_ result: Result<ExitStatus, any Error>, _ console: Console) -> ExitStatus {
    switch result {
    case .success(let status): return status
    case .failure(let error):
      // The reader of standard output has seen enough, and needs no message.
      if let error = error as? FileError, error.code == EPIPE { return .refused }
      let failure = Failure(error)
      console.report(failure.message)
      return failure.status
    }
  }
}

extension Invocation {
  /// The same with plain dates.
  fileprivate func dated(_ command: CommandSpec, today: Day) throws(Status) -> Invocation {
    Invocation(arguments: try arguments.withPlainDates(command, today: today), form: form, console: console)
  }

  fileprivate init(_ arguments: Arguments, _ console: Console) throws(UsageError) {
    let word = arguments[GlobalOption.output] ?? OutputForm.table.rawValue
    guard let form = OutputForm(rawValue: word) else {
      throw UsageError("--output is json or table, not `\(word)`")
    }
    self.init(arguments: arguments, form: form, console: console)
  }
}
