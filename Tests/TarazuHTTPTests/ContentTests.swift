import Testing

@testable import TarazuHTTP

/// Compression, and files that never change.
@Suite struct ContentTests {
  @Test(
    arguments: [
      ([], nil), (["gzip, deflate, br"], .brotli), (["gzip"], .gzip), (["br;q=0, gzip;q=0.5"], .gzip),
      (["gzip; q=0.000"], nil), (["identity"], nil), (["GZIP"], .gzip), (["gzip", "br"], .brotli),
    ] as [([String], ContentCoding?)])
  func theCodingIsChosen(accepted: [String], coding: ContentCoding?) {
    #expect(ContentCoding.preferred(accepted) == coding)
  }

  @Test func whatGrowsStaysAsItIs() {
    #expect(ContentCoding.gzip.compress([1, 2, 3], .page) == nil)
    #expect(ContentCoding.brotli.compress([], .file) == nil)
    let text = [UInt8](repeating: 65, count: 10_000)
    for coding in ContentCoding.allCases {
      #expect((coding.compress(text, .page)?.count ?? .max) < 200)
      #expect((coding.compress(text, .file)?.count ?? .max) < 200)
    }
  }

  private func request(_ fields: [HTTPRequest.Field]) -> HTTPRequest {
    HTTPRequest(method: "GET", target: "/static/a.css", authority: "h", fields: fields)
  }

  @Test func filesHaveTagsAndForms() throws {
    var files = StaticFiles(fields: [.init("x-all", "1")])
    files.add("a.css", type: "text/css", [UInt8](repeating: 65, count: 5_000))
    let plain = try #require(files.answer("a.css", to: request([])))
    #expect(plain["etag"]?.count == 26 && plain["x-all"] == "1" && plain["cache-control"] == "no-cache")
    let packed = try #require(files.answer("a.css", to: request([.init("accept-encoding", "br")]), isMarked: true))
    #expect(packed["content-encoding"] == "br" && packed["etag"] != plain["etag"])
    #expect(packed["cache-control"] == "public, max-age=31536000, immutable")
    let known = HTTPRequest.Field("if-none-match", "\"x\", W/" + (plain["etag"] ?? ""))
    #expect(files.answer("a.css", to: request([known]))?.status == 304)
    for name in ["", "b.css", "../keys/access.key", "..%2fkeys", "a.css/"] {
      #expect(files.answer(name, to: request([])) == nil)
    }
  }
}
