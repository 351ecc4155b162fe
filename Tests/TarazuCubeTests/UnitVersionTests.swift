import TarazuCalendar
import TarazuDomain
import TestDomain
import TestRandom
import Testing

@testable import TarazuCube

/// A cached answer about a unit is current until the unit's version changes, so the version must change with everything
/// that may change an answer.
@Suite struct UnitVersionTests {
  @Test(arguments: 1...6) func aCommitChangesTheVersionsOfItsBranchesAndOfAllUnitsAboveThem(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var world = World(seed: seed, spells: 200)
    let cube = try World(seed: seed, spells: 50).cube()
    #expect(cube.version.version(of: "nowhere") == nil)
    var changes = world.changes.shuffled(using: &generator)
    var expected: [String: UInt64] = [:]
    func touchAll() { for unit in world.directory.units.keys { expected[unit] = cube.revision } }
    touchAll()
    var number: Int64 = 1
    while !changes.isEmpty {
      let before = cube.version
      number += 1
      let commit = Array(changes.suffix(Int.random(in: 1...4, using: &generator)))
      changes.removeLast(commit.count)
      if Int.random(in: 0..<40, using: &generator) == 0 {
        world.directory = World.randomDirectory(using: &generator)
        try cube.apply(commit, directory: world.cubeDirectory, position: position(number))
        touchAll()
      } else {
        try cube.apply(commit, position: position(number))
        for change in commit { touch(change, in: world, cube.revision, &expected) }
      }
      let version = cube.version
      #expect(version.revision == before.revision + 1 && version.revision == cube.revision)
      #expect(version.position == position(number))
      for unit in world.directory.units.keys {
        #expect(version.version(of: unit)?.revision == expected[unit], "\(unit)")
        guard let unitBefore = before.version(of: unit) else { continue }
        #expect(version.isUnchanged(since: unitBefore) == (expected[unit] != version.revision), "\(unit)")
      }
    }
  }

  private func position(_ number: Int64) -> CommitPosition {
    CommitPosition(number: number, tag: 7, committedAt: StoreTime(microseconds: number))
  }

  /// Notes the branch of a change and all units above it, by the directory alone.
  private func touch(
    _ change: ContributionChange, in world: World, _ revision: UInt64, _ revisions: inout [String: UInt64]
  ) {
    guard let branch = world.unitNumbers().first(where: { $0.value == change.key.cell.branch })?.key else { return }
    for unit in world.directory.units.keys where world.directory.isUnit(branch, atOrBelow: unit) {
      revisions[unit] = revision
    }
  }

  @Test func directoriesNamesAndLoadsChangeTheVersionsOfAllUnits() throws {
    let world = World(seed: 3)
    let cube = try world.cube()
    let first = try #require(cube.version.version(of: "01"))
    #expect(cube.version.isUnchanged(since: first))
    cube.setDirectory(world.cubeDirectory)
    let second = try #require(cube.version.version(of: "01"))
    #expect(!cube.version.isUnchanged(since: first) && second.revision == cube.version.lastChangeOfAll)
    cube.addNumbers(ofClasses: ["new": 99])
    let third = try #require(cube.version.version(of: "01"))
    #expect(!cube.version.isUnchanged(since: second))
    try cube.finish(CubeLoad(), position: position(2))
    #expect(!cube.version.isUnchanged(since: third))
    // The last index of a larger directory does not exist in a smaller one.
    let last = try #require(cube.version.version(of: "b9"))
    cube.setDirectory(CubeDirectory())
    #expect(!cube.version.isUnchanged(since: last) && cube.version.version(of: "b9") == nil)
  }

  @Test func aRefusedChangeLeavesAllVersionsAsTheyWere() throws {
    let world = World(seed: 4)
    let cube = try world.cube()
    let before = cube.version
    let key = ContributionKey(cell: CellKey(day: 19_000, branch: 5, caseClass: 2), measure: .leads, value: 1)
    #expect(throws: CubeError.self) {
      try cube.apply([ContributionChange(key: key, amount: -1_000)], position: position(2))
    }
    #expect(cube.revision == before.revision && cube.version.version(of: "IR") == before.version(of: "IR"))
  }
}
