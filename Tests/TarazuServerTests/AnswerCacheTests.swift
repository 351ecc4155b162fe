import TarazuAccess
import TarazuCalendar
import TarazuCube
import TarazuDomain
import TarazuLoop
import TarazuPostgres
import TarazuProtocol
import TarazuReplica
import TarazuStore
import TarazuWire
import TestDomain
import TestRandom
import TestSupport
import Testing

@testable import TarazuIdentity
@testable import TarazuServer

/// A cached answer always equals a fresh one, and only goes to callers that may ask.
@Suite struct AnswerCacheTests {
  @Test(arguments: 1...2) func cachedAndFreshAnswersAreTheSame(seed: UInt64) throws {
    var court = try SmallCourt(seed: seed)
    let scorecards = AnswerCache<ScorecardQuestion>(reads: court.reads)
    let ranks = AnswerCache<RankUnitsQuestion>(reads: court.reads)
    var hits = 0
    for _ in 0..<1_500 {
      switch court.roll(80) {
      case 0...3: try court.commit()
      case 4: if court.roll(4) == 0 { try court.changeDirectory() }
      case 5: if court.roll(4) == 0 { court.dawn() }
      case 6...40: hits += try court.ask(scorecards, court.scorecard()) ? 1 : 0
      default: hits += try court.ask(ranks, court.rank()) ? 1 : 0
      }
    }
    #expect(hits > 60, "\(hits)")
  }

  @Test func requestsAreSplitAtTheirPosition() throws {
    var request = RankUnitsRequest(kpi: .inflow, unit: "08", level: .branch, minSample: 1_000)
    func parts(_ bytes: [UInt8]) -> (question: [UInt8], position: [UInt8])? {
      PositionedBytes(bytes.span, tag: RankUnitsQuestion.minPositionTag).map {
        (Array(bytes[..<$0.questionEnd]), Array(bytes[$0.position]))
      }
    }
    let bare = request.encode()
    #expect(parts(bare)?.question == bare && parts(bare)?.position == [])
    request.minPosition = "12.ab.5"
    let bytes = request.encode()
    #expect(parts(bytes)?.question == bare && parts(bytes)?.position == Array("12.ab.5".utf8))
    // Not last, twice, cut off, malformed: those are decoded.
    #expect(parts(Array(bytes.dropFirst(bare.count)) + bare) == nil)
    #expect(parts(bytes + Array(bytes.dropFirst(bare.count))) == nil)
    for end in bare.count + 1..<bytes.count { #expect(parts(Array(bytes[..<end])) == nil) }
    #expect(parts([0x0b]) == nil && parts([0x0a, 0xff, 0xff, 0xff, 0xff, 0xff]) == nil && parts([0x82, 0x01]) == nil)
    #expect(parts([])?.question == [])
  }

  /// However much is asked, a table stays small, and never takes one question for another.
  @Test func tablesAreBounded() throws {
    var court = try SmallCourt(seed: 9)
    var table = SetAssociativeTable()
    let answer = try court.reads.answer(try ScorecardQuestion(court.scorecard()))
    var mistaken = 0
    func bytes(_ number: Int) -> [UInt8] { Array("question \(number) \(number % 7)".utf8) }
    for number in 0..<8_000 {
      var own = answer
      own.figures = bytes(number)
      let question = bytes(number)
      table.keep(
        CachedAnswer(
          hash: table.hash(question.span), question: question, unit: "IR", answer: own))
      if table.find(question.span, table.hash(question.span))?.answer.figures != question { mistaken += 1 }
    }
    var found = 0
    for number in 0..<8_000 {
      let question = bytes(number)
      guard let cached = table.find(question.span, table.hash(question.span)) else { continue }
      found += 1
      if cached.answer.figures != question { mistaken += 1 }
    }
    #expect(mistaken == 0)
    #expect((1_000...4_096).contains(found), "\(found)")
    // What is too long is not kept.
    var long = answer
    long.figures = [UInt8](repeating: 0, count: SetAssociativeTable.longestAnswer + 1)
    let question = bytes(-1)
    let hash = table.hash(question.span)
    table.keep(CachedAnswer(hash: hash, question: question, unit: "IR", answer: long))
    #expect(table.find(question.span, hash) == nil)
  }
}

/// A few branches over a cube that no store is behind.
private struct SmallCourt {
  private static let districts = ["0801", "0802", "0901"]
  private static let branches = (1...8).map { "b\($0)" }

  let reads: Reads
  private let loop: TestLoop
  private var directory = Directory()
  private var number: Int64 = 0
  /// It begins in October 2025.
  private var now: StoreTime = 1_760_000_000_000_000
  private var generator: SeededGenerator

  init(seed: UInt64) throws {
    generator = SeededGenerator(seed: seed)
    loop = try TestLoop("court")
    reads = Reads(
      cube: Cube(), follower: FollowerProgress(), clock: ServerClock(), directory: CurrentDirectory(),
      pool: PostgresPool("", loops: [loop.loop], home: loop.loop, capacity: 1),
      workers: try WorkerPool(count: 1, name: "court"))
    reads.clock.set(now)
    try changeDirectory()
    try reads.cube.finish(CubeLoad(), position: position())
  }

  mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &generator) }

  private mutating func any<Element>(_ list: [Element]) throws -> Element {
    try #require(list.randomElement(using: &generator))
  }

  private mutating func position() -> CommitPosition {
    number += 1
    now.microseconds += 1_000
    return CommitPosition(number: number, tag: UInt64(number) * 77, committedAt: now)
  }

  // MARK: What changes answers

  mutating func commit() throws {
    var changes: [ContributionChange] = []
    for _ in 0...roll(3) {
      let cell = CellKey(
        day: Day(number: Int32(20_300 + roll(80))), branch: UnitNumber(Int32(1 + roll(8))), caseClass: 1)
      let measure: TarazuDomain.Measure = try any([.registered, .reopened, .hearingsHeld, .upheld])
      changes.append(ContributionChange(key: ContributionKey(cell: cell, measure: measure, value: 0), amount: 1))
    }
    let position = position()
    try reads.cube.apply(changes, position: position)
    reads.follower.noteReached([position])
    if roll(2) == 0 { reads.follower.noteCurrent(at: now) }
  }

  mutating func changeDirectory() throws {
    directory.kinds["civil"] = BranchKind(code: "civil", name: "حقوقی", standardDays: Int32(10 + roll(100)))
    directory.units["IR"] = Unit(code: "IR", level: .country, parent: nil, name: "کل کشور")
    for code in ["08", "09"] {
      directory.units[code] = Unit(code: code, level: .province, parent: "IR", name: "استان \(roll(9))")
    }
    for code in Self.districts {
      directory.units[code] = Unit(code: code, level: .district, parent: String(code.prefix(2)), name: code)
    }
    for code in Self.branches {
      directory.units[code] = Unit(
        code: code, level: .branch, parent: try any(Self.districts), name: "شعبه \(roll(9))", kind: "civil",
        openedOn: Day(number: 20_000))
    }
    let numbers = Dictionary(
      uniqueKeysWithValues: Self.branches.enumerated().map { ($0.element, UnitNumber(Int32($0.offset + 1))) })
    reads.directory.set(
      StoredDirectory(version: number, directory: directory, unitNumbers: numbers, formerlyBelow: [:]))
    reads.cube.setDirectory(CubeDirectory(directory: directory, unitNumbers: numbers, classNumbers: ["c": 1]))
  }

  mutating func dawn() {
    now.microseconds += 86_400_000_000
    reads.clock.set(now)
  }

  // MARK: Asking

  mutating func scorecard() throws -> GetScorecardRequest {
    GetScorecardRequest(
      selection: TarazuProtocol.Selection(
        unit: try any(Array(directory.units.keys)), fromDate: "2025-10-0\(1 + roll(3))",
        toDate: try any(["2025-10-10", "2025-10-15", "2025-12-31"]), branchKind: roll(2) == 0 ? "civil" : nil),
      // A selection of indicators is part of the question: others over the same days are other answers.
      kpis: roll(8) == 0
        ? []
        : try any([[.pending, .inflow, .pendingAgeMean], [.inflow, .pending], [.pending], [.undated, .caseAgeMean]]),
      minPosition: minPosition())
  }

  mutating func rank() throws -> RankUnitsRequest {
    RankUnitsRequest(
      kpi: try any([.inflow, .inflowMean, .pending]), unit: try any(["IR", "08", "0801"]), level: .branch,
      fromDate: "2025-10-01", toDate: try any(["2025-10-10", "2025-12-31"]), count: Int32(1 + roll(3)), minSample: 0,
      minPosition: minPosition())
  }

  private mutating func minPosition() -> String {
    guard number > 2, roll(2) == 0 else { return "" }
    let wanted = Int64(2 + roll(Int(number) - 2))
    return CommitPosition(number: wanted, tag: UInt64(wanted) * 77, committedAt: 0).text
  }

  private func identity(_ scope: Scope) -> Identity {
    let caller = TarazuAccess.Caller(
      principal: Principal(name: "someone", role: .head, scope: scope), credential: Credential(.token, id: 1),
      validity: Validity(until: .max), rollout: Rollout())
    return Identity(caller: caller, validity: caller.validity)
  }

  /// Asks as some caller, and caches what was not cached. True if it was.
  mutating func ask<Question: FigureQuestion>(
    _ cache: AnswerCache<Question>, _ request: Question.Request
  ) throws -> Bool {
    let question = try Question(request)
    let identity = CachedIdentity(
      identity(roll(3) == 0 ? .unit(try any(["08", "0801", "0901"])) : .country), address: "127.0.0.1",
      reads.directory)
    let bytes = request.encode()
    let cached = cache.find(bytes.span, at: MonotonicClock.now())
    guard identity.authorized(.figures).allows(.unit(question.unit)) else {
      // Whether it is cached or not: a caller that may not ask does not get it, also when it was asked before.
      if let cached {
        for _ in 0..<2 { #expect(throws: Status.self) { try cached.authorize(identity, .figures) } }
      }
      return false
    }
    let fresh = try reads.answer(question)
    guard let cached else {
      cache.keep(fresh, to: bytes.span, about: question.unit)
      return false
    }
    try cached.authorize(identity, .figures)
    #expect(cached.answer.figures == fresh.figures)
    #expect(cache.asOfField == fresh.asOf)
    return true
  }

}
