import Foundation
import TarazuBase
import TarazuClient
import TarazuLines
import TarazuLoop
import TarazuNet
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

@testable import TarazuCommand

/// A service that takes lines in pieces and fails at times. Lines with `x` are rejected.
private final class Taker: Sendable {
  private struct State {
    var taken: [Int: String] = [:]
    var twice = 0
    var streams = 0
    var failures: [Status]
  }

  private let state: Locked<State>
  /// How many lines are settled at a time.
  private let pieceLines: Int

  init(failing failures: [Status], pieceLines: Int = 400) {
    state = Locked(State(failures: failures))
    self.pieceLines = pieceLines
  }

  var taken: [Int: String] { state.withLock { $0.taken } }
  /// How many settled lines were sent again.
  var twice: Int { state.withLock { $0.twice } }
  var streams: Int { state.withLock { $0.streams } }

  var services: [String: [String: ServerMethod]] {
    [
      IngestService.importEvents.service: [
        IngestService.importEvents.name: .bidirectional(.long) { try await self.take($0) }
      ]
    ]
  }

  private func take(_ call: ServerCall) async throws {
    state.withLock { $0.streams += 1 }
    var splitter: LineSplitter?
    var first = 1
    var waiting: [Line] = []
    var counts = EventCounts()
    func settle() async throws {
      let piece = waiting.prefix(pieceLines)
      guard let last = piece.last else { return }
      waiting.removeFirst(piece.count)
      let rejections = record(piece)
      counts.rejectedCount += Int64(rejections.count)
      counts.acceptedCount += Int64(piece.count - rejections.count)
      try await call.send(
        ImportEventsResponse(
          lineCount: Int64(last.number - first + 1), counts: counts, rejections: rejections
        ).encode())
      if let failure = state.withLock({ $0.failures.isEmpty ? nil : $0.failures.removeFirst() }) { throw failure }
    }
    while let bytes = try await call.receive() {
      let message = try ImportEventsRequest.decode(from: bytes)
      if splitter == nil { first = max(1, Int(message.firstLine)) }
      var lines = splitter ?? LineSplitter(firstNumber: first, newDigest: nil)
      waiting += lines.take(message.chunk)
      splitter = lines
      while waiting.count >= pieceLines { try await settle() }
    }
    if var lines = splitter, let last = lines.finish() { waiting.append(last) }
    while !waiting.isEmpty { try await settle() }
  }

  private func record(_ lines: ArraySlice<Line>) -> [LineRefusal] {
    state.withLock { state in
      for line in lines {
        if state.taken.updateValue(String(decoding: line.bytes, as: UTF8.self), forKey: line.number) != nil {
          state.twice += 1
        }
      }
    }
    return lines.filter { $0.bytes.contains(UInt8(ascii: "x")) }.map {
      LineRefusal(line: Int64($0.number), reason: "malformed", detail: "x")
    }
  }
}

@Suite struct EventUploadTests {
  /// A file of lines, some blank, some `x`, the last without its end; and the lines that are not blank by number.
  private func file(lines count: Int) throws -> (path: String, lines: [Int: String]) {
    var lines: [Int: String] = [:]
    var text = ""
    for number in 1...count {
      let isBlank = number % 13 == 0
      let line =
        isBlank ? "" : "line \(number)" + (number % 97 == 0 ? " x" : String(repeating: "-", count: number % 200))
      if !isBlank { lines[number] = line }
      text += number == count ? line : line + "\n"
    }
    return (try file(text), lines)
  }

  private func importing(_ path: String, into taker: Taker) async throws -> ImportAnswer {
    let loop = try TestLoop()
    let pool = try WorkerPool(count: 1, name: "files")
    defer { pool.stop() }
    return try await ScriptedServer.run(taker.services) { server in
      let target = ClientTarget(host: "127.0.0.1", port: server.port, caFile: server.caFile)
      let session = Session(client: TarazuClient(target, loop: loop.loop), loop: loop.loop, pool: pool)
      let work = EventUpload(try ImportSource(path), rejectionFile: nil, session, Console())
      let answer = try await work.run()
      session.client.close()
      return answer
    }
  }

  @Test func everyLineIsSentOnceThoughStreamsAreLost() async throws {
    let away = Status.unavailable("away", reason: .storeUnavailable, retryDelay: .zero)
    let idle = Status.deadlineExceeded("nothing came", reason: .idleUpload)
    let taker = Taker(failing: [away, idle, away])
    let (path, lines) = try file(lines: 9_001)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let answer = try await importing(path, into: taker)
    #expect(taker.streams == 4)
    #expect(taker.twice == 0)
    #expect(taker.taken == lines)
    let rejected = lines.values.count { $0.contains("x") }
    #expect(answer.counts.rejectedCount == Int64(rejected))
    #expect(answer.counts.acceptedCount == Int64(lines.count - rejected))
  }

  @Test func aRefusalEndsTheImport() async throws {
    let taker = Taker(failing: [.permissionDenied("your role does not allow this")])
    let (path, _) = try file(lines: 2_000)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let error = await #expect(throws: Status.self) { try await importing(path, into: taker) }
    #expect(error?.code == .permissionDenied)
    #expect(taker.streams == 1)
  }

  /// More than is sent ahead of what is settled, in batches of 3 MB, and in lines that get no answer.
  @Test(arguments: ["-", " "])
  func sendingAheadEndsNowhere(_ character: Character) async throws {
    let taker = Taker(failing: [], pieceLines: 3_000)
    let line = String(repeating: character, count: 1_000)
    let path = try file(String(repeating: line + "\n", count: 10_000) + "end")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let answer = try await importing(path, into: taker)
    #expect(answer.counts.acceptedCount == (character == " " ? 1 : 10_001))
    #expect(taker.taken[10_001] == "end")
    #expect(taker.streams == 1)
  }

  private func file(_ text: String) throws -> String {
    let path = NSTemporaryDirectory() + "/tarazu-import-\(UUID().uuidString)"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  /// A file of another form is refused whole: thousands of rejections would say less.
  @Test(
    arguments: [
      ([0x1F, 0x8B, 0x08, 0x00, 0x0A], "gzip"), ([0x28, 0xB5, 0x2F, 0xFD], "zstd"),
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "xz"),
      ([0x42, 0x5A, 0x68, 0x39], "bzip2"), ([0x50, 0x4B, 0x03, 0x04], "ZIP"), ([0xFF, 0xFE, 0x7B, 0x00], "UTF-16"),
    ] as [([UInt8], String)])
  func aFileOfAnotherFormIsRefusedWhole(bytes: [UInt8], form: String) async throws {
    let path = NSTemporaryDirectory() + "/tarazu-import-\(UUID().uuidString)"
    try Data(bytes + Array(repeating: 0x0A, count: 1_000)).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let taker = Taker(failing: [])
    let failure = await #expect(throws: Failure.self) { try await importing(path, into: taker) }
    #expect(failure?.message.contains(path) == true && failure?.message.contains(form) == true)
    #expect(failure?.status == .refused)
    #expect(taker.taken.isEmpty)
  }

  @Test func anEmptyFile() async throws {
    let path = try file("")
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(try await importing(path, into: Taker(failing: [])).counts == EventCounts())
  }
}
