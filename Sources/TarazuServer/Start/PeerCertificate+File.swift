// The SHA-256 of a certificate in a file: what the store records of it.

import COpenSSL
import TarazuNet

extension PeerCertificate {
  /// The SHA-256 of the DER form of the first certificate of a PEM file.
  static func digest(ofFile path: String) throws(ServiceError) -> [UInt8] {
    let bytes = try readFile(path, most: 1 << 20)
    let certificate = bytes.withUnsafeBytes { buffer -> OpaquePointer? in
      guard let bio = BIO_new_mem_buf(buffer.baseAddress, Int32(truncatingIfNeeded: buffer.count)) else { return nil }
      defer { BIO_free(bio) }
      return PEM_read_bio_X509(bio, nil, nil, nil)
    }
    guard let certificate else { throw ServiceError("\(path) holds no certificate in PEM form") }
    defer { X509_free(certificate) }
    var digest = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 32
    guard X509_digest(certificate, EVP_sha256(), &digest, &length) == 1 else {
      throw ServiceError("\(path): no digest could be made of the certificate")
    }
    return digest
  }
}
