// Finds the service that a command line means, and the credential to call it with.

import TarazuClient

enum TargetChoice {
  /// The service that the global options name.
  /// - Parameter needsCredential: false for calls that anyone may make.
  static func target(_ arguments: Arguments, needsCredential: Bool) throws -> ClientTarget {
    let given = try credential(arguments)
    if let authority = arguments[GlobalOption.authority] { _ = try OpenFile.reading(authority) }
    if let server = arguments[GlobalOption.server] {
      return try target(at: server, arguments, needsCredential ? given : Credential.none)
    }
    guard let home = arguments[GlobalOption.home].map(Home.init) ?? Home.standard else {
      throw UsageError("HOME is not set; name a service with --home DIR or --server HOST:PORT")
    }
    var target: ClientTarget
    do throws(SetupError) { target = try home.target(.none) } catch {
      throw Failure("tarazu: \(error)", .notReachable)
    }
    if let authority = arguments[GlobalOption.authority] { target.caFile = authority }
    if needsCredential { target.credential = try given ?? home.administrator() }
    return target
  }

  private static func target(
    at server: String, _ arguments: Arguments, _ given: Credential?
  ) throws -> ClientTarget {
    guard let (host, port) = ClientTarget.address(server) else {
      throw UsageError("--server takes HOST:PORT with a port from 1 to 65535, not `\(server)`")
    }
    let home = arguments[GlobalOption.home].map(Home.init)
    guard let authority = arguments[GlobalOption.authority] ?? home?.caFile else {
      throw UsageError("--server needs --ca FILE, the authority that issued the service's certificate")
    }
    // A home's credential is sent only to a server whose certificate its own CA has issued.
    let ofHome = arguments[GlobalOption.authority] == nil ? home : nil
    return ClientTarget(
      host: host, port: port, caFile: authority, credential: try given ?? ofHome?.administrator() ?? .none)
  }

  private static func credential(_ arguments: Arguments) throws -> Credential? {
    switch (arguments[GlobalOption.tokenFile], arguments[GlobalOption.certificate]) {
    case (nil, nil): return nil
    case (let file?, nil): return .token(try BearerToken(file: file))
    case (nil, let folder?): return .certificate(in: folder)
    default: throw UsageError("a call has one credential: --token-file or --certificate, not both")
    }
  }
}
