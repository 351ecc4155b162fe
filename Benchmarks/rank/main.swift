// Times nationwide ranks of branches in a cube, the way the server asks it, over cells that were written to a file:
// `benchmark-rank DIRECTORY CELLS` loads both (their form is in Tables.swift), says `ready`, and answers each line
// `CODE FROM TO` (days by number) of its input with one line of JSON: nanoseconds, and the rows at both ends.

import Glibc
import TarazuCalendar
import TarazuCube
import TarazuDomain

struct InputError: Error {
  var message: String
}

func load(directory: String, cells: String) throws -> Cube {
  let cube = Cube()
  cube.setDirectory(try Tables.directory(directory))
  var load = CubeLoad()
  try Tables.forEachCell(cells) { try load.add($0) }
  try cube.finish(load, position: CommitPosition(number: 1, tag: 0, committedAt: StoreTime(microseconds: 0)))
  return cube
}

func question(_ line: String) throws -> RankQuestion {
  let fields = line.split(separator: " ")
  guard fields.count == 3, let from = Int32(fields[1]), let to = Int32(fields[2]) else {
    throw InputError(message: "a question is CODE FROM TO, not \(line)")
  }
  return RankQuestion(
    indicator: try Indicator.checked(String(fields[0])), unit: "IR", level: .branch,
    window: try Window.checked(from: Day(number: from), to: Day(number: to)))
}

func json(_ rows: [Ranking.Row]) -> String {
  let cells = rows.map { row in
    "[\"\(row.unit)\", \(row.figure.numerator.map(String.init) ?? "null"), \(row.figure.denominator)]"
  }
  return "[\(cells.joined(separator: ", "))]"
}

func answer(_ line: String, from cube: Cube, today: Day) throws -> String {
  let question = try question(line)
  let clock = ContinuousClock()
  let began = clock.now
  let answer = try cube.reader(today: today).rank(question)
  let time = clock.now - began
  let nanoseconds = time.components.seconds * 1_000_000_000 + time.components.attoseconds / 1_000_000_000
  return "{\"ns\": \(nanoseconds), \"ranked\": \(answer.rankedCount), \"highest\": \(json(answer.highest)), "
    + "\"lowest\": \(json(answer.lowest))}"
}

/// Prints a line at once, also into a pipe.
func printNow(_ line: String) {
  print(line)
  fflush(nil)
}

func run() throws {
  guard CommandLine.arguments.count == 3 else { throw InputError(message: "usage: benchmark-rank DIRECTORY CELLS") }
  let cube = try load(directory: CommandLine.arguments[1], cells: CommandLine.arguments[2])
  let today = Day(number: Int32(time(nil) / 86_400))
  printNow("ready")
  while let line = readLine() { printNow(try answer(line, from: cube, today: today)) }
}

do {
  try run()
} catch {
  let message = Array("benchmark-rank: \(error)\n".utf8)
  write(STDERR_FILENO, message, message.count)
  exit(1)
}
