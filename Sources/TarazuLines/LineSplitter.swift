// A stream of bytes to lines, in constant memory (EVENTS, Events).

import TarazuDomain

/// A line that is not blank, without its line end.
public struct Line: Hashable, Sendable {
  /// Its place in the stream, blank lines counted.
  public var number: Int
  /// The line, or of one that is over the limit its first 16,384 bytes.
  public var bytes: ArraySlice<UInt8>
  /// All its bytes; more than `bytes.count` where it is over the limit.
  public var length: Int
  /// Of a line over the limit the SHA-256 of all its bytes.
  public var sha256: [UInt8]?

  public init(number: Int, bytes: ArraySlice<UInt8>, length: Int? = nil, sha256: [UInt8]? = nil) {
    self.number = number
    self.bytes = bytes
    self.length = length ?? bytes.count
    self.sha256 = sha256
  }

  /// Whether it must be refused for its length.
  public var isTooLong: Bool { length > EventLimits.lineBytes }
}

/// Cuts a stream into lines, whatever the pieces in which it comes. A line ends at LF; one CR before that, or before the
/// end of the stream, belongs to the line end. Lines of only spaces, tabs and CRs are counted and left out.
public struct LineSplitter: Sendable {
  /// How many lines have ended so far, blank ones among them, from the first number on.
  public private(set) var lastNumber: Int
  private var partial = PartialLine()

  /// - Parameter firstNumber: the number of the stream's first line.
  public init(firstNumber: Int = 1) { lastNumber = firstNumber - 1 }

  /// Takes the next piece of the stream, and gives the lines that ended in it.
  public mutating func take(_ piece: [UInt8]) -> [Line] { take(piece[...]) }

  public mutating func take(_ piece: ArraySlice<UInt8>) -> [Line] {
    var lines: [Line] = []
    var start = piece.startIndex
    while let end = piece[start...].firstIndex(of: 0x0A) {
      if let line = endLine(with: piece[start..<end]) { lines.append(line) }
      start = end + 1
    }
    if start < piece.endIndex { partial.append(piece[start...]) }
    return lines
  }

  /// The stream has ended: gives the last line if it lacks its LF and is not blank.
  public mutating func finish() -> Line? { partial.isEmpty ? nil : endLine(with: []) }

  private mutating func endLine(with rest: ArraySlice<UInt8>) -> Line? {
    lastNumber += 1
    if partial.isEmpty, rest.count <= EventLimits.lineBytes {
      let bytes = rest.last == 0x0D ? rest.dropLast() : rest
      return isBlank(bytes) ? nil : Line(number: lastNumber, bytes: bytes)
    }
    partial.append(rest)
    defer { partial = PartialLine() }
    return partial.line(number: lastNumber)
  }
}

/// A line of which more may come.
private struct PartialLine: Sendable {
  private var head: [UInt8] = []
  private var length = 0
  /// Set once the line is over the limit.
  private var hash: SHA256?
  private var isBlankSoFar = true
  /// A CR at the end that may belong to the line end, and is not in the rest.
  private var holdsReturn = false

  var isEmpty: Bool { length == 0 && !holdsReturn }

  mutating func append(_ bytes: ArraySlice<UInt8>) {
    guard let last = bytes.last else { return }
    if holdsReturn { put([0x0D]) }
    holdsReturn = last == 0x0D
    put(holdsReturn ? bytes.dropLast() : bytes)
  }

  private mutating func put(_ bytes: ArraySlice<UInt8>) {
    if isBlankSoFar { isBlankSoFar = isBlank(bytes) }
    let room = EventLimits.lineBytes - head.count
    let taken = bytes.prefix(room)
    head.append(contentsOf: taken)
    length += bytes.count
    guard length > head.count else { return }
    var digest = hash ?? SHA256()
    if hash == nil { digest.update(head) }
    digest.update(bytes.dropFirst(taken.count))
    hash = digest
  }

  func line(number: Int) -> Line? {
    isBlankSoFar ? nil : Line(number: number, bytes: head[...], length: length, sha256: hash?.digest())
  }
}

private func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
  bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
}
