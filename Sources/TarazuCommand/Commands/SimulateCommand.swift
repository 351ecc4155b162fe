// Writes a simulated country's directory and events to files, in constant memory.

import TarazuCalendar
import TarazuClient
import TarazuDomain
import TarazuLines
import TarazuSimulation
import TarazuWire

enum SimulateCommand {
  static let command = CommandSpec(
    "simulate", "writes a simulated directory and plausible events to files, without a service",
    options: [Options.seed, Options.events, Options.directory, Options.out, Options.end, Options.dirty],
    details: details,
    action: .local { invocation in
      let arguments = invocation.arguments
      let seed = try arguments.integer(Options.seed, 0...UInt64.max) ?? 0
      let events = try arguments.integer(Options.events, 0...Simulation.mostEvents) ?? 0
      let end = arguments[Options.end] == nil ? Simulation.defaultEnd : try arguments.day(Options.end)
      let dirty = try arguments.millionths(Options.dirty, upTo: SimulatedLines.mostDirty) ?? 0
      let simulation: SimulatedLines
      do throws(SimulationError) {
        simulation = try SimulatedLines(seed: seed, lines: events, to: end, dirty: dirty)
      } catch {
        throw Status.invalidArgument(error.description)
      }
      // Both files are begun first, so that an error comes before the work, and take their places at the end.
      let directoryFile = try OutputFile(arguments[Options.directory] ?? "")
      let eventFile = try OutputFile(arguments[Options.out] ?? "")
      try write(simulation.directory, to: directoryFile)
      try write(simulation, count: events, to: eventFile, invocation.console)
      try directoryFile.commit()
      try eventFile.commit()
      try invocation.write(SimulationAnswer(directory: simulation.directory, events: events))
      return .done
    })

  private static let details = """
    31 provinces with their districts, and about 2,000 branches for a million events, over three years. Courts are \
    closed on Thursdays, Fridays and official holidays (the lunar ones are computed), and nearly closed from 29 Esfand \
    to 13 Farvardin. More cases are closed at the end of a month and of the year; in summer few hearings are held.
    One branch in eight falls behind for some months and recovers; others get better or worse for good.
    The lines are in the order of entry: 4 % are entered hours or up to two weeks after the event, and some events are \
    retracted and corrected.
    With --dirty this share of the lines is rejected or an anomaly, with every reason that a sender for the whole \
    country can get; case_full only from \(SimulatedLines.fullCaseFrom) dirty lines on, because it takes \
    \(EventLimits.eventsPerCase) of them. Lines that are rejected because they are far in the future have dates after --to.
    """

  /// How many bytes are written at a time.
  private static let blockBytes = 1 << 18

  private static func write(
    _ simulation: SimulatedLines, count: Int, to file: OutputFile, _ console: Console
  ) throws(FileError) {
    var progress = ProgressLine(console)
    defer { progress.end() }
    var block: [UInt8] = []
    block.reserveCapacity(blockBytes + 2 * EventLimits.lineBytes)
    var made = 0
    for line in simulation {
      block.append(contentsOf: line)
      block.append(0x0A)
      made += 1
      guard block.count >= blockBytes else { continue }
      try file.write(block)
      block.removeAll(keepingCapacity: true)
      progress.update { seconds in
        "\(made) events, \(NumberText.percent(made, of: count)), \(NumberText.rate(made, in: seconds)) events/s"
      }
    }
    try file.write(block)
  }

  private static func write(_ directory: SimulatedDirectory, to file: OutputFile) throws(FileError) {
    var block: [UInt8] = []
    for kind in directory.kinds {
      block += line { writer in
        writer.member("type", "kind")
        writer.member("code", kind.code)
        writer.member("name", kind.name)
        writer.member("standard_days", kind.standardDays)
        writer.member("lead_norm_days", kind.leadNormDays)
        writer.member("calendar", kind.keepsCalendar)
      }
    }
    for caseClass in directory.classes {
      block += line { writer in
        writer.member("type", "class")
        writer.member("code", caseClass.code)
        writer.member("name", caseClass.name)
      }
    }
    for unit in directory.units { block += line { write(unit, to: &$0) } }
    try file.write(block)
  }

  private static func write(_ unit: Unit, to writer: inout JSONWriter) {
    writer.member("type", "unit")
    writer.member("level", unit.level.code)
    writer.member("code", unit.code)
    if let parent = unit.parent { writer.member("parent", parent) }
    writer.member("name", unit.name)
    guard unit.level == .branch else { return }
    writer.member("kind", unit.kind)
    writer.member("opened_on", unit.openedOn?.description)
    writer.member("closed_on", unit.closedOn?.description)
  }

  private static func line(_ members: (inout JSONWriter) -> Void) -> [UInt8] {
    var writer = JSONWriter()
    writer.object(members)
    return writer.bytes + [0x0A]
  }
}

/// The counts of what was written.
private struct SimulationAnswer: Answer {
  let directory: SimulatedDirectory
  let events: Int

  func write(to document: inout JSONWriter) {
    document.object { writer in
      writer.member("units", directory.units.count)
      writer.member("kinds", directory.kinds.count)
      writer.member("classes", directory.classes.count)
      writer.member("events", events)
    }
  }

  func show(on page: inout Page) {
    page.line(
      "written: \(directory.units.count) units, \(directory.kinds.count) kinds, \(directory.classes.count) classes, "
        + "\(events) events")
  }
}
