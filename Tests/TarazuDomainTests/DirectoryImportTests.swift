// A file of the directory as a whole: later lines, last lines, levels, and what hangs on what was refused.

import TarazuCalendar
import TarazuDomain
import TestRandom
import Testing

struct DirectoryImportTests {
  private typealias Line = Result<DirectoryLine, DirectoryRefusal>

  private func country(_ code: String) -> Line {
    .success(.unit(Unit(code: code, level: .country, parent: nil, name: code)))
  }

  private func unit(_ level: Level, _ code: String, _ parent: String, name: String = "x") -> Line {
    .success(.unit(Unit(code: code, level: level, parent: parent, name: name)))
  }

  private func branch(_ code: String, _ parent: String, kind: String = "civil", name: String = "b") -> Line {
    .success(
      .unit(
        Unit(code: code, level: .branch, parent: parent, name: name, kind: kind, openedOn: Day(number: 0))))
  }

  private func kind(_ code: String, _ days: Int32? = nil) -> Line {
    .success(.kind(BranchKind(code: code, name: code, standardDays: days)))
  }

  private func bad(_ reason: DirectoryRefusalReason) -> Line { .failure(DirectoryRefusal(reason: reason, detail: "-")) }

  private func resolve(
    _ lines: [Line], onto directory: Directory = Directory(),
    allowed: @escaping (DirectoryChange) -> Bool = { _ in true }
  ) -> DirectoryImport {
    let numbered = lines.enumerated().map { (number: $0.offset + 1, parsed: $0.element) }
    return DirectoryImport.resolve(lines: numbered, onto: directory, allowed: allowed)
  }

  private func refused(_ outcome: DirectoryImport) -> [String] {
    outcome.refused.map { "\($0.line) \($0.reason.rawValue)" }
  }

  /// A small directory to start from.
  private var small: Directory {
    resolve([
      country("IR"), unit(.province, "P1", "IR"), unit(.province, "P2", "IR"), unit(.district, "D1", "P1"),
      unit(.district, "D2", "P2"), kind("civil", 104), branch("B1", "D1"),
    ]).directory
  }

  @Test func parentsAndKindsMayStandLater() {
    let outcome = resolve([
      branch("B", "D"), unit(.district, "D", "P"), unit(.province, "P", "IR"), country("IR"), kind("civil", 7),
    ])
    #expect(refused(outcome) == [])
    #expect((outcome.units, outcome.kinds, outcome.classes) == (4, 1, 0))
    #expect(outcome.directory.ancestors(of: "B").map(\.code) == ["D", "P", "IR"])
    #expect(outcome.directory.country == "IR")
  }

  @Test func theLastGoodLineHolds() {
    let outcome = resolve(
      [
        kind("civil", 50), branch("B1", "D1", name: "one"), branch("B1", "D2", name: "two"),
        branch("B1", "GONE", name: "three"), kind("civil", 60), bad(.badField),
        .success(.caseClass(CaseClass(code: "c", name: "a"))), .success(.caseClass(CaseClass(code: "c", name: "b"))),
      ], onto: small)
    #expect(refused(outcome) == ["4 unknown_parent", "6 bad_field"])
    #expect((outcome.units, outcome.kinds, outcome.classes) == (2, 2, 2))
    #expect(outcome.directory.units["B1"]?.name == "two")
    #expect(outcome.directory.units["B1"]?.parent == "D2")
    #expect(outcome.directory.kinds["civil"]?.standardDays == 60)
    #expect(outcome.directory.classes["c"]?.name == "b")
  }

  @Test func whatWasThereBeforeABadLineStands() {
    let outcome = resolve([branch("B1", "NOPE"), branch("B1", "D1", kind: "nokind"), bad(.malformed)], onto: small)
    #expect(refused(outcome) == ["1 unknown_parent", "2 unknown_kind", "3 malformed"])
    #expect(outcome.directory == small)
    #expect(resolve([], onto: small).directory == small)
  }

  @Test func levelsNeverChange() {
    let outcome = resolve(
      [
        unit(.province, "D1", "IR"), unit(.district, "B1", "P1"), country("P1"), unit(.province, "D1", "NOPE"),
        unit(.district, "D1", "P2"),
      ], onto: small)
    #expect(
      refused(outcome) == ["1 level_changed", "2 level_changed", "3 level_changed", "4 level_changed"])
    #expect(outcome.directory.units["D1"]?.parent == "P2")
  }

  /// In one file the first line that is good in itself sets the level, also where it is refused for its parent.
  @Test func theFirstLineThatIsGoodInItselfSetsTheLevel() {
    let outcome = resolve(
      [
        unit(.province, "LV", "NOPE"), unit(.district, "LV", "P1"), unit(.province, "LV", "IR"), bad(.badField),
        country("LZ"), unit(.province, "LZ", "IR"),
      ], onto: small)
    #expect(
      refused(outcome) == [
        "1 unknown_parent", "2 level_changed", "4 bad_field", "5 second_country", "6 level_changed",
      ])
    #expect(outcome.directory.units["LV"]?.level == .province)
    #expect(outcome.directory.units["LZ"] == nil)
  }

  @Test func thereIsOneCountry() {
    let outcome = resolve([country("IR2"), country("IR"), unit(.province, "P", "IR"), country("IR2")])
    #expect(refused(outcome) == ["2 second_country", "3 unknown_parent"])
    #expect(outcome.directory.country == "IR2")
    #expect(refused(resolve([country("XX"), country("IR")], onto: small)) == ["1 second_country"])
  }

  @Test func aParentIsOfTheLevelAbove() {
    let outcome = resolve(
      [
        unit(.district, "DX", "IR"), unit(.province, "PX", "P1"), branch("BX", "P1"), branch("BY", "B1"),
        branch("BZ", "BZ"), branch("BK", "civil"), unit(.province, "PY", "B1"), branch("BN", "NOPE", kind: "nokind"),
      ], onto: small)
    #expect(refused(outcome) == (1...8).map { "\($0) unknown_parent" })
    #expect(outcome.units == 0)
  }

  @Test func whatHangsOnARefusedLineIsRefused() {
    let outcome = resolve(
      [branch("B", "D9"), unit(.district, "D9", "P9"), unit(.province, "P9", "NOPE"), branch("B8", "D1", kind: "k")],
      onto: small)
    #expect(
      refused(outcome) == ["1 unknown_parent", "2 unknown_parent", "3 unknown_parent", "4 unknown_kind"])
    // A parent that has one good line among bad ones is a parent.
    let healed = resolve(
      [unit(.district, "D9", "NOPE"), branch("B", "D9"), unit(.district, "D9", "P2"), unit(.district, "D9", "GONE")],
      onto: small)
    #expect(refused(healed) == ["1 unknown_parent", "4 unknown_parent"])
    #expect(healed.directory.ancestors(of: "B").map(\.code) == ["D9", "P2", "IR"])
  }

  /// A sender over P1 changes what lies below it, both now and then; what is refused to it is as if it were not there.
  @Test func rightsAreLookedAtLast() {
    let overP1: (DirectoryChange) -> Bool = { change in
      guard case .unit = change.line else { return false }
      return change.aboveThen.contains("P1") && change.aboveNow?.contains("P1") != false
    }
    let outcome = resolve(
      [
        unit(.district, "D3", "P1"), branch("B3", "D3"), unit(.district, "D4", "P2"), branch("B4", "D4"),
        unit(.district, "D1", "P2"), unit(.district, "D2", "P1"), branch("B1", "D1", name: "new"),
        unit(.province, "P3", "IR"), country("IR"), kind("civil", 1), kind("k"), branch("B5", "D1", kind: "k"),
        branch("B6", "D1", kind: "gone"),
      ], onto: small, allowed: overP1)
    #expect(
      refused(outcome) == [
        "3 not_allowed", "4 unknown_parent", "5 not_allowed", "6 not_allowed", "8 not_allowed", "9 not_allowed",
        "10 not_allowed", "11 not_allowed", "12 unknown_kind", "13 unknown_kind",
      ])
    #expect(outcome.units == 3)
    #expect(outcome.directory.units["B1"]?.name == "new")
    #expect(outcome.directory.kinds["civil"]?.standardDays == 104)
  }

  /// Where a line puts a branch is told by where the file puts its parent.
  @Test func placesAreThoseAfterTheFile() {
    var seen: [String: ([String]?, [String])] = [:]
    _ = resolve(
      [branch("B1", "D1"), unit(.district, "D1", "P2"), branch("NEW", "D1")], onto: small,
      allowed: { change in
        if case .unit(let unit) = change.line { seen[unit.code] = (change.aboveNow, change.aboveThen) }
        return true
      })
    #expect(seen["B1"]?.0 == ["D1", "P1", "IR"])
    #expect(seen["B1"]?.1 == ["D1", "P2", "IR"])
    #expect(seen["NEW"]?.0 == nil)
    #expect(seen["NEW"]?.1 == ["D1", "P2", "IR"])
  }

  /// Of any file, the same good lines again change nothing; and each line is taken or refused, never both.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func randomFiles(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let codes = ["IR", "P1", "P2", "D1", "D2", "B1", "B2", "X"]
    for _ in 0..<500 {
      let lines = (0..<Int.random(in: 0...15, using: &random)).map { _ in
        switch Int.random(in: 0..<6, using: &random) {
        case 0: country(random.pick(codes))
        case 1: unit(.province, random.pick(codes), random.pick(codes))
        case 2: unit(.district, random.pick(codes), random.pick(codes))
        case 3: kind(random.pick(["civil", "k"]), random.pick([nil, 5]))
        case 4: branch(random.pick(codes), random.pick(codes), kind: random.pick(["civil", "k"]))
        default: bad(.badField)
        }
      }
      let start = random.chance(50) ? small : Directory()
      let outcome = resolve(lines, onto: start)
      #expect(outcome.units + outcome.kinds + outcome.classes + outcome.refused.count == lines.count)
      #expect(outcome.refused.map(\.line) == outcome.refused.map(\.line).sorted())
      #expect(outcome.directory.units.values.filter { $0.level == .country }.count <= 1)
      for unit in outcome.directory.units.values {
        #expect(unit.parent.flatMap { outcome.directory.units[$0]?.level } == unit.level.above)
        #expect(unit.kind == nil || outcome.directory.kinds[unit.kind ?? ""] != nil)
        #expect(start.units[unit.code] == nil || start.units[unit.code]?.level == unit.level)
      }
      let refusedLines = Set(outcome.refused.map(\.line))
      let good = lines.enumerated().filter { !refusedLines.contains($0.offset + 1) }.map(\.element)
      let again = resolve(good, onto: outcome.directory)
      #expect(again.directory == outcome.directory)
      #expect(again.refused.isEmpty)
    }
  }
}
