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

  /// Makes a client certificate as `issueClient` does, valid until the end of a second: seconds since 1970.
  public func issueClient(_ uris: [String], until end: Int64) throws -> String {
    let name = "client-\(UUID().uuidString)"
    let names = uris.map { "URI:\($0)" }.joined(separator: ",")
    try request(name, "subjectAltName=\(names)\nextendedKeyUsage=clientAuth")
    // The `x509` command knows whole days only.
    try writeRegister(name)
    try openssl(
      "ca", "-batch", "-notext", "-config", path(name + ".cnf"), "-cert", path("client-ca.crt"), "-keyfile",
      path("client-ca.key"), "-in", path(name + ".csr"), "-extfile", path(name + ".ext"), "-enddate",
      Certificates.time(end), "-out", path(name + ".crt"))
    return name
  }

  /// Makes a key, in a file that ends in `.key`, and a request for a certificate with it. Returns the request in PEM, and
  /// the file's name without the ending.
  public func request(for name: String) throws -> (request: String, file: String) {
    let file = "requested-\(UUID().uuidString)"
    try request(file, "")
    return (try String(contentsOfFile: path(file + ".csr"), encoding: .utf8), file)
  }

  /// Makes the client CA's list of revoked certificates, with these on it. Returns its path.
  public func revocationList(of names: [String]) throws -> String {
    let register = "revoked-\(UUID().uuidString)"
    try writeRegister(register)
    let authority = [
      "-config", path(register + ".cnf"), "-cert", path("client-ca.crt"), "-keyfile", path("client-ca.key"),
    ]
    for name in names { try openssl(["ca"] + authority + ["-revoke", path(name + ".crt")]) }
    try openssl(["ca"] + authority + ["-gencrl", "-crldays", "2", "-out", path(register + ".crl")])
    return path(register + ".crl")
  }

  /// The settings and the empty register that `openssl ca` needs.
  private func writeRegister(_ name: String) throws {
    let settings = """
      [ca]
      default_ca = short
      [short]
      database = \(path(name + ".index"))
      new_certs_dir = \(Certificates.folder)
      rand_serial = yes
      default_md = sha256
      policy = any
      [any]
      commonName = supplied
      """
    try settings.write(toFile: path(name + ".cnf"), atomically: true, encoding: .utf8)
    try "".write(toFile: path(name + ".index"), atomically: true, encoding: .utf8)
  }

  /// A second since 1970 as certificates have it, such as `20260321093000Z`.
  private static func time(_ seconds: Int64) -> String {
    var (instant, parts) = (time_t(seconds), tm())
    gmtime_r(&instant, &parts)
    return String(unsafeUninitializedCapacity: 32) { buffer in
      buffer.withMemoryRebound(to: CChar.self) { text in
        text.baseAddress.map { strftime($0, text.count, "%Y%m%d%H%M%SZ", &parts) } ?? 0
      }
    }
  }

  /// The path of a file: `ca.crt`, `client-ca.crt`, `server.crt`, `server.key` and so on.
  public func path(_ name: String) -> String { Certificates.folder + "/" + name }

  /// Makes a key, a request for a certificate, and a file of its extensions.
  private func request(_ name: String, _ extensions: String) throws {
    try openssl(
      "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=\(name)",
      "-keyout", path("\(name).key"), "-out", path("\(name).csr"))
    try extensions.write(toFile: path(name + ".ext"), atomically: true, encoding: .utf8)
  }

  private func issue(_ name: String, by authority: String, _ extensions: String) throws {
    try request(name, extensions)
    try openssl(
      "x509", "-req", "-in", path("\(name).csr"), "-CA", path("\(authority).crt"), "-CAkey",
      path("\(authority).key"), "-set_serial", "\(UInt32.random(in: 1 ... .max))", "-days", "1", "-extfile",
      path("\(name).ext"), "-out",
      path("\(name).crt"))
  }

  private func openssl(_ arguments: String...) throws { try openssl(arguments) }

  private func openssl(_ arguments: [String]) throws {
    try ChildProcess.run("/usr/bin/env", ["openssl"] + arguments)
  }
}
