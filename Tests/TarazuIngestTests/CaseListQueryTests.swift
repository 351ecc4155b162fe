import TarazuCalendar
import TarazuDomain
import TarazuIngest
import TarazuPostgres
import TarazuStore
import TestRandom
import TestSupport
import Testing

/// Pages of the lists of cases, compared with what the states of all cases say. The queries are TarazuStore's; they are
/// tested here, because it takes ingest to fill a store with cases.
@Suite(.timeLimit(.minutes(5))) struct CaseListQueryTests {
  /// A row as it should be.
  private struct Expected: Equatable {
    var position: ListedPosition
    var branch: UnitNumber
    var caseClass: ClassNumber
    var openedOn: Day
    var caseOpenedOn: Day

    static func isBefore(_ a: Expected, _ b: Expected) -> Bool {
      let (p, q) = (a.position, b.position)
      if p.since != q.since { return p.since < q.since }
      if p.code != q.code { return Array(p.code.utf8).lexicographicallyPrecedes(Array(q.code.utf8)) }
      return Array(p.hearing.utf8).lexicographicallyPrecedes(Array(q.hearing.utf8))
    }
  }

  /// A store with cases whose codes differ in bytes of every sort.
  private func filled(seed: UInt64) async throws -> IngestWorld {
    let world = try await IngestWorld()
    var dirty = DirtyEvents(SeededGenerator(seed: seed))
    let codes = (1...120).map { $0 % 3 == 0 ? "case-\($0)" : $0 % 3 == 1 ? "Case/\($0)" : "~\($0)" }
    let engine = world.engine()
    for batch in dirty.batches(dirty.cases(codes, events: 4...25), upTo: 20) { _ = try await engine.take(batch) }
    // Cases that await a judgment, which random ones seldom do.
    let waiting = (1...12).flatMap { index in
      [
        EventBody.registered(branch: Courts.known[index % 5], caseClass: index % 2 == 0 ? "debt" : "theft"),
        .hearingSet(branch: Courts.known[index % 5], hearing: "h", on: Day(number: 20_000), purpose: .trial),
        .hearingHeld(hearing: "h"),
      ].enumerated().map { Sent.Content.event(DirtyEvents.clean("wait-\(index)", $0, $1)) }
    }
    _ = try await engine.take(TestBatch(sender: .country, lines: waiting))
    await engine.stop()
    return world
  }

  private func rows(_ contents: StoreContents, _ question: CaseListQuestion, _ branches: Set<UnitNumber>) -> [Expected]
  {
    contents.cases.flatMap { stored in
      stored.state.listings.filter {
        $0.kind == question.list && branches.contains($0.branch) && $0.since <= question.latest
          && question.caseClass ?? $0.caseClass == $0.caseClass
      }.compactMap { listing in
        guard let spell = stored.state.machine.lastSpell else { return nil }
        return Expected(
          position: ListedPosition(since: listing.since, code: stored.code, hearing: listing.hearing),
          branch: listing.branch, caseClass: listing.caseClass, openedOn: spell.openedOn, caseOpenedOn: spell.courseOn)
      }
    }.sorted(by: Expected.isBefore)
  }

  /// All pages of a question, each of some rows.
  private func pages(
    _ question: CaseListQuestion, of size: Int32, _ names: Dictionaries.Content, on connection: PostgresConnection
  ) async throws -> [Expected] {
    var all: [Expected] = []
    var after: ListedPosition?
    while true {
      let page = try await CaseListQueries.page(question, after: after, limit: size, on: connection)
      for row in page {
        all.append(
          Expected(
            position: row.position, branch: try #require(names.units.number(of: row.branch)),
            caseClass: try #require(names.classes.number(of: row.caseClass)), openedOn: row.openedOn,
            caseOpenedOn: row.caseOpenedOn))
      }
      guard page.count == Int(size) else { return all }
      after = page.last?.position
    }
  }

  @Test(arguments: 1...3)
  func pagesAreTheWholeInItsOrder(seed: Int) async throws {
    let world = try await filled(seed: UInt64(seed))
    #expect(try await world.verify().examples == [])
    let contents = try await world.contents()
    let connection = try await world.connect()
    let branches = Courts.known.compactMap { contents.names.units.number(of: $0) }
    let some = Array(branches.dropFirst().prefix(2))
    var most: [ListedKind: Int] = [:]
    for list in ListedKind.allCases where list != .control {
      let days = contents.cases.flatMap { $0.state.listings }.filter { $0.kind == list }.map(\.since).sorted()
      let middle = days.isEmpty ? Day(number: 0) : days[days.count / 2]
      for latest in [Day.last, middle, Day(number: middle.number - 1)] {
        for caseClass in [nil, contents.names.classes.number(of: "debt")] {
          for (place, branches) in [
            (ListedPlace.everywhere, branches), (.among(branches), branches), (.at(branches), branches),
            (.among(some), some), (.at(some), some),
          ] {
            let question = CaseListQuestion(list: list, place: place, caseClass: caseClass, latest: latest)
            let expected = rows(contents, question, Set(branches))
            most[list] = max(most[list, default: 0], expected.count)
            for size in [3, 1_000] as [Int32] {
              let found = try await pages(question, of: size, contents.names, on: connection)
              #expect(found == expected, "\(question), pages of \(size)")
            }
            #expect(try await CaseListQueries.count(question, on: connection) == Int64(expected.count))
          }
        }
      }
    }
    for list in [ListedKind.pending, .undated, .undecided, .trial] { #expect(most[list, default: 0] > 5, "\(list)") }
    await connection.close()
  }

  @Test func theCalendarCountsWhatIsAhead() async throws {
    let world = try await filled(seed: 9)
    let contents = try await world.contents()
    let connection = try await world.connect()
    let branches = Courts.known.compactMap { contents.names.units.number(of: $0) }
    let hearings = contents.cases.flatMap { $0.state.listings }.filter(\.kind.isHearing)
    let from = try #require(hearings.map(\.since).min())
    let to = try #require(hearings.map(\.since).max())
    for (place, branches) in [
      (ListedPlace.everywhere, branches), (.among([branches[1]]), [branches[1]]), (.at([branches[1]]), [branches[1]]),
    ] {
      for (from, to) in [(from, to), (Day(number: from.number + 1), Day(number: to.number - 1))] {
        var expected: [Day: HearingDayCount] = [:]
        for hearing in hearings where branches.contains(hearing.branch) && (from...to).contains(hearing.since) {
          var day = expected[hearing.since] ?? HearingDayCount(day: hearing.since, trials: 0, controls: 0)
          if hearing.kind == .trial { day.trials += 1 } else { day.controls += 1 }
          expected[hearing.since] = day
        }
        let found = try await CaseListQueries.calendar(place, from: from, to: to, on: connection)
        #expect(found == expected.values.sorted { $0.day < $1.day }, "\(place)")
      }
    }
    await connection.close()
  }

  /// What is listed is looked at by `verify`.
  @Test(arguments: [
    "delete from tarazu.listed where list = 1 and case_no = (select min(case_no) from tarazu.listed)",
    "update tarazu.listed set since = since + 1 where case_no = (select min(case_no) from tarazu.listed)",
    """
    insert into tarazu.listed (list, since, code, hearing, case_no, branch_no, class_no)
    select 2, '2020-01-01', 'ghost', '', 1000000000, 1, 1
    """,
  ])
  func verifyFindsWhatIsListedWrongly(_ damage: String) async throws {
    let world = try await filled(seed: 5)
    #expect(try await world.verify().differences == 0)
    try await world.database.psql(damage)
    #expect(try await world.verify().differences == 1)
  }
}
