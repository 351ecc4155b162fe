// The part of AdminService about gateways.

import TarazuAccess
import TarazuDomain
import TarazuIdentity
import TarazuLoop
import TarazuNet
import TarazuPostgres
import TarazuProtocol
import TarazuReplica
import TarazuSecrets
import TarazuStore
import TarazuWire

struct GatewayServing: Sendable {
  let changes: AccessChanges
  let secrets: NewSecrets

  func serve(in table: inout ServiceTable) {
    table.unary(AdminService.createGateway, rule: .system, time: .unary) { authorized, request, call in
      try await create(authorized, request, before: call.deadline)
    }
    table.unary(AdminService.listGateways, rule: .system, time: .read) { authorized, request, call in
      let rows = try await changes.look(authorized, before: call.deadline) { change in
        try await GatewayTable.list(on: change.connection)
      }
      return ListGatewaysResponse(gateways: rows.map { Gateway($0) })
    }
    table.unary(AdminService.endGateway, rule: .system, time: .unary) { authorized, request, call in
      try await end(authorized, request, before: call.deadline)
    }
  }

  private func create(
    _ authorized: AuthorizedCall, _ request: CreateGatewayRequest, before deadline: MonotonicInstant
  ) async throws -> CreateGatewayResponse {
    let name = try AdministeredArguments.name(request.name)
    let secret = try secret(of: name, request)
    let made = try await changes.run(authorized, rule: .system, before: deadline) { change in
      let isNew = try await GatewayTable.insert(
        name, sha256: secret.sha256, expiresAt: secret.expiresAt, maker: change.administrator.name,
        on: change.connection)
      guard isNew, let gateway = try await GatewayTable.find(name, on: change.connection) else {
        throw Status.alreadyExists(
          "the name \(name), or this certificate, was given to a gateway before; either is given once for good")
      }
      return ChangeOutcome(
        value: gateway,
        record: ChangeRecord(made: RecordedGateway(name: name, expiresAt: gateway.expiresAt, isEnded: false)))
    }
    var chain = ""
    if case .chain(let text) = secret.secret { chain = text }
    return CreateGatewayResponse(gateway: Gateway(made), chain: chain)
  }

  private func secret(of name: String, _ request: CreateGatewayRequest) throws -> NewSecret {
    let now = changes.clock.now
    switch request.credential {
    case .certificateRequest(let text):
      return try secrets.certificate(text, for: .gateway(name), at: now, days: CredentialLife.gatewayDays)
    case .certificate(let text): return try secrets.recorded(text, for: .gateway(name), at: now)
    case nil: throw Status.badField("credential", "a certificate, or a request for one, is needed")
    }
  }

  private func end(
    _ authorized: AuthorizedCall, _ request: EndGatewayRequest, before deadline: MonotonicInstant
  ) async throws -> EndGatewayResponse {
    let name = try AdministeredArguments.name(request.name)
    let ended = try await changes.run(authorized, rule: .system, before: deadline) { change in
      guard let before = try await GatewayTable.find(name, on: change.connection) else {
        throw Status.notFound("there is no gateway \(name)")
      }
      guard before.endedAt == nil else { return ChangeOutcome(value: before) }
      _ = try await change.connection.pipeline([GatewayTable.end(name)])
      let after = try await GatewayTable.find(name, on: change.connection) ?? before
      return ChangeOutcome(
        value: after,
        record: ChangeRecord(
          before: RecordedGateway(name: name, expiresAt: before.expiresAt, isEnded: false),
          after: RecordedGateway(name: name, expiresAt: before.expiresAt, isEnded: true)))
    }
    return EndGatewayResponse(gateway: Gateway(ended))
  }
}

extension Gateway {
  fileprivate init(_ listed: ListedGateway) {
    self.init(
      name: listed.name, maker: listed.maker, createTime: ProtobufTimestamp(listed.madeAt),
      expireTime: ProtobufTimestamp(listed.expiresAt), endTime: listed.endedAt.map { ProtobufTimestamp($0) })
  }
}
