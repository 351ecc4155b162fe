import CLibPQ

// All of libpq that this target uses. Its unsafe code is in this file.

/// A result of libpq.
// Safety: libpq never changes a result after handing it over, and reading one is safe from any thread.
final class LibPQResult: @unchecked Sendable {
  private let pointer: OpaquePointer

  fileprivate init(_ pointer: OpaquePointer) {
    self.pointer = pointer
  }

  deinit {
    PQclear(pointer)
  }

  var rowCount: Int { Int(PQntuples(pointer)) }
  var columnCount: Int { Int(PQnfields(pointer)) }

  /// How many rows a command wrote or moved; 0 where it says none.
  var affectedRows: Int { Int(LibPQ.string(PQcmdTuples(pointer)) ?? "") ?? 0 }

  /// The oid of a column's type; the column must be there.
  func type(_ column: Int) -> UInt32 { PQftype(pointer, Int32(truncatingIfNeeded: column)) }

  /// Whether a value is null; row and column must be there.
  func isNull(_ row: Int, _ column: Int) -> Bool {
    PQgetisnull(pointer, Int32(truncatingIfNeeded: row), Int32(truncatingIfNeeded: column)) != 0
  }

  /// The bytes of a value, for the time of the call; row and column must be there.
  func withValue<Value>(
    _ row: Int, _ column: Int, _ body: (UnsafeRawBufferPointer) throws(PostgresError) -> Value
  ) throws(PostgresError) -> Value {
    let row = Int32(truncatingIfNeeded: row)
    let column = Int32(truncatingIfNeeded: column)
    let length = Int(PQgetlength(pointer, row, column))
    return try body(UnsafeRawBufferPointer(start: PQgetvalue(pointer, row, column), count: length))
  }

  /// What it means to a call.
  fileprivate var received: Received<PostgresRows> {
    switch PQresultStatus(pointer) {
    case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: .rows(PostgresRows(self))
    case PGRES_FATAL_ERROR: .refused(LibPQResult.serverMessage(of: pointer))
    case PGRES_PIPELINE_ABORTED: .skipped
    case PGRES_PIPELINE_SYNC: .sync
    case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH: .copy
    default: .unexpected
    }
  }

  /// libpq's message about the error.
  fileprivate var errorText: String { LibPQ.trimmed(PQresultErrorMessage(pointer)) }

  /// What PostgreSQL said; nil where libpq itself made the error, as when the connection breaks.
  fileprivate static func serverMessage(of pointer: OpaquePointer?) -> PostgresError.ServerMessage? {
    guard let sqlstate = LibPQ.string(tz_pq_sqlstate(pointer)) else { return nil }
    return PostgresError.ServerMessage(
      sqlstate: sqlstate, message: LibPQ.string(tz_pq_message(pointer)) ?? "",
      detail: LibPQ.string(tz_pq_detail(pointer)), hint: LibPQ.string(tz_pq_hint(pointer)),
      context: LibPQ.string(tz_pq_context(pointer)), constraint: LibPQ.string(tz_pq_constraint(pointer)),
      table: LibPQ.string(tz_pq_table(pointer)))
  }
}

/// A way to ask the server to stop what a connection runs. It blocks: not for a loop.
// Safety: libpq never changes a PGcancel after handing it over, and PQcancel may be called from any thread.
public final class CancelRequest: @unchecked Sendable {
  private let pointer: OpaquePointer

  fileprivate init(_ pointer: OpaquePointer) {
    self.pointer = pointer
  }

  deinit {
    PQfreeCancel(pointer)
  }

  /// Sends it; false if the server could not be reached. Whether it has an effect shows in the statement's answer.
  public func send() -> Bool {
    var text = [CChar](repeating: 0, count: 256)
    return PQcancel(pointer, &text, Int32(text.count)) != 0
  }
}

/// The warnings that came while a connection worked.
private final class Notices {
  var warnings: [PostgresError.ServerMessage] = []
}

/// A connection of libpq. Its owner is isolated to one loop, and it is not Sendable. Closed when it is released.
final class LibPQ {
  private let pointer: OpaquePointer
  private let notices = Notices()

  /// Begins to connect; `connectPoll` goes on. Nil if there is no memory.
  init?(conninfo: String) {
    // The later keyword holds: results are decoded as UTF-8 whatever the environment says.
    let keywords = ["dbname", "client_encoding"]
    let values = [conninfo, "UTF8"]
    let started = LibPQ.withStrings(keywords) { keywords in
      LibPQ.withStrings(values) { values in PQconnectStartParams(keywords, values, 1) }
    }
    guard let started else { return nil }
    pointer = started
    _ = PQsetNoticeReceiver(
      pointer,
      { context, result in
        guard let context, let message = LibPQResult.serverMessage(of: result) else { return }
        Unmanaged<Notices>.fromOpaque(context).takeUnretainedValue().warnings.append(message)
      }, Unmanaged.passUnretained(notices).toOpaque())
  }

  deinit {
    PQfinish(pointer)
  }

  // MARK: State

  var socket: Int32 { PQsocket(pointer) }
  var isBad: Bool { PQstatus(pointer) == CONNECTION_BAD }
  var transactionStatus: PGTransactionStatusType { PQtransactionStatus(pointer) }
  var errorText: String { LibPQ.trimmed(PQerrorMessage(pointer)) }
  var processId: Int32 { PQbackendPID(pointer) }
  var isBusy: Bool { PQisBusy(pointer) != 0 }

  /// Goes on connecting, when the socket is ready.
  func connectPoll() -> ConnectionProgress {
    switch PQconnectPoll(pointer) {
    case PGRES_POLLING_READING: .needsReading
    case PGRES_POLLING_WRITING: .needsWriting
    case PGRES_POLLING_OK where PQsetnonblocking(pointer, 1) == 0: .ready
    default: .failed(errorText)
    }
  }

  func consumeInput() -> Bool { PQconsumeInput(pointer) != 0 }
  /// 0 when all is sent, 1 when some waits, -1 when it failed.
  func flush() -> Int32 { PQflush(pointer) }
  /// The next result, and libpq's message if the connection broke with it.
  func nextResult() -> (Received<PostgresRows>, connectionFailure: String?) {
    let result = PQgetResult(pointer).map { LibPQResult($0) }
    return (result?.received ?? .endOfCommand, isBad ? result?.errorText ?? errorText : nil)
  }

  func cancelRequest() -> CancelRequest? { PQgetCancel(pointer).map { CancelRequest($0) } }

  func takeWarnings() -> [PostgresError.ServerMessage] {
    defer { notices.warnings = [] }
    return notices.warnings
  }

  func nextNotification() -> PostgresNotification? {
    guard let notify = PQnotifies(pointer) else { return nil }
    defer { PQfreemem(notify) }
    return PostgresNotification(
      channel: String(cString: notify.pointee.relname), payload: String(cString: notify.pointee.extra),
      processId: notify.pointee.be_pid)
  }

  // MARK: Sending

  func exitPipeline() -> Bool { PQexitPipelineMode(pointer) != 0 }

  /// Takes what is to be sent; whether that worked. `flush` sends it.
  func send(_ command: Command) -> Bool {
    switch command {
    case .enterPipeline: PQenterPipelineMode(pointer) != 0
    case .prepare(let name, let sql, let types):
      PQsendPrepare(pointer, name, sql, Int32(truncatingIfNeeded: types.count), types) != 0
    case .runPrepared(let name, let parameters): send(parameters, name: name, sql: nil)
    case .run(let sql, let parameters): send(parameters, name: nil, sql: sql)
    case .sync: PQpipelineSync(pointer) != 0
    case .script(let sql): PQsendQuery(pointer, sql) != 0
    }
  }

  /// Sends a prepared statement by its name, or one by its text with the types of its parameters. Results come in
  /// binary.
  private func send(_ parameters: EncodedParameters, name: String?, sql: String?) -> Bool {
    let ranges = parameters.ranges
    let bytes = parameters.bytes
    // An empty value must have an address too, or it would be a null.
    let padded = bytes.isEmpty ? [0] : bytes
    return padded.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress?.assumingMemoryBound(to: CChar.self) else { return false }
      let values: [UnsafePointer<CChar>?] = ranges.map { $0.map { base + $0.lowerBound } }
      let lengths: [Int32] = ranges.map { Int32(truncatingIfNeeded: $0?.count ?? 0) }
      let formats = [Int32](repeating: 1, count: ranges.count)
      let count = Int32(truncatingIfNeeded: ranges.count)
      if let name {
        return PQsendQueryPrepared(pointer, name, count, values, lengths, formats, 1) != 0
      }
      return PQsendQueryParams(pointer, sql, count, parameters.types, values, lengths, formats, 1) != 0
    }
  }

  // MARK: Strings

  static func string(_ text: UnsafePointer<CChar>?) -> String? { text.map { String(cString: $0) } }
  static func string(_ text: UnsafeMutablePointer<CChar>?) -> String? { text.map { String(cString: $0) } }

  /// libpq's messages end with a line feed.
  static func trimmed(_ text: UnsafePointer<CChar>?) -> String {
    var text = string(text) ?? ""
    while text.last?.isNewline == true { text.removeLast() }
    return text
  }

  static func trimmed(_ text: UnsafeMutablePointer<CChar>?) -> String { trimmed(text.map { UnsafePointer($0) }) }

  private static func withStrings<Value>(
    _ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Value?
  ) -> Value? {
    var bytes: [CChar] = []
    var starts: [Int] = []
    for string in strings {
      starts.append(bytes.count)
      bytes.append(contentsOf: string.utf8CString)
    }
    return bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return nil }
      let pointers: [UnsafePointer<CChar>?] = starts.map { base + $0 } + [nil]
      return pointers.withUnsafeBufferPointer { $0.baseAddress.flatMap(body) }
    }
  }
}
