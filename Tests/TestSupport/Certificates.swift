import Foundation

/// Keys and certificates of a test run, made by the `openssl` command in a folder that is removed at the end:
/// `server` for localhost, `client` of the client CA, and two that every server refuses: `rogue` of another CA, and
/// `misused`, which the client CA issued for servers.
public struct Certificates: Sendable {
  /// Made once a run.
  public static let shared = Result { try Certificates() }

  private static var folder: String { NSTemporaryDirectory() + "/tarazu-certificates-\(getpid())" }

  /// The URI that the client certificate has.
  public static let clientURI = "tarazu:principal/isfahan"

  private init() throws {
    try FileManager.default.createDirectory(atPath: Certificates.folder, withIntermediateDirectories: true)
    atexit { try? FileManager.default.removeItem(atPath: Certificates.folder) }
    for authority in ["ca", "client-ca", "rogue-ca"] {
      try openssl(
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
        "/CN=\(authority)", "-keyout", path("\(authority).key"), "-out", path("\(authority).crt"))
    }
    let client = "subjectAltName=URI:\(Certificates.clientURI)\nextendedKeyUsage=clientAuth"
    try issue("server", by: "ca", "subjectAltName=DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth")
    try issue("client", by: "client-ca", client)
    try issue("rogue", by: "rogue-ca", client)
    try issue("misused", by: "client-ca", "subjectAltName=DNS:localhost\nextendedKeyUsage=serverAuth")
  }

  /// Makes a client certificate of the client CA for a principal, in files that end in `.crt` and `.key`. Returns
  /// their names without the ending.
  public func issueClient(_ uris: [String]) throws -> String {
    let name = "client-\(UUID().uuidString)"
    let names = uris.map { "URI:\($0)" }.joined(separator: ",")
    try issue(name, by: "client-ca", "subjectAltName=\(names)\nextendedKeyUsage=clientAuth")
    return name
  }

  /// The path of a file: `ca.crt`, `client-ca.crt`, `server.crt`, `server.key` and so on.
  public func path(_ name: String) -> String { Certificates.folder + "/" + name }

  private func issue(_ name: String, by authority: String, _ extensions: String) throws {
    try openssl(
      "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=\(name)",
      "-keyout", path("\(name).key"), "-out", path("\(name).csr"))
    try extensions.write(toFile: path(name + ".ext"), atomically: true, encoding: .utf8)
    try openssl(
      "x509", "-req", "-in", path("\(name).csr"), "-CA", path("\(authority).crt"), "-CAkey",
      path("\(authority).key"), "-set_serial", "\(UInt32.random(in: 1 ... .max))", "-days", "1", "-extfile",
      path("\(name).ext"), "-out",
      path("\(name).crt"))
  }

  private func openssl(_ arguments: String...) throws {
    try ChildProcess.run("/usr/bin/env", ["openssl"] + arguments)
  }
}
