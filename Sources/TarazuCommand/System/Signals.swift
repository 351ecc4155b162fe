// Signals as events on a loop: a handler may do no more than write to a pipe, which the loop reads.

import Glibc
import Synchronization
import TarazuBase
import TarazuClient
import TarazuLoop

/// Takes signals of the process, one taker at a time.
final class Signals: Sendable {
  private static let writeEnd = Atomic<Int32>(-1)

  private let numbers: [Int32]
  private let loop: Loop
  private let ends: (read: Int32, write: Int32)
  private let watch = Locked<Watch?>(nil)

  /// `handler` is called on the loop with the signal's number, from now until `stop`.
  init(_ numbers: [Int32], on loop: Loop, _ handler: @escaping @Sendable (Int32) -> Void) throws(FileError) {
    var descriptors: [Int32] = [-1, -1]
    guard pipe(&descriptors) == 0 else { throw FileError("cannot make", "a pipe for signals") }
    for descriptor in descriptors {
      _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }
    ends = (descriptors[0], descriptors[1])
    self.numbers = numbers
    self.loop = loop
    Signals.writeEnd.store(ends.write, ordering: .sequentiallyConsistent)
    for number in numbers { signal(number, Signals.note) }
    loop.execute { [self] in
      // Whoever started the program may have left them blocked; this thread takes them.
      var mask = sigset_t()
      sigemptyset(&mask)
      for number in numbers { sigaddset(&mask, number) }
      pthread_sigmask(SIG_UNBLOCK, &mask, nil)
      let watch = try? loop.watch(ends.read, .read) { [ends] _ in
        var byte: UInt8 = 0
        while read(ends.read, &byte, 1) == 1 { handler(Int32(byte)) }
      }
      self.watch.withLock { $0 = watch }
    }
  }

  /// The signal's number as a byte. Async-signal-safe.
  private static let note: @convention(c) (Int32) -> Void = { number in
    let code = errno
    var byte = UInt8(truncatingIfNeeded: number)
    _ = write(writeEnd.load(ordering: .relaxed), &byte, 1)
    errno = code
  }

  /// Signals do again what they did before.
  func stop() {
    for number in numbers { signal(number, SIG_DFL) }
    Signals.writeEnd.store(-1, ordering: .sequentiallyConsistent)
    loop.execute { [self] in
      watch.withLock {
        $0?.cancel()
        $0 = nil
      }
      close(ends.read)
      close(ends.write)
    }
  }
}
