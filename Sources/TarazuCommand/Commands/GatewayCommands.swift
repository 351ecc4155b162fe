// The commands about gateways, and about the rollout.

import TarazuProtocol

enum GatewayCommands {
  static let all = [add, list, revoke]

  private static let nameWord = WordSpec(name: "NAME", help: "the gateway's name, given once and never again")

  private static let add = CommandSpec(
    "gateway add", "records a gateway, such as the web dashboard, with a new certificate", words: [nameWord],
    options: [Options.newGatewayCertificate],
    action: .remote { invocation, session in
      let name = invocation.arguments.word("NAME")
      let files = try NewCertificate(invocation.arguments[Options.newGatewayCertificate] ?? "", for: name)
      let response = try await session.write(
        AdminService.createGateway,
        CreateGatewayRequest(name: name, credential: .certificateRequest(files.request)))
      try files.commit(response.chain)
      try invocation.write(GatewayAnswer(gateway: response.gateway ?? Gateway()))
      return .done
    })

  private static let list = CommandSpec(
    "gateway list", "lists the gateways; those that have ended too",
    action: .remote { invocation, session in
      let response = try await session.write(AdminService.listGateways, ListGatewaysRequest())
      try invocation.write(GatewayListAnswer(gateways: response.gateways))
      return .done
    })

  private static let revoke = CommandSpec(
    "gateway revoke", "ends a gateway; the sessions over it are of no use any more", words: [nameWord],
    action: .remote { invocation, session in
      let request = EndGatewayRequest(name: invocation.arguments.word("NAME"))
      let response = try await session.write(AdminService.endGateway, request)
      try invocation.write(GatewayAnswer(gateway: response.gateway ?? Gateway()))
      return .done
    })
}

enum RolloutCommands {
  static let all = [show, open, close]

  private static let show = CommandSpec(
    "rollout show", "shows which levels may read, province by province",
    action: .remote { invocation, session in
      let response = try await session.write(AdminService.getRollout, GetRolloutRequest())
      try invocation.write(RolloutAnswer(provinces: response.provinces))
      return .done
    })

  private static let open = CommandSpec(
    "rollout open", "lets the principals of a level read in a province",
    options: [Options.inProvince, Options.openedLevel],
    action: .remote { invocation, session in
      let (province, level) = try place(invocation.arguments)
      let response = try await session.write(
        AdminService.openLevel, OpenLevelRequest(province: province, level: level))
      try invocation.write(RolloutAnswer(provinces: response.rollout.map { [$0] } ?? []))
      return .done
    })

  private static let close = CommandSpec(
    "rollout close", "ends that: the principals of the level read no more",
    options: [Options.inProvince, Options.openedLevel],
    action: .remote { invocation, session in
      let (province, level) = try place(invocation.arguments)
      let response = try await session.write(
        AdminService.closeLevel, CloseLevelRequest(province: province, level: level))
      try invocation.write(RolloutAnswer(provinces: response.rollout.map { [$0] } ?? []))
      return .done
    })

  private static func place(_ arguments: Arguments) throws -> (String, Level) {
    let level = try arguments.choice(
      Options.openedLevel.name, arguments[Options.openedLevel] ?? "", EnumNames.openedLevels)
    return (arguments[Options.inProvince] ?? "", level)
  }
}
