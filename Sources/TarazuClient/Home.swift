// A service's home on this machine: where it listens and its administrator's credential (docs/spec/command-line.md#running-a-service).

import Glibc
import TarazuBase

/// The folder in which `deploy/run` sets a service up.
public struct Home: Sendable, Equatable {
  public let folder: String

  public init(_ folder: String) { self.folder = folder }

  /// Where a home is unless another is named: `~/.tarazu`, for root `/var/lib/tarazu`; nil where HOME is not set.
  public static var standard: Home? {
    if geteuid() == 0 { return Home("/var/lib/tarazu") }
    return getenv("HOME").map { Home(SystemText.text(cString: $0) + "/.tarazu") }
  }

  /// The service's CA.
  public var caFile: String { folder + "/tls/ca.pem" }

  /// The files by which a client calls its service.
  package var files: [String] {
    [caFile, folder + "/port"] + ["token", "cert.pem", "key.pem"].map { folder + "/admin/" + $0 }
  }

  /// The port that the service listens on.
  public func port() throws(SetupError) -> Int {
    let path = folder + "/port"
    let bytes: [UInt8]
    do throws(FileError) { bytes = try OpenFile.reading(path).readAll(limit: 64) } catch {
      throw SetupError("\(folder) is no home of a service: \(error)")
    }
    let line = String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
    guard let port = ClientTarget.port(line) else {
      throw SetupError("\(path) holds no port: a number from 1 to 65535 is needed")
    }
    return port
  }

  /// The administrator's token, and where there is none its certificate.
  public func administrator() throws(SetupError) -> Credential {
    let admin = folder + "/admin"
    if access((admin + "/token").asPath, F_OK) != 0, access((admin + "/cert.pem").asPath, R_OK) == 0 {
      return .certificate(in: admin)
    }
    return .token(try BearerToken(file: admin + "/token"))
  }

  /// The service of this home, called by that credential.
  public func target(_ credential: Credential) throws(SetupError) -> ClientTarget {
    ClientTarget(host: "127.0.0.1", port: try port(), caFile: caFile, credential: credential)
  }
}
