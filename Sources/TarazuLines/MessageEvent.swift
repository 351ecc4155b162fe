// An event that came as a protobuf message: the line it would be, and its judgement.

import TarazuCalendar
import TarazuDomain

/// The fields of a protobuf event, with proto3's zeros: an empty text and a 0 are missing (docs/spec/wire.md#schema).
/// The event is judged as the line that it would be, so that both ways have the same checks and messages.
public struct MessageEvent: Sendable {
  public var source = ""
  public var id = ""
  /// Seconds since 1970-01-01T00:00:00Z and nanoseconds; nil if the message has none.
  public var time: (seconds: Int64, nanoseconds: Int32)?
  public var caseCode = ""
  /// Nil if none of the kinds is set.
  public var kind: EventKind?
  public var branch = ""
  public var to = ""
  public var caseClass = ""
  public var outcome = ""
  public var hearing = ""
  public var on = ""
  public var purpose = ""
  public var reason = ""
  public var result = ""
  public var amount: Int64 = 0
  public var score: Int64 = 0
  public var retracts = ""
  /// The number of a field, at any depth, that this version does not know.
  public var unknownField: Int?
  /// The message's size in bytes.
  public var size = 0

  public init() {}

  /// The event, or why it is rejected.
  public func parse() -> Result<Event, LineRejection> {
    if size > EventLimits.lineBytes {
      return .failure(
        LineRejection(
          reason: .malformed, detail: "the event has \(size) bytes; \(EventLimits.lineBytes) are the most"))
    }
    let line = self.line
    return EventLine.parseAnyLength(line.span)
  }

  /// The event as a line, which a rejection keeps.
  public var line: [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      MessageEvent.write("source", source, &writer)
      MessageEvent.write("id", id, &writer)
      MessageEvent.write("kind", kind?.code ?? "", &writer)
      if let time { writer.member("at", MessageEvent.text(time.seconds, time.nanoseconds)) }
      let texts = [
        ("case", caseCode), ("branch", branch), ("class", caseClass), ("to", to), ("outcome", outcome),
        ("hearing", hearing), ("on", on), ("purpose", purpose), ("reason", reason), ("result", result),
        ("retracts", retracts),
      ]
      for (name, text) in texts { MessageEvent.write(name, text, &writer) }
      if amount != 0 { writer.member("amount", amount) }
      if score != 0 { writer.member("score", score) }
      if let unknownField { writer.member("field \(unknownField)", true) }
    }
    return writer.bytes
  }

  private static func write(_ name: String, _ text: String, _ writer: inout JSONWriter) {
    if !text.isEmpty { writer.member(name, text) }
  }

  /// RFC 3339, or the two numbers if the time is out of its range.
  private static func text(_ seconds: Int64, _ nanoseconds: Int32) -> String {
    guard seconds >= Instant.first.seconds, seconds <= Instant.last.seconds, (0...999_999_999).contains(nanoseconds)
    else { return "\(seconds) s + \(nanoseconds) ns" }
    return Instant(nanoseconds: seconds * 1_000_000_000 + Int64(nanoseconds)).description
  }
}
