// Generated from tarazu/v1/principal.proto by protoc-gen-tarazu. Not to be edited: `dev/generate` makes it again.
// swift-format-ignore-file

/// What a principal is there for.
public enum Role: ProtobufEnum {
  /// Not given.
  case unspecified
  /// The head of a unit: sees its figures and cases.
  case head
  /// Sees figures, but no cases.
  case analyst
  /// A case system: sends events.
  case source
  /// Administers principals, the rollout and the directory; sees what a head sees, and sends.
  case admin
  /// A number that has no name here.
  case unrecognized(Int32)

  public static let allCases: [Self] = [
    .unspecified,
    .head,
    .analyst,
    .source,
    .admin,
  ]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .head
    case 2: self = .analyst
    case 3: self = .source
    case 4: self = .admin
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .head: 1
    case .analyst: 2
    case .source: 3
    case .admin: 4
    case .unrecognized(let number): number
    }
  }

  public var name: String? {
    switch self {
    case .unspecified: "ROLE_UNSPECIFIED"
    case .head: "ROLE_HEAD"
    case .analyst: "ROLE_ANALYST"
    case .source: "ROLE_SOURCE"
    case .admin: "ROLE_ADMIN"
    case .unrecognized: nil
    }
  }
}

/// What a principal may use only so much of.
public enum LimitKind: ProtobufEnum {
  /// Not given.
  case unspecified
  /// Calls a second.
  case calls
  /// Of these, calls a second that take more than a look into memory; those that send events do not count here.
  case heavyCalls
  /// Calls running and waiting.
  case openCalls
  /// Reads of the store at once.
  case storeReads
  /// Further reads of the store that wait.
  case waitingReads
  /// Events that wait for the store.
  case waitingEvents
  /// Bytes of events that wait for the store.
  case waitingBytes
  /// Events a second.
  case events
  /// Classes a day that were never seen before.
  case classes
  /// Rejections a day.
  case rejections
  /// Rows of a page.
  case pages
  /// A number that has no name here.
  case unrecognized(Int32)

  public static let allCases: [Self] = [
    .unspecified,
    .calls,
    .heavyCalls,
    .openCalls,
    .storeReads,
    .waitingReads,
    .waitingEvents,
    .waitingBytes,
    .events,
    .classes,
    .rejections,
    .pages,
  ]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .calls
    case 2: self = .heavyCalls
    case 3: self = .openCalls
    case 4: self = .storeReads
    case 5: self = .waitingReads
    case 6: self = .waitingEvents
    case 7: self = .waitingBytes
    case 8: self = .events
    case 9: self = .classes
    case 10: self = .rejections
    case 11: self = .pages
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .calls: 1
    case .heavyCalls: 2
    case .openCalls: 3
    case .storeReads: 4
    case .waitingReads: 5
    case .waitingEvents: 6
    case .waitingBytes: 7
    case .events: 8
    case .classes: 9
    case .rejections: 10
    case .pages: 11
    case .unrecognized(let number): number
    }
  }

  public var name: String? {
    switch self {
    case .unspecified: "LIMIT_KIND_UNSPECIFIED"
    case .calls: "LIMIT_KIND_CALLS"
    case .heavyCalls: "LIMIT_KIND_HEAVY_CALLS"
    case .openCalls: "LIMIT_KIND_OPEN_CALLS"
    case .storeReads: "LIMIT_KIND_STORE_READS"
    case .waitingReads: "LIMIT_KIND_WAITING_READS"
    case .waitingEvents: "LIMIT_KIND_WAITING_EVENTS"
    case .waitingBytes: "LIMIT_KIND_WAITING_BYTES"
    case .events: "LIMIT_KIND_EVENTS"
    case .classes: "LIMIT_KIND_CLASSES"
    case .rejections: "LIMIT_KIND_REJECTIONS"
    case .pages: "LIMIT_KIND_PAGES"
    case .unrecognized: nil
    }
  }
}

/// The kinds of credentials.
public enum CredentialKind: ProtobufEnum {
  /// Not given.
  case unspecified
  /// A bearer token.
  case token
  /// A client certificate.
  case certificate
  /// A session, given for a name and a password.
  case session
  /// A number that has no name here.
  case unrecognized(Int32)

  public static let allCases: [Self] = [
    .unspecified,
    .token,
    .certificate,
    .session,
  ]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .token
    case 2: self = .certificate
    case 3: self = .session
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .token: 1
    case .certificate: 2
    case .session: 3
    case .unrecognized(let number): number
    }
  }

  public var name: String? {
    switch self {
    case .unspecified: "CREDENTIAL_KIND_UNSPECIFIED"
    case .token: "CREDENTIAL_KIND_TOKEN"
    case .certificate: "CREDENTIAL_KIND_CERTIFICATE"
    case .session: "CREDENTIAL_KIND_SESSION"
    case .unrecognized: nil
    }
  }
}

/// How much a principal may use of something.
public struct PrincipalLimit: Message {
  public static let fullName = "tarazu.v1.PrincipalLimit"

  /// Of what.
  public var kind: LimitKind = .init(rawValue: 0)
  /// How much: 1 or more; 9223372036854775807 for no limit; in a request also 0, for the default.
  public var value: Int64 = 0

  public init() {}

  public init(
    kind: LimitKind = .init(rawValue: 0),
    value: Int64 = 0
  ) {
    self.kind = kind
    self.value = value
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: kind = try EnumField<LimitKind>.read(&reader)
      case 16: self.value = try Int64Field.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    EnumField<LimitKind>.write(1, kind, &writer)
    Int64Field.write(2, self.value, &writer)
  }
}

/// A person or a system that may call.
public struct Principal: Message {
  public static let fullName = "tarazu.v1.Principal"

  /// Its name, given once and never again.
  public var name: String = ""
  /// What it is there for.
  public var role: Role = .init(rawValue: 0)
  /// The code of its unit, the scope; absent: the country, whether a directory names it or not.
  public var unit: String? = nil
  /// The name that a source sends under; of the role source only.
  public var source: String? = nil
  /// Who made it; absent for the service's own commands.
  public var maker: String? = nil
  /// When it was made.
  public var createTime: ProtobufTimestamp? = nil
  /// When it and all its credentials end; absent: never.
  public var expireTime: ProtobufTimestamp? = nil
  /// When it was revoked, for good; absent while it is not.
  public var revokeTime: ProtobufTimestamp? = nil
  /// Whether its level may read in its province now.
  public var isOpen: Bool = false
  /// Whether it has set a password of its own.
  public var hasPassword: Bool = false
  /// Whether it has a confirmed second factor.
  public var hasSecondFactor: Bool = false
  /// When it signed in with its password last; absent: never.
  public var lastSignInTime: ProtobufTimestamp? = nil
  /// The last use of any of its credentials, to the minute; absent: none was ever used.
  public var lastUseTime: ProtobufTimestamp? = nil
  /// When the last of its live credentials ends; absent: it has none.
  public var credentialExpireTime: ProtobufTimestamp? = nil
  /// The limits that were set for it; the others are the default.
  public var limits: [PrincipalLimit] = []

  public init() {}

  public init(
    name: String = "",
    role: Role = .init(rawValue: 0),
    unit: String? = nil,
    source: String? = nil,
    maker: String? = nil,
    createTime: ProtobufTimestamp? = nil,
    expireTime: ProtobufTimestamp? = nil,
    revokeTime: ProtobufTimestamp? = nil,
    isOpen: Bool = false,
    hasPassword: Bool = false,
    hasSecondFactor: Bool = false,
    lastSignInTime: ProtobufTimestamp? = nil,
    lastUseTime: ProtobufTimestamp? = nil,
    credentialExpireTime: ProtobufTimestamp? = nil,
    limits: [PrincipalLimit] = []
  ) {
    self.name = name
    self.role = role
    self.unit = unit
    self.source = source
    self.maker = maker
    self.createTime = createTime
    self.expireTime = expireTime
    self.revokeTime = revokeTime
    self.isOpen = isOpen
    self.hasPassword = hasPassword
    self.hasSecondFactor = hasSecondFactor
    self.lastSignInTime = lastSignInTime
    self.lastUseTime = lastUseTime
    self.credentialExpireTime = credentialExpireTime
    self.limits = limits
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: name = try StringField.read(&reader)
      case 16: role = try EnumField<Role>.read(&reader)
      case 26: unit = try StringField.read(&reader)
      case 34: source = try StringField.read(&reader)
      case 42: maker = try StringField.read(&reader)
      case 50: try MessageField<ProtobufTimestamp>.read(into: &createTime, &reader)
      case 58: try MessageField<ProtobufTimestamp>.read(into: &expireTime, &reader)
      case 66: try MessageField<ProtobufTimestamp>.read(into: &revokeTime, &reader)
      case 72: isOpen = try BoolField.read(&reader)
      case 80: hasPassword = try BoolField.read(&reader)
      case 88: hasSecondFactor = try BoolField.read(&reader)
      case 98: try MessageField<ProtobufTimestamp>.read(into: &lastSignInTime, &reader)
      case 106: try MessageField<ProtobufTimestamp>.read(into: &lastUseTime, &reader)
      case 114: try MessageField<ProtobufTimestamp>.read(into: &credentialExpireTime, &reader)
      case 130: try MessageField<PrincipalLimit>.read(onto: &limits, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, name, &writer)
    EnumField<Role>.write(2, role, &writer)
    StringField.write(3, present: unit, &writer)
    StringField.write(4, present: source, &writer)
    StringField.write(5, present: maker, &writer)
    MessageField<ProtobufTimestamp>.write(6, createTime, &writer)
    MessageField<ProtobufTimestamp>.write(7, expireTime, &writer)
    MessageField<ProtobufTimestamp>.write(8, revokeTime, &writer)
    BoolField.write(9, isOpen, &writer)
    BoolField.write(10, hasPassword, &writer)
    BoolField.write(11, hasSecondFactor, &writer)
    MessageField<ProtobufTimestamp>.write(12, lastSignInTime, &writer)
    MessageField<ProtobufTimestamp>.write(13, lastUseTime, &writer)
    MessageField<ProtobufTimestamp>.write(14, credentialExpireTime, &writer)
    MessageField<PrincipalLimit>.write(16, each: limits, &writer)
  }
}

/// A credential, without its secret.
public struct PrincipalCredential: Message {
  public static let fullName = "tarazu.v1.PrincipalCredential"

  /// How it is presented.
  public var kind: CredentialKind = .init(rawValue: 0)
  /// Its id, unique among credentials of its kind.
  public var id: Int64 = 0
  /// Who made it; absent for the service's own commands.
  public var maker: String? = nil
  /// When it was made.
  public var createTime: ProtobufTimestamp? = nil
  /// When it ends by itself.
  public var expireTime: ProtobufTimestamp? = nil
  /// When it was ended; absent while it is not.
  public var endTime: ProtobufTimestamp? = nil
  /// Its last use, to the minute; absent: none.
  public var lastUseTime: ProtobufTimestamp? = nil
  /// The address of its last use.
  public var lastUseAddress: String = ""

  public init() {}

  public init(
    kind: CredentialKind = .init(rawValue: 0),
    id: Int64 = 0,
    maker: String? = nil,
    createTime: ProtobufTimestamp? = nil,
    expireTime: ProtobufTimestamp? = nil,
    endTime: ProtobufTimestamp? = nil,
    lastUseTime: ProtobufTimestamp? = nil,
    lastUseAddress: String = ""
  ) {
    self.kind = kind
    self.id = id
    self.maker = maker
    self.createTime = createTime
    self.expireTime = expireTime
    self.endTime = endTime
    self.lastUseTime = lastUseTime
    self.lastUseAddress = lastUseAddress
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: kind = try EnumField<CredentialKind>.read(&reader)
      case 16: id = try Int64Field.read(&reader)
      case 26: maker = try StringField.read(&reader)
      case 34: try MessageField<ProtobufTimestamp>.read(into: &createTime, &reader)
      case 42: try MessageField<ProtobufTimestamp>.read(into: &expireTime, &reader)
      case 50: try MessageField<ProtobufTimestamp>.read(into: &endTime, &reader)
      case 58: try MessageField<ProtobufTimestamp>.read(into: &lastUseTime, &reader)
      case 66: lastUseAddress = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    EnumField<CredentialKind>.write(1, kind, &writer)
    Int64Field.write(2, id, &writer)
    StringField.write(3, present: maker, &writer)
    MessageField<ProtobufTimestamp>.write(4, createTime, &writer)
    MessageField<ProtobufTimestamp>.write(5, expireTime, &writer)
    MessageField<ProtobufTimestamp>.write(6, endTime, &writer)
    MessageField<ProtobufTimestamp>.write(7, lastUseTime, &writer)
    StringField.write(8, lastUseAddress, &writer)
  }
}

/// A program that carries users' sessions, such as the web dashboard.
public struct Gateway: Message {
  public static let fullName = "tarazu.v1.Gateway"

  /// Its name.
  public var name: String = ""
  /// Who recorded it; absent for the service's own commands.
  public var maker: String? = nil
  /// When it was recorded.
  public var createTime: ProtobufTimestamp? = nil
  /// When its certificate ends by itself.
  public var expireTime: ProtobufTimestamp? = nil
  /// When it was ended; absent while it is not.
  public var endTime: ProtobufTimestamp? = nil

  public init() {}

  public init(
    name: String = "",
    maker: String? = nil,
    createTime: ProtobufTimestamp? = nil,
    expireTime: ProtobufTimestamp? = nil,
    endTime: ProtobufTimestamp? = nil
  ) {
    self.name = name
    self.maker = maker
    self.createTime = createTime
    self.expireTime = expireTime
    self.endTime = endTime
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: name = try StringField.read(&reader)
      case 18: maker = try StringField.read(&reader)
      case 26: try MessageField<ProtobufTimestamp>.read(into: &createTime, &reader)
      case 34: try MessageField<ProtobufTimestamp>.read(into: &expireTime, &reader)
      case 42: try MessageField<ProtobufTimestamp>.read(into: &endTime, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, name, &writer)
    StringField.write(2, present: maker, &writer)
    MessageField<ProtobufTimestamp>.write(3, createTime, &writer)
    MessageField<ProtobufTimestamp>.write(4, expireTime, &writer)
    MessageField<ProtobufTimestamp>.write(5, endTime, &writer)
  }
}

/// Which levels may read in a province.
public struct ProvinceRollout: Message {
  public static let fullName = "tarazu.v1.ProvinceRollout"

  /// The province's code.
  public var province: String = ""
  /// Whether principals of districts may read.
  public var districtIsOpen: Bool = false
  /// Whether principals of branches may read.
  public var branchIsOpen: Bool = false

  public init() {}

  public init(
    province: String = "",
    districtIsOpen: Bool = false,
    branchIsOpen: Bool = false
  ) {
    self.province = province
    self.districtIsOpen = districtIsOpen
    self.branchIsOpen = branchIsOpen
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: province = try StringField.read(&reader)
      case 16: districtIsOpen = try BoolField.read(&reader)
      case 24: branchIsOpen = try BoolField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, province, &writer)
    BoolField.write(2, districtIsOpen, &writer)
    BoolField.write(3, branchIsOpen, &writer)
  }
}

/// Asks to record a gateway.
public struct CreateGatewayRequest: Message {
  public static let fullName = "tarazu.v1.CreateGatewayRequest"

  /// Its name: `[a-z0-9][a-z0-9._-]{0,63}`, never given before to a gateway.
  public var name: String = ""
  /// Its certificate.
  public var credential: Credential?

  public init() {}

  public init(
    name: String = "",
    credential: Credential? = nil
  ) {
    self.name = name
    self.credential = credential
  }

  /// Its certificate.
  public enum Credential: Sendable, Equatable {
    /// A certificate signing request, PKCS #10 in PEM, for a certificate by the service's own client CA.
    case certificateRequest(String)
    /// A certificate in PEM by a client CA elsewhere, which is recorded.
    case certificate(String)
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: name = try StringField.read(&reader)
      case 18: credential = .certificateRequest(try StringField.read(&reader))
      case 26: credential = .certificate(try StringField.read(&reader))
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, name, &writer)
    if case .certificateRequest(let value)? = credential { StringField.write(2, present: value, &writer) }
    if case .certificate(let value)? = credential { StringField.write(3, present: value, &writer) }
  }
}

/// A new gateway.
public struct CreateGatewayResponse: Message {
  public static let fullName = "tarazu.v1.CreateGatewayResponse"

  /// The gateway.
  public var gateway: Gateway? = nil
  /// The certificate and its issuer, in PEM; empty where one was recorded.
  public var chain: String = ""

  public init() {}

  public init(
    gateway: Gateway? = nil,
    chain: String = ""
  ) {
    self.gateway = gateway
    self.chain = chain
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<Gateway>.read(into: &gateway, &reader)
      case 18: chain = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<Gateway>.write(1, gateway, &writer)
    StringField.write(2, chain, &writer)
  }
}

/// Asks for the gateways.
public struct ListGatewaysRequest: Message {
  public static let fullName = "tarazu.v1.ListGatewaysRequest"

  public init() {}

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      try reader.skip(tag)
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
  }
}

/// The gateways.
public struct ListGatewaysResponse: Message {
  public static let fullName = "tarazu.v1.ListGatewaysResponse"

  /// Those that have ended too.
  public var gateways: [Gateway] = []

  public init() {}

  public init(
    gateways: [Gateway] = []
  ) {
    self.gateways = gateways
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<Gateway>.read(onto: &gateways, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<Gateway>.write(1, each: gateways, &writer)
  }
}

/// Asks to end a gateway.
public struct EndGatewayRequest: Message {
  public static let fullName = "tarazu.v1.EndGatewayRequest"

  /// Its name.
  public var name: String = ""

  public init() {}

  public init(
    name: String = ""
  ) {
    self.name = name
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: name = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, name, &writer)
  }
}

/// The gateway has ended.
public struct EndGatewayResponse: Message {
  public static let fullName = "tarazu.v1.EndGatewayResponse"

  /// The gateway.
  public var gateway: Gateway? = nil

  public init() {}

  public init(
    gateway: Gateway? = nil
  ) {
    self.gateway = gateway
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<Gateway>.read(into: &gateway, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<Gateway>.write(1, gateway, &writer)
  }
}

/// Asks which levels are open.
public struct GetRolloutRequest: Message {
  public static let fullName = "tarazu.v1.GetRolloutRequest"

  public init() {}

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      try reader.skip(tag)
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
  }
}

/// Which levels are open.
public struct GetRolloutResponse: Message {
  public static let fullName = "tarazu.v1.GetRolloutResponse"

  /// The provinces, in order of their codes.
  public var provinces: [ProvinceRollout] = []

  public init() {}

  public init(
    provinces: [ProvinceRollout] = []
  ) {
    self.provinces = provinces
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<ProvinceRollout>.read(onto: &provinces, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<ProvinceRollout>.write(1, each: provinces, &writer)
  }
}

/// Asks to open a level.
public struct OpenLevelRequest: Message {
  public static let fullName = "tarazu.v1.OpenLevelRequest"

  /// The province's code.
  public var province: String = ""
  /// District or branch.
  public var level: Level = .init(rawValue: 0)

  public init() {}

  public init(
    province: String = "",
    level: Level = .init(rawValue: 0)
  ) {
    self.province = province
    self.level = level
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: province = try StringField.read(&reader)
      case 16: level = try EnumField<Level>.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, province, &writer)
    EnumField<Level>.write(2, level, &writer)
  }
}

/// The level is open.
public struct OpenLevelResponse: Message {
  public static let fullName = "tarazu.v1.OpenLevelResponse"

  /// The province as it is now.
  public var rollout: ProvinceRollout? = nil

  public init() {}

  public init(
    rollout: ProvinceRollout? = nil
  ) {
    self.rollout = rollout
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<ProvinceRollout>.read(into: &rollout, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<ProvinceRollout>.write(1, rollout, &writer)
  }
}

/// Asks to close a level.
public struct CloseLevelRequest: Message {
  public static let fullName = "tarazu.v1.CloseLevelRequest"

  /// The province's code.
  public var province: String = ""
  /// District or branch.
  public var level: Level = .init(rawValue: 0)

  public init() {}

  public init(
    province: String = "",
    level: Level = .init(rawValue: 0)
  ) {
    self.province = province
    self.level = level
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: province = try StringField.read(&reader)
      case 16: level = try EnumField<Level>.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, province, &writer)
    EnumField<Level>.write(2, level, &writer)
  }
}

/// The level is closed.
public struct CloseLevelResponse: Message {
  public static let fullName = "tarazu.v1.CloseLevelResponse"

  /// The province as it is now.
  public var rollout: ProvinceRollout? = nil

  public init() {}

  public init(
    rollout: ProvinceRollout? = nil
  ) {
    self.rollout = rollout
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<ProvinceRollout>.read(into: &rollout, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<ProvinceRollout>.write(1, rollout, &writer)
  }
}
