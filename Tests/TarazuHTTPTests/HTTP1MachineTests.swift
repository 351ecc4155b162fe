import Testing

@testable import TarazuHTTP

/// HTTP/1.1 by its bytes.
@Suite struct HTTP1MachineTests {
  private func machine(_ change: (inout HTTPLimits) -> Void = { _ in }) -> HTTP1Machine {
    var limits = HTTPLimits()
    change(&limits)
    return HTTP1Machine(limits: limits, at: 0)
  }

  private let get = "GET /a?b=c HTTP/1.1\r\nHost: tarazu.example\r\nAccept-Encoding: gzip\r\n\r\n"

  @Test func aRequestIsReadHoweverItsBytesAreCut() {
    let post =
      "POST /sign-in HTTP/1.1\r\nHost: h\r\nContent-Type: text/plain\r\nContent-Length: 5\r\nX-A: 1\r\nx-a: 2\r\n\r\nhello"
    for size in 1...post.utf8.count {
      let machine = machine()
      let events = feed(post, to: machine, by: size)
      let expected = HTTPRequest(
        method: "POST", target: "/sign-in", authority: "h",
        fields: [
          .init("content-type", "text/plain"), .init("content-length", "5"), .init("x-a", "1"), .init("x-a", "2"),
        ], body: Array("hello".utf8))
      #expect(events == [.request(1, expected)], "\(size) bytes at a time")
    }
  }

  @Test func anAnswerHasItsLengthAndTheConnectionGoesOn() {
    let machine = machine()
    // Two requests at once: the second waits until the first is answered.
    #expect(feed(get + get, to: machine).count == 1)
    machine.answer(1, HTTPResponse(200, [.init("content-type", "text/plain")]), Array("hello".utf8))
    #expect(
      taken(machine)
        == "HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ncontent-length: 5\r\n\r\nhello")
    guard case .request(2, let second)? = machine.next(at: 0) else {
      Issue.record("the second request is lost")
      return
    }
    #expect(second.path == "/a" && second.query == "b=c" && second["accept-encoding"] == ["gzip"])
    machine.answer(2, HTTPResponse(304), [])
    #expect(taken(machine) == "HTTP/1.1 304 Not Modified\r\n\r\n")
  }

  @Test func aHeadGetsTheLengthWithoutTheBody() {
    let machine = machine()
    #expect(feed("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n", to: machine).count == 1)
    machine.answer(1, HTTPResponse(200), Array("hello".utf8))
    #expect(taken(machine) == "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n")
  }

  @Test func aStreamIsChunked() {
    let machine = machine()
    #expect(feed(get, to: machine).count == 1)
    machine.begin(1, HTTPResponse(200))
    machine.send(1, Array("data: 1\n\n".utf8))
    #expect(!machine.isDrained(1))
    #expect(taken(machine) == "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n9\r\ndata: 1\n\n\r\n")
    #expect(machine.isDrained(1))
    machine.finish(1)
    #expect(taken(machine) == "0\r\n\r\n")
    #expect(machine.openCount == 0)
  }

  @Test func aValueCannotEndItsLine() {
    let machine = machine()
    _ = feed(get, to: machine)
    machine.answer(1, HTTPResponse(303, [.init("location", "/a\r\nset-cookie: x=y")]), [])
    #expect(taken(machine) == "HTTP/1.1 303 See Other\r\nlocation: \r\ncontent-length: 0\r\n\r\n")
  }

  @Test(arguments: [
    ("GET / HTTP/1.1\r\n\r\n", 400),  // no host
    ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
    ("GET / HTTP/1.0\r\nHost: a\r\n\r\n", 505),
    ("FOO / HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400),
    ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400),
    ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", 400),
    ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 65537\r\n\r\n", 413),
    ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n", 400),
    ("\u{16}\u{3}\u{1}\u{2}\u{0}\r\n\r\n", 400),
  ])
  func whatIsNoRequestIsRefusedAndTheConnectionEnds(text: String, status: Int) {
    let machine = machine()
    #expect(feed(text, to: machine) == [.fault(1, status: status)])
    machine.answer(1, HTTPResponse(status), [])
    #expect(taken(machine).hasSuffix("connection: close\r\n\r\n"))
    #expect(machine.next(at: 0) == .close(nil))
    #expect(machine.next(at: 0) == nil && !machine.canRead)
  }

  @Test func headersAndBodiesHaveLimits() {
    let long = String(repeating: "a", count: 17 << 10)
    #expect(feed("GET /\(long) HTTP/1.1\r\nHost: a\r\n\r\n", to: machine()) == [.fault(1, status: 414)])
    #expect(feed("GET / HTTP/1.1\r\nHost: a\r\nX: \(long)\r\n\r\n", to: machine()) == [.fault(1, status: 431)])
    let many = (0...100).map { "x\($0): 1\r\n" }.joined()
    #expect(feed("GET / HTTP/1.1\r\nHost: a\r\n\(many)\r\n", to: machine()) == [.fault(1, status: 431)])
    let chunk = "4000\r\n" + String(repeating: "b", count: 16 << 10) + "\r\n"
    let chunked = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
    #expect(feed(chunked + chunk + chunk + chunk + chunk + "0\r\n\r\n", to: machine()).count == 1)
    #expect(
      feed(chunked + chunk + chunk + chunk + chunk + "1\r\nb\r\n0\r\n\r\n", to: machine()) == [.fault(1, status: 413)])
  }

  @Test func slowRequestsAreLate() {
    let second: UInt64 = 1_000_000_000
    let quiet = machine()
    #expect(quiet.lateness(at: 9 * second) == nil && quiet.lateness(at: 11 * second) == .header)
    let slow = machine()
    #expect(feed("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n", to: slow, at: 5 * second).isEmpty)
    #expect(slow.lateness(at: 34 * second) == nil && slow.lateness(at: 36 * second) == .header)
    _ = feed("ab", to: slow, at: 6 * second)
    #expect(slow.lateness(at: 100 * second) == nil)
  }

  @Test func goingAwayAnswersWhatRuns() {
    let machine = machine()
    _ = feed(get, to: machine)
    machine.goAway()
    machine.answer(1, HTTPResponse(200), [])
    #expect(taken(machine) == "HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
    #expect(machine.next(at: 0) == .close(nil))
  }
}

/// Gives bytes to a machine, some at a time, and returns what it found.
func feed(_ text: String, to machine: any HTTPMachine, by size: Int = 8_192, at now: UInt64 = 0) -> [HTTPEvent] {
  feed(Array(text.utf8), to: machine, by: size, at: now)
}

func feed(_ bytes: [UInt8], to machine: any HTTPMachine, by size: Int = 8_192, at now: UInt64 = 0) -> [HTTPEvent] {
  var events: [HTTPEvent] = []
  var rest = bytes[...]
  while !rest.isEmpty, machine.canRead {
    let piece = rest.prefix(size)
    let count = machine.fill(at: now) { buffer in
      let piece = piece.prefix(buffer.count)
      buffer.copyBytes(from: piece)
      return piece.count
    }
    rest = rest.dropFirst(count)
    while let event = machine.next(at: now) { events.append(event) }
  }
  return events
}

/// All that a machine has to say, as bytes.
func bytes(of machine: any HTTPMachine) -> [UInt8] {
  var bytes: [UInt8] = []
  while machine.unsent > 0 {
    machine.drain { buffer in
      bytes += buffer
      return buffer.count
    }
  }
  return bytes
}

func taken(_ machine: any HTTPMachine) -> String { String(decoding: bytes(of: machine), as: UTF8.self) }
