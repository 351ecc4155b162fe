import TarazuCalendar
import TarazuHTTP
import TarazuPages
import Testing

@testable import TarazuWeb

/// What is decided from a request's bytes alone.
@Suite struct RulesTests {
  private let rules = RequestRules(names: WebNames([], port: 8_443))

  private func kind(_ method: String, _ host: String, _ fields: [(String, String)] = []) -> Result<
    RequestRules.Kind, Refusal
  > {
    rules.kind(
      of: HTTPRequest(method: method, target: "/", authority: host, fields: fields.map { .init($0.0, $0.1) }))
  }

  @Test func hostsAndMethods() {
    for host in ["127.0.0.1:8443", "localhost:8443", "LOCALHOST:8443", "[::1]:8443"] {
      #expect(kind("GET", host) == .success(.read))
    }
    for host in ["evil", "localhost.evil:8443", "", "localhost:8444", "a@localhost:8443"] {
      #expect(kind("GET", host) == .failure(Refusal(.misdirected)))
    }
    for method in ["TRACE", "PUT", "DELETE", "OPTIONS", "CONNECT", "get", ""] {
      #expect(kind(method, "localhost:8443") == .failure(Refusal(.methodNotAllowed)))
    }
  }

  @Test func namesOfTheSettings() {
    let names = WebNames(["https://Tarazu.example/", "10.0.0.7:9443"], port: 8_443)
    for host in ["tarazu.example", "tarazu.example:443", "tarazu.example:8443", "10.0.0.7:9443"] {
      #expect(names.hasHost(host))
    }
    #expect(!names.hasHost("10.0.0.7") && !names.hasHost("127.0.0.1:8443"))
    #expect(names.hasOrigin("https://tarazu.example") && !names.hasOrigin("http://tarazu.example"))
    #expect(!names.hasOrigin("null") && !names.hasOrigin("https://tarazu.example.evil"))
  }

  @Test func formsComeFromOwnPages() {
    let form = ("content-type", "application/x-www-form-urlencoded; charset=UTF-8")
    let own = ("origin", "https://localhost:8443")
    #expect(kind("POST", "localhost:8443", [form, own]) == .success(.change))
    #expect(kind("POST", "localhost:8443", [form, own, ("sec-fetch-site", "same-origin")]) == .success(.change))
    for fields in [
      [form], [own], [form, ("origin", "null")], [form, ("origin", "https://evil")], [form, own, own],
      [form, own, ("sec-fetch-site", "same-site")], [form, own, ("sec-fetch-site", "none")],
      [own, ("content-type", "text/plain")], [own, ("content-type", "multipart/form-data")],
    ] {
      #expect(kind("POST", "localhost:8443", fields) == .failure(Refusal(.foreignForm)))
    }
  }

  @Test func formTokensAreMaskedAndBound() {
    let (a, b) = ("tzs_" + String(repeating: "a", count: 43), "tzs_" + String(repeating: "b", count: 43))
    let token = FormToken.make(for: a)
    #expect(FormToken.make(for: a) != token)
    #expect(FormToken.isValid(token, for: a) && FormToken.isValid(token.uppercased(), for: a))
    #expect(!FormToken.isValid(token, for: b))
    for wrong in [
      "", String(token.dropLast()), token + "0", String(repeating: "0", count: 128), "é" + token.dropFirst(2),
    ] {
      #expect(!FormToken.isValid(wrong, for: a))
    }
  }

  @Test func ownPaths() {
    for path in ["/", "/units/08?from=1404-01-01", "/a/../b"] { #expect(OwnPath.checked(path) == path) }
    for path in ["", "//evil", "/\\evil", "https:evil", "units", "/a b", "/\u{0}", "/é", "/\t/evil"] {
      #expect(OwnPath.checked(path) == nil)
    }
    #expect(OwnPath.checked("/" + String(repeating: "a", count: 3_000)) == nil)
  }

  @Test func cookiesAreReadOnce() {
    let token = "tzs_" + String(repeating: "A", count: 43)
    func session(_ cookies: String...) -> String? {
      SessionCookie.token(
        of: HTTPRequest(
          method: "GET", target: "/", authority: "h", fields: cookies.map { .init("cookie", $0) }))
    }
    #expect(session("a=b; __Host-tarazu=\(token)") == token)
    #expect(session("a=b", "__Host-tarazu=\(token)") == token)
    #expect(session("__Host-tarazu=\(token); __Host-tarazu=\(token)") == nil)
    #expect(session("__Host-tarazu=\(token)x") == nil && session("__Host-tarazu=tz_1") == nil && session() == nil)
    #expect(session("x__Host-tarazu=\(token)") == nil)
  }

  @Test func whatIsEncodedIsDecoded() {
    #expect(Decoding.part("%D8%A7%2F%3c") == "ا/<")
    for wrong in ["%", "%4", "%zz", "%ff", "a%C0%AF"] { #expect(Decoding.part(wrong) == nil) }
    #expect(
      Decoding.items("a=1+2&b&c=%3D&=x&&a=2") == [
        QueryItem("a", "1 2"), QueryItem("b", ""), QueryItem("c", "="), QueryItem("", "x"), QueryItem("a", "2"),
      ])
    #expect(Decoding.items("a=%") == nil)
    #expect(Decoding.items(String(repeating: "a&", count: 300)) == nil)
  }

  @Test func monthsThatHaveEnded() throws {
    let today = try #require(Day(eitherCalendar: "1405-09-10"))
    func text(_ window: Window) -> String { "\(JalaliDate(window.from)) \(JalaliDate(window.to))" }
    #expect(text(Periods.lastMonth(before: today)) == "1405-08-01 1405-08-30")
    #expect(text(Periods.months(12, before: today)) == "1404-09-01 1405-08-30")
    let spring = try #require(Day(eitherCalendar: "1405-01-01"))
    #expect(text(Periods.lastMonth(before: spring)) == "1404-12-01 1404-12-29")
    #expect(Periods.latinDigits("۱۴۰۵-٠٩-1") == "1405-09-1")
  }

  @Test func routesAreFound() {
    for path in ["/", "/units", "/units/08", "/cases/%22%3E", "/admin/rollout", "/lists/pending"] {
      #expect(Routes.find(path[...]) != nil, "\(path)")
    }
    for path in ["", "/units/", "/units/08/", "/units/a/b", "/units/%", "/static/a", "/Units", "/.."] {
      #expect(Routes.find(path[...]) == nil, "\(path)")
    }
    #expect(Routes.find("/cases/a%2Fb")?.code == "a/b")
  }
}
