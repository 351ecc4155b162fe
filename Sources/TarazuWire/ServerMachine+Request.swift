extension ServerMachine {
  /// A call that the peer opened. What came with it stays in the machine until the next event is asked for:
  /// `message(of:)`, `metadata(of:)`, `messageInPlace(of:)` and `authorizationInPlace(of:)` give it.
  public struct Request: Equatable, Sendable {
    /// The call's stream id, odd.
    public let id: UInt32
    /// The method's index in the table.
    public let method: Int
    /// `timeout_nano` as it came: 0 none given, negative already past.
    public let timeout: Int64
    /// How many `authorization` entries the metadata have.
    public let authorizationCount: Int
    /// The id of the template that the request fits: requests of one connection with the same id differ in their message
    /// alone, so they have the same method, metadata and credential. 0: it fits none. (`RequestTemplate`)
    public let templateID: UInt64

    /// Whether a message came with the REQUEST.
    let hasMessage: Bool
    let envelope: Range<Int>
    let payload: Range<Int>
    let authorization: Range<Int>
  }
}
