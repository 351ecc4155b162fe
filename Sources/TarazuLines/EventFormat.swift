// The format of events as text for people, from the tables that the reader of lines works by.

import TarazuDomain

/// The fields of each kind of event, and lines that are accepted as they are.
public enum EventFormat {
  /// The fields of a kind, the required ones first.
  public static func fields(of kind: EventKind) -> [FieldGuide] {
    let set = EventFieldSet.of(kind)
    return set.required.map { guide($0, of: kind, isRequired: true) }
      + set.optional.map { guide($0, of: kind, isRequired: false) }
  }

  private static func guide(_ field: EventField, of kind: EventKind, isRequired: Bool) -> FieldGuide {
    FieldGuide(
      name: field.name, form: field == .kind ? "`\(kind.code)`" : field.form, isRequired: isRequired,
      usual: isRequired ? nil : field.usual, meaning: field.meaning)
  }

  /// The life of a case as lines, in which each kind comes: sent in this order to a service that has the directory of
  /// `DirectoryFormat.examples`, all are accepted and none is an anomaly.
  public static let story: [(kind: EventKind, line: String)] = [
    line("e-1", .registered, "2025-04-05T09:30:00+03:30", #""branch":"080101","class":"civil.financial""#),
    line("e-2", .transferred, "2025-04-06T10:00:00+03:30", #""branch":"080101","to":"080102""#),
    line(
      "e-3", .hearingSet, "2025-04-07T08:15:00+03:30",
      #""branch":"080102","hearing":"h-1","on":"2025-05-05","purpose":"trial""#),
    line("e-4", .hearingAdjourned, "2025-05-05T09:00:00+03:30", #""hearing":"h-1","reason":"service""#),
    line(
      "e-5", .hearingSet, "2025-05-05T09:10:00+03:30", #""branch":"080102","hearing":"h-2","on":"2025-06-09""#),
    line("e-6", .hearingHeld, "2025-06-09T11:00:00+03:30", #""hearing":"h-2""#),
    line(
      "e-7", .hearingSet, "2025-06-09T11:05:00+03:30",
      #""branch":"080102","hearing":"h-3","on":"2025-06-23","purpose":"control""#),
    line("e-8", .hearingCancelled, "2025-06-15T12:00:00+03:30", #""hearing":"h-3""#),
    line("e-9", .closed, "2025-06-16T12:30:00+03:30", #""branch":"080102","outcome":"judgment""#),
    line("e-10", .appealed, "2025-06-25T09:00:00+03:30", ""),
    line("e-11", .appealDecided, "2025-08-20T13:00:00+03:30", #""result":"modified""#),
    line("e-12", .reopened, "2025-09-01T08:00:00+03:30", #""branch":"080102""#),
    line("e-13", .enforcementOpened, "2025-09-02T08:30:00+03:30", #""branch":"080102","amount":1500000000"#),
    line("e-14", .enforcementPaid, "2025-10-01T10:00:00+03:30", #""branch":"080102","amount":1500000000"#),
    line("e-15", .enforcementClosed, "2025-10-02T10:00:00+03:30", #""branch":"080102""#),
    line("e-16", .surveyed, "2025-10-05T00:00:00+03:30", #""branch":"080102","score":4"#),
    line("e-17", .retracted, "2025-10-06T09:00:00+03:30", #""retracts":"e-16""#),
  ]

  private static func line(_ id: String, _ kind: EventKind, _ at: String, _ further: String) -> (EventKind, String) {
    (
      kind,
      #"{"source":"cms-08","id":"\#(id)","kind":"\#(kind.code)","at":"\#(at)","case":"c-1404-17""#
        + (further.isEmpty ? "" : ",") + further + "}"
    )
  }

  /// A line of a kind: the first one of the story.
  public static func example(of kind: EventKind) -> String? { story.first { $0.kind == kind }?.line }
}

// MARK: - What fields say

extension EventField {
  fileprivate var form: String {
    switch self {
    case .source: CodeForm.source.description
    case .id, .caseCode, .hearing, .retracts: CodeForm.id.description
    case .kind: EventWords.kinds.list
    case .at: "RFC 3339 with an offset, such as `2025-04-05T09:30:00+03:30`, of a year from 1900 to 2199 in UTC"
    case .branch, .to: CodeForm.unit.description
    case .caseClass: CodeForm.caseClass.description
    case .outcome: EventWords.outcomes.list
    case .on: "a Gregorian date from 1900 to 2199, such as `2025-05-05`"
    case .purpose: EventWords.purposes.list
    case .reason: EventWords.reasons.list
    case .result: EventWords.results.list
    case .amount: "an integer from \(EventWords.amounts.lowerBound) to \(EventWords.amounts.upperBound)"
    case .score: "an integer from \(EventWords.scores.lowerBound) to \(EventWords.scores.upperBound)"
    }
  }

  fileprivate var meaning: String {
    switch self {
    case .source: "the system that sends it"
    case .id: "its id, unique within the source: what is sent again under it is a duplicate"
    case .kind: "what happened"
    case .at: "when it happened; its day is the civil date in Tehran"
    case .caseCode: "the case, unique over all sources"
    case .branch: "the code of the branch that it is about"
    case .to: "the code of the branch that the case goes to"
    case .caseClass: "the class of the case, in the directory or not"
    case .outcome: "how the branch was done with the case"
    case .hearing: "the hearing, unique within the case"
    case .on: "the day of the hearing, at most \(EventLimits.leadDays) days after the day on which it is set"
    case .purpose: "what the hearing is for; only trial hearings count in figures"
    case .reason: "why it did not take place"
    case .result: "how the appeal was decided"
    case .amount: "rials"
    case .score: "the party's score, 5 being the best"
    case .retracts: "the id of the event that is taken back, of the same source and case"
    }
  }

  /// What a line without the field means, of those that may be absent.
  fileprivate var usual: String? {
    switch self {
    case .purpose: Purpose.trial.code
    case .reason: AdjournmentReason.other.code
    case .source, .id, .kind, .at, .caseCode, .branch, .to, .caseClass, .outcome, .hearing, .on, .result, .amount,
      .score, .retracts:
      nil
    }
  }
}
