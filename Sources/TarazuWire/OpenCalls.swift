extension ServerMachine {
  /// A call that the peer opened. What came with it stays in the machine until the next event is asked for:
  /// `message(of:)`, `metadata(of:)` and `withRequest` give it.
  public struct Request: Equatable, Sendable {
    /// The call's stream id, odd.
    public let id: UInt32
    /// The method's place in the table.
    public let method: Int
    /// `timeout_nano` as it came: 0 none given, negative already past.
    public let timeout: Int64
    /// How many `authorization` entries the metadata have.
    public let authorizationCount: Int
    /// How many bytes the message has.
    public var messageSize: Int { payload.count }

    /// Which other requests of the connection it resembles, beside which only the message differs; 0: none.
    public let likeness: UInt64

    /// Whether a message came with the REQUEST.
    let hasMessage: Bool
    let envelope: Range<Int>
    let payload: Range<Int>
    let authorization: Range<Int>
  }
}

/// The calls of a connection that have had no final frame. The newest stands apart: most calls are answered before the
/// next one comes, and never get into the dictionary.
struct OpenCalls {
  struct Call {
    let shape: CallShape
    var clientHasEnded: Bool
  }

  private var newestID: UInt32 = 0
  private var newest: Call?
  private var others: [UInt32: Call] = [:]

  subscript(_ id: UInt32) -> Call? {
    get {
      if id == newestID, let newest { return newest }
      return others.isEmpty ? nil : others[id]
    }
    set {
      if id == newestID, newest != nil {
        newest = newValue
      } else if newValue == nil || others[id] != nil {
        if !others.isEmpty { others[id] = newValue }
      } else {
        if let newest { others[newestID] = newest }
        newestID = id
        newest = newValue
      }
    }
  }
}
