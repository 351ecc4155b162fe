// What a caller is told of itself, as documents and tables.

import TarazuLines
import TarazuProtocol

/// A caller as it sees itself.
struct SelfAnswer: Answer {
  let own: Self_

  func write(to document: inout JSONWriter) {
    document.object { writer in
      writer.member("name", own.name)
      writer.member("role", EnumNames.role(own.role))
      writer.member("unit", own.unit)
      writer.member("source", own.source)
      writer.member("credential", EnumNames.kind(own.credential))
      writer.member("expires_at", own.expireTime?.text)
      writer.member("last_sign_in_at", own.lastSignInTime?.text)
      writer.member("last_sign_in_from", own.lastSignInTime == nil ? nil : own.lastSignInAddress)
      writer.member("wrong_attempts", Int64(own.wrongAttempts))
      writer.member("password_change_needed", own.passwordChangeNeeded)
      writer.member("second_factor_needed", own.secondFactorNeeded)
      writer.member("has_second_factor", own.hasSecondFactor)
      writer.member("open", own.isOpen)
      writer.key("recoveries")
      writer.array { writer in
        for recovery in own.recoveries {
          writer.object { writer in
            writer.member("name", recovery.name)
            writer.member("made_at", recovery.createTime?.text)
          }
        }
      }
    }
  }

  func show(on page: inout Page) {
    let unit = page.shown(own.unit ?? "(country)")
    let source = own.source.map { ", sends as \(page.shown($0))" } ?? ""
    page.line("\(page.shown(own.name)): \(EnumNames.role(own.role)) of \(unit)\(source)")
    page.line("by a \(EnumNames.kind(own.credential)), good until \(own.expireTime?.text ?? Page.nothing)")
    page.line("last sign-in: \(lastSignIn(on: page)); wrong attempts since: \(own.wrongAttempts)")
    page.line("second factor: \(own.hasSecondFactor ? "yes" : "no")")
    if !own.isOpen { page.line("access for this level is not open yet in your province") }
    if own.passwordChangeNeeded { page.line("set your own password first: tarazu password --old FILE --new FILE") }
    if own.secondFactorNeeded { page.line("a second factor is needed: tarazu factor --file FILE") }
    for recovery in own.recoveries {
      page.line(
        "an administrator was made on the service's machine: \(page.shown(recovery.name)), "
          + (recovery.createTime?.text ?? Page.nothing))
    }
  }

  private func lastSignIn(on page: Page) -> String {
    guard let time = own.lastSignInTime else { return "never" }
    return "\(time.text) from \(page.shown(own.lastSignInAddress))"
  }
}

/// A caller's live sessions.
struct SessionListAnswer: Answer {
  let sessions: [TarazuProtocol.Session]

  func write(to document: inout JSONWriter) {
    document.object { writer in
      writer.key("sessions")
      writer.array { writer in
        for session in sessions {
          writer.object { writer in
            writer.member("id", session.id)
            writer.member("made_at", session.createTime?.text)
            writer.member("from", session.address)
            writer.member("last_used_at", session.lastUseTime?.text)
            writer.member("expires_at", session.expireTime?.text)
            writer.member("this", session.isThis)
          }
        }
      }
    }
  }

  func show(on page: inout Page) {
    var table = TextTable(">id", "made", "from", "last used", "ends", "this")
    for session in sessions {
      table.row(
        String(session.id), session.createTime?.text ?? Page.nothing, page.shown(session.address),
        session.lastUseTime?.text ?? Page.nothing, session.expireTime?.text ?? Page.nothing,
        session.isThis ? "yes" : "no")
    }
    page.table(table)
    page.line()
    page.line("\(sessions.count) sessions")
  }
}

/// Something was done, and one member says what.
struct DoneAnswer: Answer {
  enum Value: Sendable {
    case flag(Bool)
    case number(Int64)
    case text(String)
  }

  private let name: String
  private let value: Value
  /// The same for people.
  private let text: String

  init(_ name: String, _ value: Value, _ text: String) {
    self.name = name
    self.value = value
    self.text = text
  }

  func write(to document: inout JSONWriter) {
    document.object { writer in
      switch value {
      case .flag(let flag): writer.member(name, flag)
      case .number(let number): writer.member(name, number)
      case .text(let text): writer.member(name, text)
      }
    }
  }

  func show(on page: inout Page) { page.line(page.shown(text)) }
}
