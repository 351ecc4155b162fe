import CLinux
import Glibc
import TarazuBase

/// Signals of the process as events on a loop.
package final class SignalWatch: Sendable {
  private let signals: Signals
  private let loop: Loop
  private let watch: LoopBound<Watch?>

  /// Calls `handler` on the loop with the number of each of these signals, from now on until `stop`. One object of the
  /// process at a time takes signals.
  package init(
    _ numbers: [Int32], on loop: Loop, _ handler: @escaping @Sendable (Int32) -> Void
  ) throws(LoopError) {
    guard let signals = Signals(numbers) else { throw LoopError(operation: "pipe", code: tz_errno()) }
    self.signals = signals
    self.loop = loop
    let watch = LoopBound<Watch?>(nil, on: loop)
    self.watch = watch
    loop.execute {
      signals.accept()
      watch.value = try? loop.watch(signals.descriptor, .read) { _ in
        while let number = signals.next() { handler(number) }
      }
    }
  }

  /// Signals do again what they did before. Called once, from any thread.
  package func stop() {
    signals.stop()
    loop.execute { [watch] in
      watch.value?.cancel()
      watch.value = nil
    }
  }
}
