import CCompression

/// How a body is compressed.
public enum ContentCoding: String, CaseIterable, Sendable {
  // In the order in which they are preferred.
  case brotli = "br"
  case gzip

  /// The preferred coding among those that a peer accepts; nil for none.
  /// - Parameter accepted: the values of its `accept-encoding`.
  public static func preferred(_ accepted: [String]) -> ContentCoding? {
    var offered: Set<String> = []
    for part in accepted.joined(separator: ",").split(separator: ",") {
      let pieces = part.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
      guard let name = pieces.first else { continue }
      let isRefused = pieces.dropFirst().contains { $0.hasPrefix("q=0") && !$0.contains { ("1"..."9").contains($0) } }
      if !isRefused { offered.insert(name) }
    }
    return allCases.first { offered.contains($0.rawValue) }
  }

  /// How much work compression may be.
  public enum Effort: Sendable {
    /// For a page that is made for one answer.
    case page
    /// For a file that is compressed once.
    case file
  }

  /// The bytes compressed; nil if that failed or they would not be fewer.
  public func compress(_ bytes: [UInt8], _ effort: Effort) -> [UInt8]? {
    guard !bytes.isEmpty else { return nil }
    let room = self == .gzip ? tz_gzip_bound(bytes.count) : bytes.count
    let result = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      count =
        switch (self, effort) {
        case (.gzip, .page): tz_gzip(5, bytes, bytes.count, buffer.baseAddress, room)
        case (.gzip, .file): tz_gzip(9, bytes, bytes.count, buffer.baseAddress, room)
        case (.brotli, .page): tz_brotli(4, bytes, bytes.count, buffer.baseAddress, room)
        case (.brotli, .file): tz_brotli(11, bytes, bytes.count, buffer.baseAddress, room)
        }
    }
    return result.isEmpty || result.count >= bytes.count ? nil : result
  }
}

extension HTTPResponse {
  /// The same with its body compressed as the request allows, where that makes it smaller.
  public func compressed(for request: HTTPRequest) -> HTTPResponse {
    guard case .bytes(let bytes) = body, bytes.count > HTTPResponse.leastCompressed, self["content-encoding"] == nil
    else { return self }
    var response = self
    response.set("vary", "accept-encoding")
    guard let coding = ContentCoding.preferred(request["accept-encoding"]),
      let compressed = coding.compress(bytes, .page)
    else { return response }
    response.set("content-encoding", coding.rawValue)
    response.body = .bytes(compressed)
    return response
  }

  /// Below this, a header more costs as much as compression saves.
  private static let leastCompressed = 512
}
