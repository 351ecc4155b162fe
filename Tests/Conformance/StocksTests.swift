// The set `stocks` case by case, in the words of its notes: what each case counts in, from which day to which.

import Foundation
import TarazuCalendar
import TarazuDomain
import Testing

struct StocksTests {
  private static let stocks: [String: Measure] = ["undated": .undated, "undecided": .undecided, "overdue": .overdue]

  @Test func eachCaseCountsAsItsNoteSays() throws {
    let set = try ConformanceSet("stocks")
    let service = try ReferenceService.loaded(set)
    let notes = try #require(set.bytes("notes.ndjson")).split(separator: 0x0A)
    var checked = 0
    for line in notes {
      let note = try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
      guard let code = note["case"] as? String else { continue }
      let timeline = try #require(try service.timeline(of: code), "\(code)")
      let first = try #require(Day(gregorian: note["day0"] as? String ?? ""))
      for (name, spans) in note["counts"] as? [String: [[Any]]] ?? [:] {
        let measure = try #require(Self.stocks[name])
        let found = Self.spans(of: measure, timeline.contributions, first)
        #expect(
          found == spans.map { $0.map { ($0 as? NSNumber)?.int32Value } }, "\(code) \(name): \(note["note"] ?? "")")
        checked += 1
      }
      for (name, sum) in note["sums"] as? [String: Int64] ?? [:] {
        #expect(Self.sum(name, timeline.contributions) == sum, "\(code) \(name): \(note["note"] ?? "")")
        checked += 1
      }
    }
    #expect(checked > 250)
  }

  /// From which day to which, counted from a first one, a stock is not 0; a day is named as often as the stock changes.
  private static func spans(of measure: Measure, _ contributions: Contributions, _ first: Day) -> [[Int32?]] {
    var changes: [Int32: Int64] = [:]
    for (key, amount) in contributions.amounts where key.measure == measure {
      guard let change = key.stockChange else { continue }
      changes[first.days(to: change.key.cell.day), default: 0] += amount * change.amount
    }
    var (begins, ends): ([Int32], [Int32]) = ([], [])
    for (day, amount) in changes.sorted(by: { $0.key < $1.key }) where amount != 0 {
      if amount > 0 {
        begins += repeatElement(day, count: Int(amount))
      } else {
        ends += repeatElement(day, count: Int(-amount))
      }
    }
    return begins.enumerated().map { [$1, $0 < ends.count ? ends[$0] : nil] }
  }

  private static func sum(_ name: String, _ contributions: Contributions) -> Int64? {
    let lists: [String: Measure] = ["processing_days": .closedAges, "case_days": .closedCaseAges, "lead_days": .leads]
    if let list = lists[name] {
      return contributions.amounts.filter { $0.key.measure == list }.reduce(0) { $0 + Int64($1.key.value) * $1.value }
    }
    guard let measure = Measure.summed.first(where: { $0.column == name }) else { return nil }
    return contributions.amounts.filter { $0.key.measure == measure }.reduce(0) { $0 + $1.value }
  }
}
