import Synchronization
import TarazuBase
import TarazuLoop
import TarazuWire
import TestSupport

@testable import TarazuNet

/// A TLS client without a protocol: it sends bytes as they are given and keeps what comes.
// Safety: the channel and what it is given are used on the loop alone; what tests ask for is behind a lock or atomic.
final class RawClient: ChannelOwner, @unchecked Sendable {
  private let loop: Loop
  private var channel: Channel?
  private var output: [UInt8] = []
  private var isReading = true
  private var connected: CheckedContinuation<Bool, Never>?
  private let input = Locked<[UInt8]>([])
  private let ended = Atomic<Bool>(false)

  private init(loop: Loop) {
    self.loop = loop
  }

  static func connect(_ server: TestServer) async throws -> RawClient {
    let client = RawClient(loop: server.loops.next())
    let context = try TLSContext.client(server.certificates.clientTLS())
    let address = try Socket.addresses(host: "127.0.0.1", port: server.port)[0]
    let isConnected = await withCheckedContinuation { continuation in
      client.loop.execute {
        client.connected = continuation
        guard let descriptor = Socket.connect(address),
          let tls = try? TLSStream(context, descriptor: descriptor, serverName: "localhost")
        else {
          continuation.resume(returning: false)
          return
        }
        client.channel = Channel(tls, descriptor: descriptor, loop: client.loop, isConnecting: true)
        client.channel?.start(client)
      }
    }
    guard isConnected else { throw TestFailure(description: "no connection") }
    return client
  }

  func send(_ bytes: [UInt8]) {
    loop.execute { [self] in
      output += bytes
      channel?.setNeedsFlush()
    }
  }

  /// Stops reading, or begins again.
  func setReading(_ isReading: Bool) {
    loop.execute { [self] in
      self.isReading = isReading
      channel?.readabilityChanged()
    }
  }

  func close() { loop.execute { self.channel?.close() } }

  var received: [UInt8] { input.withLock { $0 } }
  var hasEnded: Bool { ended.load(ordering: .relaxed) }

  /// What was received, cut into frames; a rest that is none is left out.
  var frames: [(header: FrameHeader, data: [UInt8])] {
    let bytes = received
    var frames: [(FrameHeader, [UInt8])] = []
    var offset = 0
    while let header = FrameHeader(in: bytes.span, at: offset) {
      let start = offset + FrameHeader.size
      guard bytes.count - start >= Int(header.length) else { break }
      offset = start + Int(header.length)
      frames.append((header, Array(bytes[start..<offset])))
    }
    return frames
  }

  func channelDidConnect() {
    connected?.resume(returning: true)
    connected = nil
  }
  var canRead: Bool { isReading }
  func channelFill(_ body: (UnsafeMutableRawBufferPointer) -> Int) -> Int {
    withUnsafeTemporaryAllocation(byteCount: 16_384, alignment: 1) { buffer in
      let count = body(buffer)
      input.withLock { $0 += buffer[..<count] }
      return count
    }
  }
  func channelDidRead() {}
  var unsent: Int { output.count }
  func channelDrain(_ body: (UnsafeRawBufferPointer) -> Int) {
    let count = output.withUnsafeBytes { body($0) }
    output.removeFirst(count)
  }
  func channelDidWrite() {}
  func channelPeerEnded(_ failure: TLSFailure?) {
    connected?.resume(returning: false)
    connected = nil
    ended.store(true, ordering: .relaxed)
  }
  func channelDidClose() { channelPeerEnded(nil) }
}

/// A frame's bytes.
func frame(_ stream: UInt32, _ type: FrameType, _ flags: FrameFlags = [], _ data: [UInt8] = []) -> [UInt8] {
  var bytes: [UInt8] = []
  FrameHeader(length: UInt32(data.count), stream: stream, type: type, flags: flags).append(to: &bytes)
  return bytes + data
}

/// A REQUEST's envelope for a test method.
func envelope(_ method: String, _ payload: String = "") -> [UInt8] {
  func field(_ number: UInt8, _ text: String) -> [UInt8] {
    text.isEmpty ? [] : [number << 3 | 2, UInt8(text.utf8.count)] + Array(text.utf8)
  }
  return field(1, "test.Echo") + field(2, method) + field(3, payload)
}
