// DirectoryService: the directory in, and its units, kinds and classes out.

import TarazuAccess
import TarazuBase
import TarazuCalendar
import TarazuDomain
import TarazuIdentity
import TarazuIngest
import TarazuLines
import TarazuLoop
import TarazuNet
import TarazuPostgres
import TarazuProtocol
import TarazuReplica
import TarazuStore
import TarazuWire

struct DirectoryServing: Sendable {
  let reads: Reads
  let pool: PostgresPool
  let dictionaries: Dictionaries
  let directory: CurrentDirectory
  let tokens: PageTokens
  let index = CurrentUnitSearch()

  /// Bytes of one file: a directory of 20,000 units has some 5 MB.
  private static let fileBytes = 64 << 20
  /// How long an import waits for earlier ones before it begins.
  private static let patience = Duration.seconds(40)
  /// The most refused lines that an answer lists.
  fileprivate static let refusedMost = 1_000

  func serve(in table: inout ServiceTable) {
    table.clientStreaming(DirectoryService.importDirectory, rule: .administer) { authorized, stream in
      var reader = DirectoryReader(limit: Self.fileBytes)
      while let message = try await stream.next() { try reader.take(message.chunk) }
      let (report, asOf) = try await write(reader.finish(), authorized, before: stream.call.deadline)
      return ImportDirectoryResponse(
        counts: report.counts, refusedCount: Int64(report.refused.count), refused: report.listed, asOf: asOf)
    }
    table.unary(DirectoryService.applyDirectory, rule: .administer, time: .unary) { authorized, request, call in
      var reader = DirectoryReader(limit: Self.fileBytes)
      try reader.take(request.ndjson)
      let (report, asOf) = try await write(reader.finish(), authorized, before: call.deadline)
      return ApplyDirectoryResponse(
        counts: report.counts, refusedCount: Int64(report.refused.count), refused: report.listed, asOf: asOf)
    }
    table.read(DirectoryService.getUnit, rule: .names, reads: reads, minPosition: \.minPosition) {
      (authorized, request) throws(Status) in
      try Status.check(request.unit, .unit, field: "unit")
      try authorized.require(.name(request.unit))
      guard let unit = directory.current.directory.units[request.unit] else {
        throw .noUnit(request.unit)
      }
      // Of what lies above the caller's scope it learns what it is called, and nothing else.
      guard authorized.allows(.unit(unit.code)) else {
        return GetUnitResponse(unit: WireUnit(code: unit.code, name: unit.name))
      }
      return GetUnitResponse(unit: WireUnit(unit))
    }
    table.read(DirectoryService.listUnits, rule: .names, reads: reads, minPosition: \.minPosition) {
      (authorized, request) throws(Status) in try listUnits(authorized, request)
    }
    table.read(
      DirectoryService.searchUnits, rule: .names, reads: reads, minPosition: \.minPosition, isHeavy: { _ in true }
    ) { (authorized, request) throws(Status) in try searchUnits(authorized, request) }
    table.read(DirectoryService.listKinds, rule: .names, reads: reads, minPosition: \.minPosition) {
      (authorized, request) throws(Status) in
      let all = directory.current.directory.kinds.values.sorted { $0.code < $1.code }
      let page = try page(all, by: \.code, ["kinds"], request.pageSize, request.pageToken, authorized)
      return ListKindsResponse(
        kinds: page.items.map {
          TarazuProtocol.BranchKind(
            code: $0.code, name: $0.name, standardDays: $0.standardDays, leadNormDays: $0.leadNormDays,
            calendar: $0.keepsCalendar)
        },
        nextPageToken: page.next)
    }
    table.read(DirectoryService.listClasses, rule: .names, reads: reads, minPosition: \.minPosition) {
      (authorized, request) throws(Status) in
      let all = directory.current.directory.classes.values.sorted { $0.code < $1.code }
      let page = try page(all, by: \.code, ["classes"], request.pageSize, request.pageToken, authorized)
      return ListClassesResponse(
        classes: page.items.map { TarazuProtocol.CaseClass(code: $0.code, name: $0.name) }, nextPageToken: page.next)
    }
  }
}

// MARK: - Writing

/// The outcome of a file.
private struct DirectoryReport: Sendable {
  var counts: DirectoryCounts
  var refused: [DirectoryImport.Refused]

  init(_ resolved: DirectoryImport) {
    counts = DirectoryCounts(
      unitCount: Int64(resolved.units), kindCount: Int64(resolved.kinds), classCount: Int64(resolved.classes))
    refused = resolved.refused
  }

  var listed: [LineRefusal] {
    refused.prefix(DirectoryServing.refusedMost).map {
      LineRefusal(line: Int64($0.line), reason: $0.reason.rawValue, detail: $0.detail)
    }
  }
}

extension DirectoryServing {
  private func write(
    _ lines: [DirectoryReader.ParsedLine], _ authorized: AuthorizedCall, before deadline: MonotonicInstant
  ) async throws -> (DirectoryReport, AsOf?) {
    let (units, classes) = DirectoryReader.codes(of: lines)
    let (principal, audit) = (authorized.principal, authorized.audit)
    let isRecorded = Locked(false)
    let (report, position) = try await store(pool, before: deadline, waiting: Self.patience) { connection in
      try await DirectoryTransaction(connection: connection, dictionaries: dictionaries)
        .change(units: units, classes: classes) { connection in
          try await Self.requireSame(authorized, on: connection)
        } recording: { old, new in
          isRecorded.withLock { $0 = audit != nil }
          return audit.map { [$0.recordOfChange(DirectoryRecord.text(from: old, to: new))] } ?? []
        } _: { current in
          let resolved = DirectoryImport.resolve(lines: lines, onto: current) { change in
            principal.mayWrite(change, in: current)
          }
          return (resolved.directory, DirectoryReport(resolved))
        }
    }
    if isRecorded.withLock({ $0 }) { audit?.changed() }
    // The next command should see what this one did; if the cube is slow, the position makes it wait.
    try await reads.waitFor(position, before: deadline)
    return (report, reads.asOf(position))
  }

  /// Refuses a caller that has lost its credential, its role or its unit since its lines were judged.
  private static func requireSame(_ authorized: AuthorizedCall, on connection: PostgresConnection) async throws {
    let (principal, credential) = (authorized.principal, authorized.caller.credential)
    guard let stored = try await PrincipalTable.live(principal.name, by: credential, on: connection) else {
      throw Status(.credential)
    }
    guard stored.role == principal.role else { throw Status(.role) }
    guard stored.scope == principal.scope else { throw Status(.scope) }
  }
}

extension TarazuAccess.Principal {
  /// Whether a good line of the directory may be written.
  fileprivate func mayWrite(_ change: DirectoryChange, in tree: Directory) -> Bool {
    switch change.line {
    case .kind, .caseClass: mayDefineKinds(in: tree)
    case .unit(let unit):
      mayPlace(unit.level, aboveNow: change.aboveNow, aboveThen: change.aboveThen, in: tree)
    }
  }
}

/// A file of the directory as it comes in pieces.
private struct DirectoryReader {
  typealias ParsedLine = (number: Int, parsed: Result<DirectoryLine, DirectoryRefusal>)

  /// Lines that are not blank: a hundred times a country's units, and some 200 bytes each in memory.
  private static let linesMost = 500_000

  let limit: Int
  private var taken = 0
  private var splitter = LineSplitter(newDigest: nil)
  private var lines: [ParsedLine] = []

  init(limit: Int) { self.limit = limit }

  mutating func take(_ chunk: [UInt8]) throws(Status) {
    if taken == 0 { try Status.checkLines(chunk, field: "chunk") }
    taken += chunk.count
    guard taken <= limit else { throw .badField("chunk", "the file is over 64 MiB, the most that is taken") }
    let more = splitter.take(chunk)
    guard lines.count + more.count <= Self.linesMost else {
      throw .badField("chunk", "over \(Self.linesMost) lines that are not blank, the most that are taken")
    }
    for line in more { lines.append((line.number, DirectoryLine.parse(line))) }
  }

  mutating func finish() -> [ParsedLine] {
    if let line = splitter.finish() { lines.append((line.number, DirectoryLine.parse(line))) }
    return lines
  }

  /// The codes of units and classes that the file brings.
  static func codes(of lines: [ParsedLine]) -> (units: Set<String>, classes: Set<String>) {
    var units: Set<String> = []
    var classes: Set<String> = []
    for line in lines {
      switch line.parsed {
      case .success(.unit(let unit)): units.insert(unit.code)
      case .success(.caseClass(let caseClass)): classes.insert(caseClass.code)
      case .success(.kind), .failure: break
      }
    }
    return (units, classes)
  }
}
