// A simulation is lifelike: free days, ends of months, seasons, late entry, branches that fall behind and recover.

import Foundation
import TarazuCalendar
import TarazuDomain
import Testing

@testable import TarazuSimulation

@Suite struct LifelikeTests {
  private static let events = Result { Array(try Simulation(seed: 8, events: 150_000)) }

  private func events() throws -> [Event] { try LifelikeTests.events.get() }

  /// How many events of some kinds each day has.
  private func counts(_ kinds: EventKind...) throws -> [Day: Int] {
    var counts: [Day: Int] = [:]
    for event in try events() where kinds.contains(event.kind) { counts[event.at.tehranDay, default: 0] += 1 }
    return counts
  }

  @Test(arguments: [
    // 1 Farvardin, 13 Farvardin, 14 Khordad, 22 Bahman, a leap year's 30 Esfand.
    ("2024-03-20", true), ("2025-04-02", true), ("2024-06-03", true), ("2025-02-10", true), ("2025-03-20", true),
    // Fitr 1445 and its second day, Adha 1445, Tasua 1445.
    ("2024-04-10", true), ("2024-04-11", true), ("2024-06-17", true), ("2023-07-27", true),
    // Not free by the law: 5 Farvardin 1403 (a Sunday), an Ordibehesht day, 23 Bahman.
    ("2024-03-24", false), ("2024-05-06", false), ("2025-02-11", false),
  ])
  func holidaysAreThoseOfTheLaw(text: String, isFree: Bool) throws {
    #expect(Holidays.contains(try #require(Day(gregorian: text))) == isFree)
  }

  @Test func nothingIsHeardOnFreeDays() throws {
    for (day, count) in try counts(.hearingHeld, .hearingAdjourned, .hearingCancelled) {
      #expect(!isWeekend(day) && !Holidays.contains(day) && !Holidays.isNowruz(day), "\(count) on \(day)")
    }
    // Cases come to those on duty.
    let registered = try counts(.registered)
    #expect(registered.contains { isWeekend($0.key) } && registered.contains { Holidays.isNowruz($0.key) })
  }

  private func isWeekend(_ day: Day) -> Bool { [0, 1].contains(day.number % 7) }

  @Test func nowruzIsFrom29EsfandTo13Farvardin() throws {
    let days = (19_800...19_830).map { Day(number: $0) }.filter { Holidays.isNowruz($0) }
    #expect(days.map(\.description).first == "2024-03-19" && days.map(\.description).last == "2024-04-01")
    #expect(days.count == 14)
  }

  @Test func hearingsAreSetForFreeDaysOnlyByMistake() throws {
    var set: [Day: Int] = [:]
    for event in try events() {
      if case .hearingSet(_, _, let on, _) = event.body { set[on, default: 0] += 1 }
    }
    let free = set.filter { isWeekend($0.key) || Holidays.contains($0.key) || Holidays.isNowruz($0.key) }
    #expect(free.values.reduce(0, +) * 200 < set.values.reduce(0, +))
  }

  @Test func courtsNearlyCloseAtNowruz() throws {
    let all = try counts(.registered, .closed, .hearingSet, .hearingHeld, .surveyed)
    let days = all.keys.filter { Holidays.isNowruz($0) }
    let mean = all.values.reduce(0, +) / all.count
    #expect(days.count > 35)
    #expect(days.allSatisfy { all[$0, default: 0] * 4 < mean })
    #expect(days.contains { all[$0, default: 0] > 0 })
  }

  @Test func monthsEndWithMoreClosings() throws {
    let closed = try counts(.closed)
    var months: [Int: [Day]] = [:]
    for day in try counts(.hearingSet).keys { months[monthNumber(day), default: []].append(day) }
    var (last, middle): ([Int], [Int]) = ([], [])
    for days in months.values where days.count > 12 {
      let counts = days.sorted().map { closed[$0, default: 0] }
      last += counts.suffix(3)
      middle += counts.dropFirst(4).dropLast(8)
    }
    let ratio = Double(last.reduce(0, +)) / Double(last.count) / Double(middle.reduce(0, +)) * Double(middle.count)
    #expect((1.6...2.8).contains(ratio), "\(ratio)")
  }

  private func monthNumber(_ day: Day) -> Int { JalaliDate(day).year * 12 + JalaliDate(day).month - 1 }

  @Test func summersAreQuietAndYearsEndBusy() throws {
    func share(_ month: Int, _ counts: [Day: Int]) -> Double {
      let own = counts.filter { JalaliDate($0.key).month == month && (1403...1404).contains(JalaliDate($0.key).year) }
      let two = counts.filter { (1403...1404).contains(JalaliDate($0.key).year) }
      return 12 * Double(own.values.reduce(0, +)) / Double(two.values.reduce(0, +))
    }
    let held = try counts(.hearingHeld)
    #expect((0.3...0.75).contains(share(5, held)))
    #expect(share(5, held) * 1.6 < share(2, held) && share(5, held) * 1.6 < share(7, held))
    // Esfand has a fifth fewer workdays than other months, and more closings.
    let closed = try counts(.closed)
    #expect(share(12, closed) > 1.05)
    #expect(share(5, closed) < 0.85)
    #expect(share(1, closed) < 0.9)
  }

  @Test func someEventsAreEnteredLate() throws {
    var latest = Instant.first
    var delays: [Int: Int] = [:]
    let all = try events()
    for event in all {
      let days = Int((latest.nanoseconds - event.at.nanoseconds) / 86_400_000_000_000)
      if event.at < latest, latest != .first { delays[days, default: 0] += 1 }
      latest = max(latest, event.at)
    }
    let byDays = delays.filter { $0.key >= 1 }.values.reduce(0, +)
    #expect((all.count * 15 / 1_000...all.count * 45 / 1_000).contains(byDays))
    #expect(delays.filter { $0.key >= 5 }.values.reduce(0, +) > all.count / 500)
    #expect(delays.keys.max() ?? 0 <= 33)
  }

  @Test func branchesFallBehindAndRecover() throws {
    let simulation = try Simulation(seed: 8, events: 150_000)
    let branches = simulation.country.branches
    let start = Day(number: Simulation.defaultEnd.number - Int32(WorkCalendar.days - 1)).number
    let pending = try pending(from: start)
    let steady = branches.filter { $0.setback == nil && $0.turn == WorkCalendar.days }
    let slow = branches.filter { $0.setback != nil }
    #expect(slow.count * 20 > branches.count && slow.count * 4 < branches.count)
    let others = (0..<WorkCalendar.days).map { day in steady.map { pending[$0.code, default: []][day] }.reduce(0, +) }
    // Relative to the branches that do not change, because everything grows from an empty country.
    var (before, behind, after) = (0.0, 0.0, 0.0)
    for branch in slow {
      guard let setback = branch.setback else { continue }
      func relative(_ day: Int) -> Double { Double(pending[branch.code, default: []][day]) / Double(others[day]) }
      before += relative(setback.days.lowerBound)
      behind += relative(setback.days.upperBound)
      after += relative(min(setback.recovery.upperBound, WorkCalendar.days - 1))
    }
    #expect(behind > before * 1.3, "\(before) \(behind)")
    #expect(after < behind * 0.8, "\(behind) \(after)")
  }

  /// How many cases are open at each branch at the end of each day of the simulation.
  private func pending(from start: Int32) throws -> [String: [Int]] {
    var pending = Dictionary(
      uniqueKeysWithValues: try Simulation(seed: 8, events: 150_000).country.branches.map {
        ($0.code, Array(repeating: 0, count: WorkCalendar.days))
      })
    for event in try events() {
      let day = Int(event.at.tehranDay.number - start)
      switch event.body {
      case .registered(let branch, _), .reopened(let branch): pending[branch]?[day] += 1
      case .closed(let branch, _): pending[branch]?[day] -= 1
      case .transferred(let branch, let to):
        pending[branch]?[day] -= 1
        pending[to]?[day] += 1
      default: break
      }
    }
    return pending.mapValues { changes in
      var sum = 0
      return changes.map { change in
        sum += change
        return sum
      }
    }
  }

  @Test func anOutboxLetsGoInTheOrderOfWhatIsDue() {
    var outbox = Outbox()
    func event(_ id: Int) -> Event {
      Event(source: "s", id: "\(id)", at: .first, caseCode: "c", body: .appealed)
    }
    for (id, second) in [(1, 50), (2, 10), (3, 30)] { outbox.hold(event(id), until: second) }
    outbox.add(event(4))
    #expect(outbox.take(at: 9)?.id == "4")
    #expect(!outbox.hasReady(at: 9) && outbox.take(at: 9) == nil)
    #expect(outbox.take(at: 40)?.id == "2" && outbox.take(at: 40)?.id == "3" && outbox.take(at: 40) == nil)
    for id in 5..<Outbox.heldAtMost + 4 { outbox.hold(event(id), until: 70) }
    #expect(!outbox.hasRoom(for: 1))
    #expect(outbox.take(at: 60)?.id == "1" && outbox.hasRoom(for: 1))
  }
}
