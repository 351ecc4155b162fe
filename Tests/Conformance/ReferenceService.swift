// The service without sockets and database: lines in, the journal in memory, cases computed from all of their events.

import TarazuCalendar
import TarazuDomain
import TarazuLines
import Testing

/// Dictionary numbers for codes, from 1.
struct CodeNumbers<Number: DictionaryNumber> {
  private(set) var codes: [String] = []
  private var numbers: [String: Number] = [:]

  mutating func number(_ code: String) -> Number {
    if let known = numbers[code] { return known }
    codes.append(code)
    let number = Number(Int32(codes.count))
    numbers[code] = number
    return number
  }

  func code(_ number: Number) -> String { codes[Int(number.number) - 1] }

  func known(_ code: String) -> Number? { numbers[code] }
}

struct ReferenceService {
  /// A clock after every set's events and complete windows; events too far ahead are far after it.
  static let now = Instant(nanoseconds: 1_796_083_200_000_000_000)

  private(set) var directory = Directory()
  private(set) var territory = Territory.empty
  private(set) var units = CodeNumbers<UnitNumber>()
  private(set) var classes = CodeNumbers<ClassNumber>()
  private var sources = CodeNumbers<SourceNumber>()
  /// Accepted events by source and id.
  private(set) var journal: [EventKey: Event] = [:]
  private(set) var cases: [String: [TimelineEvent]] = [:]

  private(set) var accepted = 0
  private(set) var duplicates = 0
  private(set) var rejections: [(line: Int, reason: RejectionReason)] = []

  /// A service that has imported a whole set.
  static func loaded(_ set: ConformanceSet) throws -> ReferenceService {
    var service = ReferenceService()
    _ = service.importDirectory(try #require(set.bytes("directory.ndjson")))
    service.importEvents(try #require(set.bytes("events.ndjson")))
    if let second = set.bytes("directory2.ndjson") { _ = service.importDirectory(second) }
    return service
  }

  mutating func importDirectory(_ bytes: [UInt8]) -> DirectoryImport {
    let lines = split(bytes).map { (number: $0.number, parsed: DirectoryLine.parse($0)) }
    let outcome = DirectoryImport.resolve(lines: lines, onto: directory) { _ in true }
    directory = outcome.directory
    var parents: [UnitNumber: UnitNumber] = [:]
    var branches: [UnitNumber] = []
    for unit in directory.units.values {
      let number = units.number(unit.code)
      if let parent = unit.parent { parents[number] = units.number(parent) }
      if unit.level == .branch { branches.append(number) }
    }
    territory = Territory(
      parents: parents, country: directory.country.map { units.number($0) }, branches: branches, formerlyBelow: [:])
    return outcome
  }

  mutating func importEvents(_ bytes: [UInt8]) {
    for line in split(bytes) {
      switch EventLine.parse(line) {
      case .success(let event):
        if let reason = accept(event) { rejections.append((line.number, reason)) }
      case .failure(let rejection): rejections.append((line.number, rejection.reason))
      }
    }
  }

  func timeline(of code: String) throws -> Timeline? {
    try cases[code].map { try Timeline($0, in: territory) }
  }

  private mutating func accept(_ event: Event) -> RejectionReason? {
    if event.at.nanoseconds > ReferenceService.now.nanoseconds + EventLimits.aheadNanoseconds { return .inFuture }
    let key = EventKey(source: sources.number(event.source), id: event.id)
    if let known = journal[key] {
      if known != event { return .conflict }
      duplicates += 1
      return nil
    }
    let earlier = cases[event.caseCode]?.count ?? 0
    if earlier >= EventLimits.eventsPerCase { return .caseFull }
    journal[key] = event
    if let row = row(event, sequence: Int32(earlier + 1)) { cases[event.caseCode, default: []].append(row) }
    accepted += 1
    return nil
  }

  /// The event with dictionary numbers for its codes.
  private mutating func row(_ event: Event, sequence: Int32) -> TimelineEvent? {
    let source = SourceName(number: sources.number(event.source), code: event.source)
    let body = event.body.renamed(unit: { units.number($0) }, caseClass: { classes.number($0) })
    return body.map { TimelineEvent(source: source, id: event.id, at: event.at, body: $0, sequence: sequence) }
  }

  /// The lines of a stream in uneven pieces.
  private func split(_ bytes: [UInt8]) -> [Line] {
    var splitter = LineSplitter(newDigest: nil)
    var lines: [Line] = []
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + 1 + (start * 7 + 13) % 70_001)
      lines += splitter.take(bytes[start..<end])
      start = end
    }
    if let last = splitter.finish() { lines.append(last) }
    return lines
  }
}
