// What the audit keeps of a change of the directory.

import TarazuCalendar
import TarazuDomain
import TarazuLines
import TarazuStore

/// The lines that a change touched, before and after.
enum DirectoryRecord {
  /// Lines on each side; the record of a whole directory that is new says how many more there are.
  private static let linesMost = 1_000

  static func text(from old: StoredDirectory, to new: StoredDirectory) -> String {
    var document = JSONWriter()
    document.object { writer in
      writer.key("before")
      side(old, comparedWith: new, &writer)
      writer.key("after")
      side(new, comparedWith: old, &writer)
    }
    return document.text
  }

  private static func side(_ own: StoredDirectory, comparedWith other: StoredDirectory, _ writer: inout JSONWriter) {
    var left = linesMost
    writer.object { writer in
      writer.member("version", own.version)
      list("kinds", own.directory.kinds, other.directory.kinds, &left, &writer) { kind, writer in
        writer.member("code", kind.code)
        writer.member("name", kind.name)
        writer.member("standard_days", kind.standardDays)
        writer.member("lead_norm_days", kind.leadNormDays)
        writer.member("calendar", kind.keepsCalendar)
      }
      list("classes", own.directory.classes, other.directory.classes, &left, &writer) { caseClass, writer in
        writer.member("code", caseClass.code)
        writer.member("name", caseClass.name)
      }
      list("units", own.directory.units, other.directory.units, &left, &writer) { unit, writer in
        writer.member("code", unit.code)
        writer.member("level", unit.level.code)
        writer.member("parent", unit.parent)
        writer.member("name", unit.name)
        writer.member("kind", unit.kind)
        writer.member("opened_on", unit.openedOn?.description)
        writer.member("closed_on", unit.closedOn?.description)
      }
    }
  }

  /// Those that the other side has not, or has otherwise.
  private static func list<Item: Equatable>(
    _ name: String, _ own: [String: Item], _ other: [String: Item], _ left: inout Int, _ writer: inout JSONWriter,
    _ members: (Item, inout JSONWriter) -> Void
  ) {
    let codes = own.keys.filter { own[$0] != other[$0] }.sorted()
    guard !codes.isEmpty else { return }
    let shown = codes.prefix(left)
    left -= shown.count
    writer.key(name)
    writer.array { writer in
      for item in shown.compactMap({ own[$0] }) { writer.object { writer in members(item, &writer) } }
    }
    if shown.count < codes.count { writer.member("more_\(name)", codes.count - shown.count) }
  }
}
