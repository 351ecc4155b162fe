// Generated from tarazu/v1/admin.proto by protoc-gen-tarazu. Not to be edited: `dev/generate` makes it again.
// swift-format-ignore-file

/// Asks for a recomputation.
public struct VerifyFiguresRequest: Message {
  public static let fullName = "tarazu.v1.VerifyFiguresRequest"

  /// The read waits for this position; empty: none.
  public var minPosition: String = ""

  public init() {}

  public init(
    minPosition: String = ""
  ) {
    self.minPosition = minPosition
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: minPosition = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, minPosition, &writer)
  }
}

/// How far the recomputation is.
public struct VerifyFiguresResponse: Message {
  public static let fullName = "tarazu.v1.VerifyFiguresResponse"

  /// Cells compared so far; a cell is a stored (branch, class, day).
  public var cellCount: Int64 = 0
  /// Cells in all.
  public var totalCount: Int64 = 0
  /// Differences found so far.
  public var differenceCount: Int64 = 0

  public init() {}

  public init(
    cellCount: Int64 = 0,
    totalCount: Int64 = 0,
    differenceCount: Int64 = 0
  ) {
    self.cellCount = cellCount
    self.totalCount = totalCount
    self.differenceCount = differenceCount
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: cellCount = try Int64Field.read(&reader)
      case 16: totalCount = try Int64Field.read(&reader)
      case 24: differenceCount = try Int64Field.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    Int64Field.write(1, cellCount, &writer)
    Int64Field.write(2, totalCount, &writer)
    Int64Field.write(3, differenceCount, &writer)
  }
}

/// Asks what this server is.
public struct GetServerInfoRequest: Message {
  public static let fullName = "tarazu.v1.GetServerInfoRequest"

  /// The read waits for this position; empty: none.
  public var minPosition: String = ""

  public init() {}

  public init(
    minPosition: String = ""
  ) {
    self.minPosition = minPosition
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: minPosition = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, minPosition, &writer)
  }
}

/// What this server is.
public struct GetServerInfoResponse: Message {
  public static let fullName = "tarazu.v1.GetServerInfoResponse"

  /// The version of the program.
  public var version: String = ""
  /// When it was started.
  public var startTime: ProtobufTimestamp? = nil
  /// Its limits as they are configured.
  public var limits: [Limit] = []
  /// What its answers contain.
  public var asOf: AsOf? = nil
  /// The certificates that the service itself rests on.
  public var certificates: [ServerCertificate] = []

  public init() {}

  public init(
    version: String = "",
    startTime: ProtobufTimestamp? = nil,
    limits: [Limit] = [],
    asOf: AsOf? = nil,
    certificates: [ServerCertificate] = []
  ) {
    self.version = version
    self.startTime = startTime
    self.limits = limits
    self.asOf = asOf
    self.certificates = certificates
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: version = try StringField.read(&reader)
      case 18: try MessageField<ProtobufTimestamp>.read(into: &startTime, &reader)
      case 26: try MessageField<Limit>.read(onto: &limits, &reader)
      case 34: try MessageField<AsOf>.read(into: &asOf, &reader)
      case 42: try MessageField<ServerCertificate>.read(onto: &certificates, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, version, &writer)
    MessageField<ProtobufTimestamp>.write(2, startTime, &writer)
    MessageField<Limit>.write(3, each: limits, &writer)
    MessageField<AsOf>.write(4, asOf, &writer)
    MessageField<ServerCertificate>.write(5, each: certificates, &writer)
  }
}

/// A certificate of the service.
public struct ServerCertificate: Message {
  public static let fullName = "tarazu.v1.ServerCertificate"

  /// What it is for: `server`, or `client-ca`.
  public var name: String = ""
  /// When it ends to be valid.
  public var expireTime: ProtobufTimestamp? = nil

  public init() {}

  public init(
    name: String = "",
    expireTime: ProtobufTimestamp? = nil
  ) {
    self.name = name
    self.expireTime = expireTime
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: name = try StringField.read(&reader)
      case 18: try MessageField<ProtobufTimestamp>.read(into: &expireTime, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, name, &writer)
    MessageField<ProtobufTimestamp>.write(2, expireTime, &writer)
  }
}

/// A limit of the service.
public struct Limit: Message {
  public static let fullName = "tarazu.v1.Limit"

  /// Its name, which ends in its unit where it is not a count, such as `message_bytes`.
  public var name: String = ""
  /// Its value.
  public var value: Int64 = 0

  public init() {}

  public init(
    name: String = "",
    value: Int64 = 0
  ) {
    self.name = name
    self.value = value
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: name = try StringField.read(&reader)
      case 16: self.value = try Int64Field.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, name, &writer)
    Int64Field.write(2, self.value, &writer)
  }
}

/// What a principal shall be.
public struct CreatePrincipalRequest: Message {
  public static let fullName = "tarazu.v1.CreatePrincipalRequest"

  /// Its name: `[a-z0-9][a-z0-9._-]{0,63}`, never given before.
  public var name: String = ""
  /// Its role.
  public var role: Role = .init(rawValue: 0)
  /// The code of its unit; empty: the country, whether a directory names it or not.
  public var unit: String = ""
  /// The name that a source sends under; of the role source only, and needed there.
  public var source: String = ""
  /// When it and all its credentials shall end; absent: never.
  public var expireTime: ProtobufTimestamp? = nil
  /// Its first credential; absent: a token.
  public var credential: Credential?

  public init() {}

  public init(
    name: String = "",
    role: Role = .init(rawValue: 0),
    unit: String = "",
    source: String = "",
    expireTime: ProtobufTimestamp? = nil,
    credential: Credential? = nil
  ) {
    self.name = name
    self.role = role
    self.unit = unit
    self.source = source
    self.expireTime = expireTime
    self.credential = credential
  }

  /// Its first credential; absent: a token.
  public enum Credential: Sendable, Equatable {
    /// A certificate signing request, PKCS #10 in PEM, for a certificate by the service's own client CA.
    case certificateRequest(String)
    /// A certificate in PEM by a client CA elsewhere, which is recorded.
    case certificate(String)
    /// True for a one-time password; not for sources.
    case oneTimePassword(Bool)
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: name = try StringField.read(&reader)
      case 16: role = try EnumField<Role>.read(&reader)
      case 26: unit = try StringField.read(&reader)
      case 34: source = try StringField.read(&reader)
      case 42: try MessageField<ProtobufTimestamp>.read(into: &expireTime, &reader)
      case 50: credential = .certificateRequest(try StringField.read(&reader))
      case 58: credential = .certificate(try StringField.read(&reader))
      case 64: credential = .oneTimePassword(try BoolField.read(&reader))
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, name, &writer)
    EnumField<Role>.write(2, role, &writer)
    StringField.write(3, unit, &writer)
    StringField.write(4, source, &writer)
    MessageField<ProtobufTimestamp>.write(5, expireTime, &writer)
    if case .certificateRequest(let value)? = credential { StringField.write(6, present: value, &writer) }
    if case .certificate(let value)? = credential { StringField.write(7, present: value, &writer) }
    if case .oneTimePassword(let value)? = credential { BoolField.write(8, present: value, &writer) }
  }
}

/// A secret that is shown this once.
public struct NewCredential: Message {
  public static let fullName = "tarazu.v1.NewCredential"

  /// When it ends by itself.
  public var expireTime: ProtobufTimestamp? = nil
  /// What it is.
  public var secret: Secret?

  public init() {}

  public init(
    expireTime: ProtobufTimestamp? = nil,
    secret: Secret? = nil
  ) {
    self.expireTime = expireTime
    self.secret = secret
  }

  /// What it is.
  public enum Secret: Sendable, Equatable {
    /// A bearer token.
    case token(String)
    /// A certificate and its issuer, in PEM.
    case chain(String)
    /// A password, good for 24 hours and only to set one's own.
    case oneTimePassword(String)
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: secret = .token(try StringField.read(&reader))
      case 18: secret = .chain(try StringField.read(&reader))
      case 26: secret = .oneTimePassword(try StringField.read(&reader))
      case 34: try MessageField<ProtobufTimestamp>.read(into: &expireTime, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    if case .token(let value)? = secret { StringField.write(1, present: value, &writer) }
    if case .chain(let value)? = secret { StringField.write(2, present: value, &writer) }
    if case .oneTimePassword(let value)? = secret { StringField.write(3, present: value, &writer) }
    MessageField<ProtobufTimestamp>.write(4, expireTime, &writer)
  }
}

/// A new principal.
public struct CreatePrincipalResponse: Message {
  public static let fullName = "tarazu.v1.CreatePrincipalResponse"

  /// The principal.
  public var principal: Principal? = nil
  /// Its credential; absent where a certificate was recorded.
  public var credential: NewCredential? = nil

  public init() {}

  public init(
    principal: Principal? = nil,
    credential: NewCredential? = nil
  ) {
    self.principal = principal
    self.credential = credential
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<Principal>.read(into: &principal, &reader)
      case 18: try MessageField<NewCredential>.read(into: &credential, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<Principal>.write(1, principal, &writer)
    MessageField<NewCredential>.write(2, credential, &writer)
  }
}

/// Asks for a principal.
public struct GetPrincipalRequest: Message {
  public static let fullName = "tarazu.v1.GetPrincipalRequest"

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

/// A principal.
public struct GetPrincipalResponse: Message {
  public static let fullName = "tarazu.v1.GetPrincipalResponse"

  /// The principal.
  public var principal: Principal? = nil

  public init() {}

  public init(
    principal: Principal? = nil
  ) {
    self.principal = principal
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<Principal>.read(into: &principal, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<Principal>.write(1, principal, &writer)
  }
}

/// Asks for principals.
public struct ListPrincipalsRequest: Message {
  public static let fullName = "tarazu.v1.ListPrincipalsRequest"

  /// Only those whose unit is this one or lies below it; empty: the caller's scope.
  public var unit: String = ""
  /// Only those whose unit is of this level; unspecified: of every level.
  public var level: Level = .init(rawValue: 0)
  /// Only live ones that have used no credential yet.
  public var neverSignedIn: Bool = false
  /// Only live ones all of whose credentials end within this many days; absent: all.
  public var expiringDays: Int32? = nil
  /// How many to answer at most; 0: 100; more than 1,000 is taken as 1,000.
  public var pageSize: Int32 = 0
  /// The page to answer: the `next_page_token` of the one before; empty: the first.
  public var pageToken: String = ""

  public init() {}

  public init(
    unit: String = "",
    level: Level = .init(rawValue: 0),
    neverSignedIn: Bool = false,
    expiringDays: Int32? = nil,
    pageSize: Int32 = 0,
    pageToken: String = ""
  ) {
    self.unit = unit
    self.level = level
    self.neverSignedIn = neverSignedIn
    self.expiringDays = expiringDays
    self.pageSize = pageSize
    self.pageToken = pageToken
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: unit = try StringField.read(&reader)
      case 16: level = try EnumField<Level>.read(&reader)
      case 24: neverSignedIn = try BoolField.read(&reader)
      case 32: expiringDays = try Int32Field.read(&reader)
      case 40: pageSize = try Int32Field.read(&reader)
      case 50: pageToken = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, unit, &writer)
    EnumField<Level>.write(2, level, &writer)
    BoolField.write(3, neverSignedIn, &writer)
    Int32Field.write(4, present: expiringDays, &writer)
    Int32Field.write(5, pageSize, &writer)
    StringField.write(6, pageToken, &writer)
  }
}

/// A page of principals.
public struct ListPrincipalsResponse: Message {
  public static let fullName = "tarazu.v1.ListPrincipalsResponse"

  /// The principals.
  public var principals: [Principal] = []
  /// The mark of the next page; empty: this is the last.
  public var nextPageToken: String = ""

  public init() {}

  public init(
    principals: [Principal] = [],
    nextPageToken: String = ""
  ) {
    self.principals = principals
    self.nextPageToken = nextPageToken
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<Principal>.read(onto: &principals, &reader)
      case 18: nextPageToken = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<Principal>.write(1, each: principals, &writer)
    StringField.write(2, nextPageToken, &writer)
  }
}

/// How a principal shall change.
public struct SetPrincipalRequest: Message {
  public static let fullName = "tarazu.v1.SetPrincipalRequest"

  /// Its name.
  public var name: String = ""
  /// Its new role; unspecified: as it is. A source keeps its role, and no other becomes a source.
  public var role: Role = .init(rawValue: 0)
  /// The code of its new unit; absent: as it is; empty: the country.
  public var unit: String? = nil
  /// When it and all its credentials shall end; absent: as it is.
  public var expireTime: ProtobufTimestamp? = nil
  /// True: it never ends by itself. Not beside `expire_time`.
  public var noExpiry: Bool = false
  /// True: rejections of today that were counted for it count no more.
  public var lift: Bool = false
  /// Its new limits; those that are not here stay as they are.
  public var limits: [PrincipalLimit] = []

  public init() {}

  public init(
    name: String = "",
    role: Role = .init(rawValue: 0),
    unit: String? = nil,
    expireTime: ProtobufTimestamp? = nil,
    noExpiry: Bool = false,
    lift: Bool = false,
    limits: [PrincipalLimit] = []
  ) {
    self.name = name
    self.role = role
    self.unit = unit
    self.expireTime = expireTime
    self.noExpiry = noExpiry
    self.lift = lift
    self.limits = limits
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: name = try StringField.read(&reader)
      case 16: role = try EnumField<Role>.read(&reader)
      case 26: unit = try StringField.read(&reader)
      case 34: try MessageField<ProtobufTimestamp>.read(into: &expireTime, &reader)
      case 40: noExpiry = try BoolField.read(&reader)
      case 48: lift = try BoolField.read(&reader)
      case 66: try MessageField<PrincipalLimit>.read(onto: &limits, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, name, &writer)
    EnumField<Role>.write(2, role, &writer)
    StringField.write(3, present: unit, &writer)
    MessageField<ProtobufTimestamp>.write(4, expireTime, &writer)
    BoolField.write(5, noExpiry, &writer)
    BoolField.write(6, lift, &writer)
    MessageField<PrincipalLimit>.write(8, each: limits, &writer)
  }
}

/// A changed principal.
public struct SetPrincipalResponse: Message {
  public static let fullName = "tarazu.v1.SetPrincipalResponse"

  /// The principal.
  public var principal: Principal? = nil

  public init() {}

  public init(
    principal: Principal? = nil
  ) {
    self.principal = principal
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<Principal>.read(into: &principal, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<Principal>.write(1, principal, &writer)
  }
}

/// Asks for a one-time password.
public struct ResetPasswordRequest: Message {
  public static let fullName = "tarazu.v1.ResetPasswordRequest"

  /// The principal's name.
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

/// A one-time password.
public struct ResetPasswordResponse: Message {
  public static let fullName = "tarazu.v1.ResetPasswordResponse"

  /// The password.
  public var credential: NewCredential? = nil

  public init() {}

  public init(
    credential: NewCredential? = nil
  ) {
    self.credential = credential
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<NewCredential>.read(into: &credential, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<NewCredential>.write(1, credential, &writer)
  }
}

/// Asks for a seed of a principal's second factor.
public struct EnrolPrincipalSecondFactorRequest: Message {
  public static let fullName = "tarazu.v1.EnrolPrincipalSecondFactorRequest"

  /// The principal's name.
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

/// A seed that waits for its confirmation.
public struct EnrolPrincipalSecondFactorResponse: Message {
  public static let fullName = "tarazu.v1.EnrolPrincipalSecondFactorResponse"

  /// The seed as an `otpauth` URI, shown this once.
  public var uri: String = ""

  public init() {}

  public init(
    uri: String = ""
  ) {
    self.uri = uri
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: uri = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, uri, &writer)
  }
}

/// Asks to revoke a principal.
public struct RevokePrincipalRequest: Message {
  public static let fullName = "tarazu.v1.RevokePrincipalRequest"

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

/// The principal is revoked.
public struct RevokePrincipalResponse: Message {
  public static let fullName = "tarazu.v1.RevokePrincipalResponse"

  /// The principal.
  public var principal: Principal? = nil

  public init() {}

  public init(
    principal: Principal? = nil
  ) {
    self.principal = principal
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<Principal>.read(into: &principal, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<Principal>.write(1, principal, &writer)
  }
}

/// Asks for a principal's credentials.
public struct ListCredentialsRequest: Message {
  public static let fullName = "tarazu.v1.ListCredentialsRequest"

  /// The principal's name.
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

/// A principal's credentials.
public struct ListCredentialsResponse: Message {
  public static let fullName = "tarazu.v1.ListCredentialsResponse"

  /// Without their secrets.
  public var credentials: [PrincipalCredential] = []

  public init() {}

  public init(
    credentials: [PrincipalCredential] = []
  ) {
    self.credentials = credentials
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<PrincipalCredential>.read(onto: &credentials, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<PrincipalCredential>.write(1, each: credentials, &writer)
  }
}

/// Asks to end a credential.
public struct RevokeCredentialRequest: Message {
  public static let fullName = "tarazu.v1.RevokeCredentialRequest"

  /// The principal's name.
  public var name: String = ""
  /// The credential's kind.
  public var kind: CredentialKind = .init(rawValue: 0)
  /// Its id.
  public var id: Int64 = 0

  public init() {}

  public init(
    name: String = "",
    kind: CredentialKind = .init(rawValue: 0),
    id: Int64 = 0
  ) {
    self.name = name
    self.kind = kind
    self.id = id
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: name = try StringField.read(&reader)
      case 16: kind = try EnumField<CredentialKind>.read(&reader)
      case 24: id = try Int64Field.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, name, &writer)
    EnumField<CredentialKind>.write(2, kind, &writer)
    Int64Field.write(3, id, &writer)
  }
}

/// The credential has ended.
public struct RevokeCredentialResponse: Message {
  public static let fullName = "tarazu.v1.RevokeCredentialResponse"

  public init() {}

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      try reader.skip(tag)
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
  }
}

/// Asks for a new credential.
public struct RotateCredentialRequest: Message {
  public static let fullName = "tarazu.v1.RotateCredentialRequest"

  /// The principal's name.
  public var name: String = ""
  /// Whether the old ones end at once, not in 24 hours.
  public var now: Bool = false
  /// A certificate signing request, PKCS #10 in PEM; empty: a token is asked for.
  public var certificateRequest: String = ""

  public init() {}

  public init(
    name: String = "",
    now: Bool = false,
    certificateRequest: String = ""
  ) {
    self.name = name
    self.now = now
    self.certificateRequest = certificateRequest
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: name = try StringField.read(&reader)
      case 16: now = try BoolField.read(&reader)
      case 26: certificateRequest = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, name, &writer)
    BoolField.write(2, now, &writer)
    StringField.write(3, certificateRequest, &writer)
  }
}

/// A new credential.
public struct RotateCredentialResponse: Message {
  public static let fullName = "tarazu.v1.RotateCredentialResponse"

  /// The credential.
  public var credential: NewCredential? = nil

  public init() {}

  public init(
    credential: NewCredential? = nil
  ) {
    self.credential = credential
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<NewCredential>.read(into: &credential, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<NewCredential>.write(1, credential, &writer)
  }
}

/// Asks for another certificate of the server.
public struct RenewServerCertificateRequest: Message {
  public static let fullName = "tarazu.v1.RenewServerCertificateRequest"

  /// A certificate signing request, PKCS #10 in PEM. Only its public key is used.
  public var certificateRequest: String = ""

  public init() {}

  public init(
    certificateRequest: String = ""
  ) {
    self.certificateRequest = certificateRequest
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: certificateRequest = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, certificateRequest, &writer)
  }
}

/// Another certificate of the server.
public struct RenewServerCertificateResponse: Message {
  public static let fullName = "tarazu.v1.RenewServerCertificateResponse"

  /// The certificate, in PEM.
  public var certificate: String = ""
  /// When it ends to be valid.
  public var expireTime: ProtobufTimestamp? = nil

  public init() {}

  public init(
    certificate: String = "",
    expireTime: ProtobufTimestamp? = nil
  ) {
    self.certificate = certificate
    self.expireTime = expireTime
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: certificate = try StringField.read(&reader)
      case 18: try MessageField<ProtobufTimestamp>.read(into: &expireTime, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, certificate, &writer)
    MessageField<ProtobufTimestamp>.write(2, expireTime, &writer)
  }
}

/// Runs the service, and says who may call it.
public enum AdminService {
  /// The service's full name.
  public static let fullName = "tarazu.v1.AdminService"

  /// Makes a principal with its first credential: a certificate, a one-time password, or a token.
  public static let createPrincipal = MethodDescriptor<CreatePrincipalRequest, CreatePrincipalResponse>(
    service: fullName, name: "CreatePrincipal")

  /// Gets a principal by its name.
  public static let getPrincipal = MethodDescriptor<GetPrincipalRequest, GetPrincipalResponse>(
    service: fullName, name: "GetPrincipal", idempotency: .noSideEffects)

  /// Lists the principals whose unit lies in the caller's, in order of their names; those that were revoked too.
  public static let listPrincipals = MethodDescriptor<ListPrincipalsRequest, ListPrincipalsResponse>(
    service: fullName, name: "ListPrincipals", idempotency: .noSideEffects)

  /// Changes a principal; what is absent stays.
  public static let setPrincipal = MethodDescriptor<SetPrincipalRequest, SetPrincipalResponse>(
    service: fullName, name: "SetPrincipal", idempotency: .idempotent)

  /// Gives a principal a one-time password and ends its sessions. Its second factor stays.
  public static let resetPassword = MethodDescriptor<ResetPasswordRequest, ResetPasswordResponse>(
    service: fullName, name: "ResetPassword")

  /// Makes a new seed for a principal's second factor. It counts once the principal has confirmed it.
  public static let enrolPrincipalSecondFactor = MethodDescriptor<EnrolPrincipalSecondFactorRequest, EnrolPrincipalSecondFactorResponse>(
    service: fullName, name: "EnrolPrincipalSecondFactor")

  /// Revokes a principal with all its credentials, for good.
  public static let revokePrincipal = MethodDescriptor<RevokePrincipalRequest, RevokePrincipalResponse>(
    service: fullName, name: "RevokePrincipal", idempotency: .idempotent)

  /// Lists a principal's credentials, the newest first; those that have ended too, for a year.
  public static let listCredentials = MethodDescriptor<ListCredentialsRequest, ListCredentialsResponse>(
    service: fullName, name: "ListCredentials", idempotency: .noSideEffects)

  /// Ends one credential of a principal.
  public static let revokeCredential = MethodDescriptor<RevokeCredentialRequest, RevokeCredentialResponse>(
    service: fullName, name: "RevokeCredential", idempotency: .idempotent)

  /// Gives a principal a new token or certificate. Its old ones of that kind end in 24 hours, or at once.
  public static let rotateCredential = MethodDescriptor<RotateCredentialRequest, RotateCredentialResponse>(
    service: fullName, name: "RotateCredential")

  /// Records a gateway with its certificate.
  public static let createGateway = MethodDescriptor<CreateGatewayRequest, CreateGatewayResponse>(
    service: fullName, name: "CreateGateway")

  /// Lists the gateways, in order of their names.
  public static let listGateways = MethodDescriptor<ListGatewaysRequest, ListGatewaysResponse>(
    service: fullName, name: "ListGateways", idempotency: .noSideEffects)

  /// Ends a gateway; the sessions over it are of no use any more.
  public static let endGateway = MethodDescriptor<EndGatewayRequest, EndGatewayResponse>(
    service: fullName, name: "EndGateway", idempotency: .idempotent)

  /// Tells which levels are open in the provinces of the caller's scope.
  public static let getRollout = MethodDescriptor<GetRolloutRequest, GetRolloutResponse>(
    service: fullName, name: "GetRollout", idempotency: .noSideEffects)

  /// Lets the principals of a level read in a province.
  public static let openLevel = MethodDescriptor<OpenLevelRequest, OpenLevelResponse>(
    service: fullName, name: "OpenLevel", idempotency: .idempotent)

  /// Ends that.
  public static let closeLevel = MethodDescriptor<CloseLevelRequest, CloseLevelResponse>(
    service: fullName, name: "CloseLevel", idempotency: .idempotent)

  /// Gives the server another certificate for a key that was made beside it. It is taken up on SIGHUP.
  public static let renewServerCertificate = MethodDescriptor<RenewServerCertificateRequest, RenewServerCertificateResponse>(
    service: fullName, name: "RenewServerCertificate")

  /// Recomputes every figure from the journal and compares, telling how far it is; the last message has the result.
  public static let verifyFigures = MethodDescriptor<VerifyFiguresRequest, VerifyFiguresResponse>(
    service: fullName, name: "VerifyFigures", serverStreaming: true, idempotency: .noSideEffects)

  /// Tells what this server is.
  public static let getServerInfo = MethodDescriptor<GetServerInfoRequest, GetServerInfoResponse>(
    service: fullName, name: "GetServerInfo", idempotency: .noSideEffects)

  /// All methods, in the order of the `.proto` file.
  public static let allMethods: [any AnyMethodDescriptor] = [createPrincipal, getPrincipal, listPrincipals, setPrincipal, resetPassword, enrolPrincipalSecondFactor, revokePrincipal, listCredentials, revokeCredential, rotateCredential, createGateway, listGateways, endGateway, getRollout, openLevel, closeLevel, renewServerCertificate, verifyFigures, getServerInfo]
}
