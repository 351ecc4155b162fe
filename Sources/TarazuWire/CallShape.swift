/// Which side of a method's calls sends one message and which a stream. (docs/spec/wire.md#calls)
public enum CallShape: String, Sendable, Equatable, CaseIterable {
  case unary = "unary"
  case serverStreaming = "server streaming"
  case clientStreaming = "client streaming"
  case bidirectional = "bidirectional"

  /// The client sends its messages in DATA frames.
  public var clientStreams: Bool { self == .clientStreaming || self == .bidirectional }
  /// The server sends its messages in DATA frames, and ends the call with one.
  public var serverStreams: Bool { self == .serverStreaming || self == .bidirectional }

  /// The flags of the REQUEST that opens such a call.
  var requestFlags: FrameFlags {
    switch self {
    case .unary: []
    case .serverStreaming: .remoteClosed
    case .clientStreaming, .bidirectional: .remoteOpen
    }
  }

  /// Whether a REQUEST with these flags opens such a call. The Rust client sets ND with RO.
  func fits(_ flags: FrameFlags) -> Bool {
    let flags = flags.intersection(.known)
    return clientStreams ? flags.subtracting(.noData) == .remoteOpen : flags == requestFlags
  }
}
