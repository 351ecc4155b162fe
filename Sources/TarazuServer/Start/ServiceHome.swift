// The service's home: where its keys, certificates and port are.

import CLinux
import Glibc
import TarazuNet
import TarazuSecrets

struct ServiceHome {
  let path: String

  var tls: ServerTLS {
    ServerTLS(
      certificateFile: path + "/tls/server.pem", keyFile: path + "/keys/server.key",
      clientCAFile: path + "/tls/client-ca.pem")
  }

  var migrations: String { path + "/sql/migrations" }

  /// Where records of the audit are kept while PostgreSQL is away.
  var auditSpool: String { path + "/audit-spool" }

  /// How to connect in a role, by the home's service file.
  func conninfo(_ role: String) -> String { "service=\(role)" }

  /// Points libpq at the home's service file; before any thread runs.
  func useServiceFile() { setenv("PGSERVICEFILE", path + "/pg_service.conf", 1) }

  /// Refuses keys that other users may read, or a folder of keys that they may enter.
  func checkKeys() throws(ServiceError) {
    for (file, mode) in [
      ("/keys", "700"), ("/keys/server.key", "600"), ("/keys/access.key", "600"), (Self.clientKey, "600"),
    ] {
      var status = stat()
      // Certificates of clients may be made elsewhere.
      if file == Self.clientKey, access(path + file, F_OK) != 0 { continue }
      guard stat(path + file, &status) == 0 else { throw ServiceError("cannot read \(path + file): \(errorText())") }
      guard status.st_mode & 0o077 == 0 else {
        throw ServiceError("\(path + file) may be read by others; chmod \(mode) it")
      }
    }
  }

  private static let clientKey = "/keys/client-ca.key"

  /// The client CA, if its key is here.
  func clientAuthority() throws(ServiceError) -> ClientAuthority? {
    let file = path + Self.clientKey
    guard access(file, F_OK) == 0 else { return nil }
    let certificate = try readFile(path + "/tls/client-ca.pem", most: 1 << 20)
    let key = try readFile(file, most: 1 << 16)
    do { return try ClientAuthority(certificate: certificate, key: key) } catch {
      throw ServiceError("\(file): \(error)")
    }
  }

  /// The access key, 32 bytes in hexadecimal.
  func accessKey() throws -> [UInt8] {
    let file = path + "/keys/access.key"
    let digits = try readFile(file, most: 4_096).filter { !$0.isSpace }
    var key: [UInt8] = []
    for index in stride(from: 0, to: digits.count - 1, by: 2) {
      guard let high = digits[index].hexValue, let low = digits[index + 1].hexValue else { break }
      key.append(high << 4 | low)
    }
    guard key.count >= 32, key.count * 2 == digits.count else {
      throw ServiceError("\(file) does not hold a key of at least 32 bytes in hexadecimal")
    }
    return key
  }
}

/// The text of the last system error.
func errorText() -> String { String(cString: strerror(tz_errno())) }

/// The bytes of a small file.
func readFile(_ path: String, most: Int) throws(ServiceError) -> [UInt8] {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw ServiceError("cannot read \(path): \(errorText())") }
  defer { close(descriptor) }
  var bytes = [UInt8](repeating: 0, count: most + 1)
  var count = 0
  while count < bytes.count {
    let got = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress?.advanced(by: count), most + 1 - count) }
    guard got >= 0 else { throw ServiceError("cannot read \(path): \(errorText())") }
    if got == 0 { break }
    count += got
  }
  guard count <= most else { throw ServiceError("\(path) is over \(most) bytes") }
  return Array(bytes.prefix(count))
}

/// Writes a file that only its owner may read, as a whole or not at all.
func writeSecret(_ bytes: [UInt8], to path: String) throws(ServiceError) {
  let fresh = path + ".new"
  unlink(fresh)
  let descriptor = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
  guard descriptor >= 0 else { throw ServiceError("cannot write \(path): \(errorText())") }
  defer { close(descriptor) }
  let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
  guard written == bytes.count, fsync(descriptor) == 0, rename(fresh, path) == 0 else {
    throw ServiceError("cannot write \(path): \(errorText())")
  }
}

extension UInt8 {
  fileprivate var isSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }

  fileprivate var hexValue: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
