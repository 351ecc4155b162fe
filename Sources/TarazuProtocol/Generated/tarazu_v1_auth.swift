// Generated from tarazu/v1/auth.proto by protoc-gen-tarazu. Not to be edited: `dev/generate` makes it again.
// swift-format-ignore-file

/// What somebody signs in with.
public struct SignInRequest: Message {
  public static let fullName = "tarazu.v1.SignInRequest"

  /// The principal's name.
  public var name: String = ""
  /// Its password, exactly as typed.
  public var password: String = ""
  /// The code that the second factor shows now: 6 digits; empty where the principal has none.
  public var secondFactor: String = ""

  public init() {}

  public init(
    name: String = "",
    password: String = "",
    secondFactor: String = ""
  ) {
    self.name = name
    self.password = password
    self.secondFactor = secondFactor
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: name = try StringField.read(&reader)
      case 18: password = try StringField.read(&reader)
      case 26: secondFactor = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, name, &writer)
    StringField.write(2, password, &writer)
    StringField.write(3, secondFactor, &writer)
  }
}

/// A new session.
public struct SignInResponse: Message {
  public static let fullName = "tarazu.v1.SignInResponse"

  /// The session's token, shown this once.
  public var token: String = ""
  /// When the session ends at the latest.
  public var expireTime: ProtobufTimestamp? = nil
  /// What GetSelf says to this session; the last sign-in is the one before this.
  public var self_: Self_? = nil

  public init() {}

  public init(
    token: String = "",
    expireTime: ProtobufTimestamp? = nil,
    self_: Self_? = nil
  ) {
    self.token = token
    self.expireTime = expireTime
    self.self_ = self_
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: token = try StringField.read(&reader)
      case 18: try MessageField<ProtobufTimestamp>.read(into: &expireTime, &reader)
      case 26: try MessageField<Self_>.read(into: &self_, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, token, &writer)
    MessageField<ProtobufTimestamp>.write(2, expireTime, &writer)
    MessageField<Self_>.write(3, self_, &writer)
  }
}

/// Asks to end the calling session.
public struct SignOutRequest: Message {
  public static let fullName = "tarazu.v1.SignOutRequest"

  public init() {}

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      try reader.skip(tag)
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
  }
}

/// The session has ended.
public struct SignOutResponse: Message {
  public static let fullName = "tarazu.v1.SignOutResponse"

  public init() {}

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      try reader.skip(tag)
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
  }
}

/// Asks who calls.
public struct GetSelfRequest: Message {
  public static let fullName = "tarazu.v1.GetSelfRequest"

  public init() {}

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      try reader.skip(tag)
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
  }
}

/// Who calls.
public struct GetSelfResponse: Message {
  public static let fullName = "tarazu.v1.GetSelfResponse"

  /// The caller.
  public var self_: Self_? = nil

  public init() {}

  public init(
    self_: Self_? = nil
  ) {
    self.self_ = self_
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<Self_>.read(into: &self_, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<Self_>.write(1, self_, &writer)
  }
}

/// A caller as it sees itself.
public struct Self_: Message {
  public static let fullName = "tarazu.v1.Self"

  /// Its name.
  public var name: String = ""
  /// What it is there for.
  public var role: Role = .init(rawValue: 0)
  /// The code of its unit; absent: the country, whether a directory names it or not.
  public var unit: String? = nil
  /// The name that a source sends under.
  public var source: String? = nil
  /// The kind of the credential that calls.
  public var credential: CredentialKind = .init(rawValue: 0)
  /// When that credential ends by itself.
  public var expireTime: ProtobufTimestamp? = nil
  /// When the principal signed in with its password before this; absent: never.
  public var lastSignInTime: ProtobufTimestamp? = nil
  /// From which address.
  public var lastSignInAddress: String = ""
  /// Wrong passwords and codes for its name since then.
  public var wrongAttempts: Int32 = 0
  /// Whether the password is one that is good only to set one's own.
  public var passwordChangeNeeded: Bool = false
  /// Whether the session needs a second factor that it does not have; a token or a certificate needs none.
  public var secondFactorNeeded: Bool = false
  /// Whether it has a confirmed second factor.
  public var hasSecondFactor: Bool = false
  /// Whether its level may read in its province now.
  public var isOpen: Bool = false
  /// Administrators that `tarazu-server recover` made in the last 30 days; for administrators at the country.
  public var recoveries: [Recovery] = []

  public init() {}

  public init(
    name: String = "",
    role: Role = .init(rawValue: 0),
    unit: String? = nil,
    source: String? = nil,
    credential: CredentialKind = .init(rawValue: 0),
    expireTime: ProtobufTimestamp? = nil,
    lastSignInTime: ProtobufTimestamp? = nil,
    lastSignInAddress: String = "",
    wrongAttempts: Int32 = 0,
    passwordChangeNeeded: Bool = false,
    secondFactorNeeded: Bool = false,
    hasSecondFactor: Bool = false,
    isOpen: Bool = false,
    recoveries: [Recovery] = []
  ) {
    self.name = name
    self.role = role
    self.unit = unit
    self.source = source
    self.credential = credential
    self.expireTime = expireTime
    self.lastSignInTime = lastSignInTime
    self.lastSignInAddress = lastSignInAddress
    self.wrongAttempts = wrongAttempts
    self.passwordChangeNeeded = passwordChangeNeeded
    self.secondFactorNeeded = secondFactorNeeded
    self.hasSecondFactor = hasSecondFactor
    self.isOpen = isOpen
    self.recoveries = recoveries
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: name = try StringField.read(&reader)
      case 16: role = try EnumField<Role>.read(&reader)
      case 26: unit = try StringField.read(&reader)
      case 34: source = try StringField.read(&reader)
      case 40: credential = try EnumField<CredentialKind>.read(&reader)
      case 50: try MessageField<ProtobufTimestamp>.read(into: &expireTime, &reader)
      case 58: try MessageField<ProtobufTimestamp>.read(into: &lastSignInTime, &reader)
      case 66: lastSignInAddress = try StringField.read(&reader)
      case 72: wrongAttempts = try Int32Field.read(&reader)
      case 80: passwordChangeNeeded = try BoolField.read(&reader)
      case 88: secondFactorNeeded = try BoolField.read(&reader)
      case 96: hasSecondFactor = try BoolField.read(&reader)
      case 104: isOpen = try BoolField.read(&reader)
      case 114: try MessageField<Recovery>.read(onto: &recoveries, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, name, &writer)
    EnumField<Role>.write(2, role, &writer)
    StringField.write(3, present: unit, &writer)
    StringField.write(4, present: source, &writer)
    EnumField<CredentialKind>.write(5, credential, &writer)
    MessageField<ProtobufTimestamp>.write(6, expireTime, &writer)
    MessageField<ProtobufTimestamp>.write(7, lastSignInTime, &writer)
    StringField.write(8, lastSignInAddress, &writer)
    Int32Field.write(9, wrongAttempts, &writer)
    BoolField.write(10, passwordChangeNeeded, &writer)
    BoolField.write(11, secondFactorNeeded, &writer)
    BoolField.write(12, hasSecondFactor, &writer)
    BoolField.write(13, isOpen, &writer)
    MessageField<Recovery>.write(14, each: recoveries, &writer)
  }
}

/// An administrator that was made on the service's own machine because no other could sign in.
public struct Recovery: Message {
  public static let fullName = "tarazu.v1.Recovery"

  /// The administrator's name.
  public var name: String = ""
  /// When it was made.
  public var createTime: ProtobufTimestamp? = nil

  public init() {}

  public init(
    name: String = "",
    createTime: ProtobufTimestamp? = nil
  ) {
    self.name = name
    self.createTime = createTime
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: name = try StringField.read(&reader)
      case 18: try MessageField<ProtobufTimestamp>.read(into: &createTime, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, name, &writer)
    MessageField<ProtobufTimestamp>.write(2, createTime, &writer)
  }
}

/// Asks for another password.
public struct ChangePasswordRequest: Message {
  public static let fullName = "tarazu.v1.ChangePasswordRequest"

  /// The password as it is.
  public var oldPassword: String = ""
  /// The password as it shall be: 12 characters to 1,024 bytes.
  public var newPassword: String = ""

  public init() {}

  public init(
    oldPassword: String = "",
    newPassword: String = ""
  ) {
    self.oldPassword = oldPassword
    self.newPassword = newPassword
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: oldPassword = try StringField.read(&reader)
      case 18: newPassword = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, oldPassword, &writer)
    StringField.write(2, newPassword, &writer)
  }
}

/// The password was set.
public struct ChangePasswordResponse: Message {
  public static let fullName = "tarazu.v1.ChangePasswordResponse"

  public init() {}

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      try reader.skip(tag)
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
  }
}

/// Asks for a seed of the caller's own second factor.
public struct EnrolSecondFactorRequest: Message {
  public static let fullName = "tarazu.v1.EnrolSecondFactorRequest"

  public init() {}

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      try reader.skip(tag)
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
  }
}

/// A seed that waits for its confirmation.
public struct EnrolSecondFactorResponse: Message {
  public static let fullName = "tarazu.v1.EnrolSecondFactorResponse"

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

/// Shows that the seed was taken up.
public struct ConfirmSecondFactorRequest: Message {
  public static let fullName = "tarazu.v1.ConfirmSecondFactorRequest"

  /// A code of the new seed: 6 digits.
  public var code: String = ""

  public init() {}

  public init(
    code: String = ""
  ) {
    self.code = code
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: code = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, code, &writer)
  }
}

/// The second factor counts from now on.
public struct ConfirmSecondFactorResponse: Message {
  public static let fullName = "tarazu.v1.ConfirmSecondFactorResponse"

  public init() {}

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      try reader.skip(tag)
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
  }
}

/// Asks for the caller's sessions.
public struct ListSessionsRequest: Message {
  public static let fullName = "tarazu.v1.ListSessionsRequest"

  public init() {}

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      try reader.skip(tag)
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
  }
}

/// The caller's live sessions.
public struct ListSessionsResponse: Message {
  public static let fullName = "tarazu.v1.ListSessionsResponse"

  /// At most 10, the newest first.
  public var sessions: [Session] = []

  public init() {}

  public init(
    sessions: [Session] = []
  ) {
    self.sessions = sessions
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<Session>.read(onto: &sessions, &reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<Session>.write(1, each: sessions, &writer)
  }
}

/// A live session.
public struct Session: Message {
  public static let fullName = "tarazu.v1.Session"

  /// Its id.
  public var id: Int64 = 0
  /// When somebody signed in.
  public var createTime: ProtobufTimestamp? = nil
  /// From which address.
  public var address: String = ""
  /// Its last use, to the minute.
  public var lastUseTime: ProtobufTimestamp? = nil
  /// When it ends at the latest.
  public var expireTime: ProtobufTimestamp? = nil
  /// Whether it is the one that calls.
  public var isThis: Bool = false

  public init() {}

  public init(
    id: Int64 = 0,
    createTime: ProtobufTimestamp? = nil,
    address: String = "",
    lastUseTime: ProtobufTimestamp? = nil,
    expireTime: ProtobufTimestamp? = nil,
    isThis: Bool = false
  ) {
    self.id = id
    self.createTime = createTime
    self.address = address
    self.lastUseTime = lastUseTime
    self.expireTime = expireTime
    self.isThis = isThis
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: id = try Int64Field.read(&reader)
      case 18: try MessageField<ProtobufTimestamp>.read(into: &createTime, &reader)
      case 26: address = try StringField.read(&reader)
      case 34: try MessageField<ProtobufTimestamp>.read(into: &lastUseTime, &reader)
      case 42: try MessageField<ProtobufTimestamp>.read(into: &expireTime, &reader)
      case 48: isThis = try BoolField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    Int64Field.write(1, id, &writer)
    MessageField<ProtobufTimestamp>.write(2, createTime, &writer)
    StringField.write(3, address, &writer)
    MessageField<ProtobufTimestamp>.write(4, lastUseTime, &writer)
    MessageField<ProtobufTimestamp>.write(5, expireTime, &writer)
    BoolField.write(6, isThis, &writer)
  }
}

/// Asks to end a session.
public struct EndSessionRequest: Message {
  public static let fullName = "tarazu.v1.EndSessionRequest"

  /// The session's id.
  public var id: Int64 = 0

  public init() {}

  public init(
    id: Int64 = 0
  ) {
    self.id = id
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 8: id = try Int64Field.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    Int64Field.write(1, id, &writer)
  }
}

/// The session has ended.
public struct EndSessionResponse: Message {
  public static let fullName = "tarazu.v1.EndSessionResponse"

  public init() {}

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      try reader.skip(tag)
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
  }
}

/// Asks for another certificate.
public struct RenewCertificateRequest: Message {
  public static let fullName = "tarazu.v1.RenewCertificateRequest"

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

/// Another certificate.
public struct RenewCertificateResponse: Message {
  public static let fullName = "tarazu.v1.RenewCertificateResponse"

  /// The certificate and its issuer, in PEM.
  public var chain: String = ""

  public init() {}

  public init(
    chain: String = ""
  ) {
    self.chain = chain
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: chain = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    StringField.write(1, chain, &writer)
  }
}

/// Asks for records of the caller's own calls.
public struct ListOwnRecordsRequest: Message {
  public static let fullName = "tarazu.v1.ListOwnRecordsRequest"

  /// Only records since then; absent: all.
  public var sinceTime: ProtobufTimestamp? = nil
  /// How many to answer at most; 0: 100; more than 1,000 is taken as 1,000.
  public var pageSize: Int32 = 0
  /// The page to answer: the `next_page_token` of the one before; empty: the first.
  public var pageToken: String = ""
  /// Only calls about this unit, as it was asked for; empty: about all.
  public var unit: String = ""
  /// Only records before then; absent: all.
  public var untilTime: ProtobufTimestamp? = nil
  /// The caller's own name, or empty. Another name is refused, so that a question about somebody else is not answered
  /// with one's own records.
  public var name: String = ""

  public init() {}

  public init(
    sinceTime: ProtobufTimestamp? = nil,
    pageSize: Int32 = 0,
    pageToken: String = "",
    unit: String = "",
    untilTime: ProtobufTimestamp? = nil,
    name: String = ""
  ) {
    self.sinceTime = sinceTime
    self.pageSize = pageSize
    self.pageToken = pageToken
    self.unit = unit
    self.untilTime = untilTime
    self.name = name
  }

  public mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10: try MessageField<ProtobufTimestamp>.read(into: &sinceTime, &reader)
      case 16: pageSize = try Int32Field.read(&reader)
      case 26: pageToken = try StringField.read(&reader)
      case 34: unit = try StringField.read(&reader)
      case 42: try MessageField<ProtobufTimestamp>.read(into: &untilTime, &reader)
      case 50: name = try StringField.read(&reader)
      default: try reader.skip(tag)
      }
    }
  }

  public func writeFields(to writer: inout ProtobufWriter) {
    MessageField<ProtobufTimestamp>.write(1, sinceTime, &writer)
    Int32Field.write(2, pageSize, &writer)
    StringField.write(3, pageToken, &writer)
    StringField.write(4, unit, &writer)
    MessageField<ProtobufTimestamp>.write(5, untilTime, &writer)
    StringField.write(6, name, &writer)
  }
}

/// A page of records.
public struct ListOwnRecordsResponse: Message {
  public static let fullName = "tarazu.v1.ListOwnRecordsResponse"

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

/// Signs principals in, and lets each keep its own credentials.
public enum AuthService {
  /// The service's full name.
  public static let fullName = "tarazu.v1.AuthService"

  /// Gives a session for a name, a password and, where the principal has one, a code of the second factor.
  public static let signIn = MethodDescriptor<SignInRequest, SignInResponse>(
    service: fullName, name: "SignIn")

  /// Ends the session that calls.
  public static let signOut = MethodDescriptor<SignOutRequest, SignOutResponse>(
    service: fullName, name: "SignOut", idempotency: .idempotent)

  /// Tells who calls, and what it may do.
  public static let getSelf = MethodDescriptor<GetSelfRequest, GetSelfResponse>(
    service: fullName, name: "GetSelf", idempotency: .noSideEffects)

  /// Sets another password for the caller. All its other sessions end.
  public static let changePassword = MethodDescriptor<ChangePasswordRequest, ChangePasswordResponse>(
    service: fullName, name: "ChangePassword")

  /// Makes a new seed for the caller's second factor. It counts once ConfirmSecondFactor has shown a code of it.
  public static let enrolSecondFactor = MethodDescriptor<EnrolSecondFactorRequest, EnrolSecondFactorResponse>(
    service: fullName, name: "EnrolSecondFactor")

  /// Confirms the seed that was made last.
  public static let confirmSecondFactor = MethodDescriptor<ConfirmSecondFactorRequest, ConfirmSecondFactorResponse>(
    service: fullName, name: "ConfirmSecondFactor")

  /// Lists the caller's live sessions, the newest first.
  public static let listSessions = MethodDescriptor<ListSessionsRequest, ListSessionsResponse>(
    service: fullName, name: "ListSessions", idempotency: .noSideEffects)

  /// Ends one of the caller's sessions.
  public static let endSession = MethodDescriptor<EndSessionRequest, EndSessionResponse>(
    service: fullName, name: "EndSession", idempotency: .idempotent)

  /// Gives the caller, which shows a certificate, another one in its place. The old one lives on until it expires.
  public static let renewCertificate = MethodDescriptor<RenewCertificateRequest, RenewCertificateResponse>(
    service: fullName, name: "RenewCertificate")

  /// Lists the audit's records of the caller's own calls, the newest first.
  public static let listOwnRecords = MethodDescriptor<ListOwnRecordsRequest, ListOwnRecordsResponse>(
    service: fullName, name: "ListOwnRecords", idempotency: .noSideEffects)

  /// All methods, in the order of the `.proto` file.
  public static let allMethods: [any AnyMethodDescriptor] = [signIn, signOut, getSelf, changePassword, enrolSecondFactor, confirmSecondFactor, listSessions, endSession, renewCertificate, listOwnRecords]
}
