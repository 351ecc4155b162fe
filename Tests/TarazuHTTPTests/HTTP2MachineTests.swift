import TestRandom
import Testing

@testable import TarazuHTTP

/// HTTP/2 by its bytes.
@Suite struct HTTP2MachineTests {
  private func machine(_ change: (inout HTTPLimits) -> Void = { _ in }) -> HTTP2Machine {
    var limits = HTTPLimits()
    change(&limits)
    return HTTP2Machine(limits: limits, at: 0)
  }

  private let post = [
    (":method", "POST"), (":scheme", "https"), (":path", "/sign-in"), (":authority", "h"), ("cookie", "a=b"),
    ("cookie", "c=d"),
  ]

  @Test func aRequestIsReadHoweverItsBytesAreCut() {
    let body = Frame(kind: .data, flags: Frame.endStream, stream: 1, payload: Array("hello".utf8))
    let all = HTTP2Peer.preface + HTTP2Peer.request(1, post, endsStream: false) + body.bytes
    for size in [1, 2, 3, 7, 9, 64, all.count] {
      let expected = HTTPRequest(
        method: "POST", target: "/sign-in", authority: "h", fields: [.init("cookie", "a=b"), .init("cookie", "c=d")],
        body: Array("hello".utf8))
      #expect(feed(all, to: machine(), by: size) == [.request(1, expected)], "\(size) bytes at a time")
    }
  }

  @Test func requestsAreAnsweredInAnyOrder() {
    let machine = machine()
    let events = feed(HTTP2Peer.preface + HTTP2Peer.request(1) + HTTP2Peer.request(3), to: machine)
    #expect(events.count == 2)
    machine.answer(3, HTTPResponse(200), Array("three".utf8))
    machine.answer(1, HTTPResponse(200), Array("one".utf8))
    let data = Frame.all(in: bytes(of: machine)).filter { $0.kind == .data }
    #expect(data.map(\.stream) == [3, 1])
    #expect(data.map { String(decoding: $0.payload, as: UTF8.self) } == ["three", "one"])
    #expect(machine.openCount == 0)
  }

  @Test func aHeadGetsNoBody() {
    let machine = machine()
    var head = HTTP2Peer.get
    head[0].1 = "HEAD"
    _ = feed(HTTP2Peer.preface + HTTP2Peer.request(1, head), to: machine)
    machine.answer(1, HTTPResponse(200), Array("hello".utf8))
    let frames = Frame.all(in: bytes(of: machine)).filter { $0.stream == 1 }
    #expect(frames.map(\.kind) == [.headers] && frames[0].flags & Frame.endStream != 0)
  }

  @Test func aStreamGoesOnUntilItsEnd() {
    let machine = machine()
    _ = feed(HTTP2Peer.preface + HTTP2Peer.request(1), to: machine)
    machine.begin(1, HTTPResponse(200))
    _ = bytes(of: machine)
    machine.send(1, Array("data: 1\n\n".utf8))
    #expect(Frame.all(in: bytes(of: machine)).map(\.payload) == [Array("data: 1\n\n".utf8)])
    #expect(machine.isDrained(1) && machine.openCount == 1)
    machine.finish(1)
    #expect(Frame.all(in: bytes(of: machine)).map(\.flags) == [Frame.endStream])
    #expect(machine.openCount == 0)
  }

  @Test func aSlowReaderHoldsBackItsAnswer() {
    let machine = machine()
    _ = feed(HTTP2Peer.preface + HTTP2Peer.request(1), to: machine)
    machine.answer(1, HTTPResponse(200), [UInt8](repeating: 7, count: 200_000))
    func sent() -> Int {
      Frame.all(in: bytes(of: machine)).filter { $0.kind == .data }.map(\.payload.count).reduce(0, +)
    }
    // The window that a peer begins with.
    #expect(sent() == 65_535)
    _ = feed(
      Frame(kind: .window, payload: number(1 << 20)).bytes
        + Frame(kind: .window, stream: 1, payload: number(1 << 20)).bytes, to: machine)
    #expect(sent() == 200_000 - 65_535)
  }

  @Test func aResetEndsTheAnswer() {
    let machine = machine()
    _ = feed(HTTP2Peer.preface + HTTP2Peer.request(1), to: machine)
    #expect(feed(Frame(kind: .reset, stream: 1, payload: number(8)).bytes, to: machine) == [.gone(1)])
    machine.answer(1, HTTPResponse(200), Array("late".utf8))
    #expect(!Frame.all(in: bytes(of: machine)).contains { $0.stream == 1 })
  }

  @Test func tooLargeHeadersAndBodiesAreFaults() {
    let long = String(repeating: "a", count: 9_000)
    let large = HTTP2Peer.get + [("x-a", long), ("x-b", long)]
    // 18 KiB are more than one frame holds.
    let block = HTTP2Peer.block(large)
    let first = Frame(kind: .headers, flags: Frame.endStream, stream: 1, payload: Array(block.prefix(16_000)))
    let rest = Frame(kind: .continuation, flags: Frame.endHeaders, stream: 1, payload: Array(block.dropFirst(16_000)))
    let header = machine()
    #expect(feed(HTTP2Peer.preface + first.bytes + rest.bytes, to: header) == [.fault(1, status: 431)])
    header.answer(1, HTTPResponse(431), [])
    #expect(Frame.all(in: bytes(of: header)).contains { $0.kind == .headers && $0.stream == 1 })

    let body = machine { $0.bodyBytes = 100_000 }
    let limited = machine { $0.bodyBytes = 10 }
    let data = Frame(kind: .data, flags: Frame.endStream, stream: 1, payload: [UInt8](repeating: 1, count: 11)).bytes
    let start = HTTP2Peer.preface + HTTP2Peer.request(1, post, endsStream: false)
    #expect(feed(start + data, to: limited).first == .fault(1, status: 413) || limited.openCount == 0)
    guard case .request? = feed(start + data, to: body).first else {
      Issue.record("a body within the limit was refused")
      return
    }
  }

  @Test(arguments: [
    [(":method", "GET"), (":path", "/"), (":authority", "h")],
    [(":method", "GET"), (":scheme", "https"), (":path", "/"), (":authority", "h"), ("connection", "close")],
    [(":method", "GET"), (":scheme", "https"), (":path", "/"), (":authority", "h"), ("Upper", "x")],
    [("x", "y"), (":method", "GET"), (":scheme", "https"), (":path", "/"), (":authority", "h")],
  ])
  func malformedRequestsReachNobody(fields: [(String, String)]) {
    let events = feed(HTTP2Peer.preface + HTTP2Peer.request(1, fields), to: machine())
    #expect(!events.contains { if case .request = $0 { true } else { false } })
  }

  @Test func aFloodEndsTheConnection() {
    func reason(_ frames: [[UInt8]], _ change: (inout HTTPLimits) -> Void = { _ in }) -> String? {
      let machine = machine(change)
      for event in feed(HTTP2Peer.preface + frames.flatMap { $0 }, to: machine) {
        if case .close(let reason) = event { return reason ?? "over" }
      }
      return nil
    }
    let resets = (0..<20).flatMap { index -> [[UInt8]] in
      let stream = UInt32(2 * index + 1)
      return [HTTP2Peer.request(stream), Frame(kind: .reset, stream: stream, payload: number(8)).bytes]
    }
    #expect(reason(resets) { $0.resets = 10 } == "too many resets")
    #expect(reason(resets) == nil)
    let windows = Array(repeating: Frame(kind: .window, payload: number(1)).bytes, count: 30)
    #expect(reason(windows) { $0.controlFrames = 20 } == "too many frames that carry nothing")
    let empty = Array(repeating: Frame(kind: .data, stream: 1).bytes, count: 30)
    #expect(
      reason([HTTP2Peer.request(1, post, endsStream: false)] + empty) { $0.controlFrames = 20 }
        == "too many frames that carry nothing")
    // A header that never ends.
    let begun = Frame(kind: .headers, stream: 1, payload: HTTP2Peer.block(HTTP2Peer.get)).bytes
    let more = Frame(kind: .continuation, stream: 1, payload: HTTP2Peer.block([("x", "y")])).bytes
    #expect(reason([begun] + Array(repeating: more, count: 100)) != nil)
    #expect(reason([Array("GET / HTTP/1.1\r\n\r\n".utf8)]) != nil)
  }

  @Test func slowRequestsAreLate() {
    let second: UInt64 = 1_000_000_000
    let quiet = machine()
    #expect(quiet.lateness(at: 9 * second) == nil && quiet.lateness(at: 11 * second) == .header)
    let half = machine()
    let begun = Frame(kind: .headers, stream: 1, payload: HTTP2Peer.block(HTTP2Peer.get)).bytes
    #expect(feed(HTTP2Peer.preface + begun, to: half, at: 5 * second).isEmpty)
    #expect(half.lateness(at: 14 * second) == nil && half.lateness(at: 16 * second) == .header)
    let slow = machine()
    #expect(feed(HTTP2Peer.preface + HTTP2Peer.request(1, post, endsStream: false), to: slow, at: 5 * second).isEmpty)
    #expect(slow.lateness(at: 34 * second) == nil && slow.lateness(at: 36 * second) == .body(1))
    #expect(slow.lateness(at: 40 * second) == nil)
  }

  @Test func goingAwayAnswersWhatRuns() {
    let machine = machine()
    _ = feed(HTTP2Peer.preface + HTTP2Peer.request(1), to: machine)
    machine.goAway()
    #expect(Frame.all(in: bytes(of: machine)).contains { $0.kind == .goAway })
    machine.answer(1, HTTPResponse(200), Array("one".utf8))
    #expect(Frame.all(in: bytes(of: machine)).contains { $0.kind == .data })
  }

  /// Whatever comes, nothing traps, and what waits stays small.
  @Test func anyBytes() {
    var random = SeededGenerator(seed: 16)
    for _ in 0..<300 {
      let http2 = machine()
      var input = HTTP2Peer.preface + HTTP2Peer.request(1) + HTTP2Peer.request(3, post, endsStream: false)
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        input[Int.random(in: 0..<input.count, using: &random)] = .random(in: .min ... .max, using: &random)
      }
      for event in feed(input, to: http2, by: Int.random(in: 1...64, using: &random)) {
        if case .request(let id, _) = event { http2.answer(id, HTTPResponse(200), [1, 2, 3]) }
      }
      #expect(http2.unsent < 1 << 20)
      let http1 = HTTP1Machine(limits: HTTPLimits(), at: 0)
      var text = Array(
        "POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabcGET / HTTP/1.1\r\nHost: h\r\n\r\n".utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        text[Int.random(in: 0..<text.count, using: &random)] = .random(in: .min ... .max, using: &random)
      }
      for event in feed(text, to: http1, by: Int.random(in: 1...64, using: &random)) {
        if case .request(let id, _) = event { http1.answer(id, HTTPResponse(200), [1, 2, 3]) }
      }
    }
  }
}
