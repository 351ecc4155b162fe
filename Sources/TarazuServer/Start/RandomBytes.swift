import Glibc

/// Random bytes for a secret.
func randomBytes(_ count: Int) throws(ServiceError) -> [UInt8] {
  var bytes = [UInt8](repeating: 0, count: count)
  guard getentropy(&bytes, count) == 0 else { throw ServiceError("no random bytes: \(errorText())") }
  return bytes
}
