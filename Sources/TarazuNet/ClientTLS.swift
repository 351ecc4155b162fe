/// The files of a client's TLS, in PEM.
public struct ClientTLS: Sendable, Equatable {
  /// The CA of the server's certificate.
  public var caFile: String
  /// The client's own certificate and what is between it and the root; optional.
  public var certificateFile: String?
  /// Its key; nil if it is in the same file.
  public var keyFile: String?
  /// The name that the server's certificate must have; nil for the host connected to.
  public var serverName: String?

  public init(
    caFile: String, certificateFile: String? = nil, keyFile: String? = nil, serverName: String? = nil
  ) {
    self.caFile = caFile
    self.certificateFile = certificateFile
    self.keyFile = keyFile
    self.serverName = serverName
  }
}
