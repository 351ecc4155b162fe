import TarazuNet

/// Files that never change while the process runs, in a table by name: no name from outside reaches the file system.
public struct StaticFiles: Sendable {
  private struct File: Sendable {
    let type: String
    /// Quoted, as it stands in the header.
    let tag: String
    let plain: [UInt8]
    let compressed: [ContentCoding: [UInt8]]
  }

  private var files: [String: File] = [:]
  private let fields: [HTTPRequest.Field]

  /// - Parameter fields: what each answer has in its header besides.
  public init(fields: [HTTPRequest.Field] = []) { self.fields = fields }

  /// Adds a file, compressed once in each coding where that makes it smaller.
  public mutating func add(_ name: String, type: String, _ bytes: [UInt8]) {
    var compressed: [ContentCoding: [UInt8]] = [:]
    if StaticFiles.isText(type) {
      for coding in ContentCoding.allCases { compressed[coding] = coding.compress(bytes, .file) }
    }
    files[name] = File(type: type, tag: "\"" + StaticFiles.tag(of: bytes) + "\"", plain: bytes, compressed: compressed)
  }

  private static func isText(_ type: String) -> Bool {
    type.hasPrefix("text/") || type.hasPrefix("image/svg") || type.hasPrefix("application/")
  }

  /// The content's mark: 24 hexadecimal digits of its SHA-256. It is part of the address by which pages ask for a file,
  /// so that a new content has a new address.
  public func mark(of name: String) -> String? { files[name].map { String($0.tag.dropFirst().dropLast()) } }

  private static func tag(of bytes: [UInt8]) -> String {
    SHA256Digest.digest(of: bytes).prefix(12).map { byte in
      let digits = String(byte, radix: 16)
      return byte < 16 ? "0" + digits : digits
    }.joined()
  }

  /// The answer to a GET or HEAD of a file; nil if there is none of that name.
  /// - Parameter isMarked: whether the address has the content's mark, so that it may be kept for good.
  public func answer(_ name: String, to request: HTTPRequest, isMarked: Bool = false) -> HTTPResponse? {
    guard let file = files[name] else { return nil }
    var response = HTTPResponse(200, fields)
    response.set("content-type", file.type)
    response.set("vary", "accept-encoding")
    response.set("cache-control", isMarked ? "public, max-age=31536000, immutable" : "no-cache")
    let coding = ContentCoding.preferred(request["accept-encoding"]).flatMap { file.compressed[$0] == nil ? nil : $0 }
    // Each form is a representation of its own.
    let tag = coding.map { String(file.tag.dropLast()) + "-\($0.rawValue)\"" } ?? file.tag
    response.set("etag", tag)
    if request["if-none-match"].contains(where: { $0.split(separator: ",").contains { StaticFiles.names($0, tag) } }) {
      response.status = 304
      return response
    }
    if let coding { response.set("content-encoding", coding.rawValue) }
    response.body = .bytes(coding.flatMap { file.compressed[$0] } ?? file.plain)
    return response
  }

  /// Whether an entry of `if-none-match` is this tag, weakly compared.
  private static func names(_ entry: Substring, _ tag: String) -> Bool {
    let bare = entry.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
    let text = String(bare)
    return text == "*" || text == tag || text == "W/" + tag
  }
}
