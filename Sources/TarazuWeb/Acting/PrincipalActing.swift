// Changes of principals by an administrator.

import TarazuCalendar
import TarazuPages
import TarazuProtocol
import TarazuWire

enum PrincipalActing {
  static func add(_ visit: Visit) async throws -> Outcome {
    do {
      let answer = try await visit.service.ask(AdminService.createPrincipal, try newPrincipal(visit))
      return .show(
        Loaded(SecretPage(name: visit.field("name"), secret: .credential(answer.credential ?? NewCredential()))))
    } catch let status as Status {
      guard let words = Self.words(status) else { throw status }
      return .show(try await AdministrationLoading.principals(visit, problem: words))
    }
  }

  private static func newPrincipal(_ visit: Visit) throws -> CreatePrincipalRequest {
    var request = CreatePrincipalRequest(
      name: visit.field("name"), role: try role(visit), unit: visit.field("unit"), source: visit.field("source"),
      expireTime: try end(visit))
    // Without a credential of another kind the service makes a token.
    if visit.field("credential") != "token" { request.credential = .oneTimePassword(true) }
    return request
  }

  static func set(_ visit: Visit) async throws -> Outcome {
    let name = visit.field("name")
    do {
      var request = SetPrincipalRequest(name: name, role: try role(visit), unit: visit.field("unit"))
      request.expireTime = try end(visit)
      request.noExpiry = request.expireTime == nil
      let _: SetPrincipalResponse = try await visit.service.ask(AdminService.setPrincipal, request)
      return .redirect(OwnPath.adding("done", "principal", to: path(of: name)))
    } catch let status as Status { return try await again(visit, name, status) }
  }

  static func revoke(_ visit: Visit) async throws -> Outcome {
    let name = visit.field("name")
    guard visit.field("confirm") == name else {
      return try await again(visit, name, .badField("confirm", "the name is needed once more"))
    }
    do {
      let _: RevokePrincipalResponse = try await visit.service.ask(
        AdminService.revokePrincipal, RevokePrincipalRequest(name: name))
      return .redirect(OwnPath.adding("done", "revoked", to: path(of: name)))
    } catch let status as Status { return try await again(visit, name, status) }
  }

  static func resetPassword(_ visit: Visit) async throws -> Outcome {
    let name = visit.field("name")
    do {
      let answer = try await visit.service.ask(AdminService.resetPassword, ResetPasswordRequest(name: name))
      return .show(Loaded(SecretPage(name: name, secret: .credential(answer.credential ?? NewCredential()))))
    } catch let status as Status { return try await again(visit, name, status) }
  }

  static func enrolFactor(_ visit: Visit) async throws -> Outcome {
    let name = visit.field("name")
    do {
      let answer = try await visit.service.ask(
        AdminService.enrolPrincipalSecondFactor, EnrolPrincipalSecondFactorRequest(name: name))
      return .show(Loaded(SecretPage(name: name, secret: .factor(uri: answer.uri))))
    } catch let status as Status { return try await again(visit, name, status) }
  }

  static func rotate(_ visit: Visit) async throws -> Outcome {
    let name = visit.field("name")
    do {
      let answer = try await visit.service.ask(AdminService.rotateCredential, RotateCredentialRequest(name: name))
      return .show(Loaded(SecretPage(name: name, secret: .credential(answer.credential ?? NewCredential()))))
    } catch let status as Status { return try await again(visit, name, status) }
  }

  static func lift(_ visit: Visit) async throws -> Outcome {
    let name = visit.field("name")
    do {
      let _: SetPrincipalResponse = try await visit.service.ask(
        AdminService.setPrincipal, SetPrincipalRequest(name: name, lift: true))
      return .redirect(OwnPath.adding("done", "lifted", to: path(of: name)))
    } catch let status as Status { return try await again(visit, name, status) }
  }

  /// The principal's page with the service's words, where the form was at fault; else throws.
  private static func again(_ visit: Visit, _ name: String, _ status: Status) async throws -> Outcome {
    guard let words = Self.words(status) else { throw status }
    return .show(try await AdministrationLoading.principal(visit, name, problem: words))
  }

  private static func words(_ status: Status) -> String? {
    switch status.code {
    case .invalidArgument, .failedPrecondition, .alreadyExists: status.message
    default: nil
    }
  }

  static func path(of name: String) -> String { PagePath.principal + OwnPath.encoded(name) }

  private static func role(_ visit: Visit) throws(Status) -> Role {
    switch visit.field("role") {
    case "head": return .head
    case "analyst": return .analyst
    case "source": return .source
    case "admin": return .admin
    default: throw .badField("role", "head, analyst, source or admin is needed")
    }
  }

  /// The end of the day in the form; nil: never.
  private static func end(_ visit: Visit) throws(Status) -> ProtobufTimestamp? {
    let text = Periods.latinDigits(visit.field("expires"))
    guard !text.isEmpty else { return nil }
    guard let day = Day(eitherCalendar: text) else { throw .badField("expires", "YYYY-MM-DD is needed") }
    return ProtobufTimestamp(day.endInTehran)
  }
}
