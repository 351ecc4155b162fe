import CLinux
import COpenSSL

/// What a service may know of the certificate that a peer showed.
public struct PeerCertificate: Sendable, Equatable {
  /// The SHA-256 of its DER form.
  public let sha256: [UInt8]
  /// The URIs among its alternative names.
  public let uris: [String]
  /// When it begins and ends to be valid, in seconds since 1970.
  public let notBefore: Int64
  public let notAfter: Int64

  /// A certificate that was read elsewhere.
  public init(sha256: [UInt8], uris: [String], notBefore: Int64, notAfter: Int64) {
    self.sha256 = sha256
    self.uris = uris
    self.notBefore = notBefore
    self.notAfter = notAfter
  }

  /// The first certificate of a text in PEM; nil where there is none.
  public init?(pem: [UInt8]) {
    let certificate = pem.withUnsafeBytes { buffer -> OpaquePointer? in
      guard let bio = BIO_new_mem_buf(buffer.baseAddress, Int32(truncatingIfNeeded: buffer.count)) else { return nil }
      defer { BIO_free(bio) }
      return PEM_read_bio_X509(bio, nil, nil, nil)
    }
    guard let certificate else { return nil }
    defer { X509_free(certificate) }
    self.init(certificate)
  }

  /// Nil if its dates cannot be read.
  init?(_ certificate: OpaquePointer) {
    var digest = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    guard X509_digest(certificate, EVP_sha256(), &digest, &length) == 1, length == 32,
      let notBefore = PeerCertificate.seconds(X509_get0_notBefore(certificate)),
      let notAfter = PeerCertificate.seconds(X509_get0_notAfter(certificate))
    else { return nil }
    self.init(
      sha256: digest, uris: PeerCertificate.uris(certificate), notBefore: notBefore, notAfter: notAfter)
  }

  private static func seconds(_ time: UnsafePointer<ASN1_TIME>?) -> Int64? {
    var parts = tm()
    guard ASN1_TIME_to_tm(time, &parts) == 1 else { return nil }
    return Int64(timegm(&parts))
  }

  private static func uris(_ certificate: OpaquePointer) -> [String] {
    guard let found = X509_get_ext_d2i(certificate, NID_subject_alt_name, nil, nil) else { return [] }
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
}
