// Whether what a store holds is what its events give: every case, anomaly and cell, from the journal by the timeline.

import TarazuDomain
import TarazuStore
import TestDomain
import TestSupport

/// Sums by measure of a cell and, in lists, by value.
typealias Sums = [ContributionKey: Int128]

struct Audit {
  let contents: StoreContents
  /// The directories that were there, one after the other.
  let directories: [Directory]

  /// What is wrong, in words; at most some of each sort.
  func differences() throws -> [String] {
    var found: [String] = []
    var sums: Sums = [:]
    var anomalies: Set<String> = []
    let territory = self.territory
    for stored in contents.cases {
      let rows = contents.journal[stored.number] ?? []
      let timeline = try Timeline(rows.map(\.event), in: territory)
      found += differences(of: stored, rows, timeline)
      for (key, amount) in timeline.contributions.amounts { sums[key, default: 0] += Int128(amount) }
      for (event, reason) in timeline.anomalies {
        anomalies.insert(Self.row(stored.number, event, reason))
      }
    }
    let strangers = Set(contents.journal.keys).subtracting(contents.cases.map(\.number))
    found += strangers.map { "the journal has the case \($0), which is not stored" }
    found += Self.compared("an anomaly", anomalies, contents.anomalies)
    found += Self.compared("cells", sums, contents.sums)
    if contents.directory.directory != directories.last { found.append("the directory is not the last one") }
    return found
  }

  private func differences(of stored: StoredCase, _ rows: [JournalRow], _ timeline: Timeline) -> [String] {
    var found: [String] = []
    if stored.state != timeline.state {
      found.append("case \(stored.code): \(stored.state) is stored, \(timeline.state) is right")
    }
    if stored.checksum != timeline.contributions.checksum { found.append("case \(stored.code): another checksum") }
    if contents.stateSums[stored.number] != timeline.state.checksum {
      found.append("case \(stored.code): another checksum of its state")
    }
    if rows.map(\.event.sequence).sorted() != (0..<rows.count).map({ Int32($0 + 1) }) {
      found.append("case \(stored.code): the order of acceptance is not 1, 2, 3 …")
    }
    return found
  }

  /// Put together from the directories, with what each branch ever lay below.
  private var territory: Territory {
    func number(_ code: String) -> UnitNumber? { contents.names.units.number(of: code) }
    let last = directories.last ?? Directory()
    var parents: [UnitNumber: UnitNumber] = [:]
    var above: [UnitNumber: [UnitNumber]] = [:]
    for unit in last.units.values {
      guard let branch = number(unit.code) else { continue }
      if let parent = unit.parent { parents[branch] = number(parent) }
      guard unit.level == .branch else { continue }
      above[branch] = directories.flatMap { $0.ancestors(of: unit.code).compactMap { number($0.code) } }
    }
    return Territory(
      parents: parents, country: last.country.flatMap(number), branches: Array(above.keys), formerlyBelow: above)
  }

  private static func row(_ number: Int64, _ event: TimelineEvent, _ reason: AnomalyReason) -> String {
    var to: UnitNumber?
    if case .transferred(_, let branch) = event.body { to = branch }
    let columns: [Any] = [
      number, event.source.number, event.id, event.kind.rawValue, event.branch ?? 0, to ?? 0, event.reach,
      reason.rawValue,
    ]
    return columns.map { "\($0)" }.joined(separator: "|")
  }

  static func compared(_ what: String, _ right: Sums, _ stored: Sums) -> [String] {
    Set(right.keys).union(stored.keys).filter { right[$0] != stored[$0] }.prefix(5).map {
      "\(what): \(stored[$0] ?? 0) is there, \(right[$0] ?? 0) is right, at \($0)"
    }
  }

  static func compared<Item: Hashable>(_ what: String, _ right: Set<Item>, _ stored: Set<Item>) -> [String] {
    right.subtracting(stored).prefix(5).map { "\(what) is missing: \($0)" }
      + stored.subtracting(right).prefix(5).map { "\(what) is too much: \($0)" }
  }
}

extension StoreContents {
  /// What the cells hold; nothing for 0.
  var sums: Sums {
    var sums: Sums = [:]
    for cell in cells {
      for (measure, amount) in cell.sums { sums[ContributionKey(cell: cell.key, measure: measure)] = amount }
      for (measure, values) in cell.lists {
        for value in values { sums[ContributionKey(cell: cell.key, measure: measure, value: value), default: 0] += 1 }
      }
    }
    return sums
  }
}
