// What the dashboard reads in a home.

import TarazuBase
import TarazuClient
import TarazuNet

/// The folder in which `deploy/run` sets the service and the dashboard up.
struct WebHome: Sendable {
  let folder: String

  private static let longestSettings = 64 << 10
  private static let standardPort = 8_443

  /// What `HOME/tarazu.conf` says; without the file, the defaults.
  func settings() throws -> Settings {
    let path = folder + "/tarazu.conf"
    guard SecretFile.exists(path) else { return Settings() }
    let bytes = try OpenFile.reading(path).readAll(limit: WebHome.longestSettings)
    return try Settings(text: String(decoding: bytes, as: UTF8.self))
  }

  /// The certificate for browsers.
  var tls: ServerTLS { ServerTLS(certificateFile: folder + "/web/cert.pem", keyFile: folder + "/web/key.pem") }

  /// The service, called by the gateway's certificate.
  func service() throws -> ClientTarget {
    try Home(folder).target(.certificate(in: folder + "/web/gateway"))
  }

  /// The port that the last start used, or the usual one.
  func port() throws -> Int {
    let path = folder + "/web-port"
    guard SecretFile.exists(path) else { return WebHome.standardPort }
    let text = String(decoding: try OpenFile.reading(path).readAll(limit: 64).prefix { $0 != 0x0A }, as: UTF8.self)
    guard let port = Int(text), (0...65_535).contains(port) else {
      throw UsageError("\(path) holds no port: a number from 0 to 65535 is needed")
    }
    return port
  }
}
