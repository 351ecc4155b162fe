import Testing

@testable import TarazuPostgres

/// The session's decisions as tables: events in, actions out. The rows of a statement are a number here.
@Suite struct SessionMachineTests {
  typealias Machine = PostgresSessionMachine<Int>
  typealias Message = PostgresError.ServerMessage

  /// An event, and what the machine must answer.
  struct Row: Sendable {
    let event: Machine.Event
    let actions: [Machine.Action]

    init(_ event: Machine.Event, _ actions: Machine.Action...) {
      self.event = event
      self.actions = actions
    }
  }

  /// A course of a session, by what it is about.
  struct Course: CustomTestStringConvertible, Sendable {
    let name: String
    let rows: [Row]
    var testDescription: String { name }

    init(_ name: String, _ rows: [Row]...) {
      self.name = name
      self.rows = rows.flatMap(\.self)
    }
  }

  // MARK: Parts of courses

  static let ready = [Row(.connecting(.ready), .answer(.success([])))]
  static let insert = Statement(name: "insert", sql: "insert into t values ($1)")
  static let empty = parameters([])

  static func parameters(_ values: [PostgresValue]) -> EncodedParameters {
    do { return try EncodedParameters(values) } catch {
      Issue.record(error)
      return empty
    }
  }

  static func message(_ sqlstate: String, _ text: String = "text") -> Message {
    Message(sqlstate: sqlstate, message: text)
  }

  /// Nameless statements, so that nothing is prepared.
  static func statements(_ texts: String...) -> [(Statement, [PostgresValue])] {
    texts.map { (Statement(sql: $0), []) }
  }

  static func sent(_ texts: String...) -> Machine.Action {
    .send([.enterPipeline] + texts.map { .run(sql: $0, empty) } + [.sync])
  }

  static func received(_ result: Received<Int>, _ failure: String? = nil) -> Machine.Event {
    .received(result, connectionFailure: failure)
  }

  /// The result of a command, and its end.
  static func succeeded(_ rows: Int) -> [Row] { [Row(received(.rows(rows))), Row(received(.endOfCommand))] }
  static let syncReached = [Row(received(.sync), .leavePipeline)]
  static func lost(_ text: String, unknown: Bool) -> PostgresError {
    PostgresError(.connectionLost(text), isUnknownOutcome: unknown)
  }

  // MARK: Connecting

  static let connecting = [
    Course(
      "a connection is made step by step",
      [
        Row(.connecting(.needsWriting), .awaitWritable), Row(.connecting(.needsReading), .awaitReadable),
        Row(.connecting(.ready), .answer(.success([]))),
      ]),
    Course(
      "connecting fails, and no call can begin afterwards",
      [
        Row(
          .connecting(.failed("no such host")), .close, .answer(.failure(PostgresError(.notConnected("no such host"))))),
        Row(
          .startScript("select 1"),
          .answer(.failure(PostgresError(.notConnected("no connection to PostgreSQL: no such host"))))),
      ]),
    Course(
      "the time for connecting is over: nothing was sent, so the outcome is known",
      [
        Row(.connecting(.needsWriting), .awaitWritable),
        Row(.deadlinePassed, .close, .answer(.failure(PostgresError(.timeout)))), Row(.connecting(.ready)),
      ]),
  ]

  // MARK: Calls

  static let calls = [
    Course(
      "statements of a pipeline are answered together",
      ready, [Row(.startPipeline(statements("a", "b"), inTransaction: false), sent("a", "b"))],
      succeeded(1), succeeded(2), syncReached, [Row(.leftPipeline(true), .answer(.success([1, 2])))]),
    Course(
      "a refusal in a pipeline is its answer, what follows is skipped, and the session goes on",
      ready, [Row(.startPipeline(statements("a", "b"), inTransaction: false), sent("a", "b"))],
      [
        Row(received(.refused(message("23505")))), Row(received(.endOfCommand)), Row(received(.skipped)),
        Row(received(.endOfCommand)),
      ], syncReached,
      [
        Row(.leftPipeline(true), .answer(.failure(PostgresError(.server(message("23505")))))),
        Row(.startScript("c"), .send([.script("c")])),
      ]),
    Course(
      "the first refusal of several is the answer",
      ready, [Row(.startScript("a; b"), .send([.script("a; b")]))],
      [
        Row(received(.refused(message("40001")))), Row(received(.refused(message("25P02")))),
        Row(received(.endOfCommand), .answer(.failure(PostgresError(.server(message("40001")))))),
      ]),
    Course(
      "a statement without a result is an error of the answer, not of the connection",
      ready, [Row(.startPipeline(statements("a"), inTransaction: false), sent("a"))], [Row(received(.endOfCommand))],
      syncReached,
      [
        Row(.leftPipeline(true), .answer(.failure(PostgresError(.decoding("0 results for 1 statements"))))),
        Row(.startScript("b"), .send([.script("b")])),
      ]),
    Course(
      "a script is answered without rows",
      ready,
      [
        Row(.startScript("a; b"), .send([.script("a; b")])), Row(received(.rows(1))), Row(received(.rows(2))),
        Row(received(.endOfCommand), .answer(.success([]))),
      ]),
    Course(
      "no call begins while another runs",
      ready,
      [
        Row(.startScript("a"), .send([.script("a")])),
        Row(.startScript("b"), .answer(.failure(PostgresError(.misuse("another call runs on this connection"))))),
      ]),
    Course(
      "a parameter that cannot be encoded is never sent",
      ready,
      [
        Row(
          .startPipeline([(insert, [.date(.min)])], inTransaction: false),
          .answer(
            .failure(PostgresError(.encoding("the day \(Int32.min) is beyond what PostgreSQL holds"))))),
        Row(.startScript("a"), .send([.script("a")])),
      ]),
    Course(
      "a statement is prepared once",
      ready,
      [
        Row(
          .startPipeline([(insert, [.int4(7)])], inTransaction: false),
          .send([
            .enterPipeline, .prepare(name: "insert/0", sql: insert.sql, types: [23]),
            .runPrepared(name: "insert/0", parameters([.int4(7)])), .sync,
          ]))
      ], succeeded(0), succeeded(1), syncReached,
      [
        Row(.leftPipeline(true), .answer(.success([1]))),
        Row(
          .startPipeline([(insert, [.int4(8)])], inTransaction: false),
          .send([.enterPipeline, .runPrepared(name: "insert/0", parameters([.int4(8)])), .sync])),
      ]),
    Course(
      "a statement whose preparation was skipped is prepared again",
      ready,
      [
        Row(
          .startPipeline([(Statement(sql: "a"), []), (insert, [.int4(7)])], inTransaction: false),
          .send([
            .enterPipeline, .run(sql: "a", empty), .prepare(name: "insert/0", sql: insert.sql, types: [23]),
            .runPrepared(name: "insert/0", parameters([.int4(7)])), .sync,
          ])),
        Row(received(.refused(message("42601")))), Row(received(.endOfCommand)), Row(received(.skipped)),
        Row(received(.endOfCommand)), Row(received(.skipped)), Row(received(.endOfCommand)),
      ], syncReached,
      [
        Row(.leftPipeline(true), .answer(.failure(PostgresError(.server(message("42601")))))),
        Row(
          .startPipeline([(insert, [.int4(7)])], inTransaction: false),
          .send([
            .enterPipeline, .prepare(name: "insert/0", sql: insert.sql, types: [23]),
            .runPrepared(name: "insert/0", parameters([.int4(7)])), .sync,
          ])),
      ]),
  ]

  // MARK: Losses

  static let losses = [
    Course(
      "the connection breaks inside COMMIT: the outcome is unknown",
      ready, [Row(.startPipeline(statements("a", "commit"), inTransaction: true), sent("a", "commit"))],
      succeeded(1),
      [Row(.broken("reset"), .close, .answer(.failure(lost("reset", unknown: true))))]),
    Course(
      "the connection breaks with a result inside COMMIT: the outcome is unknown, and the server's words are kept",
      ready, [Row(.startPipeline(statements("commit"), inTransaction: true), sent("commit"))],
      [
        Row(
          received(.refused(message("57P01")), "terminated"), .close,
          .answer(.failure(PostgresError(.server(message("57P01")), isUnknownOutcome: true))))
      ]),
    Course(
      "the connection breaks within an open transaction: nothing took effect",
      ready, [Row(.startPipeline(statements("a"), inTransaction: true), sent("a"))],
      [Row(.broken("reset"), .close, .answer(.failure(lost("reset", unknown: false))))]),
    Course(
      "the connection breaks after BEGIN of the same pipeline: nothing took effect",
      ready, [Row(.startPipeline(statements("begin", "a"), inTransaction: false), sent("begin", "a"))],
      [Row(.broken("reset"), .close, .answer(.failure(lost("reset", unknown: false))))]),
    Course(
      "the connection breaks in a statement that commits by itself: the outcome is unknown",
      ready, [Row(.startPipeline(statements("a"), inTransaction: false), sent("a"))],
      [Row(.broken("reset"), .close, .answer(.failure(lost("reset", unknown: true))))]),
    Course(
      "the connection breaks in a script: the outcome is unknown",
      ready,
      [
        Row(.startScript("a"), .send([.script("a")])),
        Row(.close, .close, .answer(.failure(lost("closed here", unknown: true)))),
      ]),
    Course(
      "the time is over inside COMMIT: closed, and unknown",
      ready, [Row(.startPipeline(statements("commit"), inTransaction: true), sent("commit"))],
      [Row(.deadlinePassed, .close, .answer(.failure(PostgresError(.timeout, isUnknownOutcome: true))))]),
    Course(
      "the time is over within an open transaction: closed, and known",
      ready, [Row(.startPipeline(statements("a"), inTransaction: true), sent("a"))],
      [
        Row(.deadlinePassed, .close, .answer(.failure(PostgresError(.timeout)))),
        // What comes too late changes nothing.
        Row(received(.rows(1))), Row(received(.sync)), Row(.leftPipeline(true)), Row(.broken("reset")), Row(.close),
        Row(
          .startScript("b"),
          .answer(.failure(PostgresError(.notConnected("PostgreSQL did not answer in time"))))),
      ]),
    Course(
      "a deadline of a call that was answered closes nothing",
      ready,
      [
        Row(.startScript("a"), .send([.script("a")])), Row(received(.endOfCommand), .answer(.success([]))),
        Row(.deadlinePassed), Row(.startScript("b"), .send([.script("b")])),
      ]),
    Course(
      "a copy in a pipeline is beyond use, and the outcome unknown",
      ready, [Row(.startPipeline(statements("copy t from stdin"), inTransaction: true), sent("copy t from stdin"))],
      [
        Row(
          received(.copy), .close,
          .answer(.failure(lost("a result that a pipeline cannot have", unknown: true))))
      ]),
    Course(
      "one result more than statements is beyond use",
      ready, [Row(.startPipeline(statements("a"), inTransaction: true), sent("a"))], succeeded(1),
      [
        Row(
          received(.rows(2)), .close, .answer(.failure(lost("a result that a pipeline cannot have", unknown: true))))
      ]),
    Course(
      "a pipeline that cannot be left is beyond use",
      ready, [Row(.startPipeline(statements("a"), inTransaction: true), sent("a"))], succeeded(1), syncReached,
      [
        Row(
          .leftPipeline(false), .close, .answer(.failure(lost("a result that a pipeline cannot have", unknown: true))))
      ]),
    Course(
      "a copy in a script is refused here, and the connection closed",
      ready,
      [
        Row(.startScript("copy t from stdin"), .send([.script("copy t from stdin")])),
        Row(
          received(.copy), .close,
          .answer(.failure(PostgresError(.misuse("a copy cannot be run here"), isUnknownOutcome: true)))),
      ]),
    Course(
      "an idle connection breaks",
      ready,
      [
        Row(.broken("reset"), .close),
        Row(
          .startPipeline(statements("a"), inTransaction: false),
          .answer(.failure(PostgresError(.notConnected("the connection to PostgreSQL was lost: reset"))))),
      ]),
  ]

  // MARK: Warnings

  static func warned(_ sqlstate: String, by statement: String) -> [Row] {
    [
      Row(.startPipeline(statements(statement), inTransaction: true), sent(statement)),
      Row(.warned(message(sqlstate, "perhaps on no standby"))),
    ] + succeeded(1) + syncReached
  }

  static let perhapsOnNoStandby = Row(
    .leftPipeline(true),
    .answer(.failure(PostgresError(.notReplicated("perhaps on no standby"), isUnknownOutcome: true))))

  static let warnings = [
    Course(
      "a commit whose wait for a standby was cancelled", ready, warned("01000", by: "commit"), [perhapsOnNoStandby]),
    Course(
      "a commit whose wait for a standby ended by a shutdown", ready, warned("57P01", by: "commit"),
      [perhapsOnNoStandby]),
    Course(
      "another warning at a commit", ready, warned("25001", by: "commit"),
      [Row(.leftPipeline(true), .answer(.success([1])))]),
    Course(
      "a warning without a commit", ready, warned("01000", by: "a"),
      [Row(.leftPipeline(true), .answer(.success([1])))]),
    Course(
      "a warning before the commit's own call is not about it", ready, [Row(.warned(message("01000")))],
      [Row(.startPipeline(statements("commit"), inTransaction: true), sent("commit"))], succeeded(1), syncReached,
      [Row(.leftPipeline(true), .answer(.success([1])))]),
    Course(
      "a commit that was refused says so, whatever the warnings", ready,
      [
        Row(.startPipeline(statements("commit"), inTransaction: true), sent("commit")),
        Row(.warned(message("01000"))), Row(received(.refused(message("23503")))), Row(received(.endOfCommand)),
      ], syncReached,
      [Row(.leftPipeline(true), .answer(.failure(PostgresError(.server(message("23503"))))))]),
  ]

  // MARK: Notifications

  static func note(_ payload: String) -> PostgresNotification {
    PostgresNotification(channel: "commits", payload: payload, processId: 1)
  }

  static let notes = [
    Course(
      "notifications are kept in their order", ready,
      [
        Row(.notified(note("1"))), Row(.notified(note("2"))),
        Row(.awaitNotification, .deliver(.success(note("1")))), Row(.awaitNotification, .deliver(.success(note("2")))),
      ]),
    Course(
      "a caller waits for the next one, once", ready,
      [
        Row(.awaitNotification), Row(.notified(note("1")), .deliver(.success(note("1")))), Row(.notified(note("2"))),
        Row(.notificationDeadlinePassed), Row(.awaitNotification, .deliver(.success(note("2")))),
      ]),
    Course(
      "a caller's time is over", ready,
      [
        Row(.awaitNotification), Row(.notificationDeadlinePassed, .deliver(.success(nil))),
        Row(.notified(note("1"))), Row(.awaitNotification, .deliver(.success(note("1")))),
      ]),
    Course(
      "the connection's end fails the call first, then the caller who waits for a notification", ready,
      [
        Row(.awaitNotification), Row(.startPipeline(statements("a"), inTransaction: true), sent("a")),
        Row(
          .broken("reset"), .close, .answer(.failure(lost("reset", unknown: false))),
          .deliver(.failure(lost("reset", unknown: false)))),
      ]),
    Course(
      "what came before the connection's end can still be read, nothing afterwards", ready,
      [
        Row(.notified(note("1"))), Row(.broken("reset"), .close),
        Row(.awaitNotification, .deliver(.success(note("1")))),
        Row(
          .awaitNotification,
          .deliver(.failure(PostgresError(.notConnected("the connection to PostgreSQL was lost: reset"))))),
      ]),
    Course(
      "the oldest notifications go when nobody reads them", ready,
      (0...Limits.waitingNotifications).map { Row(.notified(note(String($0)))) },
      [Row(.awaitNotification, .deliver(.success(note("1"))))]),
  ]

  @Test(arguments: connecting + calls + losses + warnings + notes)
  func takesItsCourse(_ course: Course) {
    var machine = Machine()
    for (number, row) in course.rows.enumerated() {
      let actions = machine.handle(row.event)
      #expect(actions == row.actions, "row \(number), \(row.event)")
    }
  }

  @Test func saysWhetherItIsOpenAndRuns() {
    var machine = Machine()
    #expect(!machine.isOpen && !machine.isRunning && !machine.isAwaitingNotification)
    _ = machine.handle(.connecting(.ready))
    #expect(machine.isOpen && !machine.isRunning)
    _ = machine.handle(.startScript("a"))
    #expect(machine.isOpen && machine.isRunning)
    _ = machine.handle(.awaitNotification)
    #expect(machine.isAwaitingNotification)
    _ = machine.handle(.close)
    #expect(!machine.isOpen && !machine.isRunning && !machine.isAwaitingNotification)
  }
}
