// Seeds of second factors as the store keeps them: AES-256-GCM, bound to the principal's name.

import COpenSSL

/// Encrypts and decrypts seeds: a nonce of 12 bytes, the encrypted seed, a tag of 16.
public enum SeedCipher {
  private static let nonceBytes = 12
  private static let tagBytes = 16

  public static func encrypt(_ seed: [UInt8], of name: String, under key: AccessKey) throws(SecretError) -> [UInt8] {
    let nonce = try RandomBytes.make(nonceBytes)
    var output = [UInt8](repeating: 0, count: seed.count)
    var tag = [UInt8](repeating: 0, count: tagBytes)
    var length: Int32 = 0
    guard let context = EVP_CIPHER_CTX_new() else { throw .openSSL("a seed could not be encrypted") }
    defer { EVP_CIPHER_CTX_free(context) }
    let name = Array(name.utf8)
    guard EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), nil, key.seeds, nonce) == 1,
      EVP_EncryptUpdate(context, nil, &length, name, Int32(truncatingIfNeeded: name.count)) == 1,
      EVP_EncryptUpdate(context, &output, &length, seed, Int32(truncatingIfNeeded: seed.count)) == 1,
      EVP_EncryptFinal_ex(context, nil, &length) == 1,
      EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, Int32(tagBytes), &tag) == 1
    else { throw .openSSL("a seed could not be encrypted") }
    return nonce + output + tag
  }

  /// The seed; nil unless it was encrypted for this name and under one of these keys.
  public static func decrypt(_ bytes: [UInt8], of name: String, under keys: [AccessKey]) -> [UInt8]? {
    for key in keys { if let seed = decrypt(bytes, name, key) { return seed } }
    return nil
  }

  private static func decrypt(_ bytes: [UInt8], _ name: String, _ key: AccessKey) -> [UInt8]? {
    guard bytes.count >= nonceBytes + tagBytes, let context = EVP_CIPHER_CTX_new() else { return nil }
    defer {
      EVP_CIPHER_CTX_free(context)
      // A wrong tag is no error for whoever looks at the queue next.
      ERR_clear_error()
    }
    let nonce = Array(bytes.prefix(nonceBytes))
    let sealed = Array(bytes.dropFirst(nonceBytes).dropLast(tagBytes))
    var tag = Array(bytes.suffix(tagBytes))
    var output = [UInt8](repeating: 0, count: sealed.count)
    var length: Int32 = 0
    let name = Array(name.utf8)
    guard EVP_DecryptInit_ex(context, EVP_aes_256_gcm(), nil, key.seeds, nonce) == 1,
      EVP_DecryptUpdate(context, nil, &length, name, Int32(truncatingIfNeeded: name.count)) == 1,
      EVP_DecryptUpdate(context, &output, &length, sealed, Int32(truncatingIfNeeded: sealed.count)) == 1,
      EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, Int32(tagBytes), &tag) == 1,
      EVP_DecryptFinal_ex(context, nil, &length) == 1
    else { return nil }
    return output
  }
}
