// Where passwords and codes are checked: a few at a time, on threads of their own, and never faster than wrong attempts
// allow (docs/spec/access.md#passwords-and-sign-in).

import TarazuAccess
import TarazuBase
import TarazuLoop
import TarazuPostgres
import TarazuSecrets
import TarazuStore
import TarazuWire

/// Checks and hashes passwords. Any thread may use it.
final class PasswordDesk: Sendable {
  /// Hashing takes a core and 19 MiB.
  static let threads = 2
  /// How many more attempts may wait.
  static let waiting = 32

  let keys: AccessKeys
  private let pool: WorkerPool
  private let underWay = Locked<[AttemptOrigin]>([])

  init(keys: AccessKeys) throws(LoopError) {
    self.keys = keys
    pool = try WorkerPool(count: Self.threads, name: "hash")
  }

  /// After the last attempt.
  func stop() { pool.stop() }

  /// Lets an attempt begin, unless too many are under way.
  func attempt<Value>(
    by name: String, at address: String, _ body: (PasswordAttempt) async throws -> Value
  ) async throws -> Value {
    let origin = AttemptOrigin(name: name, address: address)
    let others = try underWay.withLock { underWay throws(Status) -> [AttemptOrigin] in
      guard underWay.count < Self.threads + Self.waiting else { throw .tooManyAttemptsAtOnce }
      defer { underWay.append(origin) }
      return underWay
    }
    defer {
      underWay.withLock { underWay in
        if let index = underWay.firstIndex(of: origin) { underWay.remove(at: index) }
      }
    }
    return try await body(PasswordAttempt(origin: origin, others: others))
  }

  /// Checks a password against the one that is kept; nil where there is none, which costs the same.
  func check(_ password: String, against kept: PasswordRow?) async throws -> PasswordHash.Verdict {
    let keys = keys.all
    let hash = try kept.map { PasswordHash($0) } ?? PasswordHash.ofNobody()
    return try await pool.run { () throws(SecretError) in try hash.check(password, under: keys) }
  }

  /// Hashes a password under the current key.
  func hash(_ password: String) async throws -> PasswordRow {
    let key = keys.current
    let hash = try await pool.run { () throws(SecretError) in try PasswordHash.of(password, under: key) }
    return PasswordRow(hash, under: key)
  }
}

/// Whose name an attempt is made for, and from where.
struct AttemptOrigin: Hashable, Sendable {
  /// `-` for a text that has not the form of a name.
  let name: String
  let address: String
}

/// An attempt that is under way.
struct PasswordAttempt: Sendable {
  let origin: AttemptOrigin
  /// The others that were when it began: until they are known to be right, they count as wrong, so that nobody tries
  /// many at once.
  let others: [AttemptOrigin]

  /// Refuses the attempt if wrong ones say that it is not to be looked at yet.
  func admit(on connection: PostgresConnection) async throws {
    var throttle = try await WrongAttemptTable.throttle(origin.name, at: origin.address, on: connection)
    throttle.ofNameAtAddress = throttle.ofNameAtAddress.adding(others.count { $0 == origin })
    throttle.ofName = throttle.ofName.adding(others.count { $0.name == origin.name })
    throttle.atAddress = throttle.atAddress.adding(others.count { $0.address == origin.address })
    let seconds = throttle.secondsToWait
    guard seconds == 0 else { throw Status.tooManyWrongAttempts(seconds) }
  }

  /// The attempt was wrong.
  func fail(on connection: PostgresConnection) async throws(PostgresError) {
    try await WrongAttemptTable.insert(origin.name, at: origin.address, on: connection)
  }
}

extension PasswordHash {
  init(_ row: PasswordRow) {
    self.init(
      salt: row.salt, hash: row.hash, memoryKiB: UInt32(clamping: row.memoryKiB), passes: UInt32(clamping: row.passes))
  }
}

extension PasswordRow {
  init(_ hash: PasswordHash, under key: AccessKey) {
    self.init(
      salt: hash.salt, hash: hash.hash, memoryKiB: Int32(clamping: hash.memoryKiB),
      passes: Int32(clamping: hash.passes),
      keyID: key.id)
  }
}

extension Status {
  /// Nothing of the attempt was looked at.
  fileprivate static let tooManyAttemptsAtOnce = Status(
    .resourceExhausted, .overloaded, "too many passwords are being checked at the moment; try again",
    retryDelay: .seconds(1))

  /// - Parameter seconds: until an attempt is looked at.
  fileprivate static func tooManyWrongAttempts(_ seconds: Int) -> Status {
    Status(
      .resourceExhausted, .resourceExhausted,
      "too many wrong attempts; the next one is looked at in \(seconds) s", retryDelay: .seconds(seconds))
  }

  /// For all that is wrong with a sign-in: an unknown name, a wrong password, a wrong or missing code.
  static let wrongSignIn = Status(
    .unauthenticated, Reason(rawValue: "CREDENTIAL"), "the name or the password is wrong")
}
