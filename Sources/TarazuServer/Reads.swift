// What every read shares: the cube, how current it is, and waiting for your own write
// (docs/spec/wire.md#reading-your-own-writes).

import TarazuAccess
import TarazuCalendar
import TarazuCube
import TarazuDomain
import TarazuIdentity
import TarazuLoop
import TarazuPostgres
import TarazuProtocol
import TarazuReplica
import TarazuStore
import TarazuWire

struct Reads: Sendable {
  let cube: Cube
  let follower: FollowerProgress
  let clock: ServerClock
  let directory: CurrentDirectory
  let pool: PostgresPool
  let workers: WorkerPool

  /// How long a read waits for the commit that it asks for.
  private static let patience = Duration.seconds(5)
  /// A follower that had every commit this recently is in touch with the store.
  private static let inTouchMicroseconds: Int64 = 3_000_000

  /// The cube as of one commit.
  func reader() throws(Status) -> CubeReader { try reader(on: clock.today) }

  /// The cube as of one commit, on a day.
  func reader(on today: Day) throws(Status) -> CubeReader {
    let reader = cube.reader(today: today)
    guard reader.position != nil else { throw follower.rebuiltPercent.map { .loading(percent: $0) } ?? .loading }
    return reader
  }

  /// Whether a unit is the country, over whose branches a question takes milliseconds: those run on the workers.
  func isCountry(_ unit: String?) -> Bool { level(of: unit) == .country }

  /// The level of a unit; nil for an unknown one.
  func level(of unit: String?) -> TarazuDomain.Level? { unit.flatMap { directory.current.directory.level(of: $0) } }

  /// What an answer says of its state.
  func asOf(_ position: CommitPosition?) -> AsOf? {
    position.map { AsOf($0, currentAt: follower.currentAt) }
  }

  // MARK: Reading one's writes

  /// Whether the cube has the commit that a read asks for; an empty text asks for none. False for another history: only
  /// `waitFor` finds out, because it may ask the store.
  func has(_ minPosition: String) throws(Status) -> Bool {
    guard !minPosition.isEmpty else { return true }
    let wanted = try parse(minPosition)
    guard let here = cube.position, wanted.number <= here.number else { return false }
    return follower.tag(of: wanted.number) == wanted.tag
  }

  /// Waits for the commit that a read asks for.
  func waitFor(_ minPosition: String, before deadline: MonotonicInstant) async throws(Status) {
    guard try !has(minPosition) else { return }
    let wanted = try parse(minPosition)
    try await waitFor(wanted, before: min(deadline, MonotonicClock.deadline(after: Self.patience)))
    guard let tag = try await storedTag(of: wanted.number, before: deadline), tag != wanted.tag else { return }
    throw otherHistory
  }

  /// Waits until the cube has a commit; used by imports for their own.
  func waitFor(_ wanted: CommitPosition, before deadline: MonotonicInstant) async throws(Status) {
    while (cube.position?.number ?? .min) < wanted.number {
      guard MonotonicClock.now() < deadline else { throw behind(wanted) }
      let ticket = follower.ticket()
      let alarm = Loop.current?.schedule(at: deadline) { follower.wake(ticket) }
      await follower.wait(for: wanted.number, by: ticket) { (cube.position?.number ?? .min) >= wanted.number }
      alarm?.cancel()
    }
  }

  private func behind(_ wanted: CommitPosition) -> Status {
    // In touch with the store and still not there: the store has no such commit.
    if clock.now.microseconds(since: follower.currentAt) < Self.inTouchMicroseconds,
      (cube.position?.number ?? 0) < wanted.number
    {
      return otherHistory
    }
    return .unavailable("this server has not reached the commit that was asked for", reason: .behind)
  }

  private var otherHistory: Status {
    .failedPrecondition(
      "min_position is of another history of the store; read without it", reason: .otherHistory)
  }

  /// The tag of a commit, remembered or from the store; nil where the log no longer has it, which counts as reached.
  private func storedTag(of number: Int64, before deadline: MonotonicInstant) async throws(Status) -> UInt64? {
    if let tag = follower.tag(of: number) { return tag }
    return try await store(pool, before: deadline) { connection in
      try await CommitLogReader.commit(number, on: connection)?.tag
    }
  }

  private func parse(_ text: String) throws(Status) -> CommitPosition {
    guard let position = CommitPosition(text: text) else {
      throw .badField("min_position", "not a position that this service gives out")
    }
    return position
  }
}

/// Asks the store. While it is away, or all connections are in use, the answer is UNAVAILABLE, in time to arrive before
/// the call's deadline.
func store<Value: Sendable>(
  _ pool: PostgresPool, before deadline: MonotonicInstant, waiting patience: Duration = .seconds(5),
  _ body: (PostgresConnection) async throws -> Value
) async throws(Status) -> Value {
  let now = MonotonicClock.now()
  let left = deadline.nanoseconds(since: now)
  let end = now.later(byNanoseconds: left - min(left / 4, answerMargin))
  do {
    return try await pool.withConnection(timeout: min(patience, end.duration(since: now))) {
      connection in
      // A frozen store never answers: the question is given up together with its connection.
      let alarm = Loop.current?.schedule(at: end) { Loop.current?.spawn { await connection.close() } }
      defer { alarm?.cancel() }
      return try await body(connection)
    }
  } catch let status as Status {
    throw status
  } catch let error as PostgresError where error.durabilityRefusal != nil {
    throw .notDurable
  } catch let error as PostgresError where error.isUnavailable || error.isSafeToRetry {
    throw .unavailable("the store cannot be reached now", reason: .storeUnavailable)
  } catch {
    throw .storeFailure(error)
  }
}

/// A wait is given up this long before the call's deadline, so that the answer still arrives; nanoseconds.
let answerMargin: UInt64 = 200_000_000

extension Status {
  /// An error of the store that is a bug here; the log has it under an id.
  static func storeFailure(_ error: any Error) -> Status {
    let id = String(UInt64.random(in: .min ... .max), radix: 16)
    ServerLog.write("error \(id): \(error)")
    return .internalError(id)
  }

  init(_ error: QuestionError) {
    switch error {
    case .invalidArgument(let field, let message): self = .badField(field, message)
    case .notFound(let message): self = .notFound(message)
    }
  }

  static func noUnit(_ code: String) -> Status { Status(QuestionError.noUnit(code)) }
}

extension AsOf {
  /// - Parameter currentAt: when this server last knew that it had every commit.
  init(_ position: CommitPosition, currentAt: StoreTime) {
    self.init(
      position: position.text, commitTime: ProtobufTimestamp(position.committedAt),
      currentTime: ProtobufTimestamp(max(currentAt, position.committedAt)))
  }
}

extension ProtobufTimestamp {
  init(_ time: StoreTime) {
    let microseconds = time.microseconds
    let seconds = microseconds >= 0 ? microseconds / 1_000_000 : (microseconds - 999_999) / 1_000_000
    self.init(seconds: seconds, nanos: Int32(truncatingIfNeeded: (microseconds - seconds * 1_000_000) * 1_000))
  }
}
