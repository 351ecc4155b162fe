// Generated from tarazu/v1/audit.proto by protoc-gen-tarazu. Not to be edited: `dev/generate` makes it again.
// swift-format-ignore-file

/// Asks for records.
public struct ListAuditRecordsRequest: Message {
  public static let fullName = "tarazu.v1.ListAuditRecordsRequest"

  /// Only calls of this principal; empty: of all.
  public var name: String = ""
  /// Only calls about this unit, as it was asked for; empty: about all.
  public var unit: String = ""
  /// Only records since then; absent: all.
  public var sinceTime: ProtobufTimestamp? = nil
  /// Only records before then; absent: all.
  public var untilTime: ProtobufTimestamp? = nil
  /// How many to answer at most; 0: 100; more than 1,000 is taken as 1,000.
  public var pageSize: Int32 = 0
  /// The page to answer: the `next_page_token` of the one before; empty: the first.
  public var pageToken: String = ""

  public init() {}

  public init(
    name: String = "",
    unit: String = "",
    sinceTime: ProtobufTimestamp? = nil,
    untilTime: ProtobufTimestamp? = nil,
    pageSize: Int32 = 0,
    pageToken: String = ""
  ) {
    self.name = name
    self.unit = unit
    self.sinceTime = sinceTime
    self.untilTime = untilTime
    self.pageSize = pageSize
    self.pageToken = pageToken
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: name = try StringField.read(&reader)
      case 18: unit = try StringField.read(&reader)
      case 26: try MessageField<ProtobufTimestamp>.read(into: &sinceTime, &reader)
      case 34: try MessageField<ProtobufTimestamp>.read(into: &untilTime, &reader)
      case 40: pageSize = try Int32Field.read(&reader)
      case 50: pageToken = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, name, &writer)
    StringField.write(2, unit, &writer)
    MessageField<ProtobufTimestamp>.write(3, sinceTime, &writer)
    MessageField<ProtobufTimestamp>.write(4, untilTime, &writer)
    Int32Field.write(5, pageSize, &writer)
    StringField.write(6, pageToken, &writer)
  }
}

/// A page of records.
public struct ListAuditRecordsResponse: Message {
  public static let fullName = "tarazu.v1.ListAuditRecordsResponse"

  /// The records, the newest first.
  public var records: [AuditRecord] = []
  /// The mark of the next page; empty: this is the last.
  public var nextPageToken: String = ""

  public init() {}

  public init(
    records: [AuditRecord] = [],
    nextPageToken: String = ""
  ) {
    self.records = records
    self.nextPageToken = nextPageToken
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<AuditRecord>.read(onto: &records, &reader)
      case 18: nextPageToken = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<AuditRecord>.write(1, each: records, &writer)
    StringField.write(2, nextPageToken, &writer)
  }
}

/// A call, or several that are alike within a second.
public struct AuditRecord: Message {
  public static let fullName = "tarazu.v1.AuditRecord"

  /// When it was answered; of several the first.
  public var time: ProtobufTimestamp? = nil
  /// The principal; absent where nobody could be identified.
  public var name: String? = nil
  /// Its role then.
  public var role: Role? = nil
  /// The code of its unit then; absent for the country, and where there is no principal.
  public var scope: String? = nil
  /// The kind of the credential.
  public var credentialKind: CredentialKind = .init(rawValue: 0)
  /// The credential's id; 0: none.
  public var credentialId: Int64 = 0
  /// The caller's address.
  public var address: String = ""
  /// The gateway that it came over; empty: none.
  public var gateway: String = ""
  /// The server that answered.
  public var server: String = ""
  /// The method, as in `KpiService/GetScorecard`, or the command of the service's machine.
  public var method: String = ""
  /// The unit as it was asked for; absent where none was, or where it had not the form of one.
  public var unit: String? = nil
  /// The case as it was asked for; likewise.
  public var caseId: String? = nil
  /// The status: `OK`, `PERMISSION_DENIED` and so on; of a stream's beginning `STARTED`.
  public var outcome: String = ""
  /// The reason of a refusal; empty where there is none.
  public var reason: String = ""
  /// How many calls the record stands for.
  public var count: Int64 = 0
  /// Items that were given out: rows, units, figures, events.
  public var rowCount: Int64 = 0
  /// Milliseconds that the slowest of the calls took.
  public var milliseconds: Double = 0
  /// The call's id in the server's log; of several the first.
  public var callId: String = ""
  /// What a change changed, as JSON with `before` and `after`, without secrets; empty where nothing was.
  public var change: String = ""

  public init() {}

  public init(
    time: ProtobufTimestamp? = nil,
    name: String? = nil,
    role: Role? = nil,
    scope: String? = nil,
    credentialKind: CredentialKind = .init(rawValue: 0),
    credentialId: Int64 = 0,
    address: String = "",
    gateway: String = "",
    server: String = "",
    method: String = "",
    unit: String? = nil,
    caseId: String? = nil,
    outcome: String = "",
    reason: String = "",
    count: Int64 = 0,
    rowCount: Int64 = 0,
    milliseconds: Double = 0,
    callId: String = "",
    change: String = ""
  ) {
    self.time = time
    self.name = name
    self.role = role
    self.scope = scope
    self.credentialKind = credentialKind
    self.credentialId = credentialId
    self.address = address
    self.gateway = gateway
    self.server = server
    self.method = method
    self.unit = unit
    self.caseId = caseId
    self.outcome = outcome
    self.reason = reason
    self.count = count
    self.rowCount = rowCount
    self.milliseconds = milliseconds
    self.callId = callId
    self.change = change
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<ProtobufTimestamp>.read(into: &time, &reader)
      case 18: name = try StringField.read(&reader)
      case 24: role = try EnumField<Role>.read(&reader)
      case 34: scope = try StringField.read(&reader)
      case 40: credentialKind = try EnumField<CredentialKind>.read(&reader)
      case 48: credentialId = try Int64Field.read(&reader)
      case 58: address = try StringField.read(&reader)
      case 66: gateway = try StringField.read(&reader)
      case 74: server = try StringField.read(&reader)
      case 82: method = try StringField.read(&reader)
      case 90: unit = try StringField.read(&reader)
      case 98: caseId = try StringField.read(&reader)
      case 106: outcome = try StringField.read(&reader)
      case 114: reason = try StringField.read(&reader)
      case 120: count = try Int64Field.read(&reader)
      case 128: rowCount = try Int64Field.read(&reader)
      case 137: milliseconds = try DoubleField.read(&reader)
      case 146: callId = try StringField.read(&reader)
      case 154: change = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<ProtobufTimestamp>.write(1, time, &writer)
    StringField.write(2, present: name, &writer)
    EnumField<Role>.write(3, present: role, &writer)
    StringField.write(4, present: scope, &writer)
    EnumField<CredentialKind>.write(5, credentialKind, &writer)
    Int64Field.write(6, credentialId, &writer)
    StringField.write(7, address, &writer)
    StringField.write(8, gateway, &writer)
    StringField.write(9, server, &writer)
    StringField.write(10, method, &writer)
    StringField.write(11, present: unit, &writer)
    StringField.write(12, present: caseId, &writer)
    StringField.write(13, outcome, &writer)
    StringField.write(14, reason, &writer)
    Int64Field.write(15, count, &writer)
    Int64Field.write(16, rowCount, &writer)
    DoubleField.write(17, milliseconds, &writer)
    StringField.write(18, callId, &writer)
    StringField.write(19, change, &writer)
  }
}

/// Reads the audit.
public enum AuditService {
  /// The service's full name.
  public static let fullName = "tarazu.v1.AuditService"

  /// Lists records, the newest first: those whose scope lies in the caller's; those without a principal for
  /// administrators at the country.
  public static let listAuditRecords = MethodDescriptor<ListAuditRecordsRequest, ListAuditRecordsResponse>(
    service: fullName, name: "ListAuditRecords", idempotency: .noSideEffects)

  /// All methods, in the order of the `.proto` file.
  public static let allMethods: [any AnyMethodDescriptor] = [listAuditRecords]
}
