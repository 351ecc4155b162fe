// Reads the rows behind a part of a figure (`PartRow`) from the journal, as rows of the wire (`ContributionRow`): branch by
// branch, of a branch with many rows some days at a time, and case by case. What it keeps in memory is a page of rows, some
// thousand case numbers and some thousand events.

import TarazuAccess
import TarazuCalendar
import TarazuCube
import TarazuDomain
import TarazuIdentity
import TarazuLoop
import TarazuPostgres
import TarazuProtocol
import TarazuStore
import TarazuWire

struct ContributionReader: Sendable {
  let question: ContributionQuestion
  let extent: PartExtent
  let cube: CubeReader
  let directory: StoredDirectory
  let dictionaries: Dictionaries
  let authorized: AuthorizedCall
  let workers: WorkerPool

  /// Branches with few rows are read together, at most so many.
  private static let branchesAtOnce = 64

  /// For how many rows, by the sums of the cube, days or branches are read together.
  private static let mostWanted = 64_000

  /// Some branches and days whose rows are read together.
  private struct Piece {
    var branches: [String]
    var window: Window
    var value: Int32?
    /// Of what stands since its case's spell opened: the first day of which rows are wanted.
    var openedFrom: Day?
  }

  /// The first rows after a place in their order.
  func rows(
    after start: ContributionOrder?, count: Int, on connection: PostgresConnection
  ) async throws -> [ContributionKeyed] {
    if case .firstValue(let list) = question.content {
      guard start == nil, let piece = try await firstPlace(in: list) else { return [] }
      return try await read(piece, after: nil, count: 1, on: connection)
    }
    var rows: [ContributionKeyed] = []
    var left = extent.branches[...].drop { branch in start.map { branch.unit < $0.branch } ?? false }
    var from = question.selection.window.from
    let begun = start.flatMap { $0.branch == left.first?.unit ? Day(number: $0.day) : nil }
    if let begun, question.content.isOfWindow { from = max(from, begun) }
    var wanted = count
    if let begun, question.content.standsSinceOpening, let branch = left.popFirst() {
      let piece = Piece(branches: [branch.unit], window: question.selection.window, openedFrom: begun)
      rows += try await read(piece, after: start, count: count, on: connection)
    }
    while rows.count < count, !left.isEmpty {
      let piece = try await nextPiece(of: &left, from: &from, rows: wanted)
      rows += try await read(piece, after: start, count: count - rows.count, on: connection)
      // Where fewer came than the sums led to expect, more are read at once.
      wanted = min(2 * wanted, Self.mostWanted)
    }
    return rows
  }

  /// Takes the next piece off the branches that are left.
  private func nextPiece(
    of left: inout ArraySlice<PartExtent.Branch>, from: inout Day, rows: Int
  ) async throws -> Piece {
    let window = question.selection.window
    guard let first = left.first, let rest = Window(from: from, to: window.to) else {
      left = []
      return Piece(branches: [], window: window)
    }
    if first.count > rows, question.content.isOfWindow {
      var selection = question.selection
      selection.unit = first.unit
      selection.window = rest
      let (asked, content, cube) = (selection, question.content, cube)
      let last = try await workers.run { () throws(Status) in
        try asking { () throws(QuestionError) in try cube.lastDay(of: rows, behind: content, asked) }
      }
      if last < window.to, let days = Window(from: from, to: last), let next = last.advanced(by: 1) {
        from = next
        return Piece(branches: [first.unit], window: days)
      }
    }
    var branches: [String] = []
    var count = 0
    // A branch that was begun is read alone.
    let most = from == window.from ? Self.branchesAtOnce : 1
    while let branch = left.first, branches.count < most, branches.isEmpty || count + branch.count <= rows {
      branches.append(branch.unit)
      count += branch.count
      left.removeFirst()
    }
    from = window.from
    return Piece(branches: branches, window: question.content.isOfWindow ? rest : window)
  }

  /// Where the figure's own value comes first; nil where it has none.
  private func firstPlace(in list: TarazuDomain.Measure) async throws -> Piece? {
    let (cube, question) = (cube, question)
    return try await workers.run { () throws(Status) -> Piece? in
      try asking { () throws(QuestionError) -> Piece? in
        let card = try cube.scorecard(question.selection, indicators: [question.indicator])
        guard let value = card.figures.first?.figure.numerator.flatMap({ Int32(exactly: $0) }),
          let place = try cube.firstPlace(of: value, in: list, question.selection)
        else { return nil }
        return Piece(branches: [place.unit], window: Window(place.day), value: value)
      }
    }
  }

  // MARK: The journal

  private func read(
    _ piece: Piece, after start: ContributionOrder?, count: Int, on connection: PostgresConnection
  ) async throws -> [ContributionKeyed] {
    guard let (part, cases) = partQuestion(piece) else { return [] }
    var rows = LeastRows(count: count, after: start)
    var number: Int64 = 0
    while true {
      let found = try await PartQueries.cases(cases, after: number, on: connection)
      var left = found[...]
      while !left.isEmpty {
        let batch = PartQueries.readAtOnce(left)
        left = left[batch.endIndex...]
        let histories = try await PartQueries.histories(
          ofCases: batch.map(\.number), sources: dictionaries, on: connection)
        let (names, before) = (dictionaries.snapshot, rows)
        rows = try await workers.run { () throws(Status) in
          var rows = before
          for (code, events) in histories { try offer(code, events, part, names, to: &rows) }
          return rows
        }
      }
      guard found.count == Int(PartQueries.pageCases), let last = found.last else { return rows.sorted }
      number = last.number
    }
  }

  /// The piece as it is asked of each case, and of the store; nil where no case can have rows.
  private func partQuestion(_ piece: Piece) -> (PartQuestion, PartCases)? {
    var branches: [UnitNumber: TarazuDomain.BranchKind?] = [:]
    for code in piece.branches {
      guard let number = directory.unitNumbers[code] else { continue }
      let kind = cube.directory.units[code]?.kind.flatMap { cube.directory.kinds[$0] }
      branches.updateValue(kind, forKey: number)
    }
    var caseClass: ClassNumber?
    if let code = question.selection.caseClass {
      caseClass = dictionaries.snapshot.classes.number(of: code)
      guard caseClass != nil else { return nil }
    }
    guard !branches.isEmpty else { return nil }
    let content = question.content
    return (
      PartQuestion(
        content: content, window: piece.window, caseClass: caseClass, branches: branches, value: piece.value),
      PartCases(
        branches: branches.keys.sorted(),
        days: content.isOfWindow
          ? .window(piece.window, growsLater: content.growsLater, causes: content.causes)
          : .standing(piece.window.to, openedFrom: piece.openedFrom),
        isOfEnforcement: content.isOfEnforcement)
    )
  }

  /// The rows of one case.
  private func offer(
    _ code: String, _ events: [TimelineEvent], _ part: PartQuestion, _ names: Dictionaries.Content,
    to rows: inout LeastRows
  ) throws(Status) {
    let timeline: Timeline
    do { timeline = try Timeline(events, in: directory.territory) } catch { throw .storeFailure(error) }
    let found = part.rows(of: timeline)
    guard !found.isEmpty else { return }
    let view = CaseView(code: code, timeline: timeline, names: names, directory: directory, authorized: authorized)
    let isShown = authorized.isAtCountry || authorized.allows(.lying(at: view.units))
    let caseClass = timeline.caseClass.flatMap { names.classes.code(of: $0) }
    for row in found {
      guard let branch = names.units.code(of: row.branch) else { continue }
      let cause = timeline.events[row.event]
      let event = isShown && view.isShown(row.event) ? cause : nil
      rows.offer(
        ContributionKeyed(
          key: ContributionOrder(
            branch: branch, day: row.day.number, caseCode: code, source: cause.source.code, event: cause.id,
            shown: event != nil ? .all : isShown ? .caseAlone : .nothing),
          row: ContributionRow(
            caseId: isShown ? code : nil, branch: branch, caseClass: caseClass, onDate: row.day.description,
            amount: row.amount, measured: row.measured.map { Int64($0) },
            event: event.map { EventName(source: $0.source.code, eventId: $0.id) })))
    }
  }
}

/// The first rows after a place.
private struct LeastRows: Sendable {
  private let count: Int
  private let start: ContributionOrder?
  private var rows: [ContributionKeyed] = []

  init(count: Int, after start: ContributionOrder?) {
    self.count = count
    self.start = start
  }

  var sorted: [ContributionKeyed] { Array(rows.sorted { $0.key < $1.key }.prefix(count)) }

  mutating func offer(_ row: ContributionKeyed) {
    if let start, row.key <= start { return }
    rows.append(row)
    // Sorted now and then, so that a row costs little and few are kept.
    if rows.count >= 4 * count + 64 { rows = sorted }
  }
}
