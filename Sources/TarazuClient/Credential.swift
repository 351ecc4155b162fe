/// What a client authenticates with. Secrets come from files, never from arguments. (docs/spec/access.md#credentials)
public enum Credential: Sendable {
  /// Nothing: only Health answers then.
  case none
  case token(BearerToken)
  /// A certificate and its key, in PEM.
  case certificate(certificateFile: String, keyFile: String)

  /// The pair `cert.pem` and `key.pem` of a folder.
  public static func certificate(in folder: String) -> Credential {
    .certificate(certificateFile: folder + "/cert.pem", keyFile: folder + "/key.pem")
  }
}
