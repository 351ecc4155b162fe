// The files of the access keys: HOME/keys/access.key, and beside it, while it is being replaced, the next one or the old
// one.

import Glibc
import TarazuSecrets

extension ServiceHome {
  private var accessKey: String { path + "/keys/access.key" }
  var nextAccessKey: String { accessKey + ".next" }
  var oldAccessKey: String { accessKey + ".old" }

  /// The access keys; each file has 32 bytes in hexadecimal.
  func accessKeys() throws(ServiceError) -> AccessKeyBytes {
    AccessKeyBytes(
      current: try key(in: accessKey), next: try keyIfThere(nextAccessKey), old: try keyIfThere(oldAccessKey))
  }

  func makeNextAccessKey() throws {
    try write(try RandomBytes.make(32), to: nextAccessKey)
  }

  /// Takes the next key into use; the one that was becomes the old one. Interrupted anywhere, it may be done again.
  func useNextAccessKey() throws(ServiceError) -> AccessKeyBytes {
    let before = try accessKeys()
    if let next = before.next {
      if next != before.current {
        try write(before.current, to: oldAccessKey)
        try write(next, to: accessKey)
      }
      try remove(nextAccessKey)
    }
    return try accessKeys()
  }

  func removeOldAccessKey() throws(ServiceError) { try remove(oldAccessKey) }

  private func keyIfThere(_ file: String) throws(ServiceError) -> [UInt8]? {
    access(file, F_OK) == 0 ? try key(in: file) : nil
  }

  private func key(in file: String) throws(ServiceError) -> [UInt8] {
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

  private func write(_ key: [UInt8], to file: String) throws(ServiceError) {
    let digits = Array("0123456789abcdef".utf8)
    try writeSecret(key.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] } + [0x0A], to: file)
  }

  private func remove(_ file: String) throws(ServiceError) {
    guard unlink(file) == 0 else { throw ServiceError("cannot remove \(file): \(errorText())") }
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
