// Writes events as JSON: as a line, or as members of a larger document.

import TarazuCalendar
import TarazuDomain

extension EventLine {
  /// The event's line without a line end. Defaults are written out, and `at` is in UTC.
  public static func text(of event: Event) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { write(event, to: &$0) }
    return writer.bytes
  }

  /// Writes the event's members into an open object.
  public static func write(_ event: Event, to writer: inout JSONWriter) {
    writer.member("source", event.source)
    writer.member("id", event.id)
    writer.member("kind", event.kind.code)
    writer.member("at", event.at.description)
    writer.member("case", event.caseCode)
    write(event.body, to: &writer)
  }

  private static func write(_ body: EventBody, to writer: inout JSONWriter) {
    if let branch = body.branch { writer.member("branch", branch) }
    switch body {
    case .registered(_, let caseClass): writer.member("class", caseClass)
    case .transferred(_, let to): writer.member("to", to)
    case .closed(_, let outcome): writer.member("outcome", outcome.code)
    case .hearingSet(_, let hearing, let on, let purpose):
      writer.member("hearing", hearing)
      writer.member("on", on.description)
      writer.member("purpose", purpose.code)
    case .hearingHeld(let hearing), .hearingCancelled(let hearing): writer.member("hearing", hearing)
    case .hearingAdjourned(let hearing, let reason):
      writer.member("hearing", hearing)
      writer.member("reason", reason.code)
    case .appealDecided(let result): writer.member("result", result.code)
    case .enforcementOpened(_, let amount), .enforcementPaid(_, let amount): writer.member("amount", amount)
    case .surveyed(_, let score): writer.member("score", score)
    case .retracted(let retracts): writer.member("retracts", retracts)
    case .reopened, .appealed, .enforcementClosed: break
    }
  }
}
