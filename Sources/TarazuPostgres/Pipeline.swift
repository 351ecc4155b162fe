/// Where a call is after a result.
enum CallProgress: Equatable {
  case more
  case over
  /// A result that the call cannot have: the connection is beyond use.
  case beyondUse(PostgresError)
}

/// Statements sent together in pipeline mode, with one sync at the end: they succeed or fail together.
struct Pipeline<Rows: Sendable> {
  private enum Step {
    case prepare(PreparedStatements.Variant, Statement)
    case execute
  }

  /// What is sent.
  let commands: [Command]
  /// Whether what was sent may take effect without an answer: it commits, or is no part of an open transaction.
  let mayTakeEffect: Bool
  /// The first error that PostgreSQL answered with.
  private(set) var refusal: PostgresError.ServerMessage?

  private let statementCount: Int
  private let hasCommit: Bool
  private let steps: [Step]
  private var step = 0
  private var rows: [Rows] = []
  private var replicationWarning: String?

  /// Throws where a parameter cannot be encoded, or where two statements have one name.
  init(
    _ statements: [(Statement, [PostgresValue])], known: PreparedStatements, inTransaction: Bool
  ) throws(PostgresError) {
    statementCount = statements.count
    hasCommit = statements.contains { $0.0.isCommit }
    mayTakeEffect = hasCommit || !(inTransaction || statements.first?.0.isBegin == true)
    var commands = [Command.enterPipeline]
    var steps: [Step] = []
    var pending: [PreparedStatements.Variant] = []
    for (statement, values) in statements {
      let parameters = try EncodedParameters(values)
      if statement.name.isEmpty {
        commands.append(.run(sql: statement.sql, parameters))
      } else {
        let (variant, isNew) = try known.variant(of: statement, types: parameters.types, pending: pending)
        if isNew {
          pending.append(variant)
          commands.append(.prepare(name: variant.name, sql: statement.sql, types: variant.types))
          steps.append(.prepare(variant, statement))
        }
        commands.append(.runPrepared(name: variant.name, parameters))
      }
      steps.append(.execute)
    }
    commands.append(.sync)
    self.commands = commands
    self.steps = steps
  }

  /// Takes a result; adds to `prepared` what the server has prepared, even if a later statement fails.
  mutating func take(_ result: Received<Rows>, _ prepared: inout PreparedStatements) -> CallProgress {
    switch result {
    case .endOfCommand: step += 1
    case .sync: return .over
    case .refused(let message): refusal = refusal ?? message
    case .skipped: break
    case .rows(let result):
      guard steps.indices.contains(step) else { return .beyondUse(Self.confusion) }
      switch steps[step] {
      case .prepare(let variant, let statement): prepared.add(variant, of: statement)
      case .execute: rows.append(result)
      }
    case .copy, .unexpected: return .beyondUse(Self.confusion)
    }
    return .more
  }

  /// Takes a warning. Only one is of interest: that a commit no longer waits for its standby, which PostgreSQL says by
  /// 01000 after a cancel and by 57P01 after a shutdown.
  mutating func warn(_ warning: PostgresError.ServerMessage) {
    guard hasCommit, warning.sqlstate == "01000" || warning.sqlstate == "57P01" else { return }
    replicationWarning = replicationWarning ?? warning.message
  }

  /// What the caller gets, once it is over.
  var outcome: Result<[Rows], PostgresError> {
    if let refusal { return .failure(PostgresError(.server(refusal))) }
    guard rows.count == statementCount else {
      return .failure(PostgresError(.decoding("\(rows.count) results for \(statementCount) statements")))
    }
    if let replicationWarning {
      return .failure(PostgresError(.notReplicated(replicationWarning), isUnknownOutcome: true))
    }
    return .success(rows)
  }

  static var confusion: PostgresError {
    PostgresError(.connectionLost("a result that a pipeline cannot have"), isUnknownOutcome: true)
  }
}

/// Several commands in one text, without parameters; the server runs them up to the first that fails.
struct Script {
  /// The first error that PostgreSQL answered with.
  private(set) var refusal: PostgresError.ServerMessage?

  mutating func take<Rows: Sendable>(_ result: Received<Rows>) -> CallProgress {
    switch result {
    case .endOfCommand: return .over
    case .refused(let message): refusal = refusal ?? message
    // The server would wait for data that never comes.
    case .copy: return .beyondUse(PostgresError(.misuse("a copy cannot be run here")))
    case .rows, .skipped, .sync, .unexpected: break
    }
    return .more
  }

  /// What the caller gets, once it is over.
  func outcome<Rows: Sendable>() -> Result<[Rows], PostgresError> {
    refusal.map { .failure(PostgresError(.server($0))) } ?? .success([])
  }
}
