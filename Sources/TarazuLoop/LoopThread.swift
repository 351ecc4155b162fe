import CLinux

/// A thread that runs one closure. It takes no signals: those are for the program's main thread, and a write to a
/// closed socket is to be an error, not SIGPIPE.
struct LoopThread {
  private let identifier: pthread_t

  /// Starts a thread of that name (the kernel keeps 15 bytes of it).
  init(name: String, _ body: @escaping @Sendable () -> Void) throws(LoopError) {
    let start = Unmanaged.passRetained(Start(name: name, body: body))
    var identifier = pthread_t()
    let code = pthread_create(&identifier, nil, LoopThread.main, start.toOpaque())
    guard code == 0 else {
      start.release()
      throw LoopError(operation: "pthread_create", code: code)
    }
    self.identifier = identifier
  }

  /// Waits until the thread has ended. Call it once, and not by the thread itself.
  func join() {
    pthread_join(identifier, nil)
  }

  /// Has the system free the thread at its end. Instead of `join`.
  func detach() {
    pthread_detach(identifier)
  }

  private final class Start {
    let name: String
    let body: @Sendable () -> Void

    init(name: String, body: @escaping @Sendable () -> Void) {
      self.name = name
      self.body = body
    }
  }

  private static let main: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { argument in
    guard let argument else { return nil }
    let start = Unmanaged<Start>.fromOpaque(argument).takeRetainedValue()
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, nil)
    tz_set_thread_name(start.name)
    start.body()
    return nil
  }
}
