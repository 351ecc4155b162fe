import Glibc

/// A mutual exclusion lock on a pthread mutex.
///
/// The whole tree uses this lock and not `Synchronization.Mutex`: ThreadSanitizer sees a pthread mutex being locked and
/// unlocked, but not the futex below `Mutex`, so it reports races where there are none.
///
/// It is not recursive. Locks are held for a few instructions; nothing awaits or does I/O under one unless it says so.
// Safety: the pointer never changes, and a pthread mutex is made for use by many threads.
public final class Lock: @unchecked Sendable {
  // Allocated apart, because the kernel knows a mutex by its address, which must not change.
  @usableFromInline let mutex: UnsafeMutablePointer<pthread_mutex_t>

  public init() {
    mutex = .allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  /// Runs `body` while the calling thread holds the lock.
  @inlinable
  public func withLock<Result: ~Copyable, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body()
  }
}

/// A pthread condition: threads that hold a lock wait here for what another thread changes under that lock.
// Safety: as for `Lock`; a pthread condition is made for use by many threads.
public final class Condition: @unchecked Sendable {
  private let condition: UnsafeMutablePointer<pthread_cond_t>

  public init() {
    condition = .allocate(capacity: 1)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    condition.deallocate()
  }

  /// Waits for a signal. The caller holds `lock`; it is released while waiting and held again on return. Returns at
  /// times without a signal, so the caller checks in a loop.
  public func wait(_ lock: Lock) {
    pthread_cond_wait(condition, lock.mutex)
  }

  /// Wakes one thread that waits.
  public func signal() {
    pthread_cond_signal(condition)
  }

  /// Wakes all threads that wait.
  public func broadcast() {
    pthread_cond_broadcast(condition)
  }
}
