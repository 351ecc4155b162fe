// Administration: who may call, which levels are open, who asked for what.

import TarazuCalendar
import TarazuPages
import TarazuProtocol
import TarazuWire

enum AdministrationLoading {
  static func principals(_ visit: Visit) async throws -> Loaded { try await principals(visit, problem: nil) }

  static func principals(_ visit: Visit, problem: String?) async throws -> Loaded {
    let answer = try await visit.service.ask(
      AdminService.listPrincipals,
      ListPrincipalsRequest(
        unit: visit.value("unit") ?? "", level: visit.value("level").flatMap(Level.init(word:)) ?? .unspecified,
        neverSignedIn: visit.value("never") != nil, expiringDays: try visit.number(visit.value("expiring"), "expiring"),
        pageSize: 100, pageToken: visit.value("after") ?? ""))
    return Loaded(
      PrincipalsPage(answer: answer, problem: problem),
      names: try await visit.names(of: answer.principals.compactMap(\.unit)))
  }

  static func principal(_ visit: Visit) async throws -> Loaded {
    try await principal(visit, visit.code, problem: nil)
  }

  static func principal(_ visit: Visit, _ name: String, problem: String?) async throws -> Loaded {
    async let found = visit.service.ask(AdminService.getPrincipal, GetPrincipalRequest(name: name))
    async let credentials = visit.service.ask(AdminService.listCredentials, ListCredentialsRequest(name: name))
    guard let principal = try await found.principal else { throw Status.notFound("the principal") }
    let content = PrincipalPage(
      principal: principal, credentials: try await credentials.credentials, problem: problem)
    return Loaded(content, names: try await visit.names(of: [principal.unit].compactMap { $0 }))
  }

  static func rollout(_ visit: Visit) async throws -> Loaded {
    let answer = try await visit.service.ask(AdminService.getRollout, GetRolloutRequest())
    return Loaded(
      RolloutPage(provinces: answer.provinces), names: try await visit.names(of: answer.provinces.map(\.province)))
  }

  static func gateways(_ visit: Visit) async throws -> Loaded {
    let answer = try await visit.service.ask(AdminService.listGateways, ListGatewaysRequest())
    return Loaded(GatewaysPage(gateways: answer.gateways))
  }

  static func audit(_ visit: Visit) async throws -> Loaded {
    let since = try Periods.day("since", of: visit)?.advanced(by: -1)?.endInTehran
    let until = try Periods.day("until", of: visit)?.endInTehran
    let answer = try await visit.service.ask(
      AuditService.listAuditRecords,
      ListAuditRecordsRequest(
        name: visit.value("who") ?? "", unit: visit.value("unit") ?? "", sinceTime: since.map { ProtobufTimestamp($0) },
        untilTime: until.map { ProtobufTimestamp($0) }, pageSize: 100, pageToken: visit.value("after") ?? ""))
    return Loaded(AuditPage(answer: answer), names: try await visit.names(of: answer.records.compactMap(\.unit)))
  }
}

extension ProtobufTimestamp {
  init(_ instant: Instant) {
    self.init(seconds: instant.seconds, nanos: Int32(truncatingIfNeeded: instant.fraction))
  }
}
