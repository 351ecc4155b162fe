// A line of a list of principals, as `tarazu principal import` takes it (docs/spec/access.md#the-command-line).

import TarazuCalendar
import TarazuDomain

/// A principal that shall be there.
public struct PrincipalLine: Hashable, Sendable {
  public enum Role: String, CaseIterable, Sendable { case head, analyst, source, admin }

  public var name: String
  public var role: Role
  /// The code of its unit.
  public var unit: String
  /// The name that a source sends under; nil for other roles.
  public var source: String?
  /// Its last day; nil for none.
  public var expires: Day?

  public init(name: String, role: Role, unit: String, source: String? = nil, expires: Day? = nil) {
    self.name = name
    self.role = role
    self.unit = unit
    self.source = source
    self.expires = expires
  }
}

/// Why a line is none of a principal.
public struct PrincipalLineRefusal: Error, Hashable, Sendable {
  /// `malformed`, `unknown_field`, `missing_field` or `bad_field`, as for events.
  public var reason: String
  /// What is wrong, where, and what is allowed; at most 200 bytes of UTF-8.
  public var detail: String

  init(_ reason: RejectionReason, _ detail: String) {
    self.reason = reason.rawValue
    self.detail = cut(detail)
  }
}

extension PrincipalLine {
  fileprivate enum Field: UInt8, LineField {
    case name, role, unit, source, expires

    var name: String { String(describing: self) }
    static let table = WordTable(allCases, word: \.name)
  }

  private static let roles = WordTable(Role.allCases, word: \.rawValue)

  /// Reads a line of a stream.
  public static func parse(_ line: Line) throws(PrincipalLineRefusal) -> PrincipalLine {
    guard !line.isTooLong else { throw PrincipalLineRefusal(.malformed, EventLine.tooLong(line.length).detail) }
    let bytes = Array(line.bytes)
    return try read(bytes.span)
  }

  private static func read(_ bytes: Span<UInt8>) throws(PrincipalLineRefusal) -> PrincipalLine {
    let scan: FieldScan<Field>
    do throws(JSONError) { scan = try FieldScan(bytes) } catch {
      throw PrincipalLineRefusal(.malformed, "byte \(error.offset + 1): \(error.what)")
    }
    if let unknown = scan.unknown {
      let names = Field.allCases.map(\.name).joined(separator: " ")
      throw PrincipalLineRefusal(
        .unknownField, "\(quoted(unknown.decoded(in: bytes))): there is no such field here; there are \(names)")
    }
    let missing = scan.missing([.name, .role, .unit])
    guard missing.isEmpty else {
      throw PrincipalLineRefusal(.missingField, "also needed: " + missing.joined(separator: ", "))
    }
    do throws(BadField) { return try values(scan, bytes) } catch { throw PrincipalLineRefusal(.badField, error.detail) }
  }

  private static func values(_ scan: FieldScan<Field>, _ bytes: Span<UInt8>) throws(BadField) -> PrincipalLine {
    var line = PrincipalLine(
      name: try scan.text(.name, .principal, bytes), role: try scan.word(.role, roles, bytes),
      unit: try scan.text(.unit, .unit, bytes))
    guard let first = line.name.utf8.first, !".-_".utf8.contains(first) else {
      throw BadField(Field.name, "it begins with a letter or a digit")
    }
    if scan.has(.source) {
      guard line.role == .source else { throw BadField(Field.source, "only the role source has one") }
      line.source = try scan.text(.source, .source, bytes)
    } else if line.role == .source {
      throw BadField(Field.source, "the role source needs one")
    }
    if scan.has(.expires) {
      let text = scan.textIfGood(.expires, .id, bytes) ?? ""
      guard let day = Day(eitherCalendar: text), (Day.first...Day.last).contains(day) else {
        throw BadField(Field.expires, "\(scan.shown(.expires, bytes)) is not a date, Gregorian or Jalali")
      }
      line.expires = day
    }
    return line
  }
}
