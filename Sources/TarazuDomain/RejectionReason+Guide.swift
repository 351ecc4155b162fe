// What each reason of a rejection means, and what to do about it: docs/reference/reasons.md is made of this.

extension RejectionReason {
  /// When an event is rejected for this reason, for people.
  public var meaning: String {
    switch self {
    case .malformed: "The line is not one JSON object as the contract asks for, or is over 16,384 bytes."
    case .unknownKind: "`kind` is absent, or none of the fifteen kinds."
    case .unknownField: "The event has a field that its kind does not have."
    case .missingField: "A required field is absent or null."
    case .badField: "The type, form or range of a field is wrong; often a Jalali year in a date."
    case .notAllowed: "The source name is not one that the sender may use, or the branch is outside the sender's unit."
    case .inFuture: "`at` is more than 10 minutes ahead of the service's clock."
    case .conflict: "This `id` of this source was accepted before with other content."
    case .caseFull: "The case has 10,000 accepted events, the most that a case may have."
    }
  }

  /// What the source should do about it.
  public var remedy: String {
    switch self {
    case .malformed: "Fix the program that writes the lines; the detail names the byte. Then send the line again."
    case .unknownKind: "Send one of the kinds of the format. What has no kind is not sent."
    case .unknownField: "Leave the field out, or correct its name. A field whose value is null counts as absent."
    case .missingField: "Add the fields that the detail names, and send the event again."
    case .badField: "Correct the field that the detail names, and send the event again."
    case .notAllowed:
      "Send under your own source name and for branches of your own unit, or ask an administrator for another scope."
    case .inFuture:
      "Check the clock and the time zone of the sending system. Send the event again with the right time, or later."
    case .conflict:
      "What was accepted stays. To correct it, send a `retracted` for it and a new event with a new id. If two "
        + "events share an id by mistake, give the second one a new id."
    case .caseFull: "Look for an interface that sends one event again and again under new ids."
    }
  }
}
