// The service's home: where its keys, certificates and port are.

import CLinux
import Glibc
import TarazuBase
import TarazuNet
import TarazuSecrets

struct ServiceHome {
  let path: String

  /// The files of TLS, as the settings want them used.
  func tls(_ settings: Settings) -> ServerTLS {
    var tls = ServerTLS(certificateFile: certificateFile, keyFile: path + "/keys/server.key")
    if settings.clientCertificates != .off { tls.clientCAFile = path + "/tls/client-ca.pem" }
    tls.requiresClientCertificate = settings.clientCertificates == .required
    tls.clientCRLFile = settings.crl.map { $0.hasPrefix("/") ? $0 : path + "/" + $0 }
    return tls
  }

  var certificateFile: String { path + "/tls/server.pem" }

  var migrations: String { path + "/sql/migrations" }

  /// Where records of the audit are kept while PostgreSQL is away.
  var auditSpool: String { path + "/audit-spool" }

  /// How to connect in a role, by the home's service file.
  func conninfo(_ role: String) -> String { "service=\(role)" }

  /// Points libpq at the home's service file; before any thread runs.
  func useServiceFile() { setenv("PGSERVICEFILE", path + "/pg_service.conf", 1) }

  /// Refuses keys that others may read or that belong to another user than the home, and a folder of keys that others may enter; the
  /// server's key and the access key must be there.
  func checkKeys() throws(ServiceError) {
    let folder = path + "/keys"
    let owner = try fileStatus(path).st_uid
    try checkPrivate(folder, mode: "700", owner)
    for file in try Set(fileNames(in: folder)).union(["server.key", "access.key"]).sorted() {
      try checkPrivate(folder + "/" + file, mode: "600", owner)
    }
  }

  private func checkPrivate(_ file: String, mode: String, _ owner: uid_t) throws(ServiceError) {
    let status = try fileStatus(file)
    guard status.st_mode & 0o077 == 0 else { throw ServiceError("\(file) may be read by others; chmod \(mode) it") }
    guard status.st_uid == owner else {
      throw ServiceError("\(file) belongs to user \(status.st_uid), and the home to user \(owner); chown it")
    }
  }

  private static let clientKey = "/keys/client-ca.key"

  /// The client CA, if its key is here.
  func clientAuthority() throws(ServiceError) -> CertificateAuthority? {
    try authority(key: Self.clientKey, certificate: "/tls/client-ca.pem")
  }

  /// What issues the server's own certificate, if its CA's key is here.
  func serverIssuer(_ settings: Settings) throws(ServiceError) -> ServerCertificateIssuer? {
    let names = ["localhost", "127.0.0.1", "::1"] + settings.names
    return try authority(key: "/keys/ca.key", certificate: "/tls/ca.pem").map {
      ServerCertificateIssuer(authority: $0, names: names)
    }
  }

  private func authority(key: String, certificate: String) throws(ServiceError) -> CertificateAuthority? {
    let file = path + key
    guard access(file, F_OK) == 0 else { return nil }
    let certificate = try readFile(path + certificate, most: 1 << 20)
    let key = try readFile(file, most: 1 << 16)
    do { return try CertificateAuthority(certificate: certificate, key: key) } catch {
      throw ServiceError("\(file): \(error)")
    }
  }
}

private func fileStatus(_ path: String) throws(ServiceError) -> stat {
  var status = stat()
  guard stat(path, &status) == 0 else { throw ServiceError("cannot read \(path): \(errorText())") }
  return status
}

/// The names of what is in a folder.
private func fileNames(in folder: String) throws(ServiceError) -> [String] {
  guard let stream = opendir(folder) else { throw ServiceError("cannot read \(folder): \(errorText())") }
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = readdir(stream) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names
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
  try prepareSecret(bytes, for: path)
  try putSecretInPlace(path)
}

/// Puts a secret that was prepared in its place.
func putSecretInPlace(_ path: String) throws(ServiceError) {
  guard rename(path + ".new", path) == 0 else { throw ServiceError("cannot write \(path): \(errorText())") }
}

/// Writes a secret beside its place, where what was there stays for now.
func prepareSecret(_ bytes: [UInt8], for path: String) throws(ServiceError) {
  var status = stat()
  guard stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG else {
    throw ServiceError("cannot write \(path): it is no file")
  }
  let fresh = path + ".new"
  unlink(fresh)
  let descriptor = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
  guard descriptor >= 0 else { throw ServiceError("cannot write \(path): \(errorText())") }
  defer { close(descriptor) }
  let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
  guard written == bytes.count, fsync(descriptor) == 0 else {
    throw ServiceError("cannot write \(path): \(errorText())")
  }
}

extension ServiceHome {
  private static let longestSettings = 64 << 10

  /// The home's settings.
  func settings() throws -> Settings {
    let file = path + "/tarazu.conf"
    guard access(file, F_OK) == 0 else { return Settings() }
    return try Settings(text: String(decoding: readFile(file, most: Self.longestSettings), as: UTF8.self))
  }
}
