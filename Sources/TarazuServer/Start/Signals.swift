// Signals as something to wait for, without a handler that interrupts whatever runs.

import CLinux
import Glibc
import TarazuLoop

/// The signals that a service answers: blocked in every thread, and read from a descriptor on a loop.
final class Signals: Sendable {
  private let descriptor: Int32
  private let loop: Loop

  /// To be called before other threads run, so that they inherit the mask.
  static func block() throws(ServiceError) {
    signal(SIGPIPE, SIG_IGN)
    var set = set
    guard pthread_sigmask(SIG_BLOCK, &set, nil) == 0 else { throw ServiceError("signals cannot be blocked") }
  }

  /// After `block`.
  init() throws {
    var set = Self.set
    descriptor = signalfd(-1, &set, Int32(SFD_NONBLOCK | SFD_CLOEXEC))
    guard descriptor >= 0 else { throw ServiceError("signals cannot be read: \(errorText())") }
    loop = try Loop(name: "signals")
    try loop.start()
  }

  private static var set: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for number in [SIGTERM, SIGINT, SIGHUP] { sigaddset(&set, number) }
    return set
  }

  /// The next signal.
  func next() async -> Int32? {
    while true {
      var info = signalfd_siginfo()
      if read(descriptor, &info, MemoryLayout<signalfd_siginfo>.size) == MemoryLayout<signalfd_siginfo>.size {
        return Int32(truncatingIfNeeded: info.ssi_signo)
      }
      do { try await readable() } catch { return nil }
    }
  }

  private func readable() async throws {
    try await withCheckedThrowingContinuation { (waiter: CheckedContinuation<Void, any Error>) in
      loop.execute { [descriptor, loop] in
        let once = Once(waiter)
        do {
          once.watch = try loop.watch(descriptor, .read) { _ in once.finish() }
        } catch {
          once.waiter?.resume(throwing: error)
        }
      }
    }
  }

  /// Ends a watch with its first event.
  private final class Once {
    var watch: Watch?
    var waiter: CheckedContinuation<Void, any Error>?

    init(_ waiter: CheckedContinuation<Void, any Error>) { self.waiter = waiter }

    func finish() {
      watch?.cancel()
      waiter?.resume()
      waiter = nil
    }
  }
}

/// Random bytes for a secret.
func randomBytes(_ count: Int) throws(ServiceError) -> [UInt8] {
  var bytes = [UInt8](repeating: 0, count: count)
  guard getentropy(&bytes, count) == 0 else { throw ServiceError("no random bytes: \(errorText())") }
  return bytes
}
