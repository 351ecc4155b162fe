// Where a command writes new credentials. The files are made before the service is called, so that no secret is lost.

import TarazuClient
import TarazuProtocol
import TarazuWire

/// The files that a command line names for new credentials.
struct NewCredentialFiles: Sendable {
  private let token: SecretFile?
  private let certificate: NewCertificate?
  private let password: SecretFile?

  /// Makes the files, and a key if a certificate is wanted.
  init(_ arguments: Arguments, for name: String) throws {
    token = try arguments[Options.newToken].map { try SecretFile($0) }
    certificate = try arguments[Options.newCertificate].map { try NewCertificate($0, for: name) }
    password = try arguments[Options.newPassword].map { try SecretFile($0) }
  }

  var hasAny: Bool { token != nil || certificate != nil || password != nil }
  var hasBoth: Bool { token != nil && certificate != nil }

  /// The credential that a principal is made with; nil for a token.
  var first: CreatePrincipalRequest.Credential? {
    if let certificate { return .certificateRequest(certificate.request) }
    return password == nil ? nil : .oneTimePassword(true)
  }

  /// Writes the first credential, and fetches and writes the others.
  func write(_ credential: NewCredential?, of name: String, _ session: Session) async throws {
    switch credential?.secret {
    case .chain(let chain): try certificate?.commit(chain)
    case .oneTimePassword(let text): try password?.commit(text: text)
    case .token(let text): try token?.commit(text: text)
    case nil: break
    }
    if let password, certificate != nil {
      let reset = try await session.write(AdminService.resetPassword, ResetPasswordRequest(name: name))
      try password.commit(text: reset.credential?.text ?? "")
    }
    if let token, certificate != nil || password != nil {
      let rotated = try await session.write(AdminService.rotateCredential, RotateCredentialRequest(name: name))
      try token.commit(text: rotated.credential?.text ?? "")
    }
  }
}

/// A certificate's folder, with a new key, while the certificate is fetched.
struct NewCertificate: Sendable {
  /// What the service is sent: it has the public key alone.
  let request: String
  private let key: ClientKey
  private let keyFile: SecretFile
  private let certificateFile: SecretFile

  /// Makes the folder, for its owner alone, if it is not there.
  init(_ folder: String, for name: String) throws {
    try SecretFile.makeFolder(folder)
    for file in ["key.pem", "cert.pem"] where SecretFile.exists(folder + "/" + file) {
      throw Failure("tarazu: \(folder)/\(file) is there already; name another folder, or remove it first")
    }
    keyFile = try SecretFile(folder + "/key.pem")
    certificateFile = try SecretFile(folder + "/cert.pem")
    key = try ClientKey(for: name)
    request = key.request
  }

  func commit(_ chain: String) throws(FileError) {
    try keyFile.commit(key.pem)
    try certificateFile.commit(Array(chain.utf8))
  }
}
