/// The limits that are part of the protocol itself: both sides know them, and none can be configured.
/// (docs/spec/wire.md#limits)
public enum WireLimits {
  /// The most data of a frame, envelope included: what Debian's Go client still takes. Longer data is skipped, up to
  /// 16 MiB, from where on a frame's first byte is not 0.
  public static let frameData = 4_194_304
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
