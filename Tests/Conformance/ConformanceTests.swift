// Every set, in the test process: what is accepted and rejected, the state of each case, and the figures.

import Foundation
import TarazuCalendar
import TarazuDomain
import TarazuLines
import Testing

struct ConformanceTests {
  @Test(arguments: ConformanceSet.names)
  func importReportsAreThoseOfTheSet(name: String) throws {
    let set = try ConformanceSet(name)
    var service = ReferenceService()
    let outcome = service.importDirectory(try #require(set.bytes("directory.ndjson")))
    let refused = outcome.refused.map { ["line": $0.line, "reason": $0.reason.rawValue] as [String: Any] }
    let directoryReport: [String: Any] = [
      "units": outcome.units, "kinds": outcome.kinds, "classes": outcome.classes, "refused": refused,
      "refused_count": refused.count,
    ]
    #expect(differences(set.directoryReport, directoryReport) == [])
    service.importEvents(try #require(set.bytes("events.ndjson")))
    let rejections = service.rejections.map { ["line": $0.line, "reason": $0.reason.rawValue] as [String: Any] }
    let report: [String: Any] = [
      "accepted": service.accepted, "duplicates": service.duplicates, "rejected": rejections.count,
      "rejections": rejections,
    ]
    #expect(differences(set.importReport, report) == [])
  }

  @Test(arguments: ConformanceSet.names)
  func casesAreThoseOfTheSet(name: String) throws {
    let set = try ConformanceSet(name)
    let service = try ReferenceService.loaded(set)
    for (ask, want) in set.questions("case") {
      let code = try #require(ask["case"] as? String)
      guard let timeline = try service.timeline(of: code) else {
        #expect(differences(want, ["error": "NOT_FOUND"]) == [], "case \(code)")
        continue
      }
      #expect(differences(want, service.caseAnswer(code, timeline)) == [], "case \(code)")
    }
  }

  @Test(arguments: ConformanceSet.names)
  func anomaliesAreThoseOfTheSet(name: String) throws {
    let set = try ConformanceSet(name)
    let service = try ReferenceService.loaded(set)
    let anomalies = try service.allAnomalies()
    for (ask, want) in set.questions("anomalies") {
      let unit = ask["in"] as? String
      if let unit, service.directory.units[unit] == nil {
        #expect(differences(want, ["error": "NOT_FOUND"]) == [])
        continue
      }
      let reason = ask["reason"] as? String
      let chosen = anomalies.filter { anomaly in
        (reason == nil || reason == anomaly.reason.rawValue)
          && (unit == nil || anomaly.units.contains { service.directory.isUnit($0, atOrBelow: unit ?? "") })
      }
      #expect(differences(want, ["anomalies": chosen.map(\.row)]) == [], "anomalies \(ask)")
    }
  }
}

/// An anomaly as the command line prints it, and the units that it is at.
private struct AnomalyRow {
  let reason: AnomalyReason
  let units: [String]
  let row: [String: Any]
}

extension ReferenceService {
  fileprivate func caseAnswer(_ code: String, _ timeline: Timeline) -> [String: Any] {
    let spells = timeline.spells.map { spell in
      [
        "branch": units.code(spell.branch), "opened_by": "\(spell.openedBy)",
        "opened_on": spell.openedOn.description,
        "ended_by": spell.endedBy.map { "\($0)" } ?? NSNull(),
        "ended_on": spell.endedOn?.description ?? NSNull(),
        "case_opened_on": spell.caseOpenedOn.description,
      ] as [String: Any]
    }
    let events = zip(timeline.events, timeline.effects).map { event, effect in
      var row = members(of: event)
      row["anomaly"] = NSNull()
      row["retracted_by"] = NSNull()
      if case .anomaly(let reason) = effect { row["anomaly"] = reason.rawValue }
      if case .retracted(let by) = effect { row["retracted_by"] = timeline.events[by].id }
      return row
    }
    let caseClass = timeline.caseClass.map { classes.code($0) as Any } ?? NSNull()
    return ["case": code, "class": caseClass, "spells": spells, "events": events]
  }

  /// The event's own line, read back by another reader.
  private func members(of row: TimelineEvent) -> [String: Any] {
    guard let event = journal[EventKey(source: row.source.number, id: row.id)],
      let object = try? JSONSerialization.jsonObject(with: Data(EventLine.text(of: event))) as? [String: Any]
    else { return [:] }
    return object
  }

  fileprivate func allAnomalies() throws -> [AnomalyRow] {
    var rows: [(event: TimelineEvent, row: AnomalyRow)] = []
    for (code, events) in cases {
      let timeline = try Timeline(events, in: territory)
      for (event, reason) in timeline.anomalies {
        let branch = event.branch.flatMap { territory.isBranch($0) ? units.code($0) : nil }
        let spells = timeline.spells.map { units.code($0.branch) }
        let country = directory.country.map { [$0] } ?? []
        let row: [String: Any] = [
          "source": event.source.code, "id": event.id, "case": code, "kind": event.kind.code,
          "branch": event.branch.map { units.code($0) as Any } ?? NSNull(), "reason": reason.rawValue,
        ]
        let liesAt = branch.map { [$0] } ?? (spells.isEmpty ? country : spells)
        rows.append((event, AnomalyRow(reason: reason, units: liesAt, row: row)))
      }
    }
    return rows.sorted { ($0.event.source.code, $0.event.id) < ($1.event.source.code, $1.event.id) }.map(\.row)
  }
}
