/// The files of a server's TLS, in PEM.
public struct ServerTLS: Sendable, Equatable {
  /// The server's certificate and those between it and the root.
  public var certificateFile: String
  /// Its private key, without a passphrase.
  public var keyFile: String
  /// The CA of client certificates; nil for asking for none.
  public var clientCAFile: String?
  /// The client CA's revocation list. `NetServer.reload` reads it again.
  public var clientCRLFile: String?
  /// Whether a client must show a certificate.
  public var requiresClientCertificate = false
  /// Whether TLS 1.2 is taken too, with ECDHE and an AEAD only.
  public var allowsTLS12 = false

  public init(certificateFile: String, keyFile: String, clientCAFile: String? = nil) {
    self.certificateFile = certificateFile
    self.keyFile = keyFile
    self.clientCAFile = clientCAFile
  }
}
