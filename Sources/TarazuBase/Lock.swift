import Glibc

/// A mutual exclusion lock on a pthread mutex.
///
/// The whole tree uses this lock and not `Synchronization.Mutex`: ThreadSanitizer sees a pthread mutex being locked and
/// unlocked, but not the futex below `Mutex`, so it reports races where there are none.
///
/// It is not recursive. Locks are held for a few instructions; nothing awaits or does I/O under one unless it says so.
// Safety: the pointer never changes, and a pthread mutex is made for use by many threads.
package final class Lock: @unchecked Sendable {
  // Allocated apart, because the kernel knows a mutex by its address, which must not change.
  @usableFromInline package let mutex: UnsafeMutablePointer<pthread_mutex_t>

  package init() {
    mutex = .allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  /// Runs `body` while the calling thread holds the lock.
  @inlinable
  package func withLock<Result: ~Copyable, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body()
  }
}

/// A pthread condition: threads that hold a lock wait here for what another thread changes under that lock.
// Safety: as for `Lock`; a pthread condition is made for use by many threads.
package final class Condition: @unchecked Sendable {
  private let condition: UnsafeMutablePointer<pthread_cond_t>

  package init() {
    condition = .allocate(capacity: 1)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    condition.deallocate()
  }

  /// Waits for a signal. The caller holds `lock`; it is released while waiting and held again on return. Returns at
  /// times without a signal, so the caller checks in a loop.
  package func wait(_ lock: Lock) {
    pthread_cond_wait(condition, lock.mutex)
  }

  /// Wakes one thread that waits.
  package func signal() {
    pthread_cond_signal(condition)
  }

  /// Wakes all threads that wait.
  package func broadcast() {
    pthread_cond_broadcast(condition)
  }
}
