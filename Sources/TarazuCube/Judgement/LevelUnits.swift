// The units of a level, and in which groups they are each other's peers.

import TarazuDomain

/// All units of a level in the country, for the questions about past months.
struct LevelUnits {
  /// Units that are each other's peers.
  struct Groups {
    /// The group of each unit.
    fileprivate(set) var ofUnit: [Int] = []
    /// The units of each group.
    fileprivate(set) var members: [[Int]] = []
    private var known: [Key: Int] = [:]

    fileprivate struct Key: Hashable {
      var province: Int
      var kind: Int
    }

    fileprivate mutating func insert(_ key: Key) {
      let group = known[key] ?? members.count
      if group == members.count {
        known[key] = group
        members.append([])
      }
      members[group].append(ofUnit.count)
      ofUnit.append(group)
    }
  }

  let level: Level
  /// As indices in `Geography.units`, in the order of codes. All else here names a unit by its position in this list.
  let indices: [Int]
  /// The range of branches of each unit.
  let branches: [Range<Int>]
  /// All of the level in the country, and all in a province; of branches, those of a kind.
  private(set) var country = Groups()
  private(set) var province = Groups()

  init(_ level: Level, _ geography: Geography) {
    self.level = level
    indices = geography.unitIndices(at: level, within: geography.wholeCountry)
    branches = indices.map { geography.units[$0].branches }
    for (unit, branches) in zip(indices, branches) {
      let kind = level == .branch ? geography.branches[branches.lowerBound].kind : 0
      country.insert(Groups.Key(province: -1, kind: kind))
      province.insert(Groups.Key(province: geography.province(ofUnit: unit) ?? -1, kind: kind))
    }
  }
}

extension Geography {
  /// All branches as one unit.
  fileprivate var wholeCountry: CubeUnit { CubeUnit(code: "", name: "", level: .country, branches: branches.indices) }

  /// The index in `units` of the province that a unit is or lies in; nil for the country.
  fileprivate func province(ofUnit unit: Int) -> Int? {
    var here: Int? = unit
    while let index = here {
      if units[index].level == .province { return index }
      here = unitIndex(above: index)
    }
    return nil
  }
}
