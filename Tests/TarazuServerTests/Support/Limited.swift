import Foundation
import TarazuAccess
import TarazuProtocol
import TarazuWire
import TestSupport

/// A principal whose limits a test sets, and its caller.
struct Limited: Sendable {
  let world: World
  let name: String
  let caller: Caller

  init(
    _ world: World, _ role: TarazuAccess.Role, unit: String? = nil, source: String? = nil
  ) async throws {
    self.world = world
    name = "\(role.rawValue)-\(UUID().uuidString.prefix(8).lowercased())"
    let token = try await world.principal(name, role, unit: unit, source: source)
    caller = try await Caller.connect(to: world.harness, tokens: [token])
  }

  /// Sets a limit as an administrator does; 0 is the usual. It holds when this returns.
  func set(_ kind: LimitKind, to value: Int64) async throws {
    _ = try await world.administrator.call(
      AdminService.setPrincipal,
      SetPrincipalRequest(name: name, limits: [PrincipalLimit(kind: kind, value: value)]))
  }

  func submit(_ lines: [String]) async -> Status? {
    await caller.failure(
      of: IngestService.submitLines, SubmitLinesRequest(lines: Array(lines.joined(separator: "\n").utf8)))
  }

  /// What many calls at once come to: nil for each that was answered.
  static func atOnce(_ count: Int, _ call: @escaping @Sendable (Int) async -> Status?) async -> [Status?] {
    await withTaskGroup(of: Status?.self) { group in
      for index in 0..<count { group.addTask { await call(index) } }
      return await group.reduce(into: []) { $0.append($1) }
    }
  }
}

extension Status {
  /// Whether it is the refusal of a limit that passes by itself, or does not.
  func isBeyond(_ limit: UsageLimit, _ most: Int64, passes: Bool = true) -> Bool {
    code == .resourceExhausted && reason == .resourceExhausted && metadata["limit"] == limit.rawValue
      && message.hasPrefix("beyond your limit \(limit.rawValue): \(most) ") && (retryDelay != nil) == passes
  }
}
