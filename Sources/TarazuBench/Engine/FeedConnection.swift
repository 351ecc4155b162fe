// Feeds that are held open: counts their messages and measures how old their figures are.

import TarazuLoop
import TarazuNet
import TarazuProtocol
import TarazuWire

/// A connection with feeds. Only its loop's thread uses it.
final class FeedConnection: CallReceiver {
  /// A feed that has ended is opened again after this pause.
  private static let pause: Duration = .milliseconds(200)

  private struct Feed {
    let call: ClientMachine.PreparedCall
    var sequence: Int64 = 0
    var state: SubscribeResponse.State?
  }

  private unowned let owner: LoadLoop
  private var link: ClientConnection?
  private var feeds: [Feed]
  private var isClosed = false

  init(_ owner: LoadLoop, _ link: ClientConnection, _ calls: [ClientMachine.PreparedCall]) {
    self.owner = owner
    feeds = calls.map { Feed(call: $0) }
    resume(link)
  }

  var isConnected: Bool { link != nil }

  /// Opens all feeds on a connection: the first one, or a new one.
  func resume(_ link: ClientConnection) {
    // One that has ended already would never say so.
    guard !link.isClosed else { return owner.reconnect(self) }
    self.link = link
    link.setReceiver(self)
    for tag in feeds.indices { open(tag) }
  }

  private func open(_ tag: Int) {
    feeds[tag].sequence = 0
    feeds[tag].state = nil
    _ = link?.begin(feeds[tag].call, tag: tag)
  }

  func close() {
    isClosed = true
    link?.close()
  }

  // MARK: Outcomes of feeds

  func callsWillArrive() {}

  func call(_ tag: Int, answered payload: Span<UInt8>) {}

  func call(_ tag: Int, received message: Span<UInt8>) {
    let bytes = message.withUnsafeBufferPointer { Array($0) }
    guard let response = try? SubscribeResponse.decode(from: bytes) else { return end(tag, FeedConnection.unreadable) }
    let isGap = response.sequence != feeds[tag].sequence &+ 1
    // The first message may show old commits, and a message without a change shows nothing new.
    let isNews = feeds[tag].state.map { !$0.shows(response.state) } ?? false
    feeds[tag].sequence = response.sequence
    feeds[tag].state = response.state
    let lag = isNews ? response.state?.age : nil
    owner.count { tally in
      tally.side.feedMessages += 1
      if isGap { tally.side.feedGaps += 1 }
      if let lag { tally.feedLag.record(lag) }
    }
  }

  private static let unreadable = Failing(.unknown, Reason.badAnswer.rawValue)

  func call(_ tag: Int, endedWith status: Status?) {
    end(tag, status.map(Failing.init) ?? Failing(.ok, "END"))
    owner.loop.schedule(after: FeedConnection.pause) { self.open(tag) }
  }

  private func end(_ tag: Int, _ failing: Failing) {
    owner.count { $0.feedEnds[failing, default: 0] += 1 }
  }

  func callsDidArrive() {}

  func connectionEnded(_ status: Status) {
    link = nil
    guard !isClosed else { return }
    for tag in feeds.indices { end(tag, Failing(status)) }
    owner.reconnect(self)
  }
}

extension SubscribeResponse.State {
  private var asOf: AsOf? {
    switch self {
    case .scorecard(let scorecard): scorecard.asOf
    case .rank(let rank): rank.asOf
    }
  }

  /// Whether another message has the same figures, apart from when they were current.
  fileprivate func shows(_ other: SubscribeResponse.State?) -> Bool {
    switch (self, other) {
    case (.scorecard(var a), .scorecard(var b)):
      (a.asOf, b.asOf) = (nil, nil)
      return a == b
    case (.rank(var a), .rank(var b)):
      (a.asOf, b.asOf) = (nil, nil)
      return a == b
    default: return false
    }
  }

  /// Nanoseconds since the commit that it shows, by the clocks of both machines; nil if it shows none.
  fileprivate var age: UInt64? {
    guard let time = asOf?.commitTime else { return nil }
    let commit = time.seconds.multipliedReportingOverflow(by: 1_000_000_000)
    guard !commit.overflow else { return nil }
    let age = SystemClock.nanoseconds().subtractingReportingOverflow(commit.partialValue)
    return age.overflow
      ? nil : UInt64(max(0, age.partialValue.subtractingReportingOverflow(Int64(time.nanos)).partialValue))
  }
}

extension SideTally {
  /// Counts the outcomes of a batch of events.
  mutating func take(ingestAnswer payload: Span<UInt8>) {
    let bytes = payload.withUnsafeBufferPointer { Array($0) }
    guard let counts = (try? IngestCounts.decode(from: bytes))?.counts else { return }
    eventsAccepted.increase(by: UInt64(clamping: counts.acceptedCount))
    eventsDuplicate.increase(by: UInt64(clamping: counts.duplicateCount))
    eventsRejected.increase(by: UInt64(clamping: counts.rejectedCount))
  }
}

/// Only the counts of a SubmitLinesResponse, without the many results of single lines.
private struct IngestCounts: ReadableMessage {
  var counts: EventCounts?

  mutating func mergeFields(from reader: inout ProtobufReader) throws(MessageDecodingError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 18: try MessageField<EventCounts>.read(into: &counts, &reader)
      default: try reader.skip(tag)
      }
    }
  }
}
