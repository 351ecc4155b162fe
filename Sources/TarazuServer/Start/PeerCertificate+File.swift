// A certificate in a file of the home.

import TarazuNet

extension PeerCertificate {
  /// The first certificate of a file in PEM.
  static func read(_ path: String) throws(ServiceError) -> PeerCertificate {
    guard let certificate = PeerCertificate(pem: try readFile(path, most: 1 << 20)) else {
      throw ServiceError("\(path) holds no certificate in PEM form")
    }
    return certificate
  }
}
