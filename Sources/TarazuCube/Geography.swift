// The directory as the cube reads it: each unit is a range of branches.

import TarazuCalendar
import TarazuDomain

/// The directory, with the store's numbers of units and classes.
public struct CubeDirectory: Sendable {
  public var directory: Directory
  /// The numbers of the units that have one, by code. A branch without a number has no figures yet.
  public var unitNumbers: [String: Int32]
  /// The numbers of the classes that have one, by code, whether or not the directory knows them.
  public var classNumbers: [String: Int32]

  public init(
    directory: Directory = Directory(), unitNumbers: [String: Int32] = [:], classNumbers: [String: Int32] = [:]
  ) {
    self.directory = directory
    self.unitNumbers = unitNumbers
    self.classNumbers = classNumbers
  }
}

/// A branch of the directory.
struct Branch: Sendable {
  /// Where its figures are; -1 where it has none.
  var slot: Int
  /// The place of its kind among the kinds; -1 for none.
  var kind: Int
  /// The standard of its kind, in days; -1 where it has none.
  var standard: Int32
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

/// A unit of the directory: a range of its branches.
struct Place: Sendable {
  var code: String
  var name: String
  var level: Level
  var branches: Range<Int>
}

/// Everything a question needs of the directory.
final class Geography: Sendable {
  let directory: Directory
  /// In the order of provinces, districts and codes.
  let branches: [Branch]
  /// In the order of codes, bytewise.
  let units: [Place]
  /// For each level, the places in `units` of those that have branches.
  private let byLevel: [[Int]]
  private let unitIndex: [String: Int]
  private let kindIndex: [String: Int]
  /// By place in `units`: the place of the unit above; -1 for none.
  private let parents: [Int32]
  /// By slot: the place in `units` of the branch whose figures are there; -1 for none.
  private let unitOfSlot: [Int32]

  /// - Parameter slot: where a branch's figures are; nil where it has no number yet.
  init(_ directory: Directory, slot: (_ code: String) -> Int?) {
    self.directory = directory
    let kinds = directory.kinds.keys.sorted()
    let kindIndex = Dictionary(uniqueKeysWithValues: zip(kinds, kinds.indices))
    let order = Geography.branchOrder(directory)
    branches = order.map { unit in
      let kind = unit.kind.flatMap { directory.kinds[$0] }
      return Branch(
        slot: slot(unit.code) ?? -1, kind: kind.flatMap { kindIndex[$0.code] } ?? -1,
        standard: kind?.standardDays ?? -1, opened: unit.openedOn?.number ?? Int32.min,
        closed: unit.closedOn?.number ?? Int32.max)
    }
    let ranges = Geography.ranges(order, in: directory)
    units = directory.units.values.sorted { $0.code < $1.code }.map {
      Place(code: $0.code, name: $0.name, level: $0.level, branches: ranges[$0.code] ?? 0..<0)
    }
    unitIndex = Dictionary(uniqueKeysWithValues: units.enumerated().map { ($0.element.code, $0.offset) })
    self.kindIndex = kindIndex
    let (units, unitIndex) = (self.units, self.unitIndex)
    parents = units.map { unit in
      Int32(truncatingIfNeeded: directory.units[unit.code]?.parent.flatMap { unitIndex[$0] } ?? -1)
    }
    unitOfSlot = Geography.unitsOfSlots(branches, codes: order.map(\.code), unitIndex)
    byLevel = Level.allCases.map { level in
      units.indices.filter { units[$0].level == level && !units[$0].branches.isEmpty }
    }
  }

  func unit(_ code: String) -> Place? { unitIndex[code].map { units[$0] } }

  /// The index of a unit in `units`.
  func index(of code: String) -> Int? { unitIndex[code] }

  /// The place of the unit above another one.
  func above(_ place: Int) -> Int? { parents[place] < 0 ? nil : Int(parents[place]) }

  /// The place of the branch whose figures are in a slot; nil where the directory has none.
  func unit(ofSlot slot: Int) -> Int? {
    slot < unitOfSlot.count && unitOfSlot[slot] >= 0 ? Int(unitOfSlot[slot]) : nil
  }

  func kind(_ code: String) -> Int? { kindIndex[code] }

  /// The places in `units` of those of a level at or below a unit that have branches, in the order of codes.
  func places(of level: Level, within unit: Place) -> [Int] {
    let (units, within) = (units, unit.branches)
    if within == branches.indices { return byLevel[Int(level.rawValue)] }
    return byLevel[Int(level.rawValue)].filter {
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

  private static func unitsOfSlots(_ branches: [Branch], codes: [String], _ index: [String: Int]) -> [Int32] {
    let slots = (branches.map(\.slot).max() ?? -1) + 1
    var units = [Int32](repeating: -1, count: slots)
    for (branch, code) in zip(branches, codes) where branch.slot >= 0 {
      units[branch.slot] = Int32(truncatingIfNeeded: index[code] ?? -1)
    }
    return units
  }

  private static func ranges(_ order: [Unit], in directory: Directory) -> [String: Range<Int>] {
    var ranges: [String: Range<Int>] = [:]
    for (index, branch) in order.enumerated() {
      for code in [branch.code] + directory.ancestors(of: branch.code).map(\.code) {
        ranges[code] = (ranges[code]?.lowerBound ?? index)..<(index + 1)
      }
    }
    return ranges
  }
}
