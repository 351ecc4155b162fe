/// The methods that a server knows, found by the bytes of their names, without making strings.
public struct MethodTable: Sendable {
  /// A method: the full name of its service, its bare name, and its shape.
  public struct Entry: Sendable, Equatable {
    public let service: String
    public let method: String
    public let shape: CallShape
    /// Its calls need no credential, and do not count against an unauthenticated connection.
    public let isHealth: Bool
    /// Whether its calls count as streams.
    let isStreaming: Bool

    public init(service: String, method: String, shape: CallShape) {
      self.service = service
      self.method = method
      self.shape = shape
      isHealth = service == "grpc.health.v1.Health"
      isStreaming = shape.clientStreams || shape.serverStreams
    }
  }

  /// What each call looks at: plain bits, so that no names are copied.
  struct Traits {
    let shape: CallShape
    let isHealth: Bool
    let isStreaming: Bool
  }

  public let entries: [Entry]
  let traits: [Traits]
  /// All names, one after the other, and the ranges of each method's.
  private let text: [UInt8]
  private let names: [(service: Range<Int>, method: Range<Int>)]
  /// By the hash of their names.
  private let indices: [UInt64: [Int]]

  public init(_ entries: [Entry]) {
    self.entries = entries
    traits = entries.map { Traits(shape: $0.shape, isHealth: $0.isHealth, isStreaming: $0.isStreaming) }
    var text: [UInt8] = []
    var names: [(service: Range<Int>, method: Range<Int>)] = []
    var indices: [UInt64: [Int]] = [:]
    for (index, entry) in entries.enumerated() {
      let (start, middle) = (text.count, text.count + entry.service.utf8.count)
      text += entry.service.utf8
      text += entry.method.utf8
      names.append((start..<middle, middle..<text.count))
      let span = text.span
      let hash = MethodTable.hash(span.extracting(start..<middle), span.extracting(middle..<span.count))
      indices[hash, default: []].append(index)
    }
    self.text = text
    self.names = names
    self.indices = indices
  }

  /// The index in `entries` of the method of that name. `guess` is tried first, because peers repeat themselves.
  public func find(service: Span<UInt8>, method: Span<UInt8>, guess: Int = 0) -> Int? {
    if guess < names.count, has(guess, service, method) { return guess }
    guard let candidates = indices[MethodTable.hash(service, method)] else { return nil }
    for index in candidates where has(index, service, method) { return index }
    return nil
  }

  private func has(_ index: Int, _ service: Span<UInt8>, _ method: Span<UInt8>) -> Bool {
    let (ownService, ownMethod) = names[index]
    let span = text.span
    return span.extracting(ownMethod).isEqual(to: method) && span.extracting(ownService).isEqual(to: service)
  }

  /// FNV-1a over both names. The table's keys are the server's own, so a peer cannot choose collisions among them.
  private static func hash(_ service: Span<UInt8>, _ method: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in service.indices { hash = (hash ^ UInt64(service[index])) &* 0x100_0000_01b3 }
    hash = (hash ^ 0x2f) &* 0x100_0000_01b3
    for index in method.indices { hash = (hash ^ UInt64(method[index])) &* 0x100_0000_01b3 }
    return hash
  }
}
