/// A value that only one loop's thread touches. It may be passed between threads; its content may not be reached from
/// another one, which debug builds check at each access. In release builds an access costs nothing more.
///
/// For mutable state of a Sendable class: `private let state: LoopBound<State>`.
// Safety: `value` is reached on the loop's thread alone, and comes in as `sending` or on that thread.
public final class LoopBound<Value>: @unchecked Sendable {
  // Compared, never dereferenced: so the box does not keep its loop alive, and costs no counting of references.
  @usableFromInline let loop: UnsafeRawPointer
  #if DEBUG
    @usableFromInline var stored: Value
  #else
    // Overlapping accesses, which one thread can make too, are looked for in debug builds alone.
    @exclusivity(unchecked) @usableFromInline var stored: Value
  #endif

  /// A value for a loop, made on any thread.
  public init(_ value: consuming sending Value, on loop: Loop) {
    self.loop = UnsafeRawPointer(Unmanaged.passUnretained(loop).toOpaque())
    stored = value
  }

  /// The content; on the loop's thread only.
  @inlinable
  public var value: Value {
    get {
      assert(Loop.isCurrent(loop), "a value of another loop's thread")
      return stored
    }
    _modify {
      assert(Loop.isCurrent(loop), "a value of another loop's thread")
      yield &stored
    }
  }
}
