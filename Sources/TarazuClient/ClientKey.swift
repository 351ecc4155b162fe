// A key of one's own, and the request by which a certificate is asked for: the key itself is sent nowhere.

import COpenSSL

/// A new key on the curve P-256, with a request for a certificate of it.
package struct ClientKey: Sendable {
  /// The private key, PKCS #8 in PEM.
  package let pem: [UInt8]
  /// The request, PKCS #10 in PEM, signed by the key.
  package let request: String

  /// Makes a key.
  /// - Parameter name: for people who look at the request; the service reads the key alone.
  package init(for name: String) throws(SetupError) {
    guard let key = Self.make() else { throw SetupError("no key could be made") }
    defer { EVP_PKEY_free(key) }
    guard let request = Self.request(for: name, key), let pem = Self.text({ Self.write(key, to: $0) }) else {
      throw SetupError("no request for a certificate could be made")
    }
    self.pem = pem
    self.request = String(decoding: request, as: UTF8.self)
  }

  private static func make() -> OpaquePointer? {
    guard let context = EVP_PKEY_CTX_new_id(EVP_PKEY_EC, nil) else { return nil }
    defer { EVP_PKEY_CTX_free(context) }
    var key: OpaquePointer?
    guard EVP_PKEY_keygen_init(context) == 1,
      EVP_PKEY_CTX_set_ec_paramgen_curve_nid(context, NID_X9_62_prime256v1) == 1,
      EVP_PKEY_keygen(context, &key) == 1
    else { return nil }
    return key
  }

  private static func request(for name: String, _ key: OpaquePointer) -> [UInt8]? {
    guard let request = X509_REQ_new() else { return nil }
    defer { X509_REQ_free(request) }
    let common = Array(name.utf8)
    guard let subject = X509_NAME_new() else { return nil }
    defer { X509_NAME_free(subject) }
    // The size of the signature: 0 is a failure.
    guard X509_REQ_set_version(request, 0) == 1,
      X509_NAME_add_entry_by_txt(
        subject, "CN", MBSTRING_UTF8, common, Int32(truncatingIfNeeded: common.count), -1, 0) == 1,
      X509_REQ_set_subject_name(request, subject) == 1, X509_REQ_set_pubkey(request, key) == 1,
      X509_REQ_sign(request, key, EVP_sha256()) > 0
    else { return nil }
    return text { PEM_write_bio_X509_REQ($0, request) }
  }

  private static func write(_ key: OpaquePointer, to bio: OpaquePointer) -> Int32 {
    PEM_write_bio_PKCS8PrivateKey(bio, key, nil, nil, 0, nil, nil)
  }

  private static func text(_ write: (OpaquePointer) -> Int32) -> [UInt8]? {
    guard let bio = BIO_new(BIO_s_mem()) else { return nil }
    defer { BIO_free(bio) }
    guard write(bio) == 1 else { return nil }
    var piece = [UInt8](repeating: 0, count: 4_096)
    var bytes: [UInt8] = []
    while true {
      let count = BIO_read(bio, &piece, Int32(piece.count))
      guard count > 0 else { return bytes }
      bytes += piece.prefix(Int(count))
    }
  }
}
