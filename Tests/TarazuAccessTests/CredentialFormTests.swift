// The forms of names, tokens and certificate URIs, and what only resembles them.

import TarazuAccess
import Testing

@Suite struct CredentialFormTests {
  @Test func namesOfPrincipals() {
    let longest = String(repeating: "a", count: 64)
    for name in ["a", "0", "r.karimi", "cms-08", "a_b.c-d", longest] { #expect(PrincipalName.isValid(name), "\(name)") }
    for name in ["", ".a", "-a", "_a", "A", "aB", "a b", "a/b", "الف", "a\u{301}", "a\0", longest + "a"] {
      #expect(!PrincipalName.isValid(name), "\(name)")
    }
  }

  @Test func tokens() {
    let good: String = "tz_" + String(repeating: "aZ9-_", count: 8) + "abc"
    #expect(Token.isValid(good))
    let body = String(good.dropFirst(3))
    let start = String(good.dropLast())
    let ends = ["", "aa", "=", "+", "/", " ", "\0"]
    #expect(Token.kind(of: good) == .token && Token.kind(of: "tzs_" + body) == .session)
    let bad = [
      "", "tz_", "tzs_", "tz" + body, "TZ_" + body, "TZS_" + body, "tzs" + body, "tzs_a" + body,
      "tzs_" + body.dropLast(), " " + good, "tz_" + String(repeating: "é", count: 43),
    ]
    for token in bad + ends.map({ start + $0 }) { #expect(Token.kind(of: token) == nil, "\(token)") }
  }

  @Test func tokensInAuthorization() {
    let token = "tz_" + String(repeating: "x", count: 43)
    for value in ["Bearer " + token, "bearer " + token, "BEARER " + token] {
      #expect(Token.inAuthorization(value) == token)
    }
    let session = "tzs_" + String(repeating: "x", count: 43)
    #expect(Token.inAuthorization("Bearer " + session) == session)
    let bad = [
      "", "Bearer", "Bearer ", token, "Basic " + token, "Bearer  " + token, "Bearer " + token + " ",
      "Bearer " + token + "," + token, "Bearer " + session + "x", "Béarer " + token,
    ]
    for value in bad { #expect(Token.inAuthorization(value) == nil, "\(value)") }
  }

  @Test func tokensOfRandomBytes() throws {
    // base64url of RFC 4648, without padding.
    #expect(Token.text(random: Array(repeating: 0, count: 32)) == "tz_" + String(repeating: "A", count: 43))
    #expect(Token.text(random: Array(repeating: 255, count: 32)) == "tz_" + String(repeating: "_", count: 42) + "8")
    #expect(Token.text(random: Array(0..<32)) == "tz_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8")
    #expect(Token.isValid(try #require(Token.text(random: Array(100..<132)))))
    #expect(Token.text(.session, random: Array(0..<32)) == "tzs_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8")
    #expect(Token.text(random: []) == nil)
    #expect(Token.text(random: Array(repeating: 0, count: 31)) == nil)
    #expect(Token.text(random: Array(repeating: 0, count: 33)) == nil)
  }

  @Test func certificateURIs() {
    #expect(CertificateURI.text(ofPrincipal: "r.karimi") == "tarazu:principal:r.karimi")
    #expect(CertificateURI.principalName(in: "tarazu:principal:r.karimi") == "r.karimi")
    let bad = [
      "", "tarazu:", "tarazu:principal:", "tarazu:gateway:web", "Tarazu:principal:a", "tarazu:principal:A",
      " tarazu:principal:a", "tarazu:principal:a ", "tarazu:principal:a\0",
    ]
    for uri in bad { #expect(CertificateURI.principalName(in: uri) == nil, "\(uri)") }
    #expect(CertificateURI.text(ofGateway: "web-1") == "tarazu:gateway:web-1")
    #expect(CertificateURI.gatewayName(in: "tarazu:gateway:web-1") == "web-1")
    for uri in ["tarazu:gateway:", "tarazu:principal:web-1", "tarazu:gateway:Web", "tarazu:gateway:web ", "tarazu:"] {
      #expect(CertificateURI.gatewayName(in: uri) == nil, "\(uri)")
    }
  }
}
