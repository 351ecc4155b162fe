import TarazuCalendar
import TarazuDomain
import Testing

@testable import TarazuLines

@Suite struct PrincipalLineTests {
  private func parse(_ text: String) -> Result<PrincipalLine, PrincipalLineRefusal> {
    let bytes = Array(text.utf8)
    do throws(PrincipalLineRefusal) {
      return .success(try PrincipalLine.parse(Line(number: 1, bytes: bytes[...])))
    } catch { return .failure(error) }
  }

  private func reason(_ text: String) -> String? {
    if case .failure(let refusal) = parse(text) { refusal.reason } else { nil }
  }

  @Test func goodLines() throws {
    #expect(
      try parse(#"{"name":"h.1","role":"head","unit":"08"}"#).get()
        == PrincipalLine(name: "h.1", role: .head, unit: "08"))
    #expect(
      try parse(#"{"name":"cms","role":"source","unit":"08","source":"cms-08","expires":"1405-01-01"}"#).get()
        == PrincipalLine(
          name: "cms", role: .source, unit: "08", source: "cms-08", expires: Day(eitherCalendar: "2026-03-21")))
    // Null counts as missing.
    #expect(
      try parse(#"{"name":"a","role":"admin","unit":"IR","source":null,"expires":null}"#).get()
        == PrincipalLine(name: "a", role: .admin, unit: "IR"))
  }

  @Test(arguments: [
    ("[]", "malformed"), ("{", "malformed"),
    (#"{"name":"a","role":"head"}"#, "missing_field"),
    (#"{"name":"a","role":"head","unit":"08","colour":"red"}"#, "unknown_field"),
    (#"{"name":"A","role":"head","unit":"08"}"#, "bad_field"),
    (#"{"name":"-a","role":"head","unit":"08"}"#, "bad_field"),
    (#"{"name":"../a","role":"head","unit":"08"}"#, "bad_field"),
    (#"{"name":"a","role":"judge","unit":"08"}"#, "bad_field"),
    (#"{"name":"a","role":"head","unit":"'"}"#, "bad_field"),
    (#"{"name":"a","role":"head","unit":"08","source":"cms"}"#, "bad_field"),
    (#"{"name":"a","role":"source","unit":"08"}"#, "bad_field"),
    (#"{"name":"a","role":"head","unit":"08","expires":"1405-13-01"}"#, "bad_field"),
    (#"{"name":"a","role":"head","unit":"08","expires":5}"#, "bad_field"),
  ])
  func refusals(_ text: String, _ expected: String) { #expect(reason(text) == expected) }
}
