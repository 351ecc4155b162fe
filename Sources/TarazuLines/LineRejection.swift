// Why a line was rejected, in messages that a person can act on.

import TarazuCalendar
import TarazuDomain

/// The rejection of a line or an event.
public struct LineRejection: Error, Hashable, Sendable {
  public var reason: RejectionReason
  /// What is wrong, where, and what is allowed; at most 200 bytes of UTF-8.
  public var detail: String
  /// The source and the branch of the line, if they could be read and have the right form.
  public var source: String?
  public var branch: String?

  /// A longer detail is shortened.
  public init(reason: RejectionReason, detail: String, source: String? = nil, branch: String? = nil) {
    self.reason = reason
    self.detail = cut(detail)
    self.source = source
    self.branch = branch
  }
}

/// The most bytes of a detail (docs/spec/events.md#rejected-events).
public let longestDetail = 200

/// The text, shortened at a character to at most 200 bytes of UTF-8.
func cut(_ detail: String) -> String {
  guard detail.utf8.count > longestDetail else { return detail }
  var text = ""
  for scalar in detail.unicodeScalars {
    guard text.utf8.count + UTF8.width(scalar) <= longestDetail - 3 else { break }
    text.unicodeScalars.append(scalar)
  }
  return text + "…"
}

// MARK: - Rejections that need more than the line

extension LineRejection {
  private init(_ reason: RejectionReason, _ event: Event, _ detail: String) {
    self.init(reason: reason, detail: detail, source: event.source, branch: event.body.branch)
  }

  /// The sender may not use this source name.
  public static func notAllowed(source event: Event) -> LineRejection {
    LineRejection(.notAllowed, event, "source: \(quoted(event.source)) is not a source name that you may send under")
  }

  /// The branch lies outside the sender's unit.
  public static func notAllowed(branch event: Event) -> LineRejection {
    LineRejection(
      .notAllowed, event, "branch: \(quoted(event.body.branch ?? "")) does not lie at or below your unit")
  }

  public static func inFuture(_ event: Event) -> LineRejection {
    LineRejection(.inFuture, event, "at: \(event.at) is more than 10 minutes ahead of the service's clock")
  }

  public static func conflict(_ event: Event) -> LineRejection {
    LineRejection(
      .conflict, event,
      "id: \(quoted(event.id)) of this source was accepted before with other content; a correction is a retraction"
        + " and a new event with a new id")
  }

  public static func caseFull(_ event: Event) -> LineRejection {
    LineRejection(
      .caseFull, event,
      "case: \(quoted(event.caseCode)) has \(EventLimits.eventsPerCase) accepted events, which is the most")
  }
}

func quoted(_ text: String) -> String { quoted(Array(text.utf8)) }
