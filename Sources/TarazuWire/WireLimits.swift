/// The wire's limits that are part of the protocol itself: both ends know them, none can be configured.
public enum WireLimits {
  /// The greatest data of a frame, envelope included: what Debian's Go client still takes.
  public static let frameData = 4_194_304
  /// From here on a frame is no frame at all: its first byte is not 0. Below, its data is skipped.
  public static let skippedData = 16_777_216
  /// Metadata of one call: enough for a credential, a trace and what gateways add.
  public static let metadataEntries = 64
  public static let metadataKeyBytes = 64
  public static let metadataValueBytes = 4_096
  public static let metadataBytes = 8_192
  /// A status's message, in UTF-8: a few sentences for a person.
  public static let statusMessageBytes = 1_024
  /// A whole status, details included.
  public static let statusBytes = 8_192
  /// How deep groups may nest in what is skipped: protobuf's own customary bound.
  public static let nesting = 64
}

/// What a server allows on one connection. The defaults are the protocol's; each can be configured.
public struct CallLimits: Sendable, Equatable {
  /// Calls open, those included whose work has not ended yet after they were answered or cancelled.
  public var openCalls = 1_024
  /// Of these, calls of a streaming shape.
  public var openStreams = 256
  /// Calls open while the connection has shown no valid credential.
  public var openCallsUnauthenticated = 4

  public init() {}
}
