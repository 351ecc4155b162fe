// `tarazu watch`: shows a scorecard or a rank as it changes.

import Glibc
import TarazuBase
import TarazuCalendar
import TarazuClient
import TarazuLoop
import TarazuProtocol
import TarazuWire

enum WatchCommands {
  static let all = [scorecard, rank]

  private static let window = [Options.monthFrom, Options.monthTo]
  private static let ways = """
    In a terminal the figures are redrawn in place, and changed rows are in reverse video. Elsewhere, or with --output \
    json, each line is the JSON document of the command with `sequence`, which rises by 1 for each state of a \
    subscription; a missing number was replaced by a newer state. Without --from and --to the window moves on at \
    midnight in Tehran. Ctrl-C ends it.
    """

  private static let scorecard = CommandSpec(
    "watch", "shows all indicators of a unit as they change (`watch rank KPI` for a rank)",
    words: [FigureCommands.unitWord],
    options: window + FigureCommands.limits + [Options.kpis, Options.every],
    details: ways + " Write `--` before a unit whose code is `rank`.", check: { _ = try $0.watchedWindow() },
    action: .remote { invocation, session in
      let arguments = invocation.arguments
      let subject = WatchedScorecard(
        unit: arguments.word("UNIT"), caseClass: arguments[Options.caseClass], kind: arguments[Options.kind],
        kpis: try arguments.kpis())
      return try await watch(subject, invocation, session)
    })

  private static let rank = CommandSpec(
    "watch rank", "shows the highest and the lowest units by an indicator as they change",
    words: [FigureCommands.kpiWord],
    options: [Options.within, Options.level] + window + FigureCommands.limits
      + [Options.count, Options.minSample, Options.every],
    details: ways + " " + FigureCommands.kpiList, check: { _ = try $0.watchedWindow() },
    action: .remote { invocation, session in
      let question = try invocation.arguments.rankQuery(over: Window(.first))
      return try await watch(WatchedRank(question: question), invocation, session)
    })

  private static func watch(
    _ subject: some WatchSubject, _ invocation: Invocation, _ session: Session
  ) async throws -> ExitStatus {
    let window = try invocation.arguments.watchedWindow()
    let interval = try invocation.arguments.interval()
    let output = WatchOutput(invocation.form, invocation.console, session)
    let work = WatchWork(
      subject: subject, window: window, interval: interval, clock: .system(on: session.loop), client: session.client,
      loop: session.loop)
    // How the watch ends; the first outcome counts.
    let end = OneShot<Result<Void, any Error>>()
    let signals = try SignalWatch([SIGINT, SIGTERM, SIGWINCH, SIGTSTP, SIGCONT], on: session.loop) { signal in
      switch signal {
      case SIGWINCH, SIGCONT: output.redraw()
      case SIGTSTP:
        output.leave(forGood: false)
        kill(getpid(), SIGSTOP)
      default: end.deliver(.success(()))
      }
    }
    let reader = invocation.console.watchReader(on: session.loop) { end.deliver(.success(())) }
    let running = session.loop.spawn {
      do {
        try await work.run(to: output)
        end.deliver(.success(()))
      } catch { end.deliver(.failure(error)) }
    }
    let result = await end.wait()
    running.cancel()
    signals.stop()
    reader?.cancel()
    output.leave(forGood: true)
    do { try result.get() } catch let error as FileError where error.code == EPIPE {
      // The reader has seen enough.
    }
    return .done
  }
}

extension Arguments {
  /// The window of the options, or the current month.
  func watchedWindow() throws -> WatchedWindow {
    switch (self[Options.monthFrom], self[Options.monthTo]) {
    case (nil, nil): return .currentMonth
    case (_?, _?): return .fixed(try window(Options.monthFrom, Options.monthTo))
    default:
      throw UsageError(
        "--from and --to go together; without both the window is the current Jalali month up to today",
        command: "watch")
    }
  }

  /// The shortest time between two states.
  func interval() throws(Status) -> Duration {
    guard let text = self[Options.every] else { return .seconds(1) }
    let isPlain = text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
    guard isPlain, let seconds = Double(text), (0.001...3_600).contains(seconds) else {
      throw .bad(Options.every.name, text, "a number of seconds from 0.001 to 3600")
    }
    return .seconds(seconds)
  }
}

// MARK: - What can be watched

/// A question over a window that may move.
protocol WatchSubject: Sendable {
  associatedtype Request: FeedRequest
  associatedtype State: Answer & Sendable

  func request(over window: Window) -> Request
  func answer(_ state: FeedState<Request.State>, over window: Window) -> State
}

struct WatchedScorecard: WatchSubject {
  var unit: String
  var caseClass: String?
  var kind: String?
  /// None: all.
  var kpis: [Kpi] = []

  private func question(over window: Window) -> Question {
    Question(unit: unit, window: window, caseClass: caseClass, kind: kind)
  }

  func request(over window: Window) -> GetScorecardRequest {
    GetScorecardRequest(selection: question(over: window).selection, kpis: kpis)
  }

  func answer(_ state: FeedState<GetScorecardResponse>, over window: Window) -> ScorecardAnswer {
    ScorecardAnswer(question: question(over: window), response: state.state, sequence: state.sequence)
  }
}

struct WatchedRank: WatchSubject {
  /// Its window is replaced.
  var question: RankQuery

  private func question(over window: Window) -> RankQuery {
    var question = question
    question.question.window = window
    return question
  }

  func request(over window: Window) -> RankUnitsRequest { question(over: window).request }

  func answer(_ state: FeedState<RankUnitsResponse>, over window: Window) -> RankAnswer {
    RankAnswer(question: question(over: window), response: state.state, sequence: state.sequence)
  }
}
