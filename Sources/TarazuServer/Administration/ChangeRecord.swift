// What the audit keeps of a change: before and after, without secrets (docs/spec/access.md#audit).

import TarazuAccess
import TarazuCalendar
import TarazuDomain
import TarazuLines
import TarazuStore

/// JSON with `before` and `after`, either of which may be null.
struct ChangeRecord: Sendable {
  let text: String

  init(before: (some Recorded)?, after: (some Recorded)?) {
    var writer = JSONWriter()
    writer.object { writer in
      for (key, state) in [("before", before as (any Recorded)?), ("after", after)] {
        writer.key(key)
        if let state { writer.object { state.write(to: &$0) } } else { writer.null() }
      }
    }
    text = writer.text
  }

  /// Something that was made.
  init(made: some Recorded) { self.init(before: RecordedPrincipal?.none, after: made) }
}

/// What a record says of the state of something.
protocol Recorded: Sendable {
  func write(to writer: inout JSONWriter)
}

struct RecordedPrincipal: Recorded {
  var administered: AdministeredPrincipal
  /// What was set of its limits.
  var limits = UsageLimits()
  /// Whether rejections of today count no more.
  var isLifted = false

  func write(to writer: inout JSONWriter) {
    let principal = administered.principal
    writer.member("principal", principal.name)
    writer.member("role", principal.role.rawValue)
    writer.member("unit", principal.scope.code)
    writer.member("source", principal.sourceName)
    writer.member("expires_at", administered.expiresAt?.instant.description)
    writer.member("revoked", administered.isRevoked)
    writer.key("limits")
    writer.object { writer in
      for limit in UsageLimit.allCases { if let value = limits[limit] { writer.member(limit.rawValue, value) } }
    }
    if isLifted { writer.member("lifted", true) }
  }
}

/// A new principal, with its first credential.
struct RecordedNewPrincipal: Recorded {
  var principal: RecordedPrincipal
  var credential: RecordedCredential

  func write(to writer: inout JSONWriter) {
    principal.write(to: &writer)
    writer.key("credential")
    writer.object { credential.write(to: &$0) }
  }
}

struct RecordedCredential: Recorded {
  var principal: String
  /// `token`, `certificate`, `session`, `password` or `second_factor`.
  var kind: String
  var id: Int64?
  var expiresAt: StoreTime?
  var endedAt: StoreTime?

  func write(to writer: inout JSONWriter) {
    writer.member("principal", principal)
    writer.member("kind", kind)
    if let id { writer.member("id", id) }
    writer.member("expires_at", expiresAt?.instant.description)
    if let endedAt { writer.member("ended_at", endedAt.instant.description) }
  }
}

/// The credentials of a kind that a principal has while one takes the place of others.
struct RecordedCredentials: Recorded {
  var credentials: [RecordedCredential]

  func write(to writer: inout JSONWriter) {
    writer.key("credentials")
    writer.array { writer in
      for credential in credentials { writer.object { credential.write(to: &$0) } }
    }
  }
}

struct RecordedGateway: Recorded {
  var name: String
  var expiresAt: StoreTime
  var isEnded: Bool

  func write(to writer: inout JSONWriter) {
    writer.member("gateway", name)
    writer.member("expires_at", expiresAt.instant.description)
    writer.member("ended", isEnded)
  }
}

struct RecordedLevel: Recorded {
  var province: String
  var level: Level
  var isOpen: Bool

  func write(to writer: inout JSONWriter) {
    writer.member("province", province)
    writer.member("level", level.code)
    writer.member("open", isOpen)
  }
}
