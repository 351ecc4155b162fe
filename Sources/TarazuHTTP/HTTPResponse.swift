/// An answer.
public struct HTTPResponse: Sendable {
  public enum Body: Sendable {
    /// All of it.
    case bytes([UInt8])
    /// As it comes: the closure runs once the header is sent, and the answer ends with it.
    case events(@Sendable (HTTPEventSink) async -> Void)
  }

  /// From 200 to 599.
  public var status: Int
  /// Names in lower case, values of visible ASCII. The length is not among them: it follows from the body.
  public var fields: [HTTPRequest.Field]
  public var body: Body

  public init(_ status: Int, _ fields: [HTTPRequest.Field] = [], body: Body = .bytes([])) {
    self.status = status
    self.fields = fields
    self.body = body
  }

  /// Sets a field, in the place of those of the same name.
  public mutating func set(_ name: String, _ value: String) {
    fields.removeAll { $0.name == name }
    fields.append(HTTPRequest.Field(name, value))
  }

  /// The first value of a field; nil without one.
  public subscript(_ name: String) -> String? { fields.first { $0.name == name }?.value }

  /// Whether no body belongs to the status.
  var isBodiless: Bool { status == 204 || status == 304 }

  /// The fields that may go out. A value that could end its line goes out as nothing.
  var safeFields: [HTTPRequest.Field] {
    fields.map { field in
      let isSafe = field.value.utf8.allSatisfy { (0x20...0x7E).contains($0) }
      return isSafe ? field : HTTPRequest.Field(field.name, "")
    }
  }
}
