// The service as a whole: the parts, put together and started in the order in which they need each other.

import TarazuBase
import TarazuCube
import TarazuIdentity
import TarazuIngest
import TarazuLoop
import TarazuNet
import TarazuPostgres
import TarazuProtocol
import TarazuReplica
import TarazuSecrets
import TarazuStore

/// What a service needs to know at its start.
public struct ServiceConfiguration: Sendable {
  public var host: String
  public var port: Int
  public var tls: ServerTLS
  /// Where and as whom to connect to PostgreSQL, for libpq.
  public var conninfo: String
  /// The same on every server of one store.
  var accessKeys: AccessKeyBytes
  /// The client CA with its key; nil where client certificates are made elsewhere.
  public var clientAuthority: CertificateAuthority?
  /// What issues the server's own certificate; nil where that is made elsewhere.
  var serverIssuer: ServerCertificateIssuer?
  /// Event loops for connections; one a core.
  public var loopCount: Int
  /// What is known of the service's own certificates.
  let certificates: OwnCertificates
  /// The file that keeps records of the audit while PostgreSQL is away. Nil: they wait in memory, and are lost with the
  /// process.
  public var auditSpool: String?
  /// Always, but for benchmarks.
  var recordsCalls = true
  var secondFactor = Settings.SecondFactor.admins

  init(
    host: String, port: Int, tls: ServerTLS, conninfo: String, accessKeys: AccessKeyBytes,
    clientAuthority: CertificateAuthority? = nil, loopCount: Int, auditSpool: String? = nil,
    certificates: OwnCertificates = OwnCertificates()
  ) {
    self.host = host
    self.port = port
    self.tls = tls
    self.conninfo = conninfo
    self.accessKeys = accessKeys
    self.clientAuthority = clientAuthority
    self.loopCount = loopCount
    self.auditSpool = auditSpool
    self.certificates = certificates
  }

  /// How batches and the audit name this server.
  var serverName: String { "\(host):\(port)" }
}

/// A running service.
public final class Service: Sendable {
  /// Connections to PostgreSQL for reads that ask the store; a principal may have 4 at once
  /// (docs/spec/access.md#limits-of-a-principal).
  fileprivate static let poolCapacity = 8
  /// For verifications, of which two may run, and imports of the directory, which wait for each other: a pool of their
  /// own, so that no reader waits for them.
  fileprivate static let longPoolCapacity = 4
  /// For changes of access, which wait for each other's lock: apart from the others, so that many of them keep no reader
  /// waiting.
  fileprivate static let accessPoolCapacity = 3
  /// Connections that write events: while PostgreSQL works for one, the other computes
  /// (docs/design/ingest.md#two-writers).
  fileprivate static let writerCount = 2

  private let loops: LoopGroup
  /// Apart from the connections' loops, so that a bulk load or a slow store delays no answer; and apart from each other,
  /// because applying a large commit to the cube takes as long as writing the next.
  private let ingestLoop: Loop
  private let writerLoops: LoopGroup
  private let followLoop: Loop
  private let accessLoop: Loop
  private let feedLoop: Loop
  private let auditLoop: Loop
  private let audit: Audit
  private let workers: WorkerPool
  private let desk: PasswordDesk
  private let registry: AccessRegistry
  private let follower: Follower
  private let housekeeper: Housekeeper
  private let rebuilder: Rebuilder
  private let engine: IngestEngine
  private let pool: PostgresPool
  private let longPool: PostgresPool
  private let accessPool: PostgresPool
  private let life: ServiceLife
  private let net: NetServer
  private let clock: ServerClock
  private let records: AccessRecords
  private let keys: AccessKeys
  let certificates: OwnCertificates
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
    net.onRefusal = { [audit = parts.audit, authorizer = table.authorizer] call in
      audit.refused(call, of: authorizer.claimant(of: call))
    }
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
    auditLoop = parts.auditLoop
    audit = parts.audit
    workers = parts.workers
    desk = parts.desk
    registry = parts.registry
    follower = parts.follower
    housekeeper = parts.housekeeper
    rebuilder = parts.rebuilder
    engine = parts.engine
    pool = parts.pool
    longPool = parts.longPool
    accessPool = parts.accessPool
    life = parts.life
    clock = parts.clock
    records = parts.records
    keys = parts.keys
    certificates = parts.certificates
    self.net = net
    self.port = port
    accessLoop.spawn { [registry] in await registry.follow() }
    audit.start()
    followLoop.spawn { [follower] in await follower.follow() }
    accessLoop.spawn { [housekeeper] in await housekeeper.keep() }
    followLoop.spawn { [rebuilder] in await rebuilder.run() }
    ingestLoop.spawn { [engine] in await engine.watchDurability() }
  }

  /// Takes up settings, certificates, keys, access keys and revocations without dropping connections. The address to listen on stays.
  func reload(_ tls: ServerTLS, _ settings: Settings, _ keys: AccessKeyBytes) throws {
    try net.reload(tls)
    self.keys.set(keys)
    records.demandSecondFactor(ofAll: settings.secondFactor == .all)
  }

  /// Says in the log how long the service's own certificates last.
  func reportCertificates() { certificates.report(at: clock.now, log: ServerLog.write) }

  /// Drains and stops: nothing acknowledged is lost, what is under way is finished.
  public func stop() async {
    life.beginDrain()
    await net.drain()
    await engine.stop()
    await rebuilder.stop()
    await follower.stop()
    await housekeeper.stop()
    await registry.stop()
    await pool.close()
    await longPool.close()
    await accessPool.close()
    // What is still under way then was cancelled by the drain, and leaves its records.
    await net.stop()
    await audit.stop()
    workers.stop()
    desk.stop()
    loops.stop()
    ingestLoop.stop()
    writerLoops.stop()
    followLoop.stop()
    feedLoop.stop()
    accessLoop.stop()
    auditLoop.stop()
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
  let auditLoop: Loop
  let audit: Audit
  let workers: WorkerPool
  let desk: PasswordDesk
  let clock: ServerClock
  let records: AccessRecords
  let contact = StoreContact()
  let keys: AccessKeys
  let directory = CurrentDirectory()
  let dictionaries = Dictionaries()
  let cube = Cube()
  let life = ServiceLife()
  let registry: AccessRegistry
  let follower: Follower
  let housekeeper: Housekeeper
  let rebuilder: Rebuilder
  let engine: IngestEngine
  let pool: PostgresPool
  let longPool: PostgresPool
  let certificates: OwnCertificates
  let accessPool: PostgresPool

  init(
    _ configuration: ServiceConfiguration, _ clock: ServerClock, log: @escaping @Sendable (String) -> Void
  ) throws {
    self.clock = clock
    certificates = configuration.certificates
    records = AccessRecords(secondFactorForAll: configuration.secondFactor == .all)
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
    auditLoop = try Loop(name: "audit")
    try auditLoop.start()
    let gate = AuditGate()
    let spool = try configuration.auditSpool.map { path throws(ServiceError) in try AuditSpool.claim(path) }
    let recorder = AuditRecorder(
      conninfo: configuration.conninfo, loop: auditLoop, gate: gate, spool: spool, log: log)
    audit = Audit(
      recorder: recorder, gate: gate, clock: clock, loops: configuration.recordsCalls ? loops.loops : [],
      server: configuration.serverName, log: log)
    workers = try WorkerPool(count: 2, name: "work")
    keys = AccessKeys(configuration.accessKeys)
    desk = try PasswordDesk(keys: keys)
    registry = AccessRegistry(
      conninfo: configuration.conninfo, loop: accessLoop, records: records, clock: clock, contact: contact, log: log)
    follower = Follower(
      conninfo: configuration.conninfo, loop: followLoop, cube: cube, dictionaries: dictionaries, directory: directory,
      log: log)
    // On the follower's loop, which has nothing to do meanwhile.
    rebuilder = Rebuilder(
      conninfo: configuration.conninfo, loop: followLoop, dictionaries: dictionaries, log: log)
    engine = IngestEngine(
      conninfo: configuration.conninfo, loop: ingestLoop, writerLoops: writerLoops.loops, dictionaries: dictionaries,
      onCommit: { [follower] in follower.handOver($0) }, log: log)
    pool = PostgresPool(
      configuration.conninfo, loops: loops.loops, home: loops.loops[0], capacity: Service.poolCapacity)
    longPool = PostgresPool(
      configuration.conninfo, loops: loops.loops, home: loops.loops[0], capacity: Service.longPoolCapacity)
    accessPool = PostgresPool(
      configuration.conninfo, loops: loops.loops, home: loops.loops[0], capacity: Service.accessPoolCapacity)
    housekeeper = Housekeeper(
      pool: pool, loop: accessLoop, certificates: configuration.certificates, clock: clock, log: log)
  }

  /// All methods, each with its rule.
  func table(_ configuration: ServiceConfiguration) throws -> ServiceTable {
    let reads = Reads(
      cube: cube, follower: follower.progress, clock: clock, directory: directory, pool: pool, workers: workers)
    let tokens = PageTokens(keys: keys)
    let authorizer = Authorizer(records: records, clock: clock, directory: directory)
    let feeds = Feeds(reads: reads, authorizer: authorizer, loops: loops.loops, home: feedLoop)
    // The methods hold the feeds, which read the progress.
    follower.progress.onChange { [weak feeds] in feeds?.wake() }
    var table = ServiceTable(authorizer: authorizer, audit: audit)
    HealthServing(reads: reads, life: life, durability: engine.durability, records: records, contact: contact)
      .serve(in: &table)
    KpiServing(reads: reads, loops: loops.loops).serve(in: &table)
    HearingCalendarServing(reads: reads, pool: pool).serve(in: &table)
    FeedServing(reads: reads, feeds: feeds).serve(in: &table)
    IngestServing(
      engine: engine, records: records, reads: reads, serverName: configuration.serverName
    ).serve(in: &table)
    DirectoryServing(reads: reads, pool: longPool, dictionaries: dictionaries, directory: directory, tokens: tokens)
      .serve(in: &table)
    CaseServing(reads: reads, pool: pool, dictionaries: dictionaries, directory: directory, tokens: tokens)
      .serve(in: &table)
    CaseListServing(reads: reads, pool: pool, tokens: tokens).serve(in: &table)
    ContributionServing(reads: reads, pool: pool, dictionaries: dictionaries, directory: directory, tokens: tokens)
      .serve(in: &table)
    QualityServing(reads: reads, pool: pool, directory: directory, tokens: tokens).serve(in: &table)
    AuditServing(pool: pool, directory: directory, tokens: tokens).serve(in: &table)
    AdminServing(
      reads: reads, pool: longPool, startedAt: clock.now, certificates: configuration.certificates,
      issuer: configuration.serverIssuer, clock: clock
    ).serve(in: &table)
    serveAdministration(configuration, tokens, in: &table)
    let missing = table.missing(
      among: HealthService.allMethods + KpiService.allMethods + IngestService.allMethods
        + DirectoryService.allMethods + CaseService.allMethods + QualityService.allMethods + AdminService.allMethods
        + AuthService.allMethods + AuditService.allMethods)
    guard missing.isEmpty else { throw ServiceError("no rule for \(missing.joined(separator: ", "))") }
    return table
  }

  /// Who may call: principals, credentials, gateways and rollout; and what each principal does about itself.
  private func serveAdministration(
    _ configuration: ServiceConfiguration, _ tokens: PageTokens, in table: inout ServiceTable
  ) {
    let changes = AccessChanges(pool: accessPool, clock: clock) { [registry] in await registry.catchUp() }
    let secrets = NewSecrets(authority: configuration.clientAuthority, desk: desk)
    PrincipalServing(changes: changes, secrets: secrets, records: records, directory: directory, tokens: tokens)
      .serve(in: &table)
    PrincipalCredentialServing(changes: changes, records: records, secrets: secrets).serve(in: &table)
    GatewayServing(changes: changes, secrets: secrets).serve(in: &table)
    RolloutServing(changes: changes, directory: directory).serve(in: &table)
    let selfView = SelfView(records: records, directory: directory)
    SignInServing(pool: accessPool, desk: desk, selfView: selfView, refresh: changes.refresh).serve(in: &table)
    AuthServing(
      pool: pool, changes: changes, secrets: secrets, desk: desk, selfView: selfView, directory: directory
    ).serve(in: &table)
  }
}

/// Why a service or one of its commands cannot run.
public struct ServiceError: Error, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}
