import Foundation
import TarazuAccess
import TarazuNet
import TarazuProtocol
import TarazuSecrets
import TarazuWire
import TestSupport

/// Signing in to a server over a gateway, from an address of each test's own: wrong attempts of one count for no other.
struct SignIns: Sendable {
  let world: World
  private let carrier: Caller

  private static let first = Task { try await SignIns(World.shared) }

  /// Those of the server that tests share.
  static var shared: SignIns {
    get async throws { try await first.value }
  }

  init(_ world: World) async throws {
    self.world = world
    let name = "web-\(UUID().uuidString.prefix(8).lowercased())"
    let certificate = try await world.gateway(name)
    let session = try await world.session(of: "admin", gateway: name)
    let carrier = try await Caller.connect(to: world.harness, certificate: certificate)
    self.carrier = carrier
    try await eventually {
      await carrier.with(SignIns.metadata(session, "192.0.2.1"))
        .outcome(AuthService.getSelf, GetSelfRequest()) == "OK"
    }
  }

  static let wrong = "UNAUTHENTICATED CREDENTIAL"
  static let throttled = "RESOURCE_EXHAUSTED RESOURCE_EXHAUSTED"
  /// What its tests' people use.
  static let password = "correct horse battery"

  /// An address that no other test has.
  static func address() -> String {
    "10.\((1...3).map { _ in "\(UInt8.random(in: .min ... .max))" }.joined(separator: "."))"
  }

  private static func metadata(_ token: String?, _ address: String) -> Metadata {
    Metadata((token.map { [("authorization", "Bearer " + $0)] } ?? []) + [("x-tarazu-from", address)])
  }

  /// A caller from an address, with a session or without.
  func caller(_ session: String? = nil, from address: String) -> Caller {
    carrier.with(SignIns.metadata(session, address))
  }

  func signIn(
    _ name: String, _ password: String = SignIns.password, code: String = "", from address: String
  ) async throws -> SignInResponse {
    try await caller(from: address).call(
      AuthService.signIn, SignInRequest(name: name, password: password, secondFactor: code))
  }

  /// What a sign-in comes to.
  func outcome(
    _ name: String, _ password: String = SignIns.password, code: String = "", from address: String
  ) async -> String {
    await caller(from: address).outcome(
      AuthService.signIn, SignInRequest(name: name, password: password, secondFactor: code))
  }

  /// Makes a principal with a one-time password.
  func person(
    _ role: TarazuProtocol.Role = .head, unit: String = ""
  ) async throws -> (name: String, oneTimePassword: String) {
    let name = "p-\(UUID().uuidString.prefix(8).lowercased())"
    let made = try await world.administrator.call(
      AdminService.createPrincipal,
      CreatePrincipalRequest(name: name, role: role, unit: unit, credential: .oneTimePassword(true)))
    guard case .oneTimePassword(let text)? = made.credential?.secret else {
      throw ChildProcess.Failure(description: "no one-time password was given")
    }
    return (name, text)
  }

  /// Makes a principal that has set its own password.
  func member(_ role: TarazuProtocol.Role = .head, unit: String = "") async throws -> String {
    let (name, oneTime) = try await person(role, unit: unit)
    let address = SignIns.address()
    let session = try await signIn(name, oneTime, from: address)
    _ = try await caller(session.token, from: address).call(
      AuthService.changePassword,
      ChangePasswordRequest(oldPassword: oneTime, newPassword: SignIns.password))
    return name
  }

  /// The code that an authenticator shows now for the seed in an `otpauth` URI.
  static func code(_ uri: String) throws -> String {
    let text = uri.split(separator: "secret=").last?.prefix { $0 != "&" } ?? ""
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    var (bits, count, seed) = (0, 0, [UInt8]())
    for letter in text {
      bits = (bits << 5 | (alphabet.firstIndex(of: letter) ?? 0)) & 0xFFF
      count += 5
      if count >= 8 {
        count -= 8
        seed.append(UInt8(truncatingIfNeeded: bits >> count))
      }
    }
    return try TimeCode.text(seed: seed, at: Int64(Date().timeIntervalSince1970))
  }

  /// Lets the codes of a principal that were taken be good again.
  func forgetCodes(of name: String) async throws {
    _ = try await world.harness.database.psql(
      "update tarazu.second_factor set last_step = 0 where principal = '\(name)'")
  }

  /// Wrong attempts as if they had been made now.
  func wrongAttempts(_ count: Int, _ name: String, from address: String) async throws {
    _ = try await world.harness.database.psql(
      """
      insert into tarazu.wrong_attempt select clock_timestamp(), '\(name)', '\(address)' from generate_series(1, \(count))
      """)
  }
}
