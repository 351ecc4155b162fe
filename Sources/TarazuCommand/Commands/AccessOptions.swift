// The options of the commands about principals, gateways and rollout.

import TarazuProtocol

extension Options {
  static let role = OptionSpec.required("--role", "head|analyst|source|admin", "what it is there for")
  static let newRole = OptionSpec.optional("--role", "head|analyst|admin", "another role")
  static let scope = OptionSpec.required(
    "--unit", "UNIT", "the unit that its rights reach down from (empty: the country, before a directory names it)")
  static let newScope = OptionSpec.optional("--unit", "UNIT", "another unit (empty: the country)")
  static let source = OptionSpec.optional("--source", "S", "the source name that it sends under; for --role source")
  static let newToken = OptionSpec.optional(
    "--token-file", "FILE", "where to write a new token, readable by you alone (without any file it is printed)"
  ).used(.writesSecret)
  static let newCertificate = OptionSpec.optional(
    "--certificate", "DIR", "where to write a new certificate, cert.pem, and its key, key.pem, which is made here"
  ).used(.writesCertificate)
  static let newGatewayCertificate = OptionSpec.required(
    "--certificate", "DIR", "where to write its certificate, cert.pem, and its key, key.pem, which is made here"
  ).used(.writesCertificate)
  static let newPassword = OptionSpec.optional(
    "--password-file", "FILE", "where to write a one-time password, good for 24 hours and only to set one's own"
  ).used(.writesSecret)
  static let resetPassword = OptionSpec.required(
    "--password-file", "FILE", "where to write the one-time password, readable by you alone"
  ).used(.writesSecret)
  static let factorFile = OptionSpec.required(
    "--file", "FILE", "where to write the seed as an otpauth URI, readable by you alone"
  ).used(.writesSecret)
  static let expires = OptionSpec.optional(
    "--expires", "D", "the last day, in Tehran, of it and of all its credentials (none)")
  static let newExpiry = OptionSpec.optional(
    "--expires", "D", "the last day, in Tehran, of it and of all its credentials; `never` for none")
  static let limit = OptionSpec.optional(
    "--limit", "WHAT=N",
    "how much it may use (`none`: no limit, `default`: the usual) of \(EnumNames.limits.map(\.0).joined(separator: ", "))"
  )
  static let lift = OptionSpec.flag("--lift", "counts the rejections of today no more")
  static let credential = OptionSpec.optional(
    "--credential", "ID", "end only this credential, by its id in `principal show`; of a session `session:ID`")
  static let now = OptionSpec.flag("--now", "ends the old ones at once, not in 24 hours")
  static let neverSignedIn = OptionSpec.flag("--never-signed-in", "only live ones that have used no credential yet")
  static let expiring = OptionSpec.optional(
    "--expiring", "DAYS", "only live ones all of whose credentials end within so many days")
  static let atLevel = OptionSpec.optional(
    "--level", "LEVEL", "only those whose unit is of this level", .words(EnumNames.levels.map(\.0)))
  static let outFolder = OptionSpec.required(
    "--out", "DIR", "the folder for a file each, NAME.password or NAME.token; made, for you alone, if it is not there")
  static let inProvince = OptionSpec.required("--in", "PROVINCE", "the province's code")
  static let openedLevel = OptionSpec.required("--level", "district|branch", "whose principals it is about")
}

extension EnumNames {
  static let roles: [(String, Role)] = [
    ("head", .head), ("analyst", .analyst), ("source", .source), ("admin", .admin),
  ]
  static let openedLevels: [(String, Level)] = [("district", .district), ("branch", .branch)]

  static let limits: [(String, LimitKind)] = [
    ("calls", .calls), ("heavy-calls", .heavyCalls), ("open-calls", .openCalls), ("store-reads", .storeReads),
    ("waiting-reads", .waitingReads), ("waiting-events", .waitingEvents), ("waiting-bytes", .waitingBytes),
    ("events", .events), ("classes", .classes), ("rejections", .rejections), ("pages", .pages),
  ]

  static func role(_ role: Role) -> String { roles.first { $0.1 == role }?.0 ?? "" }

  static func limit(_ kind: LimitKind) -> String { limits.first { $0.1 == kind }?.0 ?? "" }

  static func kind(_ kind: CredentialKind) -> String {
    switch kind {
    case .token: "token"
    case .certificate: "certificate"
    case .session: "session"
    case .unspecified, .unrecognized: ""
    }
  }
}
