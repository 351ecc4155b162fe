import CLinux
import Synchronization
import TarazuLoop

/// Accepts connections on a loop.
package final class Listener: Sendable {
  private let descriptor: Int32
  private let loop: Loop
  private let log: @Sendable (String) -> Void
  private let accepted: @Sendable (Int32, String) -> Void
  private let watch: LoopBound<Watch?>
  private let isStopped = Atomic<Bool>(false)

  /// Where there are no more descriptors the listener rests for this long, since epoll would report it again at once.
  private static let restTime: Duration = .milliseconds(100)
  /// How many connections are taken before others on the loop have their turn.
  private static let atOnce = 64

  package init(
    _ descriptor: Int32, loop: Loop, log: @escaping @Sendable (String) -> Void,
    accepted: @escaping @Sendable (Int32, String) -> Void
  ) {
    self.descriptor = descriptor
    self.loop = loop
    self.log = log
    self.accepted = accepted
    watch = LoopBound(nil, on: loop)
  }

  deinit {
    // Only when its loop was stopped before.
    if !isStopped.load(ordering: .relaxed) { close(descriptor) }
  }

  package func start() {
    loop.perform { [self] in
      do throws(LoopError) {
        watch.value = try loop.watch(descriptor, .read) { [self] _ in accept() }
      } catch { log("cannot watch the listening socket: \(error)") }
    }
  }

  /// Returns when the socket is closed.
  package func stop() async {
    await withUnsafeContinuation { continuation in
      loop.perform { [self] in
        isStopped.store(true, ordering: .relaxed)
        watch.value?.cancel()
        watch.value = nil
        close(descriptor)
        continuation.resume()
      }
    }
  }

  private func accept() {
    for _ in 0..<Listener.atOnce {
      if let (descriptor, peer) = Socket.accept(descriptor) {
        accepted(descriptor, peer)
        continue
      }
      switch tz_errno() {
      case EAGAIN: return
      case ECONNABORTED, EINTR, EPROTO: continue
      default:
        log("cannot accept a connection: \(String(cString: strerror(tz_errno())))")
        watch.value?.update([])
        loop.schedule(after: Listener.restTime) { [self] in
          watch.value?.update(.read)
        }
        return
      }
    }
  }
}
