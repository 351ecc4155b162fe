// Times pages of the lists of cases, the way the server asks for them, in a store that `rows.sql` has filled:
// `benchmark-lists CONNINFO` prints a line for each list and unit: the median and the greatest milliseconds of twenty
// pages, the first page of the list each time and then pages from its middle; and of first pages of what is older than
// some days, with the total, which of the lists but the pending cases the store alone can count.

import Glibc
import TarazuCalendar
import TarazuDomain
import TarazuLoop
import TarazuPostgres
import TarazuStore

/// The day that `rows.sql` takes for the present one.
let today = Day(number: 20_787)
let pageSize: Int32 = 101
let repetitions = 20

/// A unit by the numbers of its branches, and how the server looks for its rows.
let units: [(name: String, place: ListedPlace)] = [
  ("country", .everywhere),
  ("country, 9,000 branches of some kinds", .among((1...9_000).map { UnitNumber($0) })),
  ("province, 500 branches", .among((1...500).map { UnitNumber($0) })),
  ("district, 25 branches", .among((1...25).map { UnitNumber($0) })),
  ("district, 10 branches", .at((1...10).map { UnitNumber($0) })),
  ("branch", .at([UnitNumber(7)])),
]

func milliseconds(_ body: () async throws -> Void) async throws -> Double {
  let began = ContinuousClock.now
  try await body()
  return (ContinuousClock.now - began) / .milliseconds(1)
}

func line(_ name: String, _ times: [Double]) -> String {
  func tenths(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
  let sorted = times.sorted()
  return "\(name): median \(tenths(sorted[sorted.count / 2])) ms, greatest \(tenths(sorted.last ?? 0)) ms"
}

func measure(_ question: CaseListQuestion, _ name: String, on connection: PostgresConnection) async throws {
  var (first, middle): ([Double], [Double]) = ([], [])
  let later = ListedPosition(since: Day(number: question.latest.number - 200), code: "case-8", hearing: "")
  for _ in 0..<repetitions {
    first.append(
      try await milliseconds {
        _ = try await CaseListQueries.page(question, after: nil, limit: pageSize, on: connection)
      })
    middle.append(
      try await milliseconds {
        _ = try await CaseListQueries.page(question, after: later, limit: pageSize, on: connection)
      })
  }
  print(line("\(name), first page", first))
  print(line("\(name), from the middle", middle))
}

func measureOlder(_ question: CaseListQuestion, _ name: String, on connection: PostgresConnection) async throws {
  for days: Int32 in [45, 150] {
    var older = question
    older.latest = today.advanced(by: -days - 1) ?? today
    var (times, total): ([Double], Int64) = ([], 0)
    for _ in 0..<repetitions {
      times.append(
        try await milliseconds {
          _ = try await CaseListQueries.page(older, after: nil, limit: pageSize, on: connection)
          total = try await CaseListQueries.count(older, on: connection)
        })
    }
    print(line("\(name), first page and count of \(total) older than \(days) days", times))
  }
}

func run(_ conninfo: String, on loop: Loop) async throws {
  let connection = try await PostgresConnection.connect(conninfo, on: loop, timeout: .seconds(5))
  for list in [ListedKind.pending, .undated, .undecided, .trial] {
    for unit in units {
      let latest = today.advanced(by: -list.daysUntilCounted) ?? today
      let question = CaseListQuestion(list: list, place: unit.place, caseClass: nil, latest: latest)
      try await measure(question, "\(list), \(unit.name)", on: connection)
      if list != .pending { try await measureOlder(question, "\(list), \(unit.name)", on: connection) }
    }
  }
  for unit in units {
    // Of all but the largest units the server reads the hearings by branch.
    var place = unit.place
    if case .among(let branches) = place, branches.count <= 500 { place = .at(branches) }
    let time = try await milliseconds {
      let to = today.advanced(by: 365) ?? today
      _ = try await CaseListQueries.calendar(place, from: today, to: to, on: connection)
    }
    print(line("calendar of a year, \(unit.name)", [time]))
  }
  await connection.close()
}

guard CommandLine.arguments.count == 2 else {
  print("usage: benchmark-lists CONNINFO")
  exit(2)
}
let conninfo = CommandLine.arguments[1]
let loop = try Loop(name: "lists")
try loop.start()
loop.spawn {
  do {
    try await run(conninfo, on: loop)
    exit(0)
  } catch {
    print("\(error)")
    exit(1)
  }
}
while true { pause() }
