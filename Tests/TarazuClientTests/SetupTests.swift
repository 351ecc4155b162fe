import Foundation
import Testing

@testable import TarazuClient

/// A folder that goes away with the test.
private final class Folder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("tarazu-home-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func put(_ name: String, _ text: String, mode: Int = 0o600) throws -> String {
    let file = path + "/" + name
    let folder = (file as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
    return file
  }
}

@Suite struct SetupTests {
  @Test func homeGivesAddressAuthorityAndToken() throws {
    let folder = try Folder()
    _ = try folder.put("port", "17443\n")
    _ = try folder.put("admin/token", "tz_secret\n")
    let home = Home(folder.path)
    let target = try home.target(home.administrator())
    #expect(target.host == "127.0.0.1")
    #expect(target.port == 17_443)
    #expect(target.caFile == folder.path + "/tls/ca.pem")
    guard case .token(let token) = target.credential else {
      Issue.record("no token")
      return
    }
    #expect(token.text == "tz_secret")
    #expect(token.warning == nil)
  }

  @Test func homeWithoutTokenGivesTheCertificate() throws {
    let folder = try Folder()
    _ = try folder.put("admin/cert.pem", "x")
    guard case .certificate(let certificate, let key) = try Home(folder.path).administrator() else {
      Issue.record("no certificate")
      return
    }
    #expect(certificate == folder.path + "/admin/cert.pem")
    #expect(key == folder.path + "/admin/key.pem")
  }

  @Test(arguments: ["", "x", "0", "65536", "-1", "+7443", "74 43", "99999999999999999999"])
  func invalidPort(_ text: String) throws {
    let folder = try Folder()
    _ = try folder.put("port", text)
    #expect(throws: SetupError.self) { try Home(folder.path).port() }
  }

  @Test func folderThatIsNoHomeSaysSo() throws {
    let error = #expect(throws: SetupError.self) { try Home("/nonexistent").port() }
    #expect(error?.description.contains("/nonexistent is no home of a service") == true)
  }

  @Test func tokenFileIsTrimmedAndWarnsWhenOthersMayReadIt() throws {
    let folder = try Folder()
    let token = try BearerToken(file: folder.put("token", " \ttz_abc\r\n\n", mode: 0o640))
    #expect(token.text == "tz_abc")
    #expect(token.warning?.contains("mode 0640") == true)
  }

  @Test func tokenShowsItselfInNoText() throws {
    let folder = try Folder()
    let token = try BearerToken(file: folder.put("token", "tz_abc"))
    #expect(!"\(token)".contains("abc"))
    #expect(!String(reflecting: token).contains("abc"))
    #expect(
      !String(reflecting: ClientTarget(host: "h", port: 1, caFile: "c", credential: .token(token))).contains("abc"))
  }

  @Test(arguments: ["", " \n", "two words", "tz_ا", String(repeating: "x", count: 5_000)])
  func fileThatHoldsNoToken(_ text: String) throws {
    let file = try Folder().put("token", text)
    #expect(throws: SetupError.self) { try BearerToken(file: file) }
  }

  @Test func missingTokenFileAndFolder() throws {
    #expect(throws: SetupError.self) { try BearerToken(file: "/nonexistent/token") }
    #expect(throws: SetupError.self) { try BearerToken(file: "/") }
  }

  @Test func addresses() {
    func text(_ text: String) -> String? { ClientTarget.address(text).map { "\($0.host) \($0.port)" } }
    #expect(text("localhost:7443") == "localhost 7443")
    #expect(text("10.0.0.1:1") == "10.0.0.1 1")
    #expect(text("[::1]:65535") == "::1 65535")
    for bad in ["localhost", ":7443", "localhost:", "localhost:0", "localhost:65536", "::1:7443", "[]:7443", "a:b"] {
      #expect(text(bad) == nil)
    }
  }
}
