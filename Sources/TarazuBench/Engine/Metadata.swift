import TarazuClient
import TarazuWire

extension ClientTarget {
  /// What each call carries of the credential.
  var metadata: Metadata {
    guard case .token(let token) = credential else { return Metadata() }
    return Metadata([("authorization", "Bearer " + token.text)])
  }
}
