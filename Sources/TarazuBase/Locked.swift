import Glibc

/// A value behind a lock: the usual way to share mutable state between threads.
///
/// The value may be noncopyable; it is reached by closure only, and nothing of it that is not Sendable can be taken
/// out.
// Safety: the value is touched under the lock alone, and comes in and goes out as `sending`.
public final class Locked<Value: ~Copyable>: @unchecked Sendable {
  @usableFromInline let lock = Lock()
  // The lock already excludes overlapping accesses, so the runtime need not track them.
  @exclusivity(unchecked) @usableFromInline var stored: Value

  @inlinable
  public init(_ value: consuming sending Value) {
    stored = value
  }

  /// Runs `body` with the value while the calling thread holds the lock. Not recursive.
  @inlinable
  public func withLock<Result: ~Copyable, Failure: Error>(
    _ body: (inout sending Value) throws(Failure) -> sending Result
  ) throws(Failure) -> sending Result {
    pthread_mutex_lock(lock.mutex)
    defer { pthread_mutex_unlock(lock.mutex) }
    return try body(&stored)
  }
}

extension Locked where Value: Sendable {
  /// A copy of the value; setting it replaces the whole value. For read-modify-write use `withLock`.
  @inlinable
  public var value: Value {
    get { lock.withLock { stored } }
    set {
      // The old value is released after the lock, because that may take a while.
      var other = newValue
      lock.withLock { swap(&stored, &other) }
    }
  }
}
