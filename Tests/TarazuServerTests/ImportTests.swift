import TarazuAccess
import TarazuNet
import TarazuProtocol
import TestSupport
import Testing

/// ImportEvents: a file in pieces, settled as it is committed.
@Suite struct ImportTests {
  private typealias Import = TypedStream<ImportEventsRequest, ImportEventsResponse>

  private func open() async throws -> (Province, Import) {
    let world = try await World.shared
    return (try await world.province(), world.administrator.open(IngestService.importEvents))
  }

  /// All answers of a stream to which nothing more is sent.
  private func rest(of stream: Import) async throws -> [ImportEventsResponse] {
    stream.finishSending()
    var answers: [ImportEventsResponse] = []
    while let answer = try await stream.receive() { answers.append(answer) }
    return answers
  }

  @Test(.timeLimit(.minutes(5)))
  func linesAreNumberedAsInTheFile() async throws {
    let (province, stream) = try await open()
    let text = province.registered("1") + "\r\n\n \t\nbad\n" + province.registered("2") + "\n\n" + "bad again"
    // Pieces that end anywhere.
    for (index, piece) in Array(text.utf8).split(every: 7).enumerated() {
      try await stream.send(ImportEventsRequest(firstLine: index == 0 ? 101 : 5, chunk: piece))
    }
    let answers = try await rest(of: stream)
    #expect(answers.last?.lineCount == 7)
    #expect(answers.last?.counts == EventCounts(acceptedCount: 2, rejectedCount: 2))
    #expect(answers.flatMap(\.rejections).map(\.line) == [104, 107])
    #expect(answers.flatMap(\.rejections).map(\.reason) == ["malformed", "malformed"])
  }

  @Test(.timeLimit(.minutes(5)))
  func anEmptyStreamAndBlankLines() async throws {
    let (_, empty) = try await open()
    #expect(try await rest(of: empty) == [])
    let (_, blank) = try await open()
    try await blank.send(ImportEventsRequest(chunk: Array("\n\n  ".utf8)))
    #expect(try await rest(of: blank) == [ImportEventsResponse(lineCount: 3, counts: EventCounts())])
  }

  @Test(.timeLimit(.minutes(5)), arguments: [-1, Int64.min, .max])
  func aFirstLineOutOfRange(number: Int64) async throws {
    let (province, stream) = try await open()
    try await stream.send(ImportEventsRequest(firstLine: number, chunk: Array(province.registered("1").utf8)))
    await #expect { try await rest(of: stream) } throws: { Caller.message(of: $0) == "INVALID_ARGUMENT BAD_FIELD" }
  }

  /// One refusal, and nothing that is kept: not a rejection for each piece of it.
  @Test(.timeLimit(.minutes(5)))
  func aCompressedFileIsRefusedWhole() async throws {
    let (province, stream) = try await open()
    let bytes: [UInt8] = [0x1F, 0x8B, 0x08, 0x00] + Array(repeating: 0x0A, count: 100) + Array("x\ny\n".utf8)
    try await stream.send(ImportEventsRequest(chunk: bytes))
    await #expect { try await rest(of: stream) } throws: { Caller.message(of: $0) == "INVALID_ARGUMENT BAD_FIELD" }
    #expect(try await World.faults(IngestService.submitLines, SubmitLinesRequest(lines: bytes)) == ["lines"])
    #expect(try await World.faults(DirectoryService.applyDirectory, ApplyDirectoryRequest(ndjson: bytes)) == ["chunk"])
    // In the middle of a file such bytes are lines like others.
    let caller = try await World.shared.caller(.admin, unit: province.code)
    let later: Import = caller.open(IngestService.importEvents)
    try await later.send(ImportEventsRequest(firstLine: 2, chunk: Array(bytes.prefix(3))))
    #expect(try await rest(of: later).last?.counts?.rejectedCount == 1)
  }

  /// A feed that sends a line now and then hears of each without sending more.
  @Test(.timeLimit(.minutes(5)))
  func aSlowFeedIsAnsweredPromptly() async throws {
    let (province, stream) = try await open()
    var settled: Int64 = 0
    for round in 1...10 {
      // The second line comes while the first is being committed.
      for half in ["a", "b"] {
        try await stream.send(ImportEventsRequest(chunk: Array((province.registered("\(round)\(half)") + "\n").utf8)))
      }
      while settled < Int64(round) * 2 { settled = try #require(try await stream.receive()).lineCount }
    }
    #expect(try await rest(of: stream) == [])
  }

  /// A big file goes in full pieces; cut off, it goes on where it was settled or is sent again whole.
  @Test(.timeLimit(.minutes(5)))
  func cutOffAndRunAgain() async throws {
    let world = try await World.shared
    let province = try await world.province()
    let lines = (1...12_000).map { province.registered("\($0)", branch: province.branches[$0 % 3]) }
    let source = try await world.caller(.admin, unit: province.code)
    let cut: Import = source.open(IngestService.importEvents)
    for piece in Array(lines.joined(separator: "\n").utf8).split(every: 64_000) {
      try await cut.send(ImportEventsRequest(chunk: piece))
    }
    let settled = try #require(try await cut.receive()).lineCount
    #expect(settled > 0)
    source.connection.close()

    let again = world.administrator.open(IngestService.importEvents)
    let rest = Array(lines.dropFirst(Int(settled)).joined(separator: "\n").utf8)
    for (index, piece) in rest.split(every: 64_000).enumerated() {
      try await again.send(ImportEventsRequest(firstLine: index == 0 ? settled + 1 : 0, chunk: piece))
    }
    let answers = try await self.rest(of: again)
    let counts = try #require(answers.last?.counts)
    #expect(answers.last?.lineCount == 12_000 - settled)
    #expect(counts.acceptedCount + counts.duplicateCount == 12_000 - settled && counts.rejectedCount == 0)
    let position = try #require(answers.last?.asOf?.position)
    #expect(
      try await world.administrator.numerators([.inflow], of: province.selection(), minPosition: position) == [12_000])
  }

  /// Many rejections come in many messages, and each settles and counts its lines alone: a sender that is cut off
  /// between two of them, and goes on behind what was settled, counts nothing twice.
  @Test(.timeLimit(.minutes(5)))
  func manyRejections() async throws {
    let (province, stream) = try await open()
    let lines = (1...3_000).map { $0 % 5 == 0 ? province.registered("\($0)") : "bad" }
    try await stream.send(ImportEventsRequest(chunk: Array(lines.joined(separator: "\n").utf8)))
    let answers = try await rest(of: stream)
    #expect(answers.count > 10)
    #expect(answers.allSatisfy { $0.encode().count < 65_536 + 1_024 })
    #expect(answers.flatMap(\.rejections).map(\.line) == (1...3_000).filter { $0 % 5 != 0 })
    for (before, answer) in zip(answers, answers.dropFirst()) {
      #expect(before.lineCount < answer.lineCount)
      // What was reported up to here is what was counted.
      #expect(before.rejections.allSatisfy { $0.line <= before.lineCount })
      #expect(answer.rejections.allSatisfy { $0.line > before.lineCount })
    }
    for answer in answers {
      let accepted = answer.lineCount / 5
      #expect(answer.counts == EventCounts(acceptedCount: accepted, rejectedCount: answer.lineCount - accepted))
    }
    #expect(answers.last?.lineCount == 3_000)
  }
}

extension Array {
  /// In pieces of `count` elements, the last with what is left.
  func split(every count: Int) -> [[Element]] {
    stride(from: 0, to: self.count, by: count).map { Array(self[$0..<Swift.min($0 + count, self.count)]) }
  }
}
