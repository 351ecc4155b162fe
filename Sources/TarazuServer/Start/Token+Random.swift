// New tokens, of the kernel's random bytes.

import Glibc
import TarazuAccess

extension Token {
  static func random() throws(ServiceError) -> String {
    var bytes = [UInt8](repeating: 0, count: randomBytes)
    guard getentropy(&bytes, bytes.count) == 0 else { throw ServiceError("no random bytes: \(errorText())") }
    guard let token = text(random: bytes) else { throw ServiceError("no token could be made") }
    return token
  }
}
