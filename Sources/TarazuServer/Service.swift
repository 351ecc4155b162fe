// The service as a whole: the parts, put together and started in the order in which they need each other.

import TarazuCube
import TarazuIdentity
import TarazuIngest
import TarazuLoop
import TarazuNet
import TarazuPostgres
import TarazuProtocol
import TarazuReplica
import TarazuStore

/// What a service needs to know at its start.
public struct ServiceConfiguration: Sendable {
  public var host: String
  public var port: Int
  public var tls: ServerTLS
  /// Where and as whom to connect to PostgreSQL, for libpq.
  public var conninfo: String
  /// The access key: the same on every server of one store.
  public var accessKey: [UInt8]
  /// Event loops for connections; one a core.
  public var loopCount: Int

  public init(host: String, port: Int, tls: ServerTLS, conninfo: String, accessKey: [UInt8], loopCount: Int) {
    self.host = host
    self.port = port
    self.tls = tls
    self.conninfo = conninfo
    self.accessKey = accessKey
    self.loopCount = loopCount
  }
}

/// A running service.
public final class Service: Sendable {
  /// Connections to PostgreSQL for reads that ask the store; a principal may have 4 at once
  /// (docs/spec/access.md#limits-of-a-principal).
  fileprivate static let poolCapacity = 8
  /// For verifications, of which two may run, and imports of the directory, which wait for each other: a pool of their
  /// own, so that no reader waits for them.
  fileprivate static let longPoolCapacity = 4
  /// Connections that write events: while PostgreSQL works for one, the other computes
  /// (docs/design/store.md#two-writers).
  fileprivate static let writerCount = 2

  private let loops: LoopGroup
  /// Apart from the connections' loops, so that a bulk load or a slow store delays no answer; and apart from each other,
  /// because applying a large commit to the cube takes as long as writing the next.
  private let ingestLoop: Loop
  private let writerLoops: LoopGroup
  private let followLoop: Loop
  private let accessLoop: Loop
  private let feedLoop: Loop
  private let workers: WorkerPool
  private let registry: AccessRegistry
  private let follower: Follower
  private let housekeeper: Housekeeper
  private let engine: IngestEngine
  private let pool: PostgresPool
  private let longPool: PostgresPool
  private let life: ServiceLife
  private let net: NetServer
  /// The port that it listens on.
  public let port: Int

  /// Starts: reads who may call (the store must be there for that), listens, and loads the cube while health says
  /// NOT_SERVING.
  /// - Parameter clock: tests give one, and move it.
  public static func start(
    _ configuration: ServiceConfiguration, clock: ServerClock = ServerClock(),
    log: @escaping @Sendable (String) -> Void = ServerLog.write
  ) async throws -> Service {
    let parts = try Parts(configuration, clock, log: log)
    try await parts.registry.load()
    let table = try parts.table(configuration)
    var net = NetServerConfiguration(
      host: configuration.host, port: configuration.port, tls: configuration.tls, log: log)
    net.limits = NetLimits()
    let server = try NetServer(configuration: net, loops: parts.loops, services: table.services)
    let port = try server.start()
    return Service(parts, server, port: port)
  }

  private init(_ parts: Parts, _ net: NetServer, port: Int) {
    loops = parts.loops
    ingestLoop = parts.ingestLoop
    writerLoops = parts.writerLoops
    followLoop = parts.followLoop
    accessLoop = parts.accessLoop
    feedLoop = parts.feedLoop
    workers = parts.workers
    registry = parts.registry
    follower = parts.follower
    housekeeper = parts.housekeeper
    engine = parts.engine
    pool = parts.pool
    longPool = parts.longPool
    life = parts.life
    self.net = net
    self.port = port
    accessLoop.spawn { [registry] in await registry.follow() }
    followLoop.spawn { [follower] in await follower.follow() }
    accessLoop.spawn { [housekeeper] in await housekeeper.keep() }
    ingestLoop.spawn { [engine] in await engine.watchDurability() }
  }

  /// Takes up new certificates and keys without dropping connections.
  public func reload() throws { try net.reload() }

  /// Drains and stops: nothing acknowledged is lost, what is under way is finished.
  public func stop() async {
    life.beginDrain()
    await net.drain()
    await engine.stop()
    await follower.stop()
    await housekeeper.stop()
    await registry.stop()
    await pool.close()
    await longPool.close()
    workers.stop()
    loops.stop()
    ingestLoop.stop()
    writerLoops.stop()
    followLoop.stop()
    feedLoop.stop()
    accessLoop.stop()
  }
}

/// The parts before they run.
private struct Parts {
  let loops: LoopGroup
  let ingestLoop: Loop
  let writerLoops: LoopGroup
  let followLoop: Loop
  let accessLoop: Loop
  let feedLoop: Loop
  let workers: WorkerPool
  let clock: ServerClock
  let records = AccessRecords()
  let directory = CurrentDirectory()
  let dictionaries = Dictionaries()
  let cube = Cube()
  let life = ServiceLife()
  let registry: AccessRegistry
  let follower: Follower
  let housekeeper: Housekeeper
  let engine: IngestEngine
  let pool: PostgresPool
  let longPool: PostgresPool

  init(
    _ configuration: ServiceConfiguration, _ clock: ServerClock, log: @escaping @Sendable (String) -> Void
  ) throws {
    self.clock = clock
    loops = try LoopGroup(count: configuration.loopCount, name: "call")
    ingestLoop = try Loop(name: "ingest")
    try ingestLoop.start()
    writerLoops = try LoopGroup(count: Service.writerCount, name: "write")
    followLoop = try Loop(name: "follow")
    try followLoop.start()
    accessLoop = try Loop(name: "access")
    try accessLoop.start()
    feedLoop = try Loop(name: "feed")
    try feedLoop.start()
    workers = try WorkerPool(count: 2, name: "work")
    registry = AccessRegistry(
      conninfo: configuration.conninfo, loop: accessLoop, records: records, clock: clock, log: log)
    follower = Follower(
      conninfo: configuration.conninfo, loop: followLoop, cube: cube, dictionaries: dictionaries, directory: directory,
      log: log)
    engine = IngestEngine(
      conninfo: configuration.conninfo, loop: ingestLoop, writerLoops: writerLoops.loops, dictionaries: dictionaries,
      onCommit: { [follower] in follower.handOver($0) }, log: log)
    pool = PostgresPool(
      configuration.conninfo, loops: loops.loops, home: loops.loops[0], capacity: Service.poolCapacity)
    longPool = PostgresPool(
      configuration.conninfo, loops: loops.loops, home: loops.loops[0], capacity: Service.longPoolCapacity)
    housekeeper = Housekeeper(pool: pool, loop: accessLoop, log: log)
  }

  /// All methods, each with its rule.
  func table(_ configuration: ServiceConfiguration) throws -> ServiceTable {
    let reads = Reads(
      cube: cube, follower: follower.progress, clock: clock, directory: directory, pool: pool, workers: workers)
    let tokens = PageTokens(key: configuration.accessKey)
    let authorizer = Authorizer(records: records, clock: clock, directory: directory)
    let feeds = Feeds(reads: reads, authorizer: authorizer, loops: loops.loops, home: feedLoop)
    follower.progress.onChange { feeds.wake() }
    var table = ServiceTable(authorizer: authorizer)
    HealthServing(reads: reads, life: life, durability: engine.durability).serve(in: &table)
    KpiServing(reads: reads, loops: loops.loops).serve(in: &table)
    FeedServing(reads: reads, feeds: feeds).serve(in: &table)
    IngestServing(
      engine: engine, records: records, reads: reads, serverName: "\(configuration.host):\(configuration.port)"
    ).serve(in: &table)
    DirectoryServing(reads: reads, pool: longPool, dictionaries: dictionaries, directory: directory, tokens: tokens)
      .serve(in: &table)
    CaseServing(reads: reads, pool: pool, dictionaries: dictionaries, directory: directory, tokens: tokens)
      .serve(in: &table)
    QualityServing(reads: reads, pool: pool, directory: directory, tokens: tokens).serve(in: &table)
    AdminServing(reads: reads, pool: longPool, startedAt: clock.now).serve(in: &table)
    let missing = table.missing(
      among: HealthService.allMethods + KpiService.allMethods + IngestService.allMethods
        + DirectoryService.allMethods + CaseService.allMethods + QualityService.allMethods + AdminService.allMethods
    )
    .filter {
      !$0.contains("Principal") && !$0.contains("Credential") && !$0.contains("Gateway") && !$0.contains("Rollout")
        && !$0.contains("Level") && !$0.contains("ResetPassword")
    }
    guard missing.isEmpty else { throw ServiceError("no rule for \(missing.joined(separator: ", "))") }
    return table
  }
}

/// Why a service or one of its commands cannot run.
public struct ServiceError: Error, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}
