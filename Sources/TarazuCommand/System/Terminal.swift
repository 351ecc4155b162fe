// Standard output as a terminal, or as a pipe whose reader may go away.

import Glibc
import TarazuLoop

extension Console {
  /// Of a terminal that does not say.
  private static let usualSize = TerminalSize(rows: 24, columns: 80)

  /// How large the terminal of standard output is now.
  var size: TerminalSize {
    var size = winsize()
    guard ioctl(Console.outputDescriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0, size.ws_col > 0 else {
      return Console.usualSize
    }
    return TerminalSize(rows: Int(size.ws_row), columns: Int(size.ws_col))
  }

  /// Calls `gone` once the reader of a pipe has closed it; nil where standard output is no pipe. On the loop.
  func watchReader(on loop: Loop, _ gone: @escaping @Sendable () -> Void) -> ReaderWatch? {
    outputIsPipe ? ReaderWatch(on: loop, gone) : nil
  }
}

/// Watches a pipe for its reader's end, which otherwise only the next write would tell.
final class ReaderWatch: @unchecked Sendable {
  private let loop: Loop
  /// Of the loop alone.
  private var watch: Watch?

  init(on loop: Loop, _ gone: @escaping @Sendable () -> Void) {
    self.loop = loop
    loop.execute { [self] in
      // A pipe's writing end is never readable: what is reported is its error.
      watch = try? loop.watch(Console.outputDescriptor, .read) { [weak self] _ in
        self?.watch?.cancel()
        gone()
      }
    }
  }

  func cancel() {
    loop.execute { [self] in watch?.cancel() }
  }
}
