import Foundation
import TarazuNet

/// Keys and certificates of a test run, made by the `openssl` command in a folder that is removed at the end.
struct Certificates {
  /// Made once a run.
  static let shared = Result { try Certificates() }

  private static var folder: String { NSTemporaryDirectory() + "/tarazu-net-tests-\(getpid())" }

  private init() throws {
    try FileManager.default.createDirectory(atPath: Certificates.folder, withIntermediateDirectories: true)
    atexit { try? FileManager.default.removeItem(atPath: Certificates.folder) }
    for authority in ["ca", "client-ca", "rogue-ca"] {
      try run(
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
        "/CN=\(authority)", "-keyout", "\(authority).key", "-out", "\(authority).crt")
    }
    try issue("server", by: "ca", "subjectAltName=DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth")
    try issue("client", by: "client-ca", "subjectAltName=URI:tarazu:principal/isfahan\nextendedKeyUsage=clientAuth")
    try issue("rogue", by: "rogue-ca", "subjectAltName=URI:tarazu:principal/isfahan\nextendedKeyUsage=clientAuth")
    try issue("misused", by: "client-ca", "subjectAltName=DNS:localhost\nextendedKeyUsage=serverAuth")
  }

  func path(_ name: String) -> String { Certificates.folder + "/" + name }

  var serverTLS: ServerTLS {
    ServerTLS(
      certificateFile: path("server.crt"), keyFile: path("server.key"), clientCAFile: path("client-ca.crt"))
  }

  /// A client's TLS, with one of the client certificates or none.
  func clientTLS(_ certificate: String? = nil) -> ClientTLS {
    ClientTLS(
      caFile: path("ca.crt"), certificateFile: certificate.map { path($0 + ".crt") },
      keyFile: certificate.map { path($0 + ".key") })
  }

  private func issue(_ name: String, by authority: String, _ extensions: String) throws {
    try run(
      "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=\(name)",
      "-keyout", "\(name).key", "-out", "\(name).csr")
    try extensions.write(toFile: path(name + ".ext"), atomically: true, encoding: .utf8)
    try run(
      "x509", "-req", "-in", "\(name).csr", "-CA", "\(authority).crt", "-CAkey", "\(authority).key",
      "-CAcreateserial", "-days", "1", "-extfile", "\(name).ext", "-out", "\(name).crt")
  }

  private func run(_ arguments: String...) throws {
    let status = try Command.run("openssl", arguments, in: Certificates.folder).status
    guard status == 0 else { throw CommandError(description: "openssl \(arguments) ended with \(status)") }
  }
}

struct CommandError: Error {
  let description: String
}

/// Runs a program of the PATH to its end.
enum Command {
  static func run(
    _ program: String, _ arguments: [String], in folder: String = NSTemporaryDirectory()
  ) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let pipe = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
