// What an open case is listed as, compared with a plain reading day by day.

import TarazuCalendar
import TarazuDomain
import TestDomain
import Testing

struct CaseListingTests {
  @Test(arguments: TimelinePropertyTests.seeds)
  func casesAreListedAsIsWritten(seed: UInt64) throws {
    var (cases, calendars) = (RandomCases(seed: seed &+ 600), RandomCalendars(seed: seed &+ 600))
    var seen: [ListedKind: Int] = [:]
    for round in 0..<2 * TimelinePropertyTests.cases {
      let events = round % 2 == 0 ? cases.next() : calendars.next()
      let listings = try Timeline(events, in: SmallCountry.territory).state.listings
      let plain = PlainReading(events, in: SmallCountry.plain)
      for listing in listings { seen[listing.kind, default: 0] += 1 }
      guard Set(listings) == plain.listed, Set(listings).count == listings.count else {
        let told = events.sorted(by: TimelineEvent.precedes).map { "\($0.day) \($0)" }.joined(separator: "\n")
        Issue.record("\(listings) is listed, \(plain.listed) is right, in\n\(told)")
        return
      }
    }
    for kind in ListedKind.allCases { #expect(seen[kind, default: 0] >= 30, "\(kind)") }
  }

  /// On each day from its last event on, a case is in as many rows of a list as its contributions make the stock.
  @Test(arguments: TimelinePropertyTests.seeds)
  func rowsThatCountAreTheStock(seed: UInt64) throws {
    var random = RandomCalendars(seed: seed &+ 700)
    for _ in 0..<TimelinePropertyTests.cases / 2 {
      let timeline = try Timeline(random.next(), in: SmallCountry.territory)
      guard let last = timeline.events.map(\.day).max() else { continue }
      let listings = timeline.state.listings
      var days = [last]
      for listing in listings {
        for offset in -1...1 {
          let day = listing.since.number + listing.kind.daysUntilCounted + Int32(offset)
          if day >= last.number { days.append(Day(number: day)) }
        }
      }
      for day in days {
        for (kind, measure) in [(ListedKind.undated, Measure.undated), (.undecided, .undecided), (.trial, .overdue)] {
          let rows = listings.count { $0.kind == kind && $0.counts(on: day) }
          #expect(Int64(rows) == Self.stock(measure, timeline.contributions, on: day), "\(kind) on \(day)")
        }
        let pending = listings.count { $0.kind == .pending && $0.counts(on: day) }
        let spells = timeline.spells.count { $0.endedOn == nil && $0.openedOn <= day }
        #expect(pending == spells, "pending on \(day)")
      }
    }
  }

  private static func stock(_ measure: Measure, _ contributions: Contributions, on day: Day) -> Int64 {
    contributions.amounts.filter { $0.key.measure == measure }.reduce(0) { sum, entry in
      guard let change = entry.key.stockChange, change.key.cell.day <= day else { return sum }
      return sum + entry.value * change.amount
    }
  }
}

extension CaseListing {
  fileprivate func counts(on day: Day) -> Bool { since.number + kind.daysUntilCounted <= day.number }
}

extension PlainReading {
  /// What the case is listed as after its last event, read day by day.
  var listed: Set<CaseListing> {
    guard let stay = stays.last, stay.ended == nil, let caseClass else { return [] }
    func row(_ kind: ListedKind, _ since: Day, _ hearing: String = "") -> CaseListing {
      CaseListing(kind: kind, since: since, hearing: hearing, branch: stay.branch, caseClass: caseClass)
    }
    let course = stays.last { $0.opened.how != .transferred }
    var rows = [row(.pending, course?.opened.day ?? stay.opened.day)]
    let own = hearings.filter { $0.value.stay == stays.count - 1 }
    for (id, hearing) in own where hearing.done == nil {
      rows.append(row(hearing.isTrial ? .trial : .control, hearing.date, id))
    }
    // From a day on which nothing is on the calendar any more, back to the first such day.
    let first = stay.opened.day.number
    var start = max(first, own.values.flatMap { [$0.date.number, $0.done?.day.number ?? 0] }.max() ?? first) + 2
    while start > first, !own.values.contains(where: { $0.covers(start - 1) }) { start -= 1 }
    let trials = own.values.filter(\.isTrial).compactMap(\.done)
    var decisionGaps = trials.filter { $0.how == .hearingHeld && $0.day.number >= start }.map(\.day)
    let before = trials.filter { $0.how != .hearingCancelled && $0.day.number <= start }
    if before.max(by: { $0.rank < $1.rank })?.how == .hearingHeld { decisionGaps.append(Day(number: start)) }
    rows.append(decisionGaps.max().map { row(.undecided, $0) } ?? row(.undated, Day(number: start)))
    return Set(rows)
  }
}
