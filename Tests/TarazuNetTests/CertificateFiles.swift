import TarazuNet
import TestSupport

extension Certificates {
  var serverTLS: ServerTLS {
    ServerTLS(
      certificateFile: path("server.crt"), keyFile: path("server.key"), clientCAFile: path("client-ca.crt"))
  }

  /// A client's TLS, with one of the client certificates or none.
  func clientTLS(_ certificate: String? = nil) -> ClientTLS {
    ClientTLS(
      caFile: path("ca.crt"), certificateFile: certificate.map { path($0 + ".crt") },
      keyFile: certificate.map { path($0 + ".key") })
  }
}

/// What a test itself could not do.
struct TestFailure: Error {
  let description: String
}
