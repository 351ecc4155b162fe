// The units of one directory, made ready to be searched.

/// Finds units by the beginning of their code or by words of their name, below one unit at a time: a search reads the
/// units there and no others.
public struct UnitSearch: Sendable {
  private struct Entry: Sendable {
    var unit: Unit
    var code: SearchedCode
    var name: SearchedText
  }

  /// Each unit is followed by those below it.
  private let entries: [Entry]
  /// For each unit, itself and those below it.
  private let ranges: [String: Range<Int>]

  public init(_ directory: Directory) {
    let paths = directory.units.values.map { unit in
      (unit: unit, path: directory.ancestors(of: unit.code).reversed().map(\.code) + [unit.code])
    }.sorted { $0.path.lexicographicallyPrecedes($1.path) }
    var ranges: [String: Range<Int>] = [:]
    for (position, (_, path)) in paths.enumerated() {
      for code in path { ranges[code] = (ranges[code]?.lowerBound ?? position)..<(position + 1) }
    }
    entries = paths.map { Entry(unit: $0.unit, code: SearchedCode($0.unit.code), name: SearchedText($0.unit.name)) }
    self.ranges = ranges
  }

  /// The units of a level (nil: of any) at or below a unit (nil: all units) whose code begins with a text, and those
  /// whose name has its words; each in the order of codes.
  public func search(
    _ text: String, level: Level? = nil, below: String? = nil
  ) -> (byCode: [Unit], byName: [Unit]) {
    let (code, words) = (SearchedCode(text), SearchedText(text))
    var (byCode, byName): ([Unit], [Unit]) = ([], [])
    let range = below.map { ranges[$0] ?? 0..<0 } ?? entries.indices
    for entry in entries[range] where level == nil || entry.unit.level == level {
      if entry.code.begins(with: code) {
        byCode.append(entry.unit)
      } else if entry.name.hasWords(words) {
        byName.append(entry.unit)
      }
    }
    return (byCode.sorted { $0.code < $1.code }, byName.sorted { $0.code < $1.code })
  }
}
