// Cuts a stream of bytes into lines, in constant memory (docs/spec/events.md#lines).

import TarazuDomain

/// A line that is not blank, without its line end.
public struct Line: Hashable, Sendable {
  /// Its number in the stream. Blank lines are counted too.
  public var number: Int
  /// The line; of a line over the limit its first 16,384 bytes.
  public var bytes: ArraySlice<UInt8>
  /// How many bytes it has; more than `bytes.count` if it is over the limit.
  public var length: Int
  /// The SHA-256 of all bytes of a line over the limit; else nil.
  public var sha256: [UInt8]?

  public init(number: Int, bytes: ArraySlice<UInt8>, length: Int? = nil, sha256: [UInt8]? = nil) {
    self.number = number
    self.bytes = bytes
    self.length = length ?? bytes.count
    self.sha256 = sha256
  }

  /// Whether it must be refused because of its length.
  public var isTooLong: Bool { length > EventLimits.lineBytes }
}

/// A SHA-256 that takes its bytes in pieces. It is passed in, because this target links no library.
public protocol LineDigest: Sendable {
  mutating func update(_ bytes: ArraySlice<UInt8>)
  /// The digest of everything so far.
  func digest() -> [UInt8]
}

/// Cuts a stream into lines, no matter in which pieces it arrives. A line ends at LF; one CR before that, or before the
/// end of the stream, belongs to the line end. Lines of only spaces, tabs and CRs are counted and left out.
public struct LineSplitter: Sendable {
  /// The number of the last line that has ended, blank or not.
  public private(set) var lastNumber: Int
  private var partial = PartialLine()
  private let newDigest: (@Sendable () -> any LineDigest)?

  /// - Parameters:
  ///   - firstNumber: the number of the stream's first line.
  ///   - newDigest: makes the digest of a line over the limit; nil if digests are not needed.
  public init(firstNumber: Int = 1, newDigest: (@Sendable () -> any LineDigest)?) {
    lastNumber = firstNumber - 1
    self.newDigest = newDigest
  }

  /// Takes the next piece of the stream, and returns the lines that ended in it.
  public mutating func take(_ piece: [UInt8]) -> [Line] { take(piece[...]) }

  public mutating func take(_ piece: ArraySlice<UInt8>) -> [Line] {
    var lines: [Line] = []
    var start = piece.startIndex
    while let end = piece[start...].firstIndex(of: 0x0A) {
      if let line = endLine(with: piece[start..<end]) { lines.append(line) }
      start = end + 1
    }
    if start < piece.endIndex { partial.append(piece[start...], newDigest) }
    return lines
  }

  /// Ends the stream: returns the last line if it has no LF and is not blank.
  public mutating func finish() -> Line? { partial.isEmpty ? nil : endLine(with: []) }

  private mutating func endLine(with rest: ArraySlice<UInt8>) -> Line? {
    lastNumber += 1
    if partial.isEmpty, rest.count <= EventLimits.lineBytes {
      let bytes = rest.last == 0x0D ? rest.dropLast() : rest
      return isBlank(bytes) ? nil : Line(number: lastNumber, bytes: bytes)
    }
    partial.append(rest, newDigest)
    defer { partial = PartialLine() }
    return partial.line(number: lastNumber)
  }
}

/// A line that has not ended yet.
private struct PartialLine: Sendable {
  private var head: [UInt8] = []
  private var length = 0
  /// Set once the line is over the limit.
  private var digest: (any LineDigest)?
  private var isBlankSoFar = true
  /// Whether a CR at the end is held back, because it may belong to the line end.
  private var holdsReturn = false

  var isEmpty: Bool { length == 0 && !holdsReturn }

  mutating func append(_ bytes: ArraySlice<UInt8>, _ newDigest: (() -> any LineDigest)?) {
    guard let last = bytes.last else { return }
    if holdsReturn { put([0x0D], newDigest) }
    holdsReturn = last == 0x0D
    put(holdsReturn ? bytes.dropLast() : bytes, newDigest)
  }

  private mutating func put(_ bytes: ArraySlice<UInt8>, _ newDigest: (() -> any LineDigest)?) {
    if isBlankSoFar { isBlankSoFar = isBlank(bytes) }
    let room = EventLimits.lineBytes - head.count
    let taken = bytes.prefix(room)
    head.append(contentsOf: taken)
    length += bytes.count
    guard length > head.count else { return }
    if digest == nil {
      digest = newDigest?()
      digest?.update(head[...])
    }
    digest?.update(bytes.dropFirst(taken.count))
  }

  func line(number: Int) -> Line? {
    isBlankSoFar ? nil : Line(number: number, bytes: head[...], length: length, sha256: digest?.digest())
  }
}

private func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
  bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
}
