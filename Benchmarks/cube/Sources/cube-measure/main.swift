// Loads made-up courts into a cube and times its questions and commits. Each line is the best and the median of some
// runs, by the wall clock: other load on the machine shows in the median first.

import Glibc
import TarazuCalendar
import TarazuCube
import TarazuDomain

/// Resident memory of this process, in MB.
func memory() -> Int {
  var bytes = [UInt8](repeating: 0, count: 256)
  let file = open("/proc/self/statm", O_RDONLY)
  defer { close(file) }
  let count = read(file, &bytes, bytes.count)
  let words = String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self).split(separator: " ")
  return (words.dropFirst().first.flatMap { Int($0) } ?? 0) * 4_096 / 1_000_000
}

func microseconds(_ duration: Duration) -> Int {
  Int(duration.components.seconds) * 1_000_000 + Int(duration.components.attoseconds / 1_000_000_000_000)
}

func measure(_ name: String, runs: Int = 25, _ body: () throws -> Void) rethrows {
  let clock = ContinuousClock()
  let times = try (0..<runs).map { _ in microseconds(try clock.measure(body)) }.sorted()
  print(name, "best", times[0], "us, median", times[runs / 2], "us")
}

func measureQuestions(_ cube: Cube) throws {
  let today = Day(number: Courts.lastDay)
  let window = try Window.checked(from: Day(number: today.number - 500), to: Day(number: today.number - 136))
  for indicator in Indicator.all {
    let question = RankQuestion(indicator: indicator, unit: "IR", level: .branch, window: window, minSample: 1)
    try measure("rank of all branches by \(indicator.code)") { _ = try cube.reader(today: today).rank(question) }
  }
  let question = RankQuestion(
    indicator: try Indicator.checked("clearance_rate"), unit: "IR", level: .branch, window: window, caseClass: "c3",
    minSample: 1)
  try measure("the same by clearance_rate of a class") { _ = try cube.reader(today: today).rank(question) }
  for unit in ["b7", "d7", "p7", "IR"] {
    let selection = Selection(unit: unit, window: window)
    try measure("scorecard of \(unit)") { _ = try cube.reader(today: today).scorecard(selection) }
    try measure("aging of \(unit)") { _ = try cube.reader(today: today).aging(unit: unit, on: window.to) }
    for code in ["clearance_rate", "processing_days_median", "old_rate"] {
      let indicator = try Indicator.checked(code)
      try measure("daily trend of \(code) of \(unit)") {
        _ = try cube.reader(today: today).trend(indicator, selection, by: .day)
      }
    }
  }
}

func measureCommits(_ cube: Cube, _ courts: inout Courts) throws {
  var number: Int64 = 1
  for (count, days) in [(1, 0), (1, 600), (100, 0), (10_000, 3)] as [(Int, Int32)] {
    let commits = (0..<25).map { _ in courts.closings(count, within: days) }
    try measure("commit of \(count) closings, up to \(days) days late") {
      number += 1
      try cube.apply(
        commits[Int(number) % commits.count], position: CommitPosition(number: number, tag: 0, committedAt: 0))
    }
  }
}

let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
var courts = Courts(branches: numbers.first ?? 2_000, cases: numbers.dropFirst().first ?? 220_000)
let cells = courts.cells
let cube = Cube()
cube.setDirectory(courts.directory)
let before = memory()
let loading = try ContinuousClock().measure {
  var load = CubeLoad()
  for cell in cells { try load.add(cell) }
  cube.finish(load, position: CommitPosition(number: 1, tag: 0, committedAt: 0))
}
print(
  courts.events, "events,", cells.count, "cells loaded in", microseconds(loading) / 1_000, "ms,", memory() - before,
  "MB")
try measureQuestions(cube)
try measureCommits(cube, &courts)
