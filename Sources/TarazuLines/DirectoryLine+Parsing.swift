// Reads a line of the directory, with the checks that need only the line (docs/spec/events.md#the-directory).

import TarazuCalendar
import TarazuDomain

enum DirectoryField: UInt8, LineField {
  case type, level, code, parent, unitName, kind, openedOn, closedOn, standardDays, leadNormDays, calendar

  var name: String {
    switch self {
    case .unitName: "name"
    case .openedOn: "opened_on"
    case .closedOn: "closed_on"
    case .standardDays: "standard_days"
    case .leadNormDays: "lead_norm_days"
    default: String(describing: self)
    }
  }

  static let table = WordTable(allCases, word: \.name)
}

extension DirectoryLine {
  /// Reads a line of a stream.
  public static func parse(_ line: Line) -> Result<DirectoryLine, DirectoryRefusal> {
    line.length > EventLimits.lineBytes
      ? .failure(DirectoryRefusal(reason: .malformed, detail: EventLine.tooLong(line.length).detail))
      : parse(line.bytes.span)
  }

  /// Reads a line, without its line end.
  public static func parse(_ line: Span<UInt8>) -> Result<DirectoryLine, DirectoryRefusal> {
    guard line.count <= EventLimits.lineBytes else {
      return .failure(DirectoryRefusal(reason: .malformed, detail: EventLine.tooLong(line.count).detail))
    }
    do throws(DirectoryRefusal) { return .success(try read(line)) } catch {
      return .failure(DirectoryRefusal(reason: error.reason, detail: cut(error.detail)))
    }
  }

  private static func read(_ line: Span<UInt8>) throws(DirectoryRefusal) -> DirectoryLine {
    let scan: FieldScan<DirectoryField>
    do throws(JSONError) { scan = try FieldScan(line) } catch {
      throw DirectoryRefusal(reason: .malformed, detail: "byte \(error.offset + 1): \(error.what)")
    }
    let shape = try DirectoryShape(scan, line)
    try shape.check(scan, line)
    do throws(BadField) {
      switch shape {
      case .kind: return .kind(try kind(scan, line))
      case .caseClass:
        return .caseClass(
          CaseClass(code: try scan.text(.code, .caseClass, line), name: try scan.unitName(.unitName, line)))
      case .unit(let level): return .unit(try unit(level, scan, line))
      }
    } catch { throw DirectoryRefusal(reason: .badField, detail: error.detail) }
  }

  private static func kind(_ scan: FieldScan<DirectoryField>, _ line: Span<UInt8>) throws(BadField) -> BranchKind {
    BranchKind(
      code: try scan.text(.code, .branchKind, line), name: try scan.unitName(.unitName, line),
      standardDays: try days(.standardDays, standardDays, scan, line),
      leadNormDays: try days(.leadNormDays, leadNormDays, scan, line),
      keepsCalendar: scan.has(.calendar) ? try scan.boolean(.calendar, line) : false)
  }

  private static func days(
    _ field: DirectoryField, _ range: ClosedRange<Int64>, _ scan: FieldScan<DirectoryField>, _ line: Span<UInt8>
  ) throws(BadField) -> Int32? {
    scan.has(field) ? Int32(truncatingIfNeeded: try scan.integer(field, range, line)) : nil
  }

  private static func unit(
    _ level: Level, _ scan: FieldScan<DirectoryField>, _ line: Span<UInt8>
  ) throws(BadField) -> Unit {
    var unit = Unit(
      code: try scan.text(.code, .unit, line), level: level,
      parent: level == .country ? nil : try scan.text(.parent, .unit, line), name: try scan.unitName(.unitName, line))
    guard level == .branch else { return unit }
    unit.kind = try scan.text(.kind, .branchKind, line)
    let openedOn = try scan.date(.openedOn, line)
    unit.openedOn = openedOn
    guard scan.has(.closedOn) else { return unit }
    let closedOn = try scan.date(.closedOn, line)
    guard closedOn >= openedOn else { throw BadField(DirectoryField.closedOn, "\(closedOn) is before opened_on") }
    unit.closedOn = closedOn
    return unit
  }

  /// Days: at most ten years.
  static let standardDays: ClosedRange<Int64> = 1...3_660
  /// Days: as many as a hearing may be set ahead.
  static let leadNormDays: ClosedRange<Int64> = 1...Int64(EventLimits.leadDays)
}

// MARK: - The kinds of lines

/// The kind of a line, by its type and level.
enum DirectoryShape {
  case kind
  case caseClass
  case unit(Level)

  private static let types = WordTable(["kind", "class", "unit"], word: { $0 })
  private static let levels = WordTable(Level.allCases, word: \.code)

  init(_ scan: FieldScan<DirectoryField>, _ line: Span<UInt8>) throws(DirectoryRefusal) {
    switch scan.wordIfGood(.type, DirectoryShape.types, line) {
    case "kind": self = .kind
    case "class": self = .caseClass
    case "unit":
      guard let level = scan.wordIfGood(.level, DirectoryShape.levels, line) else {
        throw DirectoryShape.unknown(.level, scan, DirectoryShape.levels.list, line)
      }
      self = .unit(level)
    default: throw DirectoryShape.unknown(.type, scan, DirectoryShape.types.list, line)
    }
  }

  private static func unknown(
    _ field: DirectoryField, _ scan: FieldScan<DirectoryField>, _ allowed: String, _ line: Span<UInt8>
  ) -> DirectoryRefusal {
    DirectoryRefusal(
      reason: .unknownType, detail: "\(field.name): \(scan.shown(field, line)) is not \(allowed)")
  }

  var required: [DirectoryField] {
    switch self {
    case .kind, .caseClass: [.type, .code, .unitName]
    case .unit(.country): [.type, .level, .code, .unitName]
    case .unit(.branch): [.type, .level, .code, .unitName, .parent, .kind, .openedOn]
    case .unit: [.type, .level, .code, .unitName, .parent]
    }
  }

  var optional: [DirectoryField] {
    switch self {
    case .kind: [.standardDays, .leadNormDays, .calendar]
    case .unit(.branch): [.closedOn]
    case .caseClass, .unit: []
    }
  }

  /// Checks that the line has all fields that it needs, and no others.
  func check(_ scan: FieldScan<DirectoryField>, _ line: Span<UInt8>) throws(DirectoryRefusal) {
    let allowed = required + optional
    let known = DirectoryField.allCases.first { scan.has($0) && !allowed.contains($0) }?.name
    if let unknown = scan.unknown.map({ quoted($0.decoded(in: line)) }) ?? known {
      let names = allowed.map(\.name).joined(separator: " ")
      throw DirectoryRefusal(
        reason: .unknownField, detail: "\(unknown): there is no such field here; there are \(names)")
    }
    let missing = scan.missing(required)
    if !missing.isEmpty {
      throw DirectoryRefusal(reason: .missingField, detail: "also needed: " + missing.joined(separator: ", "))
    }
  }
}
