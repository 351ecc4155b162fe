import TarazuClient
import TarazuWire

extension ClientTarget {
  /// The metadata with which each call shows the credential.
  var metadata: Metadata {
    guard case .token(let token) = credential else { return Metadata() }
    return Metadata([("authorization", "Bearer " + token.text)])
  }
}
