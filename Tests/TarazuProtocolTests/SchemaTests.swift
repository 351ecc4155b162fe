// What the schema promises beyond its types.

import Foundation
import TarazuProtocol
import TarazuWire
import Testing

@Suite struct SchemaTests {
  @Test func indicatorsAreCodes() {
    #expect(!Kpi.indicators.isEmpty)
    #expect(Kpi.indicators.map(\.rawValue) == (0..<Kpi.indicators.count).map { Int32($0 + 1) })
    #expect(Kpi.pending.code == "pending" && Kpi.processingDaysP90.code == "processing_days_p90")
    #expect(Kpi(code: "clearance_rate") == .clearanceRate)
    for code in ["", "unspecified", "PENDING", "kpi_pending", "pending "] { #expect(Kpi(code: code) == nil) }
    #expect(Kpi.unspecified.code == nil && Kpi.unrecognized(99).code == nil)
    for kpi in Kpi.indicators { #expect(Kpi(code: kpi.code ?? "") == kpi) }
  }

  /// Changes that may be repeated, and those that may not: a second call would make a second secret.
  private static let repeatable: Set = [
    "ImportDirectory", "ApplyDirectory", "ImportEvents", "SubmitEvents", "SubmitLines", "SetPrincipal",
    "RevokePrincipal", "RevokeCredential", "EndGateway", "OpenLevel", "CloseLevel", "SignOut", "EndSession",
  ]
  private static let unrepeatable: Set = [
    "CreatePrincipal", "ResetPassword", "EnrolPrincipalSecondFactor", "RotateCredential", "CreateGateway",
    "RenewServerCertificate", "SignIn", "ChangePassword", "EnrolSecondFactor", "ConfirmSecondFactor",
    "RenewCertificate",
  ]
  /// Reads of what is in no commit: who may call, and who did.
  private static let withoutPosition: Set = [
    "GetPrincipal", "ListPrincipals", "ListCredentials", "ListGateways", "GetRollout", "GetSelf", "ListSessions",
    "ListOwnRecords", "ListAuditRecords",
  ]

  @Test func readsAreMarkedAndSomeChangesMayBeRepeated() {
    let services: [[any AnyMethodDescriptor]] = [
      DirectoryService.allMethods, IngestService.allMethods, KpiService.allMethods, CaseService.allMethods,
      QualityService.allMethods, AdminService.allMethods, AuthService.allMethods, AuditService.allMethods,
    ]
    for method in services.joined() {
      let expected: IdempotencyLevel =
        Self.repeatable.contains(method.name)
        ? .idempotent : Self.unrepeatable.contains(method.name) ? .unknown : .noSideEffects
      #expect(method.idempotency == expected, "\(method.service)/\(method.name)")
    }
    #expect(services.joined().count == 59)
  }

  /// What concerns access is read from memory or from the store itself, and has none.
  @Test func everyReadHasAMinimalPosition() throws {
    for file in try Tools.protoFiles(below: "Protocol/tarazu")
    where !file.hasSuffix("/auth.proto") && !file.hasSuffix("/audit.proto") {
      let text = try Tools.text("Protocol/tarazu/\(file)")
      for block in text.components(separatedBy: "\nmessage ").dropFirst() {
        let name = block.prefix { $0.isLetter }
        // A feed's is in the request that it holds.
        guard name.hasSuffix("Request"), name != "SubscribeRequest" else { continue }
        let method = String(name.dropLast("Request".count))
        let isExempt =
          Self.repeatable.contains(method) || Self.unrepeatable.contains(method)
          || Self.withoutPosition.contains(method)
        #expect(block.contains("string min_position =") != isExempt, "\(name)")
      }
    }
  }

  @Test func reasonsAreListed() throws {
    let listed = CallErrorGuide.all.map(\.reason)
    #expect(Set(listed).count == listed.count)
    let sources = Tools.root.appending(path: "Sources")
    let files = try #require(FileManager.default.enumerator(atPath: sources.path)).compactMap { $0 as? String }
    for file in files where file.hasSuffix(".swift") {
      let text = try Tools.text("Sources/\(file)")
      for match in text.matches(of: /Reason\(rawValue: "([A-Z_]+)"\)/) {
        #expect(listed.contains(String(match.output.1)), "\(file): \(match.output.1) is not in CallErrorGuide")
      }
    }
    // Those of refusals are made of what the decision says.
    let decision = try Tools.text("Sources/TarazuAccess/Decision.swift")
    let refusals = decision.matches(of: /case \.\w+: "([A-Z_]+)"/).map { String($0.output.1) }
    #expect(refusals.contains("SCOPE"))
    for reason in refusals { #expect(listed.contains(reason), "\(reason) is not in CallErrorGuide") }
  }

  @Test func goldenMessagesAreReadAndWritten() throws {
    let lines = try Tools.text("Protocol/golden/messages.txt").split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(lines.count >= 10)
    for line in lines {
      let parts = line.split(separator: "\t")
      let type = try #require(MessageTypes.all.first { $0.fullName == parts[0] })
      let bytes = try stride(from: 0, to: parts[1].utf8.count, by: 2).map { offset in
        try #require(UInt8(parts[1].dropFirst(offset).prefix(2), radix: 16))
      }
      #expect(try type.rewrite(bytes) == bytes, "\(line)")
    }
  }
}
