/// The type of a frame, its 9th byte. Types that are not named here are skipped.
public struct FrameType: RawRepresentable, Equatable, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  public static let request = FrameType(rawValue: 0x01)
  public static let response = FrameType(rawValue: 0x02)
  public static let data = FrameType(rawValue: 0x03)
}

/// The flags of a frame, its 10th byte. Other bits are sent as 0 and ignored.
public struct FrameFlags: OptionSet, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// RC: the sender sends no more on this stream.
  public static let remoteClosed = FrameFlags(rawValue: 0x01)
  /// RO: the sender will send DATA on this stream.
  public static let remoteOpen = FrameFlags(rawValue: 0x02)
  /// ND: there is no message in this frame, not even an empty one.
  public static let noData = FrameFlags(rawValue: 0x04)

  static let known: FrameFlags = [.remoteClosed, .remoteOpen, .noData]
}

/// The ten bytes before a frame's data.
public struct FrameHeader: Equatable, Sendable {
  /// How many bytes a header is.
  public static let size = 10

  /// How many bytes of data follow.
  public var length: UInt32
  /// The call that the frame belongs to.
  public var stream: UInt32
  public var type: FrameType
  public var flags: FrameFlags

  public init(length: UInt32, stream: UInt32, type: FrameType, flags: FrameFlags = []) {
    self.length = length
    self.stream = stream
    self.type = type
    self.flags = flags
  }

  /// Reads a header at `offset`; nil if not all ten bytes are there.
  public init?(in bytes: Span<UInt8>, at offset: Int = 0) {
    guard offset >= 0, bytes.count - offset >= FrameHeader.size else { return nil }
    self.init(
      length: bytes.word(at: offset), stream: bytes.word(at: offset + 4), type: FrameType(rawValue: bytes[offset + 8]),
      flags: FrameFlags(rawValue: bytes[offset + 9]))
  }

  /// Whether a client may have meant it: it has the type, the flags and the id of a frame that clients send.
  var maybeClients: Bool {
    (type == .request || type == .data) && flags.isSubset(of: .known) && stream % 2 == 1
  }

  /// Writes the header behind what `output` has.
  public func append(to output: inout [UInt8]) {
    func word(_ value: UInt32) {
      output.append(UInt8(truncatingIfNeeded: value >> 24))
      output.append(UInt8(truncatingIfNeeded: value >> 16))
      output.append(UInt8(truncatingIfNeeded: value >> 8))
      output.append(UInt8(truncatingIfNeeded: value))
    }
    word(length)
    word(stream)
    output.append(type.rawValue)
    output.append(flags.rawValue)
  }
}
