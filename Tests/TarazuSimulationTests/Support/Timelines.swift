// Simulated events through the timeline.

import TarazuCalendar
import TarazuDomain
import TestDomain
import Testing

/// Runs every case through the timeline, each event with the reach of its source's province. There may be no anomaly.
func expectClean(_ events: [Event], in directory: Directory) throws {
  let found = try anomalies(of: events, in: directory)
  #expect(found.isEmpty, "\(found.prefix(5))")
}

/// The anomalies, case by case: each event with its reason.
func anomalies(of events: [Event], in directory: Directory) throws -> [(event: Event, reason: AnomalyReason)] {
  let numbers = Numbers(directory)
  var found: [(event: Event, reason: AnomalyReason)] = []
  for own in Dictionary(grouping: events, by: \.caseCode).values {
    let rows = own.enumerated().map { index, event in numbers.row(event, sequence: Int32(index + 1)) }
    for (row, reason) in try Timeline(rows, in: numbers.territory).anomalies {
      found.append((own[Int(row.sequence) - 1], reason))
    }
  }
  return found
}

/// The numbers that a store would give.
struct Numbers {
  let units: [String: UnitNumber]
  let classes: [String: ClassNumber]
  let territory: Territory

  init(_ directory: Directory) {
    let codes = directory.units.keys.sorted()
    let units = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, UnitNumber(Int32($0 + 1))) })
    self.units = units
    classes = Dictionary(
      uniqueKeysWithValues: directory.classes.keys.sorted().enumerated().map { ($1, ClassNumber(Int32($0 + 1))) })
    var parents: [UnitNumber: UnitNumber] = [:]
    for unit in directory.units.values {
      if let number = units[unit.code], let parent = unit.parent.flatMap({ units[$0] }) { parents[number] = parent }
    }
    territory = Territory(
      parents: parents, country: directory.country.flatMap { units[$0] },
      branches: directory.units.values.filter { $0.level == .branch }.compactMap { units[$0.code] }, formerlyBelow: [:])
  }

  /// An unknown code gets -1, which is no branch.
  private func unit(_ code: String) -> UnitNumber { units[code] ?? -1 }

  func row(_ event: Event, sequence: Int32) -> TimelineEvent {
    let province = String(event.source.dropFirst(4))
    let body = event.body.renamed(unit: { unit($0) }, caseClass: { classes[$0] ?? -1 })
    return TimelineEvent(
      source: SourceName(number: SourceNumber(unit(province).number), code: event.source), id: event.id, at: event.at,
      body: body ?? .appealed, reach: unit(province), sequence: sequence)
  }
}
