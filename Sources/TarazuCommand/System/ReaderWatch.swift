// Standard output as a terminal, or as a pipe whose reader may close it.

import Glibc
import TarazuLoop

extension Console {
  /// The size of a terminal that does not report one.
  private static let usualSize = TerminalSize(rows: 24, columns: 80)

  /// The size of the terminal now.
  var size: TerminalSize {
    var size = winsize()
    guard ioctl(Console.outputDescriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0, size.ws_col > 0 else {
      return Console.usualSize
    }
    return TerminalSize(rows: Int(size.ws_row), columns: Int(size.ws_col))
  }

  /// Calls `gone` on the loop when the reader of a pipe has closed it. Nil if standard output is not a pipe.
  func watchReader(on loop: Loop, _ gone: @escaping @Sendable () -> Void) -> ReaderWatch? {
    outputIsPipe ? ReaderWatch(on: loop, gone) : nil
  }
}

/// Notices that the reader of a pipe has closed it, which otherwise only the next write would show.
final class ReaderWatch: Sendable {
  private let loop: Loop
  private let watch: LoopBound<Watch?>

  init(on loop: Loop, _ gone: @escaping @Sendable () -> Void) {
    self.loop = loop
    let watch = LoopBound<Watch?>(nil, on: loop)
    self.watch = watch
    loop.execute {
      // The writing end of a pipe is never readable, so what epoll reports is its error.
      watch.value = try? loop.watch(Console.outputDescriptor, .read) { _ in
        watch.value?.cancel()
        gone()
      }
    }
  }

  func cancel() {
    loop.execute { [watch] in
      watch.value?.cancel()
      watch.value = nil
    }
  }
}
