// A small made-up country, and who sends for it.

import TarazuAccess
import TarazuCalendar
import TarazuDomain
import TarazuIngest

/// The country's directory: two provinces with five branches. What else events name is not in it, or comes later.
enum Courts {
  static let start: Directory = {
    var directory = Directory()
    directory.kinds["civil"] = BranchKind(code: "civil", name: "حقوقی", standardDays: 104)
    directory.kinds["penal"] = BranchKind(code: "penal", name: "کیفری", standardDays: nil)
    directory.classes["debt"] = CaseClass(code: "debt", name: "مطالبه وجه")
    directory.units["IR"] = Unit(code: "IR", level: .country, parent: nil, name: "کل کشور")
    for (code, parent) in [("P1", "IR"), ("P2", "IR")] { directory.add(code, .province, below: parent) }
    for (code, parent) in [("D11", "P1"), ("D12", "P1"), ("D21", "P2")] {
      directory.add(code, .district, below: parent)
    }
    for (code, parent) in [("B1", "D11"), ("B2", "D11"), ("B3", "D12"), ("B4", "D21"), ("B5", "D21")] {
      directory.addBranch(code, below: parent)
    }
    return directory
  }()

  /// The same with one more branch.
  static let larger: Directory = {
    var directory = start
    directory.addBranch("B9", below: "D21")
    return directory
  }()

  /// The branches that are there, and codes that are no branches or not there yet.
  static let known = ["B1", "B2", "B3", "B4", "B5"]
  static let strange = ["B6", "B7", "B8", "D11", "P3", "nowhere"]
  static let classes = ["debt", "theft", "eviction"]
}

extension Directory {
  mutating func add(_ code: String, _ level: Level, below parent: String) {
    units[code] = Unit(code: code, level: level, parent: parent, name: "واحد \(code)")
  }

  mutating func addBranch(_ code: String, below parent: String, kind: String = "civil") {
    units[code] = Unit(
      code: code, level: .branch, parent: parent, name: "شعبه \(code)", kind: kind, openedOn: Day(number: 15_000))
  }
}

/// Who sends.
struct TestSender: Hashable, Sendable {
  var name: String
  var role = Role.admin
  /// Nil for the country.
  var unit: String?
  var sourceName: String?

  static let country = TestSender(name: "all")
  /// P3 is not in the directory at first; "src" is a source of P2, so nobody of P1 may send under its name.
  static let all = [
    country, TestSender(name: "country", unit: "IR"), TestSender(name: "one", unit: "P1"),
    TestSender(name: "two", unit: "P2"), TestSender(name: "three", unit: "P3"), TestSender(name: "local", unit: "D11"),
    TestSender(name: "src", role: .source, unit: "P2", sourceName: "src"),
  ]

  /// The source names that it uses; all of them, allowed or not.
  var sources: [String] { sourceName.map { [$0] } ?? ["a", "b"] }

  var sender: Sender {
    Sender(
      caller: Caller(
        principal: Principal(
          name: name, role: role, scope: unit.map { .unit($0) } ?? .country, sourceName: sourceName),
        credential: Credential(.token, id: 1), validity: Validity(until: .max),
        rollout: Rollout()),
      address: "127.0.0.1", server: "test"
    ) { $0 == "src" ? .unit("P2") : nil }
  }
}
