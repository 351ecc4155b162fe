// Reads protobuf's wire format: tags, varints, fixed values, lengths; skips what is not known.

import TarazuBase

/// Goes through the bytes of a message. Any bytes give values or a `MessageDecodingError`, and never a trap.
///
/// Varints need not be minimal, as protobuf has it, but must fit into 10 bytes and 64 bits, and tags into 5 and 32.
public struct ProtobufReader {
  /// How many messages (and skipped groups) may lie in one another, the outermost counted, so that no bytes exhaust the
  /// stack. (docs/spec/wire.md#limits)
  public static let nestingLimit = 64

  /// How many messages may lie within one, at any depth. An empty message takes 2 bytes on the wire and some
  /// hundred in memory: this keeps 4 MiB from becoming a gigabyte. The greatest legitimate message, a batch of 5,000
  /// events, has 15,000.
  public static let messageLimit = 100_000

  /// As many bytes as 32 bits take; Google's reader refuses longer tags too, even if the rest of them is 0.
  private static let tagBytes = 5

  private let bytes: ArraySlice<UInt8>
  private var position: Int
  /// The end of the message, or of the packed list, that is being read.
  private var limit: Int
  private var depth = 1
  private var messageCount = 0
  /// The numbers of the fields skipped since a traced message began; nil while none is being read.
  private var skipped: [UInt32]?

  /// A reader at the beginning of a message.
  public init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
    limit = bytes.endIndex
  }

  private func failure(_ reason: MessageDecodingError.Reason) -> MessageDecodingError {
    MessageDecodingError(reason, at: position - bytes.startIndex)
  }

  /// Whether anything is left of the current message or packed list.
  public var hasMore: Bool { position < limit }

  // MARK: Values

  /// The next field's tag, that is its number times 8 and its wire type; nil at the end of the message.
  public mutating func nextTag() throws(MessageDecodingError) -> UInt32? {
    guard hasMore else { return nil }
    let start = position
    guard let tag = UInt32(exactly: try varint()), position - start <= ProtobufReader.tagBytes else {
      throw failure(.overlongVarint)
    }
    guard tag >> 3 != 0 else { throw failure(.fieldNumberZero) }
    return tag
  }

  /// A varint.
  public mutating func varint() throws(MessageDecodingError) -> UInt64 {
    do throws(Varint.Failure) {
      return try Varint.read(bytes, at: &position, end: limit)
    } catch {
      throw failure(error == .truncated ? .truncated : .overlongVarint)
    }
  }

  /// Four bytes, little-endian.
  public mutating func fixed32() throws(MessageDecodingError) -> UInt32 {
    UInt32(truncatingIfNeeded: try fixed(byteCount: 4))
  }

  /// Eight bytes, little-endian.
  public mutating func fixed64() throws(MessageDecodingError) -> UInt64 {
    try fixed(byteCount: 8)
  }

  private mutating func fixed(byteCount: Int) throws(MessageDecodingError) -> UInt64 {
    guard limit - position >= byteCount else { throw failure(.truncated) }
    var value: UInt64 = 0
    for index in (position..<position + byteCount).reversed() { value = value << 8 | UInt64(bytes[index]) }
    position += byteCount
    return value
  }

  /// Bytes with their length before them.
  public mutating func lengthDelimited() throws(MessageDecodingError) -> ArraySlice<UInt8> {
    let end = try endOfLengthDelimited()
    defer { position = end }
    return bytes[position..<end]
  }

  /// Text with its length before it.
  public mutating func text() throws(MessageDecodingError) -> String {
    let end = try endOfLengthDelimited()
    guard let text = try? UTF8Span(validating: bytes[position..<end].span) else { throw failure(.badText) }
    position = end
    return String(copying: text)
  }

  private mutating func endOfLengthDelimited() throws(MessageDecodingError) -> Int {
    guard let length = Int(exactly: try varint()), length <= limit - position else { throw failure(.lengthPastEnd) }
    return position + length
  }

  // MARK: What contains values

  /// Goes into a packed list; gives back what `leave` needs.
  public mutating func enterPacked() throws(MessageDecodingError) -> Int {
    let end = try endOfLengthDelimited()
    defer { limit = end }
    return limit
  }

  /// Leaves a packed list whose values have all been read.
  public mutating func leavePacked(_ outer: Int) {
    limit = outer
  }

  /// Goes into a message; gives back what `leaveMessage` needs.
  public mutating func enterMessage() throws(MessageDecodingError) -> Int {
    guard messageCount < Self.messageLimit else { throw failure(.tooManyMessages) }
    messageCount += 1
    try descend()
    return try enterPacked()
  }

  /// Leaves a message whose fields have all been read.
  public mutating func leaveMessage(_ outer: Int) {
    limit = outer
    depth -= 1
  }

  private mutating func descend() throws(MessageDecodingError) {
    guard depth < Self.nestingLimit else { throw failure(.nestedTooDeep) }
    depth += 1
  }

  // MARK: What is not known

  /// Passes over a field that is not known, or whose wire type is not the known one's.
  public mutating func skip(_ tag: UInt32) throws(MessageDecodingError) {
    if let count = skipped?.count, count < Reception.fieldLimit { skipped?.append(tag >> 3) }
    try skipValue(of: tag)
  }

  private mutating func skipValue(of tag: UInt32) throws(MessageDecodingError) {
    switch tag & 7 {
    case 0: _ = try varint()
    case 1: _ = try fixed64()
    case 2: position = try endOfLengthDelimited()
    case 3: try skipGroup(tag >> 3)
    case 4: throw failure(.unmatchedGroup)
    case 5: _ = try fixed32()
    default: throw failure(.unknownWireType)
    }
  }

  private mutating func skipGroup(_ number: UInt32) throws(MessageDecodingError) {
    try descend()
    while let tag = try nextTag() {
      if tag == number << 3 | 4 {
        depth -= 1
        return
      }
      try skipValue(of: tag)
    }
    throw failure(.unmatchedGroup)
  }

  // MARK: Traced messages

  /// What was being noted before a traced message began.
  public struct Trace {
    fileprivate let skipped: [UInt32]?
    fileprivate let position: Int
  }

  /// Begins to note what is skipped, for a message that must be understood whole; returns what `endTrace` needs.
  public mutating func beginTrace() -> Trace {
    defer { skipped = [] }
    return Trace(skipped: skipped, position: position)
  }

  /// Adds what was skipped since `beginTrace`, and how many bytes there were.
  public mutating func endTrace(_ trace: Trace, into reception: inout Reception) {
    reception.add(unknownFields: skipped ?? [], byteCount: position - trace.position)
    skipped = trace.skipped
  }
}
