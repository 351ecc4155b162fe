// Bytes that only this service can read and make: AES-256-GCM, bound to what they are for.

import COpenSSL

/// Sealed bytes: a random nonce of 12 bytes, the encrypted content, a tag of 16.
enum SealedBytes {
  private static let nonceBytes = 12
  private static let tagBytes = 16

  /// - Parameters:
  ///   - context: what the content is for; it opens with the same context alone.
  ///   - key: 32 bytes.
  static func seal(_ content: [UInt8], for context: [UInt8], under key: [UInt8]) throws(SecretError) -> [UInt8] {
    let nonce = try RandomBytes.make(nonceBytes)
    var output = [UInt8](repeating: 0, count: content.count)
    var tag = [UInt8](repeating: 0, count: tagBytes)
    var length: Int32 = 0
    guard let cipher = EVP_CIPHER_CTX_new() else { throw .openSSL("nothing can be encrypted") }
    defer { EVP_CIPHER_CTX_free(cipher) }
    guard EVP_EncryptInit_ex(cipher, EVP_aes_256_gcm(), nil, key, nonce) == 1,
      EVP_EncryptUpdate(cipher, nil, &length, context, Int32(truncatingIfNeeded: context.count)) == 1,
      EVP_EncryptUpdate(cipher, &output, &length, content, Int32(truncatingIfNeeded: content.count)) == 1,
      EVP_EncryptFinal_ex(cipher, nil, &length) == 1,
      EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_GET_TAG, Int32(tagBytes), &tag) == 1
    else { throw .openSSL("nothing can be encrypted") }
    return nonce + output + tag
  }

  /// The content; nil unless it was sealed for this context and under this key.
  static func open(_ bytes: [UInt8], for context: [UInt8], under key: [UInt8]) -> [UInt8]? {
    guard bytes.count >= nonceBytes + tagBytes, let cipher = EVP_CIPHER_CTX_new() else { return nil }
    defer {
      EVP_CIPHER_CTX_free(cipher)
      // A wrong tag is no error for whoever looks at the queue next.
      ERR_clear_error()
    }
    let nonce = Array(bytes.prefix(nonceBytes))
    let sealed = Array(bytes.dropFirst(nonceBytes).dropLast(tagBytes))
    var tag = Array(bytes.suffix(tagBytes))
    var output = [UInt8](repeating: 0, count: sealed.count)
    var length: Int32 = 0
    guard EVP_DecryptInit_ex(cipher, EVP_aes_256_gcm(), nil, key, nonce) == 1,
      EVP_DecryptUpdate(cipher, nil, &length, context, Int32(truncatingIfNeeded: context.count)) == 1,
      EVP_DecryptUpdate(cipher, &output, &length, sealed, Int32(truncatingIfNeeded: sealed.count)) == 1,
      EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_SET_TAG, Int32(tagBytes), &tag) == 1,
      EVP_DecryptFinal_ex(cipher, nil, &length) == 1
    else { return nil }
    return output
  }
}

/// Seeds of second factors as the store keeps them, bound to the principal's name.
public enum SeedCipher {
  public static func encrypt(_ seed: [UInt8], of name: String, under key: AccessKey) throws(SecretError) -> [UInt8] {
    try SealedBytes.seal(seed, for: Array(name.utf8), under: key.seeds)
  }

  /// The seed; nil unless it was encrypted for this name and under one of these keys.
  public static func decrypt(_ bytes: [UInt8], of name: String, under keys: [AccessKey]) -> [UInt8]? {
    for key in keys { if let seed = SealedBytes.open(bytes, for: Array(name.utf8), under: key.seeds) { return seed } }
    return nil
  }
}

/// What page tokens say, bound to the question and to who asks it. Nobody else can read or make one.
public enum PageCipher {
  public static func encrypt(
    _ content: [UInt8], for question: [UInt8], under key: AccessKey
  ) throws(SecretError) -> [UInt8] {
    try SealedBytes.seal(content, for: question, under: key.pages)
  }

  /// The content; nil unless it was encrypted for this question and under one of these keys.
  public static func decrypt(_ bytes: [UInt8], for question: [UInt8], under keys: [AccessKey]) -> [UInt8]? {
    for key in keys { if let content = SealedBytes.open(bytes, for: question, under: key.pages) { return content } }
    return nil
  }
}
