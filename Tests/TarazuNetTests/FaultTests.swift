import Foundation
import Synchronization
import TarazuLoop
import TarazuNet
import TarazuWire
import Testing

@Suite struct FaultTests {
  @Test(arguments: [[0xff, 0xff, 0xff], Array("GET / HTTP/1.1\r\n\r\n".utf8)] as [[UInt8]])
  func garbageInsideTLSEndsItsConnectionOnly(_ bytes: [UInt8]) async throws {
    try await TestServer.run { server in
      let good = try await server.connect()
      let raw = try await RawClient.connect(server)
      raw.send(bytes)
      #expect(await server.eventually { raw.hasEnded })
      #expect(raw.received == [])
      #expect(try await good.call("Inline", [1]) == [1])
    }
  }

  @Test func plainTextEndsItsConnectionOnly() async throws {
    try await TestServer.run { server in
      let plain = try PlainConnection(server)
      defer { plain.end() }
      let descriptor = plain.descriptor
      _ = write(descriptor, "GET / HTTP/1.1\r\n\r\n", 18)
      var buffer = [UInt8](repeating: 0, count: 1_024)
      // TLS's alert, then the end.
      while read(descriptor, &buffer, buffer.count) > 0 {}
      let good = try await server.connect()
      #expect(try await good.call("Inline", [1]) == [1])
    }
  }

  @Test func aHandshakeThatNeverComesIsEnded() async throws {
    try await TestServer.run {
      $0.limits.handshakeTime = .milliseconds(50)
    } _: { server in
      let plain = try PlainConnection(server)
      defer { plain.end() }
      var byte: UInt8 = 0
      #expect(read(plain.descriptor, &byte, 1) <= 0)
    }
  }

  @Test func aViolationIsAnsweredAndThenTheConnectionEnds() async throws {
    try await TestServer.run { server in
      let raw = try await RawClient.connect(server)
      raw.send(frame(1, .request, [], envelope("Inline", "ok")) + frame(2, .request, [], envelope("Inline", "no")))
      raw.send(frame(3, .request, [], envelope("Inline", "never")))
      #expect(await server.eventually { raw.hasEnded })
      let frames = raw.frames
      #expect(frames.map(\.header.stream) == [1, 2])
      #expect(frames.allSatisfy { $0.header.type == .response && $0.header.flags == [] })
      #expect(frames.first?.data == [0x12, 2] + Array("ok".utf8))
      let words = String(decoding: frames.last?.data ?? [], as: UTF8.self)
      #expect(words.contains("odd"))
    }
  }

  @Test func anAnswerIsNotOvertakenByTheEnd() async throws {
    try await TestServer.run { server in
      let raw = try await RawClient.connect(server)
      // Frames that the server will not read lie in its socket when it closes.
      let rest = frame(5, .request, [], envelope("Inline") + [UInt8](repeating: 0, count: 100_000))
      raw.send(frame(1, .request, [], envelope("Inline", "ok")) + frame(2, .request))
      for _ in 0..<20 { raw.send(rest) }
      #expect(await server.eventually { raw.hasEnded })
      #expect(raw.frames.count == 2)
    }
  }

  @Test func whenTheClientsSideEndsItsCallsAreCancelled() async throws {
    try await TestServer.run { server in
      let raw = try await RawClient.connect(server)
      raw.send(frame(1, .request, [], envelope("Hang")) + frame(3, .request, [], envelope("Hang")))
      #expect(await server.eventually { server.server.callsRunning == 2 })
      raw.close()
      #expect(await server.eventually { server.observed.cancelled.load(ordering: .relaxed) == 2 })
      #expect(await server.eventually { server.server.callsRunning == 0 && server.server.connectionCount == 0 })
    }
  }

  @Test func aFrameTooLargeFailsItsCallAlone() async throws {
    try await TestServer.run { server in
      let raw = try await RawClient.connect(server)
      raw.send(frame(1, .request, [], [UInt8](repeating: 0, count: 4_194_305)))
      raw.send(frame(3, .request, [], envelope("Inline", "ok")))
      try #require(await server.eventually { raw.frames.count == 2 })
      let words = String(decoding: raw.frames[0].data, as: UTF8.self)
      #expect(words.contains("MESSAGE_TOO_LARGE"))
      #expect(raw.frames[1].data == [0x12, 2] + Array("ok".utf8))
    }
  }

  @Test func framesNeedNotAlignWithRecords() async throws {
    try await TestServer.run { server in
      let raw = try await RawClient.connect(server)
      for byte in frame(1, .request, [], envelope("Later", "abc")) {
        raw.send([byte])
        try await server.loops.loops[0].sleep(for: .milliseconds(1))
      }
      try #require(await server.eventually { raw.frames.count == 1 })
      #expect(raw.frames[0].data == [0x12, 3] + Array("cba".utf8))
    }
  }

  @Test func aBegunFrameMustComeToItsEnd() async throws {
    try await TestServer.run {
      $0.limits.frameTime = .milliseconds(50)
      $0.limits.frameTimePer64KiB = .zero
    } _: { server in
      let raw = try await RawClient.connect(server)
      raw.send([0, 0, 0])
      #expect(await server.eventually { raw.hasEnded })
      #expect(raw.received == [])
    }
  }
}
