import CLibPQ

/// One turn of talking with the server: what is sent, and what comes back until it is over.
protocol Exchange: AnyObject {
  /// Whether what was sent may take effect without an answer.
  var mayTakeEffect: Bool { get }
  /// The first error that PostgreSQL answered with.
  var refusal: PostgresError.ServerMessage? { get }
  /// Gives libpq what is to be sent; whether it took it.
  func send(_ connection: LibPQ) -> Bool
  /// Takes a result, or nil where libpq has no more of a command; answers whether the exchange is over.
  func take(_ result: LibPQResult?) -> Bool
}

/// Statements sent together in pipeline mode, with one sync at the end: they succeed or fail together.
final class PipelineExchange: Exchange {
  private enum Step {
    case prepare(PreparedStatements.Variant, Statement)
    case execute(LibPQ.Command, EncodedParameters)
  }

  let mayTakeEffect: Bool
  let hasCommit: Bool
  private(set) var refusal: PostgresError.ServerMessage?
  /// One for each statement, if there is no refusal.
  private(set) var rows: [PostgresRows] = []
  /// What the server has prepared on the way, even if a later statement failed.
  private(set) var prepared: [(PreparedStatements.Variant, Statement)] = []
  /// A result that this mode cannot have, such as the start of a copy.
  private(set) var isConfused = false
  private var steps: [Step] = []
  private var place = 0

  init(
    _ statements: [(Statement, [PostgresValue])], known: PreparedStatements, inTransaction: Bool
  ) throws(PostgresError) {
    hasCommit = statements.contains { $0.0.isCommit }
    mayTakeEffect = hasCommit || !(inTransaction || statements.first?.0.isBegin == true)
    var pending: [PreparedStatements.Variant] = []
    for (statement, values) in statements {
      let parameters = try EncodedParameters(values)
      guard !statement.name.isEmpty else {
        steps.append(.execute(.text(statement.sql), parameters))
        continue
      }
      let (variant, isNew) = try known.variant(of: statement, types: parameters.types, pending: pending)
      if isNew {
        pending.append(variant)
        steps.append(.prepare(variant, statement))
      }
      steps.append(.execute(.prepared(variant.name), parameters))
    }
  }

  func send(_ connection: LibPQ) -> Bool {
    guard connection.enterPipeline() else { return false }
    for step in steps {
      let isSent =
        switch step {
        case .prepare(let variant, let statement):
          connection.sendPrepare(name: variant.name, sql: statement.sql, types: variant.types)
        case .execute(let command, let parameters): connection.sendExecute(command, parameters)
        }
      guard isSent else { return false }
    }
    return connection.sendSync()
  }

  func take(_ result: LibPQResult?) -> Bool {
    guard let result else {
      place += 1
      return false
    }
    switch result.status {
    case PGRES_PIPELINE_SYNC: return true
    case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: succeed(result)
    case PGRES_FATAL_ERROR: refusal = refusal ?? result.serverMessage
    case PGRES_PIPELINE_ABORTED: break
    default:
      isConfused = true
      return true
    }
    return false
  }

  private func succeed(_ result: LibPQResult) {
    guard steps.indices.contains(place) else {
      isConfused = true
      return
    }
    switch steps[place] {
    case .prepare(let variant, let statement): prepared.append((variant, statement))
    case .execute: rows.append(PostgresRows(result))
    }
  }
}

/// Several commands in one text, without parameters; the server runs them up to the first that fails.
final class ScriptExchange: Exchange {
  let mayTakeEffect = true
  private(set) var refusal: PostgresError.ServerMessage?
  /// The server waits for the data of a copy.
  private(set) var isCopying = false
  private let sql: String

  init(_ sql: String) {
    self.sql = sql
  }

  func send(_ connection: LibPQ) -> Bool { connection.send(script: sql) }

  func take(_ result: LibPQResult?) -> Bool {
    guard let result else { return true }
    if result.status == PGRES_FATAL_ERROR { refusal = refusal ?? result.serverMessage }
    isCopying = [PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH].contains(result.status)
    return isCopying
  }
}
