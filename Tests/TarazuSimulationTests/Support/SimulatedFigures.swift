// Simulated events as figures.

import TarazuCalendar
import TarazuCube
import TarazuDomain

@testable import TarazuSimulation

/// What a service shows once it has all events of a simulation.
struct SimulatedFigures: Sendable {
  let reader: CubeReader
  /// The rows of the lists of cases, those of days to come too.
  let listings: [CaseListing]

  /// - Parameter today: a day after the last event.
  init(_ simulation: Simulation, today: Day) throws {
    let directory = simulation.directory.directory
    let numbers = Numbers(directory)
    var cases: [String: [TimelineEvent]] = [:]
    for event in simulation {
      let sequence = Int32(cases[event.caseCode]?.count ?? 0) + 1
      cases[event.caseCode, default: []].append(numbers.row(event, sequence: sequence))
    }
    var amounts: [ContributionKey: Int64] = [:]
    var listings: [CaseListing] = []
    for events in cases.values {
      let timeline = try Timeline(events, in: numbers.territory)
      for (key, amount) in timeline.contributions.amounts { amounts[key, default: 0] += amount }
      listings += timeline.state.listings
    }
    let cube = Cube()
    cube.setDirectory(
      CubeDirectory(directory: directory, unitNumbers: numbers.units, classNumbers: numbers.classes))
    var load = CubeLoad()
    for cell in SimulatedFigures.cells(amounts) { try load.add(cell) }
    try cube.finish(load, position: CommitPosition(number: 1, tag: 0, committedAt: StoreTime(microseconds: 0)))
    reader = cube.reader(today: today)
    self.listings = listings
  }

  private static func cells(_ amounts: [ContributionKey: Int64]) -> [CellRow] {
    var rows: [CellKey: CellRow] = [:]
    for (key, amount) in amounts where amount != 0 {
      if key.measure.isList {
        rows[key.cell, default: CellRow(key: key.cell)][key.measure] +=
          Array(repeating: key.value, count: Int(amount))
      } else {
        rows[key.cell, default: CellRow(key: key.cell)].sums.append((key.measure, Int128(amount)))
      }
    }
    return rows.values.sorted { $0.key < $1.key }
  }
}
