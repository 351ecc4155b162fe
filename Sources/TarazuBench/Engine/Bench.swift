// A load test, from its options to its results.

import Synchronization
import TarazuCalendar
import TarazuClient
import TarazuLoop
import TarazuNet
import TarazuWire

/// A load test of one service: connections that are opened once, and runs over them.
public final class Bench: Sendable {
  /// How many connections are opened at the same time.
  private static let dials = 32
  /// Feeds on one connection: well below a server's limit.
  private static let feedsPerConnection = 100
  /// A run with a number of calls ends after this time at the latest, in seconds.
  private static let longestCount = 86_400.0

  private let options: BenchOptions
  private let group: LoopGroup
  private let pool: WorkerPool
  private let loops: [LoadLoop]
  private let feeds: [ClientMachine.PreparedCall]
  private let home: Loop
  private let interruption = Interruption()
  /// How many units the questions are about.
  public let unitCount: Int
  /// What the load will write, for a person; nil if it writes nothing.
  public let announcement: String?

  /// Called with each interval of a run, about once a second.
  public typealias Progress = @Sendable (Interval) -> Void

  /// Asks the service for its units, makes the questions, and connects.
  /// - Parameters:
  ///   - client: for the questions before the load.
  ///   - home: a loop for everything but the load.
  public init(_ target: ClientTarget, _ options: BenchOptions, client: TarazuClient, home: Loop) async throws {
    try options.check()
    self.options = options
    self.home = home
    let list = try await UnitList.load(client)
    unitCount = list.units.count
    announcement =
      options.mix.has(.ingest)
      ? "writing simulated events of the source `\(EventMaker.source)`, which stay there for ever, for "
        + "\(Format.grouped(UInt64(list.branches.count))) branches, \(options.batch) in a batch," : nil
    group = try LoopGroup(count: options.shape.threads, name: "bench")
    pool = try WorkerPool(count: 1, name: "bench-make")
    var maker = QuestionMaker(list, options, metadata: target.metadata)
    feeds = try maker.feeds(count: options.shape.feeds)
    loops = try Bench.loops(target, options, list, group, pool)
    do { try await connect() } catch {
      close()
      throw error
    }
  }

  private static func loops(
    _ target: ClientTarget, _ options: BenchOptions, _ list: UnitList, _ group: LoopGroup, _ pool: WorkerPool
  ) throws -> [LoadLoop] {
    var maker = QuestionMaker(list, options, metadata: target.metadata)
    let pools = try options.mix.calls.map { try maker.pool(of: $0, count: options.questions) }
    let run = String(UInt64.random(in: 0 ... .max), radix: 36)
    return try group.loops.enumerated().map { number, loop in
      var ingest: IngestSource?
      if options.mix.has(.ingest) {
        let plan = IngestPlan(
          branches: list.branches, batch: options.batch, end: options.days.upperBound,
          seed: options.seed &+ UInt64(number) << 32, run: "\(run)-\(number)", request: maker.ingestRequest)
        guard !plan.branches.isEmpty else {
          throw BenchError("ingest needs a branch, and the service has none that you may see")
        }
        ingest = try IngestSource(plan, loop: loop, pool: pool)
      }
      let supply = CallSupply(options.mix, pools, ingest, seed: options.seed, part: number)
      return LoadLoop(loop, supply) { loop throws(Status) in
        try await ClientConnection.connect(host: target.host, port: target.port, tls: target.tls, loop: loop)
      }
    }
  }

  private func connect() async throws {
    // Feeds get connections of their own.
    guard !options.mix.calls.isEmpty else { return }
    let depth = options.shape.depth
    try await Bench.each(options.connections, atOnce: Bench.dials) { number in
      try await self.loops[number % self.loops.count].connect(depth: depth)
    }
  }

  private static func each(
    _ count: Int, atOnce: Int, _ body: @escaping @Sendable (Int) async throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<count {
        if number >= atOnce { try await group.next() }
        group.addTask { try await body(number) }
      }
      try await group.waitForAll()
    }
  }

  /// Opens the feeds that are held during runs.
  public func openFeeds() async throws(Status) {
    for (number, first) in stride(from: 0, to: feeds.count, by: Bench.feedsPerConnection).enumerated() {
      let part = Array(feeds[first..<min(feeds.count, first + Bench.feedsPerConnection)])
      try await loops[number % loops.count].hold(part)
    }
  }

  /// Ends the current run as if its time were over, and each later run when it begins. What was measured is kept.
  public func interrupt() {
    let instant = interruption.begin()
    for loop in loops { loop.cut(at: instant) }
  }

  /// Whether `interrupt` was called.
  public var isInterrupted: Bool { interruption.instant != .max }

  /// Closes all connections and ends the threads.
  public func close() {
    for loop in loops { loop.close() }
    pool.stop()
    group.stop()
  }

  // MARK: Runs

  /// One run with the options' own rate and extent.
  public func run(_ progress: Progress) async throws -> RunResult {
    try await run(rate: options.rate, options.extent, progress)
  }

  /// One run.
  /// - Parameter rate: calls a second; nil for closed loop.
  public func run(rate: Double?, _ extent: Extent, _ progress: Progress) async throws -> RunResult {
    let clock = RunClock(options, extent, interruption)
    let plans = loops.indices.map { plan(for: $0, rate, extent, clock) }
    let running = zip(loops, plans).map { loop, plan in
      Task(executorPreference: home) {
        let end = await loop.run(plan)
        clock.finished.add(1, ordering: .sequentiallyConsistent)
        return end
      }
    }
    var series = Series(kindCount: options.mix.calls.count, keepsLog: options.keepsLog, spares: loops.count)
    try await clock.sleep(until: clock.measuredFrom, orAllOf: loops.count, on: home)
    let startTime = SystemClock.seconds()
    let machine = MachineMeter()
    let server = options.serverProcess.map(ProcessMeter.init)
    var usage = Usage()
    var number: UInt64 = 1
    while true {
      let end = clock.measuredFrom + number * 1_000_000_000
      // A last second of less than half belongs to the interval before it.
      let isLast = end + 500_000_000 > clock.measuredUntil
      try await clock.sleep(until: isLast ? clock.measuredUntil : end, orAllOf: loops.count, on: home)
      if isLast || isInterrupted || clock.finished.load(ordering: .sequentiallyConsistent) == loops.count { break }
      progress(await series.take(from: loops, until: Double(number)))
      number += 1
    }
    usage.serverSeconds = server?.seconds
    usage.idleShare = machine.idleShare
    var ends: [LoadLoop.End] = []
    for task in running { ends.append(await task.value) }
    usage.loopSeconds = ends.map(\.meter.cpu)
    usage.waitSeconds = ends.compactMap(\.meter.waited)
    let last = (ends.map(\.at).max() ?? 0)
    let seconds = clock.seconds(extent, last: last)
    progress(await series.take(from: loops, until: max(seconds, clock.secondsSinceStart(last))))
    var result = RunResult(
      shape: options.shape(rate: rate), startTime: startTime, seconds: seconds, tally: series.total,
      intervals: series.intervals, usage: usage)
    result.isServiceGone = ends.contains(where: \.isGivenUp) || !ends.contains(where: \.isConnected)
    return result
  }

  private func plan(for part: Int, _ rate: Double?, _ extent: Extent, _ clock: RunClock) -> LoopPlan {
    let schedule = rate.map {
      Schedule(
        rate: $0, arrivals: options.arrivals, start: clock.start, part: part, of: loops.count, seed: options.seed)
    }
    var calls = UInt64.max
    if case .calls(let all) = extent {
      // The first loops take the remainder.
      calls = all / UInt64(loops.count) + (UInt64(part) < all % UInt64(loops.count) ? 1 : 0)
    }
    return LoopPlan(
      start: clock.start, measuredFrom: clock.measuredFrom, measuredUntil: clock.measuredUntil, calls: calls,
      schedule: schedule, queue: max(1, options.queue / loops.count), timeout: UInt64(options.timeout * 1e9),
      patience: calls == .max ? nil : options.patience)
  }

  /// When the runs have to end early.
  private final class Interruption: Sendable {
    private let begun = Atomic<UInt64>(.max)

    /// In nanoseconds of the clock; far in the future if there was no interruption.
    var instant: UInt64 { begun.load(ordering: .sequentiallyConsistent) }

    /// Interrupts from now on. Only the first call counts.
    func begin() -> UInt64 {
      let now = MonotonicClock.nanoseconds()
      let (isFirst, earlier) = begun.compareExchange(expected: .max, desired: now, ordering: .sequentiallyConsistent)
      return isFirst ? now : earlier
    }
  }

  /// The instants of a run, and how many loops have ended it.
  private final class RunClock: Sendable {
    let start: UInt64
    let measuredFrom: UInt64
    private let plannedEnd: UInt64
    private let interruption: Interruption
    let finished = Atomic<Int>(0)

    /// Time for all loops to get their plans, in nanoseconds.
    private static let lead: UInt64 = 20_000_000

    /// The end of the run, which an interruption moves.
    var measuredUntil: UInt64 { min(plannedEnd, interruption.instant) }

    init(_ options: BenchOptions, _ extent: Extent, _ interruption: Interruption) {
      self.interruption = interruption
      start = MonotonicClock.nanoseconds() + RunClock.lead
      measuredFrom = start + UInt64(options.warmup * 1e9)
      switch extent {
      case .seconds(let seconds): plannedEnd = measuredFrom + UInt64(seconds * 1e9)
      case .calls: plannedEnd = measuredFrom + UInt64(Bench.longestCount * 1e9)
      }
    }

    func secondsSinceStart(_ instant: UInt64) -> Double { Double(instant - min(instant, measuredFrom)) / 1e9 }

    /// The measured time.
    func seconds(_ extent: Extent, last: UInt64) -> Double {
      switch extent {
      case .seconds(let seconds): min(seconds, secondsSinceStart(measuredUntil))
      case .calls: secondsSinceStart(min(last, measuredUntil))
      }
    }

    private func sleep(until instant: UInt64, on loop: Loop) async throws {
      let now = MonotonicClock.nanoseconds()
      if instant > now { try await loop.sleep(for: .nanoseconds(Int64(clamping: instant - now))) }
    }

    /// Returns earlier if `count` loops have finished or the measured time is over.
    func sleep(until instant: UInt64, orAllOf count: Int, on loop: Loop) async throws {
      let step: UInt64 = 50_000_000
      while finished.load(ordering: .sequentiallyConsistent) < count {
        let now = MonotonicClock.nanoseconds()
        guard now < min(instant, measuredUntil) else { return }
        try await sleep(until: min(instant, now + step), on: loop)
      }
    }
  }
}

/// The intervals of a run, as they are taken from the loops.
struct Series {
  private(set) var total: Tally
  private(set) var intervals: [Interval] = []
  private let keepsLog: Bool
  private var spares: [Tally]
  private var begun = 0.0

  init(kindCount: Int, keepsLog: Bool, spares: Int) {
    total = Tally(kindCount: kindCount)
    self.keepsLog = keepsLog
    self.spares = Array(repeating: Tally(kindCount: kindCount), count: spares)
  }

  /// Takes what the loops have counted since the last time.
  /// - Parameter end: seconds since the measured time began.
  mutating func take(from loops: [LoadLoop], until end: Double) async -> Interval {
    var sum = Tally(kindCount: total.kinds.count)
    for (number, loop) in loops.enumerated() {
      var counted = await loop.exchange(spares[number])
      sum.add(counted)
      counted.reset()
      spares[number] = counted
    }
    total.add(sum)
    let interval = Interval(sum, from: begun, until: end, keepsLog: keepsLog)
    begun = end
    intervals.append(interval)
    return interval
  }
}

extension Interval {
  /// - Parameters:
  ///   - start: seconds since the measured time began.
  ///   - end: seconds since the measured time began.
  init(_ tally: Tally, from start: Double, until end: Double, keepsLog: Bool) {
    let latency = tally.latency
    let length = max(1e-3, end - start)
    var lines = ""
    if keepsLog {
      lines = HistogramLog.line(latency, tag: nil, start: start, length: length)
      let service = tally.service
      if service.count > 0 { lines += HistogramLog.line(service, tag: "service", start: start, length: length) }
    }
    self.init(
      start: start, length: length, okCount: tally.okCount, errors: tally.errors,
      lateCount: tally.lateness.lateCount, skippedCount: tally.lateness.skippedCount,
      latency: IntervalLatency(latency), logLines: lines)
  }
}
