// The files of a measurement: lines of fields between tabs, as COPY writes them, `\N` for null and days by number.

import Glibc
import TarazuCalendar
import TarazuDomain
import TarazuCube

enum Tables {
  /// Lines `place CODE NUMBER`, `kind CODE STANDARD` and `unit CODE LEVEL PARENT KIND OPENED CLOSED`.
  static func directory(_ path: String) throws -> CubeDirectory {
    var directory = Directory()
    var unitNumbers: [String: UnitNumber] = [:]
    try forEachLine(path) { fields in
      let texts = fields.map { text($0) }
      switch (texts.first ?? nil, texts.count) {
      case ("place", 3):
        unitNumbers[try required(texts[1])] = UnitNumber(try required(Int32(required(texts[2]))))
      case ("kind", 3):
        let code = try required(texts[1])
        directory.kinds[code] = BranchKind(code: code, name: code, standardDays: texts[2].flatMap { Int32($0) })
      case ("unit", 7):
        let code = try required(texts[1])
        directory.units[code] = Unit(
          code: code, level: try required(Level(code: required(texts[2]))), parent: texts[3], name: code,
          kind: texts[4], openedOn: day(texts[5]), closedOn: day(texts[6]))
      default: throw InputError(message: "\(path) has a line of another form")
      }
    }
    return CubeDirectory(directory: directory, unitNumbers: unitNumbers)
  }

  /// Lines with the columns of `tarazu.cell`, in its order: the keys, then the measures in the order of raw values.
  static func forEachCell(_ path: String, _ body: (CellRow) throws -> Void) throws {
    try forEachLine(path) { fields in
      guard fields.count == 3 + Measure.allCases.count else {
        throw InputError(message: "\(path) has a line of \(fields.count) fields")
      }
      let keys = try fields.prefix(3).map { try required(Int32(required(text($0)))) }
      var row = CellRow(
        key: CellKey(
          day: Day(number: keys[0]), branch: UnitNumber(keys[1]), caseClass: ClassNumber(keys[2])))
      for (measure, field) in zip(Measure.allCases, fields.dropFirst(3)) {
        if measure.isList {
          row[measure] = try list(field)
        } else if let amount = text(field).flatMap({ Int128($0) }), amount != 0 {
          row.sums.append((measure, amount))
        }
      }
      try body(row)
    }
  }

  private static func forEachLine(_ path: String, _ body: ([ArraySlice<UInt8>]) throws -> Void) throws {
    let bytes = try content(of: path)
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      try body(line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false))
    }
  }

  private static func content(of path: String) throws -> [UInt8] {
    guard let file = fopen(path, "rb") else { throw InputError(message: "\(path) cannot be read") }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    var bytes = [UInt8](repeating: 0, count: max(ftell(file), 0))
    rewind(file)
    guard fread(&bytes, 1, bytes.count, file) == bytes.count else {
      throw InputError(message: "\(path) was not read whole")
    }
    return bytes
  }

  private static func text(_ field: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: field, as: UTF8.self)
    return text == #"\N"# ? nil : text
  }

  private static func day(_ text: String?) -> Day? { text.flatMap { Int32($0) }.map { Day(number: $0) } }

  /// An array as PostgreSQL writes it: `{1,2,3}`.
  private static func list(_ field: ArraySlice<UInt8>) throws -> [Int32] {
    guard let text = text(field) else { return [] }
    return try text.dropFirst().dropLast().split(separator: ",").map { try required(Int32($0)) }
  }

  private static func required<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw InputError(message: "a field is missing or of another form") }
    return value
  }
}
