import Glibc

/// A pthread mutex. The thread sanitizer sees its lock and unlock, which it does not for `Synchronization.Mutex`.
final class Lock: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>

  init() {
    mutex = .allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  func withLock<Value, Failure: Error>(_ body: () throws(Failure) -> Value) throws(Failure) -> Value {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body()
  }
}

/// A value that many threads read and one replaces.
final class Guarded<Value: Sendable>: @unchecked Sendable {
  private let lock = Lock()
  private var stored: Value

  init(_ value: Value) { stored = value }

  /// Takes out a part.
  func read<Part>(_ body: (Value) -> Part) -> Part { lock.withLock { body(stored) } }

  var value: Value {
    get { lock.withLock { stored } }
    set {
      // The old value is let go after the lock, since that may take a while.
      var old = newValue
      lock.withLock { swap(&old, &stored) }
    }
  }
}
