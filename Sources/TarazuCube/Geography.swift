// The directory as the cube reads it: each unit is a range of branches.

import TarazuCalendar
import TarazuDomain

/// A branch of the directory.
struct Branch: Sendable {
  /// Where its figures are; nil where it has none.
  var index: BranchIndex?
  /// The index of its kind among the kinds; -1 for none.
  var kind: Int
  /// What its kind asks of it.
  var terms: KindTerms
  /// The first and the last day on which it is active.
  var opened: Int32
  var closed: Int32

  func isActive(on day: Int32) -> Bool { opened <= day && day <= closed }

  /// Whether it is active on some day of a window.
  func isActive(in window: Window) -> Bool { opened <= window.to.number && window.from.number <= closed }

  func monthUnits(in window: Window) -> Int64 {
    MonthUnits.total(from: max(opened, window.from.number), through: min(closed, window.to.number))
  }
}

/// A unit of the directory: a range of positions in `Geography.branches`.
struct CubeUnit: Sendable {
  var code: String
  var name: String
  var level: Level
  var branches: Range<Int>
}

/// Everything a question needs of the directory. It never changes: a new directory makes a new one.
final class Geography: Sendable {
  let directory: Directory
  /// In the order of provinces, districts and codes.
  let branches: [Branch]
  /// In the order of codes, bytewise.
  let units: [CubeUnit]
  /// For each level, the indices in `units` of those that have branches.
  private let unitsByLevel: [[Int]]
  private let unitIndexByCode: [String: Int]
  private let kindIndexByCode: [String: Int]
  /// For each unit, the index in `units` of the unit above; -1 for none.
  private let parents: [Int32]
  /// By branch index: the index in `units` of the branch whose figures these are; -1 for none.
  private let unitOfBranch: [Int32]
  /// By branch index: what the kind of the branch asks of it. It may be shorter than the cube has branches.
  let termsOfBranch: [KindTerms]

  /// - Parameter branchIndex: where a branch's figures are; nil where the store has no number for it yet.
  init(_ directory: Directory, branchIndex: (_ code: String) -> BranchIndex?) {
    self.directory = directory
    let kinds = directory.kinds.keys.sorted()
    let kindIndexByCode = Dictionary(uniqueKeysWithValues: zip(kinds, kinds.indices))
    let order = Geography.branchOrder(directory)
    branches = order.map { unit in
      let kind = unit.kind.flatMap { directory.kinds[$0] }
      return Branch(
        index: branchIndex(unit.code), kind: kind.flatMap { kindIndexByCode[$0.code] } ?? -1,
        terms: kind.map { KindTerms($0) } ?? .none, opened: unit.openedOn?.number ?? Int32.min,
        closed: unit.closedOn?.number ?? Int32.max)
    }
    let ranges = Geography.ranges(order, in: directory)
    units = directory.units.values.sorted { $0.code < $1.code }.map {
      CubeUnit(code: $0.code, name: $0.name, level: $0.level, branches: ranges[$0.code] ?? 0..<0)
    }
    unitIndexByCode = Dictionary(uniqueKeysWithValues: units.enumerated().map { ($0.element.code, $0.offset) })
    self.kindIndexByCode = kindIndexByCode
    let (units, unitIndexByCode) = (self.units, self.unitIndexByCode)
    parents = units.map { unit in
      Int32(truncatingIfNeeded: directory.units[unit.code]?.parent.flatMap { unitIndexByCode[$0] } ?? -1)
    }
    unitOfBranch = Geography.unitsOfBranches(branches, codes: order.map(\.code), unitIndexByCode)
    termsOfBranch = Geography.terms(of: branches)
    unitsByLevel = Level.allCases.map { level in
      units.indices.filter { units[$0].level == level && !units[$0].branches.isEmpty }
    }
  }

  func unit(_ code: String) -> CubeUnit? { unitIndexByCode[code].map { units[$0] } }

  /// The index of a unit in `units`.
  func unitIndex(of code: String) -> Int? { unitIndexByCode[code] }

  /// The index of the unit above another one.
  func unitIndex(above unitIndex: Int) -> Int? { parents[unitIndex] < 0 ? nil : Int(parents[unitIndex]) }

  /// The index in `units` of a branch; nil where the directory does not have it.
  func unitIndex(of branch: BranchIndex) -> Int? {
    branch.offset < unitOfBranch.count && unitOfBranch[branch.offset] >= 0 ? Int(unitOfBranch[branch.offset]) : nil
  }

  func kindIndex(of code: String) -> Int? { kindIndexByCode[code] }

  /// The indices in `units` of those of a level at or below a unit that have branches, in the order of codes.
  func unitIndices(at level: Level, within unit: CubeUnit) -> [Int] {
    let (units, within) = (units, unit.branches)
    if within == branches.indices { return unitsByLevel[Int(level.rawValue)] }
    return unitsByLevel[Int(level.rawValue)].filter {
      let branches = units[$0].branches
      return within.lowerBound <= branches.lowerBound && branches.upperBound <= within.upperBound
    }
  }

  /// The branches, those of a unit side by side.
  private static func branchOrder(_ directory: Directory) -> [Unit] {
    let paths = directory.units.values.filter { $0.level == .branch }.map { unit in
      (unit: unit, path: directory.ancestors(of: unit.code).reversed().map(\.code) + [unit.code])
    }
    return paths.sorted { $0.path.lexicographicallyPrecedes($1.path) }.map(\.unit)
  }

  private static func terms(of branches: [Branch]) -> [KindTerms] {
    var terms = [KindTerms](repeating: .none, count: (branches.compactMap(\.index?.offset).max() ?? -1) + 1)
    for branch in branches {
      if let index = branch.index { terms[index.offset] = branch.terms }
    }
    return terms
  }

  private static func unitsOfBranches(
    _ branches: [Branch], codes: [String], _ unitIndexByCode: [String: Int]
  ) -> [Int32] {
    let count = (branches.compactMap(\.index?.offset).max() ?? -1) + 1
    var units = [Int32](repeating: -1, count: count)
    for (branch, code) in zip(branches, codes) {
      if let index = branch.index { units[index.offset] = Int32(truncatingIfNeeded: unitIndexByCode[code] ?? -1) }
    }
    return units
  }

  private static func ranges(_ order: [Unit], in directory: Directory) -> [String: Range<Int>] {
    var ranges: [String: Range<Int>] = [:]
    for (position, branch) in order.enumerated() {
      for code in [branch.code] + directory.ancestors(of: branch.code).map(\.code) {
        ranges[code] = (ranges[code]?.lowerBound ?? position)..<(position + 1)
      }
    }
    return ranges
  }
}
