// A client certificate as it is recorded (docs/spec/access.md#credentials).

import CLinux
import COpenSSL
import Glibc
import TarazuAccess

/// Whom a client certificate names.
public enum CertificateHolder: Hashable, Sendable {
  case principal(String)
  case gateway(String)

  /// The URI among the certificate's alternative names.
  public var uri: String {
    switch self {
    case .principal(let name): CertificateURI.text(ofPrincipal: name)
    case .gateway(let name): CertificateURI.text(ofGateway: name)
    }
  }

  public var name: String {
    switch self {
    case .principal(let name), .gateway(let name): name
    }
  }

  /// Nil for any other form than `uri` gives.
  init?(uri: String) {
    if let name = CertificateURI.principalName(in: uri) {
      self = .principal(name)
    } else if let name = CertificateURI.gatewayName(in: uri) {
      self = .gateway(name)
    } else {
      return nil
    }
  }
}

/// Why a certificate, or a request for one, is refused: the fault of who sent it.
public struct CertificateRefusal: Error, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}

/// What a client certificate says of itself. Whether it chains to the client CA is for the handshake to find out.
public struct ClientCertificate: Hashable, Sendable {
  /// The SHA-256 of its DER form.
  public let sha256: [UInt8]
  public let holder: CertificateHolder
  /// When it begins and ends to be valid, in seconds since 1970; both are part of it.
  public let notBefore: Int64
  public let notAfter: Int64

  /// The most bytes of PEM that are looked at.
  static let longestPEM = 64 << 10

  /// Reads the first certificate of a PEM text: one for clients, with exactly one URI that begins with `tarazu:`.
  public static func read(_ pem: String) throws(CertificateRefusal) -> ClientCertificate {
    guard let certificate = X509Certificate(pem: Array(pem.utf8)) else {
      throw CertificateRefusal("not a certificate in PEM")
    }
    guard certificate.isForClients else {
      throw CertificateRefusal(
        "not a certificate for clients: it needs the extended key usage clientAuth, and CA:FALSE")
    }
    let uris = certificate.uris.filter { $0.hasPrefix(CertificateURI.scheme) }
    guard uris.count == 1, let holder = CertificateHolder(uri: uris[0]) else {
      throw CertificateRefusal(
        "not a certificate of Tarazu: it needs exactly one URI that begins with \(CertificateURI.scheme), such as "
          + CertificateHolder.principal("NAME").uri)
    }
    guard let sha256 = certificate.sha256, let notBefore = certificate.notBefore, let notAfter = certificate.notAfter
    else { throw CertificateRefusal("not a certificate with dates that can be read") }
    return ClientCertificate(sha256: sha256, holder: holder, notBefore: notBefore, notAfter: notAfter)
  }
}

/// An OpenSSL certificate that frees itself.
final class X509Certificate {
  let pointer: OpaquePointer

  /// Takes over a certificate of OpenSSL.
  init(_ pointer: OpaquePointer) { self.pointer = pointer }

  /// The first certificate of a PEM text; nil if there is none.
  convenience init?(pem: [UInt8]) {
    guard let pointer = PEM.read(pem, { PEM_read_bio_X509($0, nil, noPassphrase, nil) }) else { return nil }
    self.init(pointer)
  }

  deinit { X509_free(pointer) }

  var sha256: [UInt8]? {
    var digest = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    return X509_digest(pointer, EVP_sha256(), &digest, &length) == 1 && length == 32 ? digest : nil
  }

  var notBefore: Int64? { Self.seconds(X509_get0_notBefore(pointer)) }
  var notAfter: Int64? { Self.seconds(X509_get0_notAfter(pointer)) }

  var isForClients: Bool {
    let flags = X509_get_extension_flags(pointer)
    guard flags & UInt32(EXFLAG_INVALID) == 0, flags & UInt32(EXFLAG_CA) == 0, flags & UInt32(EXFLAG_XKUSAGE) != 0
    else { return false }
    return X509_get_extended_key_usage(pointer) & UInt32(XKU_SSL_CLIENT) != 0
  }

  var uris: [String] {
    guard let found = X509_get_ext_d2i(pointer, NID_subject_alt_name, nil, nil) else { return [] }
    let names = OpaquePointer(found)
    defer { GENERAL_NAMES_free(names) }
    var uris: [String] = []
    var index: Int32 = 0
    var length: Int32 = 0
    while let text = tz_next_uri(names, &index, &length) {
      let bytes = UnsafeRawBufferPointer(start: text, count: Int(length))
      if let uri = String(validating: bytes, as: UTF8.self) { uris.append(uri) }
    }
    return uris
  }

  private static func seconds(_ time: UnsafePointer<ASN1_TIME>?) -> Int64? {
    var parts = tm()
    guard ASN1_TIME_to_tm(time, &parts) == 1 else { return nil }
    return Int64(timegm(&parts))
  }
}

/// Answers OpenSSL, which would otherwise ask at the terminal for the passphrase of an encrypted text.
func noPassphrase(
  _: UnsafeMutablePointer<CChar>?, _: Int32, _: Int32, _: UnsafeMutableRawPointer?
) -> Int32 { -1 }

/// Reading and writing PEM.
enum PEM {
  /// What `read` finds in a text.
  static func read(_ bytes: [UInt8], _ read: (OpaquePointer) -> OpaquePointer?) -> OpaquePointer? {
    guard bytes.count <= ClientCertificate.longestPEM else { return nil }
    // What is no PEM, or is refused, is no error for whoever looks at the queue next.
    defer { ERR_clear_error() }
    return bytes.withUnsafeBytes { buffer in
      guard let bio = BIO_new_mem_buf(buffer.baseAddress, Int32(truncatingIfNeeded: buffer.count)) else { return nil }
      defer { BIO_free(bio) }
      return read(bio)
    }
  }

  /// What `write` writes, as text; nil if it fails.
  static func text(_ write: (OpaquePointer) -> Int32) -> String? {
    guard let bio = BIO_new(BIO_s_mem()) else { return nil }
    defer { BIO_free(bio) }
    guard write(bio) == 1 else { return nil }
    var bytes = [UInt8](repeating: 0, count: 4_096)
    var output: [UInt8] = []
    while true {
      let count = BIO_read(bio, &bytes, Int32(bytes.count))
      guard count > 0 else { break }
      output += bytes.prefix(Int(count))
    }
    return String(decoding: output, as: UTF8.self)
  }
}
