// Principals and credentials, held whole in memory; a change acts within a second on every server (ACCESS, At once).

import Synchronization
import TarazuAccess
import TarazuBase
import TarazuLoop
import TarazuPostgres
import TarazuStore

/// Who a valid credential names, and by what.
struct Caller: Sendable {
  let principal: Principal
  /// Kind and id, such as `token 7`: never the secret.
  let credential: String
}

/// Who holds a credential, and until when: microseconds since 1970-01-01 UTC. One object a credential and snapshot, so
/// that what was judged of a caller can be kept with the caller's identity.
final class Holder: Sendable {
  let caller: Caller
  let expiresAt: Int64

  init(caller: Caller, expiresAt: Int64) {
    self.caller = caller
    self.expiresAt = expiresAt
  }
}

/// The live credentials as of an epoch.
struct AccessSnapshot: Sendable {
  let epoch: Int64
  private var tokens: [[UInt8]: Holder] = [:]
  private var certificates: [[UInt8]: Holder] = [:]
  private var holders: [String: Scope] = [:]

  static let empty = AccessSnapshot(AccessContent(epoch: -1, principals: [], credentials: [], now: 0))

  init(_ content: AccessContent) {
    epoch = content.epoch
    var live: [String: PrincipalRow] = [:]
    for row in content.principals where row.revokedAt == nil {
      live[row.principal.name] = row
      if let source = row.principal.sourceName { holders[source] = row.principal.scope }
    }
    for credential in content.credentials where credential.endedAt == nil {
      guard let owner = live[credential.principal] else { continue }
      let caller = Caller(
        principal: owner.principal, credential: "\(credential.kind.rawValue) \(credential.id)")
      let entry = Holder(caller: caller, expiresAt: min(credential.expiresAt, owner.expiresAt ?? .max))
      switch credential.kind {
      case .token: tokens[credential.sha256] = entry
      case .certificate: certificates[credential.sha256] = entry
      }
    }
  }

  /// Who a token with this SHA-256 names at an instant (microseconds); nil if nobody.
  func holder(ofToken sha256: [UInt8], at now: Int64) -> Holder? { Self.live(tokens[sha256], now) }

  /// Who a certificate with this SHA-256 names at an instant.
  func holder(ofCertificate sha256: [UInt8], at now: Int64) -> Holder? { Self.live(certificates[sha256], now) }

  /// The scope of the principals that have a source name; nil where none has.
  func holder(ofSource source: String) -> Scope? { holders[source] }

  private static func live(_ holder: Holder?, _ now: Int64) -> Holder? {
    guard let holder, holder.expiresAt > now else { return nil }
    return holder
  }
}

/// Keeps the snapshot current, on a connection apart from the cube's feed, which a bulk load may delay.
actor AccessRegistry {
  /// How often the epoch is read; a change must act within a second.
  private static let interval = Duration.milliseconds(250)
  /// A server that could not read the epoch for so long refuses all but Health.
  private static let blindMicroseconds: Int64 = 15 * 60 * 1_000_000

  nonisolated private let loop: Loop
  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }
  nonisolated private let known = Locked(AccessSnapshot.empty)
  nonisolated private let changes = Atomic<Int>(0)
  /// When the epoch was last read, by PostgreSQL's clock.
  nonisolated private let readAt = Atomic<Int64>(0)

  private let conninfo: String
  private let clock: ServerClock
  private let log: @Sendable (String) -> Void
  private var connection: PostgresConnection?
  private var isStopped = false

  init(conninfo: String, loop: Loop, clock: ServerClock, log: @escaping @Sendable (String) -> Void) {
    self.conninfo = conninfo
    self.loop = loop
    self.clock = clock
    self.log = log
  }

  /// What is known now.
  nonisolated var snapshot: AccessSnapshot { known.withLock { $0 } }

  /// Rises with each new snapshot. Whoever remembers what they found in one reads this first, then `snapshot`.
  nonisolated var generation: Int { changes.load(ordering: .acquiring) }

  /// Whether the epoch was read recently enough to trust what is known, at an instant in microseconds.
  nonisolated func isTrusted(at now: Int64) -> Bool {
    now &- readAt.load(ordering: .relaxed) < Self.blindMicroseconds
  }

  /// Reads everything once; throws if the store is away.
  func load() async throws {
    let connection = try await connected()
    let content = try await AccessTables.load(on: connection)
    clock.set(content.now)
    let fresh = AccessSnapshot(content)
    known.withLock { $0 = fresh }
    changes.add(1, ordering: .releasing)
    readAt.store(content.now, ordering: .relaxed)
  }

  /// Follows the epoch until `stop`.
  func follow() async {
    var isAway = false
    while !isStopped {
      do {
        let connection = try await connected()
        let (epoch, now) = try await AccessTables.epoch(on: connection)
        clock.set(now)
        if epoch != snapshot.epoch { try await load() } else { readAt.store(now, ordering: .relaxed) }
        isAway = false
      } catch {
        if !isAway { log("access: the epoch cannot be read: \(error)") }
        isAway = true
        await connection?.close()
        connection = nil
      }
      do { try await loop.sleep(for: Self.interval) } catch { return }
    }
  }

  func stop() async {
    isStopped = true
    await connection?.close()
    connection = nil
  }

  private func connected() async throws -> PostgresConnection {
    if let connection, await connection.isAlive { return connection }
    let fresh = try await PostgresConnection.connect(conninfo, on: loop, timeout: .seconds(5))
    connection = fresh
    return fresh
  }
}
