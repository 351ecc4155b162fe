// Reads an event from a line, with the checks in their order (docs/spec/events.md#rejected-events).

import TarazuDomain

/// Reads and writes events as lines. A line has no line end here.
public enum EventLine {
  public static func parse(_ line: [UInt8]) -> Result<Event, LineRejection> { parse(line.span) }

  public static func parse(_ line: ArraySlice<UInt8>) -> Result<Event, LineRejection> { parse(line.span) }

  /// Parses a line of a stream. A line over the limit is known by its length.
  public static func parse(_ line: Line) -> Result<Event, LineRejection> {
    line.length > EventLimits.lineBytes ? .failure(tooLong(line.length)) : parse(line.bytes.span)
  }

  public static func parse(_ line: Span<UInt8>) -> Result<Event, LineRejection> {
    guard line.count <= EventLimits.lineBytes else { return .failure(tooLong(line.count)) }
    return parseAnyLength(line)
  }

  static func parseAnyLength(_ line: Span<UInt8>) -> Result<Event, LineRejection> {
    let scan: FieldScan<EventField>
    do throws(JSONError) { scan = try FieldScan(line) } catch {
      return .failure(LineRejection(reason: .malformed, detail: "byte \(error.offset + 1): \(error.what)"))
    }
    do throws(Rejection) { return .success(try event(scan, line)) } catch {
      let source = scan.textIfGood(.source, .source, line)
      let branch = scan.textIfGood(.branch, .unit, line)
      return .failure(LineRejection(reason: error.reason, detail: error.detail, source: source, branch: branch))
    }
  }

  static func tooLong(_ length: Int) -> LineRejection {
    LineRejection(
      reason: .malformed, detail: "the line has \(length) bytes; \(EventLimits.lineBytes) are the most")
  }
}

// MARK: - The checks

/// What a check found, before the line's source and branch are known.
private struct Rejection: Error {
  let reason: RejectionReason
  let detail: String
}

extension EventLine {
  private static func event(_ scan: FieldScan<EventField>, _ line: Span<UInt8>) throws(Rejection) -> Event {
    guard let kind = scan.wordIfGood(.kind, EventWords.kinds, line) else {
      let what = scan.has(.kind) ? scan.shown(.kind, line) + " is not a kind of event" : "it is needed"
      throw Rejection(reason: .unknownKind, detail: "kind: \(what)")
    }
    let fields = EventFieldSet.of(kind)
    if let unknown = unknownField(scan, fields, line) {
      let names = (fields.required + fields.optional).map(\.name).joined(separator: " ")
      throw Rejection(
        reason: .unknownField, detail: "\(unknown): \(kind.code) has no such field; it has \(names)")
    }
    if fields.needed & ~scan.present != 0 {
      let names = scan.missing(fields.required).joined(separator: ", ")
      throw Rejection(reason: .missingField, detail: "\(kind.code) also needs \(names)")
    }
    do throws(BadField) {
      return Event(
        source: try scan.text(.source, .source, line), id: try scan.text(.id, .id, line),
        at: try scan.instant(.at, line), caseCode: try scan.text(.caseCode, .id, line),
        body: try body(kind, scan, line))
    } catch { throw Rejection(reason: .badField, detail: error.detail) }
  }

  /// The name of a field that this kind does not have.
  private static func unknownField(
    _ scan: FieldScan<EventField>, _ fields: EventFieldSet, _ line: Span<UInt8>
  ) -> String? {
    if let unknown = scan.unknown { return quoted(unknown.decoded(in: line)) }
    guard scan.present & ~fields.all != 0 else { return nil }
    return EventField.allCases.first { scan.has($0) && fields.all >> UInt32($0.rawValue) & 1 == 0 }?.name
  }

  private static func body(
    _ kind: EventKind, _ scan: FieldScan<EventField>, _ line: Span<UInt8>
  ) throws(BadField) -> EventBody {
    func branch() throws(BadField) -> String { try scan.text(.branch, .unit, line) }
    func hearing() throws(BadField) -> String { try scan.text(.hearing, .id, line) }
    func amount() throws(BadField) -> Int64 { try scan.integer(.amount, EventWords.amounts, line) }
    switch kind {
    case .registered:
      return .registered(branch: try branch(), caseClass: try scan.text(.caseClass, .caseClass, line))
    case .transferred: return .transferred(branch: try branch(), to: try scan.text(.to, .unit, line))
    case .closed: return .closed(branch: try branch(), outcome: try scan.word(.outcome, EventWords.outcomes, line))
    case .reopened: return .reopened(branch: try branch())
    case .hearingSet:
      return .hearingSet(
        branch: try branch(), hearing: try hearing(), on: try scan.date(.on, line),
        purpose: scan.has(.purpose) ? try scan.word(.purpose, EventWords.purposes, line) : .trial)
    case .hearingHeld: return .hearingHeld(hearing: try hearing())
    case .hearingAdjourned:
      return .hearingAdjourned(
        hearing: try hearing(),
        reason: scan.has(.reason) ? try scan.word(.reason, EventWords.reasons, line) : .other)
    case .hearingCancelled: return .hearingCancelled(hearing: try hearing())
    case .appealed: return .appealed
    case .appealDecided: return .appealDecided(result: try scan.word(.result, EventWords.results, line))
    case .enforcementOpened: return .enforcementOpened(branch: try branch(), amount: try amount())
    case .enforcementPaid: return .enforcementPaid(branch: try branch(), amount: try amount())
    case .enforcementClosed: return .enforcementClosed(branch: try branch())
    case .surveyed:
      return .surveyed(branch: try branch(), score: Int(try scan.integer(.score, EventWords.scores, line)))
    case .retracted: return .retracted(retracts: try scan.text(.retracts, .id, line))
    }
  }
}
