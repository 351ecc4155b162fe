// Records as the wire shows them, and as the file keeps them.

import TarazuAccess
import TarazuBase
import TarazuDomain
import TarazuProtocol
import TarazuStore

extension WireAuditRecord {
  init(_ record: AuditRecord) {
    self.init(
      time: record.at.map { ProtobufTimestamp($0) }, name: record.principal?.name,
      role: record.principal.map { WireRole(auditing: $0.role) }, scope: record.scope,
      credentialKind: record.credential.map { CredentialKind(auditing: $0.kind) } ?? .unspecified,
      credentialId: record.credential?.id ?? 0, address: record.address, gateway: record.gateway ?? "",
      server: record.server, method: record.method, unit: record.unit, caseId: record.caseCode,
      outcome: record.outcome, reason: record.reason ?? "", count: record.count, rowCount: record.rowCount,
      milliseconds: Double(record.microseconds) / 1_000, callId: record.callID, change: record.change ?? "")
  }
}

extension AuditRecord {
  /// Records in a file: each with its id, its length and its message.
  static func encode(_ records: [AuditRecord]) -> [UInt8] {
    var writer = ProtobufWriter()
    for record in records {
      writer.varint(UInt64(bitPattern: record.id))
      writer.lengthDelimited(WireAuditRecord(record).encode())
    }
    return writer.bytes
  }

  /// Nil where the bytes are not what `encode` writes.
  static func decode(_ bytes: [UInt8]) -> [AuditRecord]? {
    var records: [AuditRecord] = []
    var offset = 0
    while offset < bytes.count {
      guard let id = try? Varint.read(bytes, at: &offset, end: bytes.count),
        let length = try? Varint.read(bytes, at: &offset, end: bytes.count), length <= bytes.count - offset
      else { return nil }
      let end = offset + Int(length)
      guard let message = try? WireAuditRecord.decode(from: Array(bytes[offset..<end])),
        let record = AuditRecord(message, id: Int64(bitPattern: id))
      else { return nil }
      records.append(record)
      offset = end
    }
    return records
  }

  private init?(_ wire: WireAuditRecord, id: Int64) {
    guard let time = wire.time, let credential = Self.credential(wire), let principal = Self.principal(wire) else {
      return nil
    }
    self.init(
      principal: principal.value, credential: credential.value, address: wire.address,
      gateway: wire.gateway.isEmpty ? nil : wire.gateway, server: wire.server, method: wire.method,
      outcome: wire.outcome, callID: wire.callId)
    self.id = id
    at = StoreTime(microseconds: time.seconds &* 1_000_000 &+ Int64(time.nanos / 1_000))
    unit = wire.unit
    caseCode = wire.caseId
    reason = wire.reason.isEmpty ? nil : wire.reason
    count = wire.count
    rowCount = wire.rowCount
    microseconds = Int64(exactly: (wire.milliseconds * 1_000).rounded()) ?? 0
    change = wire.change.isEmpty ? nil : wire.change
  }

  private struct Parsed<Value> { let value: Value? }

  private static func principal(_ wire: WireAuditRecord) -> Parsed<TarazuAccess.Principal>? {
    guard let name = wire.name else { return Parsed(value: nil) }
    guard let role = wire.role?.audited else { return nil }
    let scope = wire.scope.map { Scope.unit($0) } ?? .country
    return Parsed(value: TarazuAccess.Principal(name: name, role: role, scope: scope))
  }

  private static func credential(_ wire: WireAuditRecord) -> Parsed<Credential>? {
    switch wire.credentialKind {
    case .unspecified: Parsed(value: nil)
    case .token: Parsed(value: Credential(.token, id: wire.credentialId))
    case .certificate: Parsed(value: Credential(.certificate, id: wire.credentialId))
    case .session: Parsed(value: Credential(.session, id: wire.credentialId))
    case .unrecognized: nil
    }
  }
}

extension WireRole {
  fileprivate init(auditing role: TarazuAccess.Role) {
    self =
      switch role {
      case .head: .head
      case .analyst: .analyst
      case .source: .source
      case .admin: .admin
      }
  }

  fileprivate var audited: TarazuAccess.Role? {
    switch self {
    case .head: .head
    case .analyst: .analyst
    case .source: .source
    case .admin: .admin
    case .unspecified, .unrecognized: nil
    }
  }
}

extension CredentialKind {
  fileprivate init(auditing kind: Credential.Kind) {
    self =
      switch kind {
      case .token: .token
      case .certificate: .certificate
      case .session: .session
      }
  }
}
