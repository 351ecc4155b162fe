// The client CA: issues client certificates of principals and gateways.

import COpenSSL
import Glibc
import TarazuAccess

/// A certificate that was issued.
public struct IssuedCertificate: Hashable, Sendable {
  /// The certificate and its issuer, in PEM.
  public let chain: String
  /// The SHA-256 of its DER form.
  public let sha256: [UInt8]
  /// The last second of its life, in seconds since 1970.
  public let notAfter: Int64
}

/// Issues client certificates by the client CA's key.
public struct ClientAuthority: Sendable {
  /// The CA's certificate, and its key, in PEM. OpenSSL's objects of them live for one use only.
  private let certificate: [UInt8]
  private let key: [UInt8]

  /// The clock of a machine that the certificate is used on may be late by this much.
  private static let lateness: Int64 = 300

  /// Refuses what is no certificate of a CA with its key.
  public init(certificate: [UInt8], key: [UInt8]) throws(SecretError) {
    self.certificate = certificate
    self.key = key
    _ = try signer()
  }

  /// Issues a certificate for the key of a request.
  /// - Parameters:
  ///   - request: PKCS #10 in PEM. Only its public key is used.
  ///   - now: seconds since 1970.
  ///   - days: how long it is good; at most as long as the CA itself.
  public func issue(
    _ request: String, to holder: CertificateHolder, at now: Int64, days: Int
  ) throws -> IssuedCertificate {
    let signer = try signer()
    let subject = try RequestedKey(pem: request)
    guard PrincipalName.isValid(holder.name) else { throw SecretError("\(holder.uri) names nobody") }
    guard let pointer = X509_new() else { throw SecretError.openSSL("no certificate could be made") }
    let issued = X509Certificate(pointer)
    let notAfter = min(now + Int64(days) * 86_400, signer.certificate.notAfter ?? .min)
    guard now < notAfter else { throw SecretError("the client CA's certificate has expired") }
    try fill(issued, holder, from: now - Self.lateness, to: notAfter)
    guard X509_set_pubkey(pointer, subject.pointer) == 1,
      X509_set_issuer_name(pointer, X509_get_subject_name(signer.certificate.pointer)) == 1
    else { throw SecretError.openSSL("no certificate could be made") }
    try extend(issued, by: signer.certificate, holder)
    // The size of the signature: 0 is a failure.
    guard X509_sign(pointer, signer.key.pointer, signer.key.digest) > 0 else {
      throw SecretError.openSSL("a certificate could not be signed")
    }
    guard let text = PEM.text({ PEM_write_bio_X509($0, pointer) }), let sha256 = issued.sha256,
      let authority = PEM.text({ PEM_write_bio_X509($0, signer.certificate.pointer) })
    else { throw SecretError.openSSL("a certificate could not be written") }
    return IssuedCertificate(chain: text + authority, sha256: sha256, notAfter: notAfter)
  }

  private func signer() throws(SecretError) -> (certificate: X509Certificate, key: PrivateKey) {
    guard let certificate = X509Certificate(pem: certificate) else {
      throw SecretError("the client CA's certificate is not one in PEM")
    }
    guard let key = PrivateKey(pem: key) else {
      throw SecretError("the client CA's key is not one in PEM without a passphrase")
    }
    defer { ERR_clear_error() }
    guard X509_check_private_key(certificate.pointer, key.pointer) == 1 else {
      throw SecretError("the client CA's key does not belong to its certificate")
    }
    guard X509_check_ca(certificate.pointer) == 1 else {
      throw SecretError("the client CA's certificate is not a CA's")
    }
    return (certificate, key)
  }

  /// All but its key, its issuer and its extensions. The subject is for people to read: nobody is known by it.
  private func fill(
    _ issued: X509Certificate, _ holder: CertificateHolder, from: Int64, to: Int64
  ) throws(SecretError) {
    let pointer = issued.pointer
    let serial = try RandomBytes.make(16)
    guard let number = BN_bin2bn(serial, Int32(serial.count), nil) else { throw .openSSL("no serial number") }
    defer { BN_free(number) }
    let name = Array(holder.name.utf8)
    guard X509_set_version(pointer, 2) == 1,
      BN_to_ASN1_INTEGER(number, X509_get_serialNumber(pointer)) != nil,
      ASN1_TIME_set(X509_getm_notBefore(pointer), time_t(from)) != nil,
      ASN1_TIME_set(X509_getm_notAfter(pointer), time_t(to)) != nil,
      X509_NAME_add_entry_by_txt(
        X509_get_subject_name(pointer), "CN", MBSTRING_UTF8, name, Int32(truncatingIfNeeded: name.count), -1, 0) == 1
    else { throw .openSSL("no certificate could be made") }
  }

  private func extend(
    _ issued: X509Certificate, by authority: X509Certificate, _ holder: CertificateHolder
  ) throws(SecretError) {
    var context = X509V3_CTX()
    X509V3_set_ctx(&context, authority.pointer, issued.pointer, nil, nil, 0)
    let extensions: [(Int32, String)] = [
      (NID_basic_constraints, "critical,CA:FALSE"), (NID_key_usage, "critical,digitalSignature"),
      (NID_ext_key_usage, "clientAuth"), (NID_subject_key_identifier, "hash"),
      (NID_authority_key_identifier, "keyid"), (NID_subject_alt_name, "URI:" + holder.uri),
    ]
    for (kind, value) in extensions {
      guard let made = X509V3_EXT_conf_nid(nil, &context, kind, value) else {
        throw .openSSL("no extension could be made of \(value)")
      }
      defer { X509_EXTENSION_free(made) }
      guard X509_add_ext(issued.pointer, made, -1) == 1 else { throw .openSSL("\(value) could not be added") }
    }
  }
}

/// A private key that frees itself.
final class PrivateKey {
  let pointer: OpaquePointer

  init?(pem: [UInt8]) {
    let read = { (bio: OpaquePointer) in PEM_read_bio_PrivateKey(bio, nil, noPassphrase, nil) }
    guard let pointer = PEM.read(pem, read) else { return nil }
    self.pointer = pointer
  }

  deinit { EVP_PKEY_free(pointer) }

  /// What it signs by: Ed25519 and Ed448 bring their own.
  var digest: OpaquePointer? {
    [EVP_PKEY_ED25519, EVP_PKEY_ED448].contains(EVP_PKEY_get_base_id(pointer)) ? nil : EVP_sha256()
  }
}

/// The public key of a request for a certificate, which its owner has proved to hold. It frees itself.
final class RequestedKey {
  let pointer: OpaquePointer

  /// The greatest RSA key: what is greater only costs time.
  private static let mostBits: Int32 = 8_192

  init(pem: String) throws(CertificateRefusal) {
    let read = { (bio: OpaquePointer) in PEM_read_bio_X509_REQ(bio, nil, noPassphrase, nil) }
    guard let request = PEM.read(Array(pem.utf8), read) else {
      throw CertificateRefusal("not a certificate request, PKCS #10 in PEM")
    }
    defer {
      X509_REQ_free(request)
      ERR_clear_error()
    }
    guard let key = X509_REQ_get_pubkey(request) else {
      throw CertificateRefusal("not a certificate request with a key that is known here")
    }
    pointer = key
    guard Self.isStrong(key) else {
      throw CertificateRefusal(
        "a key of a kind that is not taken: EC on P-256 or P-384, Ed25519, or RSA of 2048 bits or more")
    }
    guard X509_REQ_verify(request, key) == 1 else {
      throw CertificateRefusal("the request is not signed by its own key")
    }
  }

  deinit { EVP_PKEY_free(pointer) }

  private static func isStrong(_ key: OpaquePointer) -> Bool {
    switch EVP_PKEY_get_base_id(key) {
    case EVP_PKEY_RSA:
      return (2_048...mostBits).contains(EVP_PKEY_get_bits(key))
    case EVP_PKEY_EC:
      var name = [CChar](repeating: 0, count: 64)
      var length = 0
      guard EVP_PKEY_get_group_name(key, &name, name.count, &length) == 1 else { return false }
      let group = String(decoding: name.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
      return ["prime256v1", "secp384r1"].contains(group)
    case EVP_PKEY_ED25519:
      return true
    default:
      return false
    }
  }
}
