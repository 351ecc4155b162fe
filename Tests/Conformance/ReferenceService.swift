// The service without sockets and database: lines in, the journal in memory, cases computed from all of their events.

import TarazuCalendar
import TarazuDomain
import TarazuLines
import Testing

/// Dictionary numbers for codes, from 1.
struct CodeNumbers {
  private(set) var codes: [String] = []
  private var numbers: [String: Int32] = [:]

  mutating func number(_ code: String) -> Int32 {
    if let known = numbers[code] { return known }
    codes.append(code)
    numbers[code] = Int32(codes.count)
    return Int32(codes.count)
  }

  func code(_ number: Int32) -> String { codes[Int(number) - 1] }

  func known(_ code: String) -> Int32? { numbers[code] }
}

struct ReferenceService {
  /// A clock after every set's events and complete windows; events too far ahead are far after it.
  static let now = Instant(nanoseconds: 1_796_083_200_000_000_000)

  private(set) var directory = Directory()
  private(set) var territory = Territory.empty
  private(set) var places = CodeNumbers()
  private(set) var classes = CodeNumbers()
  private var sources = CodeNumbers()
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
    var parents: [Int32: Int32] = [:]
    var branches: [Int32] = []
    for unit in directory.units.values {
      let number = places.number(unit.code)
      if let parent = unit.parent { parents[number] = places.number(parent) }
      if unit.level == .branch { branches.append(number) }
    }
    territory = Territory(
      parents: parents, country: directory.country.map { places.number($0) }, branches: branches, formerlyBelow: [:])
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
    cases[event.caseCode, default: []].append(row(event, sequence: Int32(earlier + 1)))
    accepted += 1
    return nil
  }

  /// The event with dictionary numbers for its codes.
  private mutating func row(_ event: Event, sequence: Int32) -> TimelineEvent {
    var row = TimelineEvent(
      source: SourceName(number: sources.number(event.source), code: event.source), id: event.id,
      at: event.at.nanoseconds, kind: event.kind, sequence: sequence)
    if let branch = event.body.branch { row.branch = places.number(branch) }
    switch event.body {
    case .registered(_, let caseClass): row.other = classes.number(caseClass)
    case .transferred(_, let to): row.other = places.number(to)
    case .closed(_, let outcome): row.what = outcome.rawValue
    case .hearingSet(_, let hearing, let on, let purpose):
      (row.reference, row.onDay, row.what) = (hearing, on.number, purpose.rawValue)
    case .hearingHeld(let hearing), .hearingCancelled(let hearing): row.reference = hearing
    case .hearingAdjourned(let hearing, let reason): (row.reference, row.what) = (hearing, reason.rawValue)
    case .appealDecided(let result): row.what = result.rawValue
    case .enforcementOpened(_, let amount), .enforcementPaid(_, let amount): row.amount = amount
    case .surveyed(_, let score): row.amount = Int64(score)
    case .retracted(let retracts): row.reference = retracts
    case .reopened, .appealed, .enforcementClosed: break
    }
    return row
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
