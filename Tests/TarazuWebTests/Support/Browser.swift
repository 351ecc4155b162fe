import Foundation
import TestSupport
import Testing

@testable import TarazuWeb

/// A browser by curl: one cookie jar, HTTP/2 unless another is asked for.
struct Browser: Sendable {
  static let password = "پسته و زعفران ۱۴۰۵"

  let dashboard: Dashboard
  /// The session's cookie, as `name=value`.
  var cookie: String?
  var usesHTTP1 = false

  init(_ dashboard: Dashboard) { self.dashboard = dashboard }

  struct Response: Sendable {
    var status = 0
    var version = ""
    var fields: [(name: String, value: String)] = []
    var body = ""

    subscript(_ name: String) -> String? { fields.first { $0.name == name }?.value }
  }

  var origin: String { "https://127.0.0.1:\(dashboard.port)" }

  mutating func get(_ path: String, _ headers: [String] = []) async throws -> Response {
    try await send(path, headers, [])
  }

  /// Posts a form as a page of the dashboard does.
  mutating func post(_ path: String, _ form: [String: String], _ headers: [String] = []) async throws -> Response {
    let fields = form.sorted { $0.key < $1.key }.flatMap { ["--data-urlencode", "\($0.key)=\($0.value)"] }
    return try await send(path, ["Origin: \(origin)", "Sec-Fetch-Site: same-origin"] + headers, fields)
  }

  /// Sends a request with these headers and further arguments of curl.
  mutating func send(_ path: String, _ headers: [String], _ arguments: [String]) async throws -> Response {
    let response = try await sent(path, headers, arguments)
    for field in response.fields where field.name == "set-cookie" {
      if field.value.hasPrefix("__Host-tarazu=") {
        let value = String(field.value.prefix { $0 != ";" })
        cookie = value == "__Host-tarazu=" ? nil : value
      }
    }
    return response
  }

  /// The same without keeping the cookie of the response.
  func sent(_ path: String, _ headers: [String], _ arguments: [String]) async throws -> Response {
    let lines = (headers + (cookie.map { ["Cookie: \($0)"] } ?? [])).flatMap { ["-H", $0] }
    let words =
      [
        "--silent", "--show-error", "--include", "--compressed", "--path-as-is", "--max-time", "30", "--cacert",
        dashboard.harness.home + "/tls/ca.pem", usesHTTP1 ? "--http1.1" : "--http2",
      ] + lines + arguments + [path.hasPrefix("https") ? path : origin + path]
    let outcome = try await blocking { try ChildProcess.outcome(of: "/usr/bin/curl", words) }
    return Browser.parse(outcome.output)
  }

  private static func parse(_ text: String) -> Response {
    var response = Response()
    // Swift takes CR and LF together for one character.
    guard let end = text.range(of: "\r\n\r\n") else { return response }
    let lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
    let first = (lines.first ?? "").split(separator: " ")
    response.version = first.first.map(String.init) ?? ""
    response.status = first.count > 1 ? Int(first[1]) ?? 0 : 0
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      response.fields.append((line[..<colon].lowercased(), value))
    }
    response.body = String(text[end.upperBound...])
    return response
  }

  /// A token as the forms of its pages have it.
  var token: String { FormToken.make(for: String((cookie ?? "").dropFirst("__Host-tarazu=".count))) }

  /// The code of a second factor's seed, some steps from now.
  static func code(of secret: String, later steps: Int = 0) async throws -> String {
    let script = """
      import base64, hashlib, hmac, struct, sys, time
      text = sys.argv[1]
      key = base64.b32decode(text + "=" * (-len(text) % 8))
      digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30 + int(sys.argv[2])), hashlib.sha1).digest()
      at = digest[-1] & 15
      print("%06d" % ((struct.unpack(">I", digest[at:at + 4])[0] & 0x7fffffff) % 1000000), end="")
      """
    return try await blocking { try ChildProcess.run("/usr/bin/python3", ["-c", script, secret, "\(steps)"]) }
  }

  /// The token of the forms of a page.
  static func token(in page: Response) throws -> String {
    let found = page.body.firstMatch(of: /name="token" value="([0-9a-f]{128})"/)
    return String(try #require(found, "no form has a token: \(page.status) \(page.body.prefix(300))").1)
  }
}
