import CLinux
import Synchronization
import TarazuBase

/// One thread around epoll: it runs jobs, descriptors' handlers and timers, one after the other.
///
/// It is an executor for actors and for tasks. Start a task that is to stay on it by `spawn`, or by
/// `Task(executorPreference: loop)`; a bare `Task {}` begins elsewhere. Nothing on it may block.
// Safety: each stored property is immutable, or atomic, or reached under the lock, or reached by the loop's thread
// alone, which the entries assert (it cannot be in a `LoopBound`, which would need the loop before the loop is there).
public final class Loop: SerialExecutor, TaskExecutor, @unchecked Sendable {
  /// The name that it was made with; its thread has it too.
  public let name: String
  private let epoll: Int32
  private let wake: Int32

  // For the loop's thread only.
  private var local: [Work] = []
  private var batch: [Work] = []
  private let timers = TimerQueue()
  private var watches = WatchTable()
  private var sleepers: [ObjectIdentifier: Sleeper] = [:]
  private var isEnding = false

  // Shared: `remote`, `hasEnded` and `thread` under the lock.
  private let lock = Lock()
  private var remote: [Work] = []
  private var hasEnded = false
  private var thread: LoopThread?
  private let isSleeping = Atomic<Bool>(false)
  private let isStopping = Atomic<Bool>(false)

  private enum Work {
    case job(UnownedJob)
    case body(@Sendable () -> Void)
    /// From the loop's thread for the loop's thread.
    case local(() -> Void)
  }

  /// How many ready descriptors one look at epoll takes at most; more are taken at the next.
  private static let eventCapacity = 256
  /// The eventfd's token; that of a watch is never 0.
  private static let wakeToken: UInt64 = 0

  /// Makes a loop; nothing runs before `start`.
  public init(name: String) throws(LoopError) {
    self.name = name
    epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
    guard epoll >= 0 else { throw LoopError(operation: "epoll_create1", code: tz_errno()) }
    wake = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
    guard wake >= 0 else {
      let code = tz_errno()
      close(epoll)
      throw LoopError(operation: "eventfd", code: code)
    }
    var event = epoll_event()
    event.events = EPOLLIN.rawValue
    event.data.u64 = Loop.wakeToken
    guard epoll_ctl(epoll, EPOLL_CTL_ADD, wake, &event) == 0 else {
      let code = tz_errno()
      close(wake)
      close(epoll)
      throw LoopError(operation: "epoll_ctl", code: code)
    }
  }

  deinit {
    close(wake)
    close(epoll)
  }

  // MARK: Life

  /// Starts its thread. Does nothing when it runs or was stopped.
  public func start() throws(LoopError) {
    try lock.withLock { () throws(LoopError) in
      guard thread == nil, !isStopping.load(ordering: .sequentiallyConsistent) else { return }
      thread = try LoopThread(name: name) { self.run() }
    }
  }

  /// Ends the loop: what is queued still runs, sleepers are cancelled, watches and timers are dropped. Called from
  /// another thread, it returns when the loop's thread has ended; called on the loop, at once. What is enqueued
  /// afterwards never runs, so let tasks on it end first.
  public func stop() {
    isStopping.store(true, ordering: .sequentiallyConsistent)
    kick()
    let thread = lock.withLock {
      defer { self.thread = nil }
      return self.thread
    }
    if isCurrent { thread?.detach() } else { thread?.join() }
  }

  // MARK: The current loop

  private static let currentKey: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key, nil)
    return key
  }()

  /// The loop whose thread this is; nil off the loops.
  public static var current: Loop? {
    guard let pointer = pthread_getspecific(currentKey) else { return nil }
    return Unmanaged<Loop>.fromOpaque(pointer).takeUnretainedValue()
  }

  /// Whether this is the loop's own thread.
  public var isCurrent: Bool {
    Loop.isCurrent(Unmanaged.passUnretained(self).toOpaque())
  }

  /// The same by the loop's address, for callers that do not hold the loop.
  @usableFromInline
  static func isCurrent(_ loop: UnsafeRawPointer) -> Bool {
    UnsafeRawPointer(pthread_getspecific(currentKey)) == loop
  }

  /// Stops a debug build that is not on the loop's thread; nothing in a release build. For the entries of what belongs
  /// to one loop's thread and does not fit into a `LoopBound`.
  @inlinable
  public func assertCurrent(file: StaticString = #fileID, line: UInt = #line) {
    assert(isCurrent, "not on its loop's thread", file: file, line: line)
  }

  // MARK: Work, from any thread

  /// Runs `body` on the loop, soon; never within this call.
  public func execute(_ body: @escaping @Sendable () -> Void) {
    enqueue(.body(body))
  }

  /// A task that runs on the loop whenever it is not isolated to something else.
  @discardableResult
  public func spawn(_ operation: @escaping @Sendable () async -> Void) -> Task<Void, Never> {
    Task(executorPreference: self, operation: operation)
  }

  /// Returns after `duration`, to the millisecond. Throws `CancellationError` when the task is cancelled or the loop
  /// stops before.
  public func sleep(for duration: Duration) async throws {
    let sleeper = LoopBound(Sleeper(), on: self)
    let deadline = MonotonicClock.deadline(after: duration)
    try await withTaskCancellationHandler {
      try await withUnsafeThrowingContinuation { continuation in
        let isTaken = enqueue(.body { self.begin(sleeper.value, until: deadline, continuation) })
        if !isTaken { continuation.resume(throwing: CancellationError()) }
      }
    } onCancel: {
      execute { self.cancel(sleeper.value) }
    }
  }

  public func enqueue(_ job: consuming ExecutorJob) {
    enqueue(.job(UnownedJob(job)))
  }

  public func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }

  public func asUnownedTaskExecutor() -> UnownedTaskExecutor { UnownedTaskExecutor(ordinary: self) }

  public func checkIsolated() {
    precondition(isCurrent, "not on the loop \(name)")
  }

  public func isIsolatingCurrentContext() -> Bool? { isCurrent }

  /// Whether the work will run: not so once the loop has ended.
  @discardableResult
  private func enqueue(_ work: Work) -> Bool {
    if isCurrent {
      local.append(work)
      return true
    }
    let isTaken = lock.withLock {
      if !hasEnded { remote.append(work) }
      return !hasEnded
    }
    if isTaken, isSleeping.exchange(false, ordering: .sequentiallyConsistent) { kick() }
    return isTaken
  }

  private func kick() {
    var one: UInt64 = 1
    _ = write(wake, &one, 8)
  }

  // MARK: On the loop's thread

  /// Calls `handler` whenever the descriptor is ready (level triggered). On the loop's thread only.
  public func watch(
    _ descriptor: Int32, _ interest: Interest, _ handler: @escaping (Interest) -> Void
  ) throws(LoopError) -> Watch {
    assertCurrent()
    let watch = try Watch(
      descriptor: descriptor, interest: interest, token: watches.nextToken, epoll: epoll, loop: self, handler: handler)
    watches.insert(watch)
    return watch
  }

  /// Runs `body` soon; never within this call. On the loop's thread only, so that `body` may hold what is confined to it.
  public func later(_ body: @escaping () -> Void) {
    assertCurrent()
    local.append(.local(body))
  }

  /// Calls `fire` once, `after` from now, to the millisecond and never early. On the loop's thread only.
  @discardableResult
  public func schedule(after: Duration, _ fire: @escaping () -> Void) -> Timer {
    schedule(at: MonotonicClock.deadline(after: after), fire)
  }

  /// Calls `fire` once, at an instant of `MonotonicClock` or soon after. On the loop's thread only.
  @discardableResult
  public func schedule(at deadline: MonotonicInstant, _ fire: @escaping () -> Void) -> Timer {
    assertCurrent()
    return timers.add(deadline: deadline.nanoseconds, fire: fire)
  }

  func forget(_ watch: Watch) {
    assertCurrent()
    watches.remove(watch)
  }

  private func run() {
    pthread_setspecific(Loop.currentKey, Unmanaged.passUnretained(self).toOpaque())
    timers.belong(to: self)
    withUnsafeTemporaryAllocation(of: epoll_event.self, capacity: Loop.eventCapacity) { events in
      while true {
        runQueued()
        fireTimers()
        if isStopping.load(ordering: .sequentiallyConsistent) { break }
        poll(events)
      }
    }
    end()
    pthread_setspecific(Loop.currentKey, nil)
  }

  private func runQueued() {
    lock.withLock {
      if local.isEmpty {
        swap(&local, &remote)
      } else if !remote.isEmpty {
        local.append(contentsOf: remote)
        remote.removeAll(keepingCapacity: true)
      }
    }
    swap(&local, &batch)
    let serial = asUnownedSerialExecutor()
    let task = asUnownedTaskExecutor()
    for work in batch {
      switch work {
      case .job(let job): job.runSynchronously(isolatedTo: serial, taskExecutor: task)
      case .body(let body): body()
      case .local(let body): body()
      }
    }
    batch.removeAll(keepingCapacity: true)
  }

  private func fireTimers() {
    guard !timers.isEmpty else { return }
    let now = MonotonicClock.nanoseconds()
    while let timer = timers.popDue(at: now) {
      let fire = timer.fire
      timer.fire = nil
      fire?()
    }
  }

  private func poll(_ events: UnsafeMutableBufferPointer<epoll_event>) {
    var timeout = local.isEmpty ? timeoutUntilTimer() : 0
    if timeout != 0 {
      isSleeping.store(true, ordering: .sequentiallyConsistent)
      if lock.withLock({ !remote.isEmpty }) { timeout = 0 }
    }
    let count = epoll_wait(epoll, events.baseAddress, Int32(Loop.eventCapacity), timeout)
    isSleeping.store(false, ordering: .sequentiallyConsistent)
    // Below 0 is EINTR only: the descriptors are this object's own.
    guard count > 0 else { return }
    for event in events[..<Int(count)] {
      let token = event.data.u64
      if token == Loop.wakeToken {
        var value: UInt64 = 0
        _ = read(wake, &value, 8)
      } else {
        watches[token]?.handler?(Interest(epollEvents: event.events))
      }
    }
  }

  /// Milliseconds for epoll_wait, rounded up so that no timer finds itself woken early; -1 without timers.
  private func timeoutUntilTimer() -> Int32 {
    guard let earliest = timers.earliest else { return -1 }
    let now = MonotonicClock.nanoseconds()
    guard earliest > now else { return 0 }
    let (milliseconds, remainder) = (earliest - now).quotientAndRemainder(dividingBy: 1_000_000)
    return Int32(min(milliseconds + (remainder > 0 ? 1 : 0), 3_600_000))
  }

  /// Releases everything, so that no cycle keeps the loop alive, and runs what that wakes.
  private func end() {
    isEnding = true
    let sleeping = sleepers
    sleepers.removeAll()
    for sleeper in sleeping.values { sleeper.finish(throwing: CancellationError()) }
    repeat {
      runQueued()
    } while !lock.withLock {
      hasEnded = local.isEmpty && remote.isEmpty
      return hasEnded
    }
    timers.removeAll()
    for watch in watches.removeAll() { watch.drop() }
  }

  // MARK: Sleepers

  private func begin(
    _ sleeper: Sleeper, until deadline: MonotonicInstant, _ continuation: UnsafeContinuation<Void, any Error>
  ) {
    if sleeper.isCancelled || isEnding {
      continuation.resume(throwing: CancellationError())
      return
    }
    sleeper.continuation = continuation
    sleepers[ObjectIdentifier(sleeper)] = sleeper
    sleeper.timer = timers.add(deadline: deadline.nanoseconds) { [unowned self] in
      sleepers[ObjectIdentifier(sleeper)] = nil
      sleeper.finish(throwing: nil)
    }
  }

  private func cancel(_ sleeper: Sleeper) {
    sleeper.isCancelled = true
    sleeper.timer?.cancel()
    sleepers[ObjectIdentifier(sleeper)] = nil
    sleeper.finish(throwing: CancellationError())
  }
}

/// One `sleep`.
private final class Sleeper {
  var continuation: UnsafeContinuation<Void, any Error>?
  var timer: Timer?
  var isCancelled = false

  func finish(throwing error: (any Error)?) {
    guard let continuation else { return }
    self.continuation = nil
    if let error { continuation.resume(throwing: error) } else { continuation.resume() }
  }
}
