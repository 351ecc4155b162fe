// Changes of credentials, gateways and the rollout by an administrator.

import TarazuPages
import TarazuProtocol
import TarazuWire

enum AdministrationActing {
  static func setRollout(_ visit: Visit) async throws -> Outcome {
    let province = visit.field("province")
    guard let level = Level(word: visit.field("level")) else {
      throw Status.badField("level", "district or branch is needed")
    }
    switch visit.field("open") {
    case "yes":
      let _: OpenLevelResponse = try await visit.service.ask(
        AdminService.openLevel, OpenLevelRequest(province: province, level: level))
    case "no":
      let _: CloseLevelResponse = try await visit.service.ask(
        AdminService.closeLevel, CloseLevelRequest(province: province, level: level))
    default: throw Status.badField("open", "yes or no is needed")
    }
    return .redirect(OwnPath.adding("done", "rollout", to: PagePath.rollout))
  }

  static func revokeCredential(_ visit: Visit) async throws -> Outcome {
    let kind: CredentialKind =
      switch visit.field("kind") {
      case "token": .token
      case "certificate": .certificate
      case "session": .session
      default: throw Status.badField("kind", "token, certificate or session is needed")
      }
    guard let id = Int64(visit.field("id")) else { throw Status.badField("id", "a number is needed") }
    let name = visit.field("name")
    let _: RevokeCredentialResponse = try await visit.service.ask(
      AdminService.revokeCredential, RevokeCredentialRequest(name: name, kind: kind, id: id))
    return .redirect(OwnPath.adding("done", "credential", to: PrincipalActing.path(of: name)))
  }

  static func endGateway(_ visit: Visit) async throws -> Outcome {
    let _: EndGatewayResponse = try await visit.service.ask(
      AdminService.endGateway, EndGatewayRequest(name: visit.field("name")))
    return .redirect(OwnPath.adding("done", "gateway", to: PagePath.gateways))
  }
}
