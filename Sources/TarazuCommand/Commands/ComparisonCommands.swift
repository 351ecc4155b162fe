// The commands that hold a unit against others: against itself in another window, its parent, its peers.

import TarazuCalendar
import TarazuProtocol
import TarazuWire

enum ComparisonCommands {
  static let all = [compare, standing]

  private static let compare = CommandSpec(
    "compare", "a unit's scorecard in one window beside that in another, its parent's, or its peers'",
    words: [FigureCommands.unitWord],
    options: [Options.from, Options.to, Options.span, Options.withFrom, Options.withTo, Options.with]
      + FigureCommands.limits,
    details: """
      Peers are the units of the same level, and branches of the same kind, in the unit's province: b has the median \
      of each figure, where at least 10 others are ranked. That takes whole Jalali months and neither a class nor a kind.
      """,
    check: { arguments in _ = try arguments.comparedWith() },
    action: .remote { invocation, session in
      let arguments = invocation.arguments
      let a = try arguments.question(of: arguments.word("UNIT"))
      let with = try arguments.comparedWith()
      var request = CompareScorecardsRequest(a: a.selection)
      var b = a
      switch with {
      case .window:
        b.window = try arguments.window(Options.withFrom, Options.withTo)
        request.b = .selection(b.selection)
      case .parent: request.b = .parent(ParentUnit())
      case .peers: request.b = .peers(PeerUnits())
      }
      let response = try await session.read(KpiService.compareScorecards, request)
      try invocation.write(ComparisonAnswer(a: a, b: b, with: with, response: response))
      return .done
    })

  private static let standing = CommandSpec(
    "standing", "the place of a unit among its peers in its province and in the country",
    words: [FigureCommands.kpiWord], options: [Options.unit, Options.from, Options.to, Options.span],
    details: """
      Peers are the units of the same level, and branches of the same kind. The window is of whole Jalali months.
      """ + "\n" + FigureCommands.kpiList,
    action: .remote { invocation, session in
      let arguments = invocation.arguments
      let kpi = try arguments.kpi()
      let question = try arguments.question(of: arguments[Options.unit] ?? "")
      let response = try await session.read(
        KpiService.getStanding,
        GetStandingRequest(
          kpi: kpi, unit: question.unit, fromDate: question.window.from.description,
          toDate: question.window.to.description))
      try invocation.write(StandingAnswer(kpi: kpi, question: question, response: response))
      return .done
    })
}

/// What a scorecard is compared with.
enum ComparedWith: String, CaseIterable, Sendable {
  case window, parent, peers

  /// Those that `--with` names.
  static let named: [ComparedWith] = [.parent, .peers]
}

extension Arguments {
  /// What the options of `compare` ask for: `--with`, or both ends of another window.
  func comparedWith() throws -> ComparedWith {
    let (from, to) = (self[Options.withFrom], self[Options.withTo])
    guard let word = self[Options.with] else {
      guard from != nil, to != nil else {
        throw UsageError("needed are --with-from and --with-to, or --with parent|peers", command: "compare")
      }
      return .window
    }
    guard from == nil, to == nil else {
      throw UsageError("--with stands in place of --with-from and --with-to", command: "compare")
    }
    guard let with = ComparedWith.named.first(where: { $0.rawValue == word }) else {
      throw Status.bad(Options.with.name, word, "one of " + ComparedWith.named.map(\.rawValue).joined(separator: ", "))
    }
    return with
  }
}
