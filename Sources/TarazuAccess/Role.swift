// Roles and rules: the columns and rows of the table of access (docs/spec/access.md#rules-and-roles).

/// What a principal is there for. The raw value is stored and shown.
public enum Role: String, CaseIterable, Sendable {
  case head, analyst, source, admin
}

/// What a method does, as far as access is concerned. Each method names exactly one rule.
public enum Rule: String, CaseIterable, Sendable {
  /// Health and sign-in: anyone, without a credential.
  case open
  /// What a sign-in that is not complete yet may call too: whoami, sign-out, password, second factor.
  case ownSignIn
  /// What else concerns the caller itself.
  case `self`
  /// The directory: units, kinds, classes.
  case names
  /// Numbers that name no case.
  case figures
  /// Single cases and the events of them.
  case cases
  /// Anomalies and rejections.
  case supervise
  /// Findings: assigning, answering and closing them.
  case work
  /// Events in.
  case send
  /// Principals, rollout, the directory, the audit.
  case administer
  /// The service as a whole: verify, rebuild, settings.
  case system
}

/// What the table gives a role by a rule.
public enum Grant: Hashable, Sendable {
  case no, yes
  /// Only what was sent under the principal's own source name.
  case own
  /// Only for a principal at the country.
  case atCountry
}

extension Rule {
  /// The cell of the table.
  public func grant(to role: Role) -> Grant {
    switch self {
    case .open, .ownSignIn, .self: .yes
    case .names, .figures: role == .source ? .no : .yes
    case .cases, .work: role == .head || role == .admin ? .yes : .no
    case .supervise: role == .source ? .own : role == .analyst ? .no : .yes
    case .send: role == .source || role == .admin ? .yes : .no
    case .administer: role == .admin ? .yes : .no
    case .system: role == .admin ? .atCountry : .no
    }
  }

  /// Whether rollout gates it: reading is gated, sending and administering are not.
  public func isGated(for role: Role) -> Bool {
    switch self {
    case .names, .figures, .cases, .work: true
    case .supervise: role != .source
    case .open, .ownSignIn, .self, .send, .administer, .system: false
    }
  }

  /// Whether a session needs a second factor for it.
  public var administers: Bool { self == .administer || self == .system }
}
