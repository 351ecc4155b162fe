import TarazuCalendar
import TarazuDomain
import TestRandom
import Testing

@testable import TarazuCube

/// What the cube says of what is behind a figure.
@Suite struct FigureProofTests {
  private static let today = Day(number: 20_300)

  private static func selection(_ world: World, using random: inout SeededGenerator) throws -> Selection {
    let from = Int32.random(in: 18_200...20_600, using: &random)
    let days = random.pick([0, 30, 365, 1_500] as [Int32])
    return Selection(
      unit: random.pick(world.directory.units.keys.sorted()),
      window: try #require(Window(from: Day(number: from), to: Day(number: from + days))),
      caseClass: random.chance(70) ? nil : random.pick(World.classes + ["no.such"]),
      kind: random.chance(70) ? nil : random.pick(["civil", "penal"]))
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func branchesAddUp(seed: UInt64) throws {
    let world = World(seed: seed)
    let reader = try world.cube().reader(today: Self.today)
    var random = SeededGenerator(seed: seed)
    for _ in 0..<40 {
      let selection = try Self.selection(world, using: &random)
      for indicator in Indicator.all {
        let proof = try reader.proof(of: indicator, selection)
        let card = try reader.scorecard(selection, indicators: [indicator])
        #expect(proof.figure == card.figures.first?.figure && proof.isIncomplete == card.isIncomplete)
        #expect(Set(proof.quantities.map(\.quantity)) == indicator.quantities)
        for quantity in proof.quantities where quantity.quantity != .windowDays && quantity.quantity != .hasCalendar {
          #expect(quantity.branches.reduce(0) { $0 + $1.sum } == quantity.sum, "\(indicator.code) \(quantity.quantity)")
          #expect(quantity.branches.map(\.unit) == quantity.branches.map(\.unit).sorted())
          for branch in quantity.branches {
            var own = selection
            own.unit = branch.unit
            let alone = try reader.proof(of: indicator, own).quantities.first { $0.quantity == quantity.quantity }
            #expect(alone?.sum == branch.sum)
          }
        }
      }
    }
  }

  @Test(arguments: [4, 5, 6] as [UInt64]) func branchesWithRowsAreFound(seed: UInt64) throws {
    let world = World(seed: seed)
    let reader = try world.cube().reader(today: Self.today)
    var random = SeededGenerator(seed: seed)
    for _ in 0..<60 {
      let selection = try Self.selection(world, using: &random)
      let indicator = random.pick(Indicator.all)
      let content = indicator.content(of: random.pick(FigurePart.allCases))
      let extent = try reader.extent(of: content, selection)
      #expect(extent.branches.map(\.unit) == extent.branches.map(\.unit).sorted())
      #expect(extent.branches.allSatisfy { $0.count > 0 })
      // A branch that the unit's extent leaves out has nothing by itself either.
      let codes = Set(extent.branches.map(\.unit))
      for code in world.branchCodes where world.directory.isUnit(code, atOrBelow: selection.unit) {
        var own = selection
        own.unit = code
        #expect(try reader.extent(of: content, own).branches.isEmpty != codes.contains(code))
      }
      guard content.isOfWindow, content != .nothing, let first = extent.branches.first else { continue }
      try expectLastDay(reader, content, first, selection)
    }
  }

  private func expectLastDay(
    _ reader: CubeReader, _ content: PartContent, _ branch: PartExtent.Branch, _ selection: Selection
  ) throws {
    var own = selection
    own.unit = branch.unit
    func count(through day: Day) throws -> Int {
      var part = own
      part.window = try #require(Window(from: own.window.from, to: day))
      return try reader.extent(of: content, part).branches.first?.count ?? 0
    }
    for rows in [1, branch.count / 2 + 1, branch.count + 1] {
      let day = try reader.lastDay(of: rows, behind: content, own)
      if rows > branch.count {
        #expect(day == own.window.to)
      } else {
        #expect(try count(through: day) >= rows)
        if day > own.window.from { #expect(try count(through: Day(number: day.number - 1)) < rows) }
      }
    }
  }

  @Test func theFirstPlaceOfAValue() throws {
    let world = World(seed: 7)
    let reader = try world.cube().reader(today: Self.today)
    var random = SeededGenerator(seed: 7)
    var found = 0
    for _ in 0..<60 {
      let selection = try Self.selection(world, using: &random)
      let distribution = try reader.distribution(of: .closedAges, selection)
      #expect(try reader.firstPlace(of: -1, in: .closedAges, selection) == nil)
      guard let value = distribution.counts.last?.value else { continue }
      let place = try #require(try reader.firstPlace(of: value, in: .closedAges, selection))
      func has(_ unit: String, _ window: Window) throws -> Bool {
        var part = selection
        (part.unit, part.window) = (unit, window)
        return try reader.distribution(of: .closedAges, part).counts.contains { $0.value == value }
      }
      #expect(try has(place.unit, Window(place.day)))
      for code in world.branchCodes where code < place.unit && world.directory.isUnit(code, atOrBelow: selection.unit) {
        #expect(try !has(code, selection.window))
      }
      if place.day > selection.window.from {
        let before = try #require(Window(from: selection.window.from, to: Day(number: place.day.number - 1)))
        #expect(try !has(place.unit, before))
      }
      found += 1
    }
    #expect(found > 10)
  }
}
