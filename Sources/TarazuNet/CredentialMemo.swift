import COpenSSL
import TarazuWire

/// The last `authorization` of a connection, with what a handler remembers for it. It is kept as it came, because to
/// compare it costs a hundredth of looking it up anew; its bytes are wiped when another takes its place, and at the end.
struct CredentialMemo: ~Copyable {
  /// A bearer token has 54 bytes; what is much longer is no credential that is worth remembering.
  private static let most = 128

  private var bytes: [UInt8] = []
  private var object: AnyObject?
  /// The template id of requests that are known to have this `authorization`; 0 for none.
  private var templateID: UInt64 = 0

  deinit {
    // The array has no other owner: it never leaves this value.
    bytes.withUnsafeBytes { OPENSSL_cleanse(UnsafeMutableRawPointer(mutating: $0.baseAddress), $0.count) }
  }

  /// What is remembered for a request's `authorization`; compared in constant time.
  mutating func object(
    for request: ServerMachine.Request, in machine: borrowing ServerMachine
  ) -> AnyObject? {
    guard let object else { return nil }
    if request.templateID != 0, request.templateID == templateID { return object }
    let authorization = machine.authorizationInPlace(of: request)
    guard request.authorizationCount <= 1, authorization.count == bytes.count,
      bytes.withUnsafeBytes({ CRYPTO_memcmp($0.baseAddress, authorization.baseAddress, $0.count) }) == 0
    else { return nil }
    templateID = request.templateID
    return object
  }

  mutating func remember(
    _ object: AnyObject, for request: ServerMachine.Request, in machine: borrowing ServerMachine
  ) {
    forget()
    let authorization = machine.authorizationInPlace(of: request)
    guard request.authorizationCount <= 1, authorization.count <= CredentialMemo.most else { return }
    bytes = Array(authorization)
    self.object = object
    templateID = request.templateID
  }

  mutating func forget() {
    object = nil
    bytes.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
    bytes = []
    templateID = 0
  }
}
