// Where the lines of a file begin, as far as they may have to be sent again.

/// Remembers, for pieces of a file that were sent, how many lines end before each: enough to find the place after any
/// line that is not settled yet, in little memory.
struct LineIndex: Sendable {
  /// So many lines end before this place in the file.
  struct Mark: Sendable, Equatable {
    var lines: Int
    var offset: Int
  }

  /// Rising in both; the first is at or before the end of the last settled line.
  private(set) var marks = [Mark(lines: 0, offset: 0)]
  /// What was sent so far: all of it ends here.
  private(set) var sent = Mark(lines: 0, offset: 0)

  /// The last line that has ended and is not blank: until it is settled, the service has something to answer.
  private(set) var lastWithContent = 0
  private var hasContent = false

  /// Up to about this place in the file all is settled.
  var settledOffset: Int { marks.first?.offset ?? 0 }

  /// A piece was sent after what was sent before.
  mutating func send(_ piece: some Collection<UInt8>) {
    // Of pieces within one line only the first is needed: the others begin before the same line end.
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

  /// So many lines of the file will not be sent again.
  mutating func settle(_ lines: Int) {
    guard let keep = marks.lastIndex(where: { $0.lines < lines }) else { return }
    marks.removeFirst(keep)
  }

  /// From where to read again in order to go on after so many lines, and how many line ends to skip there.
  func place(after lines: Int) -> (offset: Int, skip: Int) {
    guard let mark = marks.last(where: { $0.lines < lines }) else { return (0, lines) }
    return (mark.offset, lines - mark.lines)
  }

  /// What was sent ends now after so many lines, at that place; it goes on from there.
  mutating func rewind(to mark: Mark) {
    sent = mark
    lastWithContent = min(lastWithContent, mark.lines)
    hasContent = false
    marks.removeAll { $0.lines >= mark.lines && $0.lines > 0 }
  }
}
