import CLinux
import Glibc
import Synchronization

/// Signals of the process as something that a loop can read: a handler writes each signal's number into a pipe.
///
/// One object at a time takes signals. The threads of loops block all signals, so the handler runs on others; a program
/// that does not want a signal to end it before the object is there calls `block` first of all.
package final class Signals: Sendable {
  private static let writeEnd = Atomic<Int32>(-1)

  private let numbers: [Int32]
  private let ends: (read: Int32, write: Int32)

  /// The signals wait from now on, in this thread and those that it starts, until `accept`.
  package static func block(_ numbers: [Int32]) {
    var mask = set(of: numbers)
    pthread_sigmask(SIG_BLOCK, &mask, nil)
  }

  /// This thread takes the signals that `block`, or the process that started the program, has blocked.
  package func accept() {
    var mask = Signals.set(of: numbers)
    pthread_sigmask(SIG_UNBLOCK, &mask, nil)
  }

  /// Takes these signals from now on until `stop`. Nil if no pipe can be made; then `errno` says why.
  package init?(_ numbers: [Int32]) {
    var descriptors: [Int32] = [-1, -1]
    guard pipe(&descriptors) == 0 else { return nil }
    for descriptor in descriptors {
      _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }
    ends = (descriptors[0], descriptors[1])
    self.numbers = numbers
    Signals.writeEnd.store(ends.write, ordering: .sequentiallyConsistent)
    for number in numbers { signal(number, Signals.note) }
  }

  /// Closed only here, so that no handler that still runs writes into another file of the same number.
  deinit {
    close(ends.read)
    close(ends.write)
  }

  /// Becomes readable with each signal.
  package var descriptor: Int32 { ends.read }

  /// The next signal that came; nil if none waits.
  package func next() -> Int32? {
    var byte: UInt8 = 0
    return read(ends.read, &byte, 1) == 1 ? Int32(byte) : nil
  }

  /// Signals do again what they did before.
  package func stop() {
    for number in numbers { signal(number, SIG_DFL) }
    Signals.writeEnd.store(-1, ordering: .sequentiallyConsistent)
  }

  /// The signal's number as a byte. Async-signal-safe.
  private static let note: @convention(c) (Int32) -> Void = { number in
    let code = tz_errno()
    var byte = UInt8(truncatingIfNeeded: number)
    _ = write(writeEnd.load(ordering: .relaxed), &byte, 1)
    tz_set_errno(code)
  }

  private static func set(of numbers: [Int32]) -> sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for number in numbers { sigaddset(&set, number) }
    return set
  }
}
