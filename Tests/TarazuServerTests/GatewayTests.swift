import Foundation
import TarazuAccess
import TarazuNet
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

/// Sessions over TLS, with gateways and without (docs/spec/access.md#gateways).
@Suite struct GatewayTests {
  private static let refused = "UNAUTHENTICATED CREDENTIAL"

  private func outcome(_ caller: Caller) async -> String {
    let inline = await caller.outcome(KpiService.listIndicators, ListIndicatorsRequest())
    let task = await caller.outcome(AdminService.getServerInfo, GetServerInfoRequest())
    return inline == task ? task : "\(inline) inline, \(task) as a task"
  }

  private func metadata(_ token: String?, from addresses: String...) -> Metadata {
    Metadata(
      (token.map { [("authorization", "Bearer " + $0)] } ?? []) + addresses.map { ("x-tarazu-from", $0) })
  }

  @Test(.timeLimit(.minutes(5)))
  func sessionsOverAGatewayAndWithout() async throws {
    let world = try await World.shared
    let own = try await world.principal("carried", .head, unit: nil)
    let gateway = try await world.gateway("web-1")
    let over = try await world.session(of: "carried", gateway: "web-1")
    let without = try await world.session(of: "carried")
    try await world.wait(for: without, toBe: "OK")
    let plain = try await Caller.connect(to: world.harness)
    let carrier = try await Caller.connect(to: world.harness, certificate: gateway)
    #expect(await outcome(carrier.with(metadata(over))) == "OK")
    for token in [nil, own, without, World.newToken(), World.newToken(.session)] {
      #expect(await outcome(carrier.with(metadata(token))) == GatewayTests.refused)
    }
    for token in [own, without] { #expect(await outcome(plain.with(metadata(token))) == "OK") }
    // A session that was taken from the web is nothing elsewhere.
    #expect(await outcome(plain.with(metadata(over))) == GatewayTests.refused)
    // A session ends alone, and with its gateway.
    try await world.change("update tarazu.session set ended_at = now() where sha256 = sha256('\(without)');")
    try await world.wait(for: without, toBe: GatewayTests.refused)
    #expect(await outcome(plain.with(metadata(own))) == "OK")
    #expect(await outcome(carrier.with(metadata(over))) == "OK")
    try await world.change("update tarazu.gateway set ended_at = now() where name = 'web-1';")
    try await eventually { await outcome(carrier.with(metadata(over))) == GatewayTests.refused }
  }

  /// Without a second factor a session does not administer, and one of a one-time password does nothing yet.
  @Test(.timeLimit(.minutes(5)))
  func whatSessionsMayDo() async throws {
    let world = try await World.shared
    _ = try await world.principal("signed-in", .admin, unit: nil)
    let (plain, full, oneTime) = (
      try await world.session(of: "signed-in"), try await world.session(of: "signed-in", secondFactor: true),
      try await world.session(of: "signed-in", oneTime: true)
    )
    func outcomes(_ token: String) async throws -> [String] {
      let caller = try await Caller.connect(to: world.harness, tokens: [token])
      return [
        await caller.outcome(KpiService.listIndicators, ListIndicatorsRequest()),
        await caller.outcome(DirectoryService.applyDirectory, ApplyDirectoryRequest()),
      ]
    }
    try await eventually { try await outcomes(oneTime).first != GatewayTests.refused }
    #expect(try await outcomes(plain) == ["OK", "PERMISSION_DENIED SECOND_FACTOR"])
    #expect(try await outcomes(full) == ["OK", "OK"])
    let incomplete = "PERMISSION_DENIED SIGN_IN_INCOMPLETE"
    #expect(try await outcomes(oneTime) == [incomplete, incomplete])
  }

  /// The browser's address counts over a gateway alone, for each call anew. What a server saw last is in the store after a
  /// clean stop.
  @Test(.timeLimit(.minutes(5)))
  func addressesAndLastUses() async throws {
    try await ServerHarness.run { harness in
      let world = try await World(harness)
      let province = try await world.province()
      let token = try await world.principal("sender", .admin, unit: nil)
      let gateway = try await world.gateway("web-2")
      let session = try await world.session(of: "sender", gateway: "web-2", idle: 5)
      let idle = try await world.session(of: "sender", idle: 31)
      let carrier = try await Caller.connect(to: harness, certificate: gateway)
      try await eventually { await outcome(carrier.with(metadata(session, from: "192.0.2.5"))) == "OK" }
      for (number, address) in ["192.0.2.6", "192.0.2.7", "192.0.2.6", "2001:DB8::1", "nowhere"].enumerated() {
        try await carrier.with(metadata(session, from: address)).submit(province.registered("\(number)"))
      }
      // By now the server knows this one too.
      #expect(await outcome(try await Caller.connect(to: harness, tokens: [idle])) == GatewayTests.refused)
      let plain = try await Caller.connect(to: harness, metadata: metadata(token, from: "192.0.2.8"))
      try await plain.submit(province.registered("x"))
      let senders = try await harness.database.psql(
        """
        select address, gateway from tarazu.sender where principal = 'sender' order by gateway nulls last, address
        """)
      #expect(
        senders == """
          127.0.0.1|web-2
          192.0.2.6|web-2
          192.0.2.7|web-2
          2001:db8::1|web-2
          127.0.0.1|

          """)
      #expect(try await harness.stop() == 0)
      let uses = try await harness.database.psql(
        """
        select type, last_used_from, now() - last_used_at < interval '3 minutes',
          last_used_at = date_trunc('minute', last_used_at)
        from tarazu.credential where principal = 'sender' union all
        select 'session', last_used_from, now() - last_used_at < interval '3 minutes',
          last_used_at = date_trunc('minute', last_used_at) from tarazu.session where gateway is not null
        """)
      // Of a minute's uses the first one counts.
      #expect(uses == "token|127.0.0.1|t|t\nsession|192.0.2.5|t|t\n")
    }
  }
}
