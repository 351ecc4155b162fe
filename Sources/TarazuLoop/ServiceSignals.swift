import Glibc
import TarazuBase

/// The signals that a program that serves answers, one after the other: SIGTERM, SIGINT and SIGHUP.
package final class ServiceSignals {
  private static let numbers = [SIGTERM, SIGINT, SIGHUP]

  /// The signals as they come.
  package let numbers: AsyncStream<Int32>
  private let loop: Loop
  private let watch: SignalWatch

  /// To be called before other threads run: until there is a `ServiceSignals`, signals wait. Writing to a closed socket
  /// is an error from now on, not a signal.
  package static func block() {
    signal(SIGPIPE, SIG_IGN)
    Signals.block(numbers)
  }

  /// After `block`.
  package init() throws(LoopError) {
    loop = try Loop(name: "signals")
    try loop.start()
    let (stream, continuation) = AsyncStream.makeStream(of: Int32.self)
    numbers = stream
    watch = try SignalWatch(Self.numbers, on: loop) { continuation.yield($0) }
  }
}
