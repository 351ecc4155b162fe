// Client certificates: those that the client CA issues, and those of an outside CA that are read. What OpenSSL's own
// command says of them is the measure.

import Foundation
import TestSupport
import Testing

@testable import TarazuSecrets

@Suite struct CertificateAuthorityTests {
  private static let now = Int64(Date().timeIntervalSince1970)
  private let certificates: Certificates
  private let authority: CertificateAuthority

  init() throws {
    certificates = try Certificates.shared.get()
    authority = try CertificateAuthority(
      certificate: certificates.bytes("client-ca.crt"), key: certificates.bytes("client-ca.key"))
  }

  @Test func issuesForPrincipalsAndGateways() throws {
    for holder in [CertificateHolder.principal("r.karimi"), .gateway("web-1")] {
      let issued = try authority.issue(request(), for: .client(holder), at: Self.now, days: 1)
      let file = try certificates.write(issued.chain, "issued-\(UUID().uuidString).crt")
      let shown = try openssl(
        "x509", "-in", file, "-noout", "-subject", "-ext",
        "basicConstraints,keyUsage,extendedKeyUsage,subjectAltName,authorityKeyIdentifier")
      for part in [
        "CN = \(holder.name)", "CA:FALSE", "Digital Signature", "TLS Web Client Authentication", "URI:\(holder.uri)",
      ] { #expect(shown.contains(part), "\(shown)") }
      #expect(
        try openssl("verify", "-CAfile", certificates.path("client-ca.crt"), "-purpose", "sslclient", file)
          .hasSuffix("OK\n"))
      let read = try ClientCertificate.read(issued.chain)
      #expect(read.holder == holder && read.sha256 == issued.sha256)
      #expect(read.notAfter == issued.notAfter && issued.notAfter == Self.now + 86_400)
      #expect(read.notBefore == Self.now - 300)
      // The issuer follows.
      #expect(issued.chain.components(separatedBy: "BEGIN CERTIFICATE").count == 3)
    }
  }

  @Test func serialsAreRandom() throws {
    let request = try request()
    let one = try authority.issue(request, for: .client(.principal("a")), at: Self.now, days: 1)
    let two = try authority.issue(request, for: .client(.principal("a")), at: Self.now, days: 1)
    #expect(one.sha256 != two.sha256)
  }

  /// A request asks for a name, alternative names and uses: only its key is taken.
  @Test func takesNothingButTheKey() throws {
    let request = try request(
      "-subj", "/CN=admin", "-addext", "subjectAltName=URI:tarazu:principal:admin", "-addext",
      "basicConstraints=critical,CA:TRUE")
    let issued = try authority.issue(request, for: .client(.principal("r.karimi")), at: Self.now, days: 1)
    #expect(try ClientCertificate.read(issued.chain).holder == .principal("r.karimi"))
    let file = try certificates.write(issued.chain, "issued-\(UUID().uuidString).crt")
    let shown = try openssl("x509", "-in", file, "-noout", "-text")
    #expect(!shown.contains("admin") && !shown.contains("CA:TRUE"))
  }

  @Test func livesNoLongerThanTheAuthority() throws {
    let issued = try authority.issue(request(), for: .client(.principal("a")), at: Self.now, days: 400)
    #expect(issued.notAfter < Self.now + 3 * 86_400)
    #expect(throws: SecretError.self) {
      try authority.issue(request(), for: .client(.principal("a")), at: Self.now + 10 * 86_400, days: 1)
    }
  }

  @Test(arguments: [
    ["rsa:2048"], ["ec", "-pkeyopt", "ec_paramgen_curve:P-384"], ["ed25519"],
  ])
  func takesStrongKeys(kind: [String]) throws {
    let issued = try authority.issue(request(key: kind), for: .client(.principal("a")), at: Self.now, days: 1)
    #expect(try ClientCertificate.read(issued.chain).holder == .principal("a"))
  }

  @Test(arguments: [
    ["rsa:1024"], ["ec", "-pkeyopt", "ec_paramgen_curve:P-224"], ["ec", "-pkeyopt", "ec_paramgen_curve:secp256k1"],
    ["ed448"],
  ])
  func refusesOtherKeys(kind: [String]) throws {
    let request = try request(key: kind)
    #expect(throws: CertificateRefusal.self) {
      try authority.issue(request, for: .client(.principal("a")), at: Self.now, days: 1)
    }
  }

  @Test func refusesWhatIsNoRequestOfItsKey() throws {
    let good = try request()
    var lines = good.split(separator: "\n").map(String.init)
    // The signature is at the end: another letter there is another signature, or none.
    let last = lines.count - 3
    lines[last] = (lines[last].hasPrefix("A") ? "B" : "A") + lines[last].dropFirst()
    let encrypted = good.replacing(
      "REQUEST-----\nM",
      with: "REQUEST-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00112233445566778899AABBCCDDEEFF\n\nM")
    let certificate = try String(contentsOfFile: certificates.path("client.crt"), encoding: .utf8)
    for bad in [
      "", "hello", certificate, lines.joined(separator: "\n"), encrypted, String(repeating: " ", count: 1 << 17) + good,
    ] {
      #expect(throws: CertificateRefusal.self) {
        try authority.issue(bad, for: .client(.principal("a")), at: Self.now, days: 1)
      }
    }
  }

  @Test func refusesAnAuthorityThatIsNone() throws {
    let bytes = certificates.bytes
    #expect(throws: SecretError.self) {
      try CertificateAuthority(certificate: bytes("client.crt"), key: bytes("client.key"))
    }
    #expect(throws: SecretError.self) {
      try CertificateAuthority(certificate: bytes("client-ca.crt"), key: bytes("ca.key"))
    }
    #expect(throws: SecretError.self) { try CertificateAuthority(certificate: [], key: bytes("client-ca.key")) }
    #expect(throws: SecretError.self) { try CertificateAuthority(certificate: bytes("client-ca.crt"), key: []) }
  }

  // MARK: Certificates of an outside CA

  @Test func readsWhatAnOutsideAuthorityIssued() throws {
    let name = try certificates.issueClient(
      ["https://example.org/x", "tarazu:principal:r.karimi"], until: Self.now + 4_000)
    let read = try ClientCertificate.read(certificates.text(name + ".crt"))
    #expect(read.holder == .principal("r.karimi") && read.notAfter == Self.now + 4_000)
    let shown = try openssl("x509", "-in", certificates.path(name + ".crt"), "-noout", "-fingerprint", "-sha256")
    #expect(shown.replacing(":", with: "").lowercased().contains(read.sha256.hex))
  }

  @Test(arguments: [
    ["https://example.org/x"], ["tarazu:principal:a", "tarazu:principal:b"], ["tarazu:principal:a", "tarazu:other"],
    ["tarazu:principal:A"], ["tarazu:principal:"], ["tarazu:gateway:.a"], ["tarazu:admin:a"],
  ])
  func refusesOtherURIs(uris: [String]) throws {
    let name = try certificates.issueClient(uris)
    #expect(throws: CertificateRefusal.self) { try ClientCertificate.read(certificates.text(name + ".crt")) }
  }

  @Test func refusesOtherUses() throws {
    for name in ["misused.crt", "server.crt", "client-ca.crt", "client.key"] {
      #expect(throws: CertificateRefusal.self) { try ClientCertificate.read(certificates.text(name)) }
    }
    #expect(throws: CertificateRefusal.self) { try ClientCertificate.read("") }
  }

  /// A request by OpenSSL's command, for a new key.
  private func request(
    _ arguments: String..., key: [String] = ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
  ) throws -> String {
    let file = certificates.path("request-\(UUID().uuidString).key")
    let subject = arguments.contains("-subj") ? [] : ["-subj", "/CN=anybody"]
    return try ChildProcess.run(
      "/usr/bin/env", ["openssl", "req", "-new", "-newkey"] + key + ["-nodes", "-keyout", file] + subject + arguments)
  }

  private func openssl(_ arguments: String...) throws -> String {
    try ChildProcess.run("/usr/bin/env", ["openssl"] + arguments)
  }
}

extension Certificates {
  fileprivate func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }

  fileprivate func bytes(_ name: String) throws -> [UInt8] { Array(try text(name).utf8) }

  fileprivate func write(_ text: String, _ name: String) throws -> String {
    try text.write(toFile: path(name), atomically: true, encoding: .utf8)
    return path(name)
  }
}
