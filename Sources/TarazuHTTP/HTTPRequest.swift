/// A request with all of its body. Everything in it is as the peer sent it, and hostile.
public struct HTTPRequest: Sendable, Equatable {
  /// A field of the header; names are in lower case.
  public struct Field: Sendable, Equatable {
    public let name: String
    public let value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// As sent: `GET`, `POST` and so on.
  public var method: String
  /// The path with the query behind it, as sent.
  public var target: String
  /// The host and, where it is not 443, the port that the request is for.
  public var authority: String
  /// The fields in their order, without `host`.
  public var fields: [Field]
  public var body: [UInt8]

  public init(
    method: String, target: String, authority: String, fields: [Field] = [], body: [UInt8] = []
  ) {
    self.method = method
    self.target = target
    self.authority = authority
    self.fields = fields
    self.body = body
  }

  /// All values of a field, given in lower case.
  public subscript(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

  /// The value of a field that is there once; nil where it is absent or doubled.
  public func only(_ name: String) -> String? {
    let values = self[name]
    return values.count == 1 ? values[0] : nil
  }

  /// The target up to the first `?`, as sent.
  public var path: Substring { target.prefix { $0 != "?" } }

  /// What follows the first `?`, as sent; nil without one.
  public var query: Substring? { target.firstIndex(of: "?").map { target[target.index(after: $0)...] } }
}
