// Where the lines of a file begin that may have to be sent again.

/// Remembers, for each piece of a file that was sent, how many lines end before it. With that, the offset after any
/// line that is not settled yet can be found in little memory.
struct LineIndex: Sendable {
  /// A number of lines, and the offset in the file before which they end.
  struct Mark: Sendable, Equatable {
    var lines: Int
    var offset: Int
  }

  /// In rising order; the first is at or before the end of the last settled line.
  private(set) var marks = [Mark(lines: 0, offset: 0)]
  /// The end of everything that was sent so far.
  private(set) var sent = Mark(lines: 0, offset: 0)

  /// The last line that has ended and is not blank. Until it is settled, the service owes an answer.
  private(set) var lastWithContent = 0
  private var hasContent = false

  /// The file is settled up to about this offset.
  var settledOffset: Int { marks.first?.offset ?? 0 }

  /// Records that the next piece was sent.
  mutating func send(_ piece: some Collection<UInt8>) {
    // Of several pieces within one line only the first is needed: the same lines end before the others.
    if let last = marks.last, last.lines != sent.lines { marks.append(sent) }
    sent.offset += piece.count
    for byte in piece {
      switch byte {
      case 0x0A:
        sent.lines += 1
        if hasContent { lastWithContent = sent.lines }
        hasContent = false
      case 0x20, 0x09, 0x0D: break
      default: hasContent = true
      }
    }
  }

  /// Records that the first `lines` lines will not be sent again.
  mutating func settle(_ lines: Int) {
    guard let keep = marks.lastIndex(where: { $0.lines < lines }) else { return }
    marks.removeFirst(keep)
  }

  /// The offset to read from in order to continue after `lines` lines, and how many line ends to skip there.
  func position(after lines: Int) -> (offset: Int, skip: Int) {
    guard let mark = marks.last(where: { $0.lines < lines }) else { return (0, lines) }
    return (mark.offset, lines - mark.lines)
  }

  /// Forgets what was sent after a mark: sending continues from there.
  mutating func rewind(to mark: Mark) {
    sent = mark
    lastWithContent = min(lastWithContent, mark.lines)
    hasContent = false
    marks.removeAll { $0.lines >= mark.lines && $0.lines > 0 }
  }
}
