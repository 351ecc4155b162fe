// An event's fields by their names in docs/spec/events.md#kinds-of-event, with defaults written out.

import TarazuLines
import TarazuProtocol

struct EventFieldList {
  /// A field of the event's kind.
  struct Field {
    enum Value {
      /// Nil where the caller may not see it.
      case text(String?)
      case number(Int64)
    }

    let name: String
    let value: Value

    /// As people read it.
    var text: String {
      switch value {
      case .text(let text): text ?? Page.nothing
      case .number(let number): String(number)
      }
    }
  }

  let event: Event
  /// The name of the kind.
  let kind: String
  let fields: [Field]

  init(_ event: Event) {
    self.event = event
    (kind, fields) = EventFieldList.split(event.kind)
  }

  var at: String { event.eventTime?.text ?? "" }

  /// Writes all fields, the common ones first, into an object that is open.
  func write(to writer: inout JSONWriter) {
    writer.member("source", event.source)
    writer.member("id", event.eventId)
    writer.member("kind", kind)
    writer.member("at", at)
    writer.member("case", event.caseId)
    for field in fields {
      switch field.value {
      case .text(let text): writer.member(field.name, text)
      case .number(let number): writer.member(field.name, number)
      }
    }
  }

  private static func split(_ kind: Event.Kind?) -> (String, [Field]) {
    switch kind {
    case .registered(let body): ("registered", [unit("branch", body.branch), text("class", body.caseClass)])
    case .transferred(let body): ("transferred", [unit("branch", body.branch), unit("to", body.toBranch)])
    case .closed(let body): ("closed", [unit("branch", body.branch), text("outcome", body.outcome)])
    case .reopened(let body): ("reopened", [unit("branch", body.branch)])
    case .hearingSet(let body):
      (
        "hearing_set",
        [
          unit("branch", body.branch), text("hearing", body.hearingId), text("on", body.onDate),
          text("purpose", body.purpose, else: "trial"),
        ]
      )
    case .hearingHeld(let body): ("hearing_held", [text("hearing", body.hearingId)])
    case .hearingAdjourned(let body):
      ("hearing_adjourned", [text("hearing", body.hearingId), text("reason", body.reason, else: "other")])
    case .hearingCancelled(let body): ("hearing_cancelled", [text("hearing", body.hearingId)])
    case .appealed: ("appealed", [])
    case .appealDecided(let body): ("appeal_decided", [text("result", body.result)])
    case .enforcementOpened(let body): ("enforcement_opened", money(body.branch, body.amountRials))
    case .enforcementPaid(let body): ("enforcement_paid", money(body.branch, body.amountRials))
    case .enforcementClosed(let body): ("enforcement_closed", [unit("branch", body.branch)])
    case .surveyed(let body):
      ("surveyed", [unit("branch", body.branch), Field(name: "score", value: .number(body.score))])
    case .retracted(let body): ("retracted", [text("retracts", body.retractedEventId)])
    case nil: ("", [])
    }
  }

  /// A unit outside the caller's scope is not named.
  private static func unit(_ name: String, _ code: String) -> Field { text(name, code.isEmpty ? nil : code) }

  private static func text(_ name: String, _ text: String?) -> Field { Field(name: name, value: .text(text)) }

  private static func text(_ name: String, _ given: String, else usual: String) -> Field {
    text(name, given.isEmpty ? usual : given)
  }

  private static func money(_ branch: String, _ rials: Int64) -> [Field] {
    [unit("branch", branch), Field(name: "amount", value: .number(rials))]
  }
}
