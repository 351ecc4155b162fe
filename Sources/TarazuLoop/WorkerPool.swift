import TarazuBase

/// A few threads for work that computes long or blocks, off the loops. Jobs begin in the order they came.
public final class WorkerPool: TaskExecutor {
  private let state = PoolState()

  /// Starts `count` threads (at least one), named `name` with a number.
  public init(count: Int, name: String) throws(LoopError) {
    let state = self.state
    do throws(LoopError) {
      for number in 0..<max(1, count) {
        let executor = asUnownedTaskExecutor()
        let thread = try LoopThread(name: "\(name)-\(number)") { state.run(executor) }
        state.lock.withLock { state.threads.append(thread) }
      }
    } catch {
      stop()
      throw error
    }
  }

  /// Runs what is queued, then ends the threads and waits for them. Not to be called on the pool itself. What is
  /// enqueued afterwards runs at once where it comes from, so that no task waits for ever.
  public func stop() {
    let threads = state.lock.withLock {
      state.isStopping = true
      defer { state.threads = [] }
      return state.threads
    }
    state.condition.broadcast()
    for thread in threads { thread.join() }
  }

  /// Runs `body` on the pool; the caller continues where it was.
  public func run<Value: Sendable, Failure: Error>(
    _ body: @escaping @Sendable () throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    let outcome = await Task(executorPreference: self) { () -> Result<Value, Failure> in
      do throws(Failure) { return .success(try body()) } catch { return .failure(error) }
    }.value
    return try outcome.get()
  }

  public func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let isTaken = state.lock.withLock {
      if !state.isStopping { state.jobs.append(job) }
      return !state.isStopping
    }
    if isTaken {
      state.condition.signal()
    } else {
      job.runSynchronously(on: asUnownedTaskExecutor())
    }
  }

  public func asUnownedTaskExecutor() -> UnownedTaskExecutor { UnownedTaskExecutor(ordinary: self) }
}

/// What the threads share. They do not hold the pool itself.
// Safety: all mutable state is reached under the lock. (Not a `Locked` value: a thread that waits for the condition
// gives the lock up within `withLock`.)
private final class PoolState: @unchecked Sendable {
  let lock = Lock()
  var jobs: [UnownedJob] = []
  var firstJob = 0
  var threads: [LoopThread] = []
  var isStopping = false
  let condition = Condition()

  func run(_ executor: UnownedTaskExecutor) {
    while let job = next() { job.runSynchronously(on: executor) }
  }

  /// The next job; nil when the pool is stopped and nothing is left.
  private func next() -> UnownedJob? {
    lock.withLock {
      while firstJob == jobs.count {
        if isStopping { return nil }
        condition.wait(lock)
      }
      let job = jobs[firstJob]
      firstJob += 1
      // Jobs that were taken are removed when they are at least half of the array, so each job is moved once at most.
      if firstJob * 2 >= jobs.count {
        jobs.removeFirst(firstJob)
        firstJob = 0
      }
      return job
    }
  }
}
