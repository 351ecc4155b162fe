/// The methods that a server knows, found by the bytes of their names without making strings of them.
public struct MethodTable: Sendable {
  /// A method: the full name of its service, its bare name, and its shape.
  public struct Entry: Sendable, Equatable {
    public let service: String
    public let method: String
    public let shape: CallShape
    /// Calls of it are no sign of a stranger: they do not count against a connection without a credential.
    public let isHealth: Bool

    public init(service: String, method: String, shape: CallShape) {
      self.service = service
      self.method = method
      self.shape = shape
      isHealth = service == "grpc.health.v1.Health"
    }
  }

  public let entries: [Entry]
  private let names: [(service: [UInt8], method: [UInt8])]
  private let places: [UInt64: [Int]]

  public init(_ entries: [Entry]) {
    self.entries = entries
    names = entries.map { (Array($0.service.utf8), Array($0.method.utf8)) }
    var places: [UInt64: [Int]] = [:]
    for (place, name) in names.enumerated() {
      places[MethodTable.hash(name.service.span, name.method.span), default: []].append(place)
    }
    self.places = places
  }

  /// The place in `entries` of the method of that name.
  public func find(service: Span<UInt8>, method: Span<UInt8>) -> Int? {
    guard let candidates = places[MethodTable.hash(service, method)] else { return nil }
    return candidates.first { place in
      let name = names[place]
      return MethodTable.equal(name.service.span, service) && MethodTable.equal(name.method.span, method)
    }
  }

  /// FNV-1a over both names. The table's keys are the server's own, so nobody can choose collisions among them.
  private static func hash(_ service: Span<UInt8>, _ method: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in service.indices { hash = (hash ^ UInt64(service[index])) &* 0x100_0000_01b3 }
    hash = (hash ^ 0x2f) &* 0x100_0000_01b3
    for index in method.indices { hash = (hash ^ UInt64(method[index])) &* 0x100_0000_01b3 }
    return hash
  }

  private static func equal(_ first: Span<UInt8>, _ second: Span<UInt8>) -> Bool {
    guard first.count == second.count else { return false }
    for index in first.indices where first[index] != second[index] { return false }
    return true
  }
}
