import TarazuCalendar
import TarazuDomain
import TestSupport
import Testing

@testable import TarazuCube

/// What is kept about a unit stands until its stamp moves, so a stamp must move with all that may change an answer.
@Suite struct StampTests {
  @Test(arguments: 1...6) func unitsAreTouchedByWhatLiesInThem(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var world = World(seed: seed, spells: 200)
    let cube = try World(seed: seed, spells: 50).cube()
    #expect(cube.mark.lastChange(of: "nowhere") == nil)
    var changes = world.changes.shuffled(using: &generator)
    var expected: [String: UInt64] = [:]
    func touchAll() { for unit in world.directory.units.keys { expected[unit] = cube.revision } }
    touchAll()
    var number: Int64 = 1
    while !changes.isEmpty {
      let before = cube.mark
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
      let mark = cube.mark
      #expect(mark.revision == before.revision + 1 && mark.revision == cube.revision)
      #expect(mark.position == position(number))
      for unit in world.directory.units.keys {
        #expect(mark.lastChange(of: unit) == expected[unit], "\(unit)")
        guard let stamp = before.stamp(of: unit) else { continue }
        #expect(mark.isUntouched(since: stamp) == (expected[unit] != mark.revision), "\(unit)")
      }
    }
  }

  private func position(_ number: Int64) -> CommitPosition {
    CommitPosition(number: number, tag: 7, committedAt: number)
  }

  /// The branch of a change and all above it, by the directory alone.
  private func touch(
    _ change: ContributionChange, in world: World, _ revision: UInt64, _ stamps: inout [String: UInt64]
  ) {
    guard let branch = world.places().first(where: { $0.value == change.key.cell.branch })?.key else { return }
    for unit in world.directory.units.keys where world.directory.isUnit(branch, atOrBelow: unit) {
      stamps[unit] = revision
    }
  }

  @Test func directoriesNamesAndLoadsTouchAll() throws {
    let world = World(seed: 3)
    let cube = try world.cube()
    let stamp = try #require(cube.mark.stamp(of: "01"))
    #expect(cube.mark.isUntouched(since: stamp))
    cube.setDirectory(world.cubeDirectory)
    let second = try #require(cube.mark.stamp(of: "01"))
    #expect(!cube.mark.isUntouched(since: stamp) && second.revision == cube.mark.lastChangeOfAll)
    cube.addNames(classes: ["new": 99])
    let third = try #require(cube.mark.stamp(of: "01"))
    #expect(!cube.mark.isUntouched(since: second))
    cube.finish(CubeLoad(), position: position(2))
    #expect(!cube.mark.isUntouched(since: third))
    // A place of a larger directory is nowhere in a smaller one.
    let last = try #require(cube.mark.stamp(of: "b9"))
    cube.setDirectory(CubeDirectory())
    #expect(!cube.mark.isUntouched(since: last) && cube.mark.stamp(of: "b9") == nil)
  }

  /// A change that is refused touches nothing that readers see.
  @Test func whatIsRefusedTouchesNothing() throws {
    let world = World(seed: 4)
    let cube = try world.cube()
    let mark = cube.mark
    let key = ContributionKey(cell: CellKey(day: 19_000, branch: 5, caseClass: 2), measure: .leads, value: 1)
    #expect(throws: CubeError.self) {
      try cube.apply([ContributionChange(key: key, amount: -1_000)], position: position(2))
    }
    #expect(cube.revision == mark.revision && cube.mark.lastChange(of: "IR") == mark.lastChange(of: "IR"))
  }
}
