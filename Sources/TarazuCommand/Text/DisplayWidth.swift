// How many columns of a terminal a text takes.

enum DisplayWidth {
  static func of(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width($1) }
  }

  /// As much of a text as fits into `columns`. If something is left out, an ellipsis is last, so that no
  /// number looks like a shorter one; isolates are closed.
  static func clipped(_ text: String, to columns: Int) -> String {
    guard of(text) > columns else { return text }
    var clipped = String.UnicodeScalarView()
    var room = columns - 1
    var openIsolates = 0
    for scalar in text.unicodeScalars {
      room -= width(scalar)
      guard room >= 0 else { break }
      clipped.append(scalar)
      switch scalar {
      case "\u{2068}": openIsolates += 1
      case "\u{2069}": openIsolates -= 1
      default: break
      }
    }
    return String(clipped) + String(repeating: "\u{2069}", count: max(0, openIsolates)) + (columns > 0 ? "…" : "")
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return scalar.value >= 0x20 ? 1 : 0 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return wide.contains { $0.contains(scalar.value) } ? 2 : 1
    }
  }

  /// The blocks whose characters are two columns wide (Unicode's East_Asian_Width W and F, by blocks).
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
    0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
  ]
}
