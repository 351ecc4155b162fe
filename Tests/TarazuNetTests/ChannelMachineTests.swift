import TarazuLoop
import TestRandom
import TestSupport
import Testing

@testable import TarazuNet

/// The life of a channel as a table: a state, what happens, the state after it, and what is to be done.
@Suite struct ChannelMachineTests {
  typealias Machine = ChannelMachine

  enum Input: Sendable {
    case ready(Interest)
    case connected, handshakeDone, flushIsWanted, flushIsDue, beginReading, endReading
    /// Bytes queued before and after, at an instant.
    case wrote(Int, Int, at: UInt64)
    case afterWriting(unsent: Int)
    case close, abort, peerEnded
    case failed(isPeersAlert: Bool)
  }

  /// What an input gives: an action, or whether to go on.
  enum Output: Sendable, Equatable {
    case action(Machine.Action)
    case goesOn(Bool)
    case nothing
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let before: Machine.State
    let input: Input
    let after: Machine.State
    let output: Output

    init(_ name: String, _ before: Machine.State, _ input: Input, _ after: Machine.State, _ output: Output) {
      self.name = name
      self.before = before
      self.input = input
      self.after = after
      self.output = output
    }

    var testDescription: String { name }
  }

  private static func feed(_ input: Input, to machine: inout Machine) -> Output {
    switch input {
    case .ready(let interest): return .action(machine.ready(interest))
    case .connected: return .action(machine.connected())
    case .handshakeDone: return .goesOn(machine.handshakeDone())
    case .flushIsWanted: return .goesOn(machine.flushIsWanted())
    case .flushIsDue: return .goesOn(machine.flushIsDue())
    case .beginReading: return .goesOn(machine.beginReading())
    case .endReading: return .goesOn(machine.endReading())
    case .wrote(let before, let after, let now):
      machine.wrote(before: before, after: after, at: now)
      return .nothing
    case .afterWriting(let unsent): return .action(machine.afterWriting(unsent: unsent))
    case .close: return .action(machine.close())
    case .abort: return .action(machine.abort())
    case .peerEnded: return .action(machine.peerEnded())
    case .failed(let isPeersAlert): return .action(machine.failed(isPeersAlert: isPeersAlert))
    }
  }

  private static let idle = Machine.State.open(.idle, .clear)
  private static let scheduled = Machine.State.open(.flushScheduled, .clear)
  private static let reading = Machine.State.open(.reading(isFlushScheduled: false), .clear)
  private static let closing = Machine.State.closing(.clear, peerHasEnded: false)
  private static let closingAfterPeer = Machine.State.closing(.clear, peerHasEnded: true)

  static let beginnings = [
    Row("connect is ready", .connecting, .ready(.write), .connecting, .action(.finishConnect)),
    Row("connected", .connecting, .connected, .handshaking, .action(.shakeHands)),
    Row("connected twice", .handshaking, .connected, .handshaking, .action(.none)),
    Row("the handshake goes on", .handshaking, .ready(.read), .handshaking, .action(.shakeHands)),
    Row("the handshake is done", .handshaking, .handshakeDone, idle, .goesOn(true)),
    Row("done after the end", .closed, .handshakeDone, .closed, .goesOn(false)),
    Row("no connection", .connecting, .failed(isPeersAlert: false), .closed, .action(.close(.failureNotice))),
    Row("own alert", .handshaking, .failed(isPeersAlert: false), .lingering, .action(.linger(isFailure: true))),
    Row("peer's alert", .handshaking, .failed(isPeersAlert: true), .closed, .action(.close(.failureNotice))),
    Row("closed while connecting", .connecting, .close, .closed, .action(.close(.nothing))),
    Row("closed in the handshake", .handshaking, .close, .closed, .action(.close(.nothing))),
  ]

  static let transfers = [
    Row("readable", idle, .ready(.read), idle, .action(.read)),
    Row("writable", idle, .ready(.write), idle, .action(.write)),
    Row("both", idle, .ready([.read, .write]), idle, .action(.writeAndRead)),
    Row("neither", idle, .ready([]), idle, .action(.none)),
    Row("a flush is wanted", idle, .flushIsWanted, scheduled, .goesOn(true)),
    Row("wanted again", scheduled, .flushIsWanted, scheduled, .goesOn(false)),
    Row("wanted within a batch", reading, .flushIsWanted, reading, .goesOn(false)),
    Row("wanted in the handshake", .handshaking, .flushIsWanted, .handshaking, .goesOn(false)),
    Row("wanted while closing", closing, .flushIsWanted, closing, .goesOn(false)),
    Row("due", scheduled, .flushIsDue, idle, .goesOn(true)),
    Row("due after the end", .lingering, .flushIsDue, .lingering, .goesOn(false)),
    Row("a batch begins", idle, .beginReading, reading, .goesOn(true)),
    Row(
      "a batch begins before a flush", scheduled, .beginReading, .open(.reading(isFlushScheduled: true), .clear),
      .goesOn(true)),
    Row("no batch while closing", closing, .beginReading, closing, .goesOn(false)),
    Row("a batch ends", reading, .endReading, idle, .goesOn(true)),
    Row(
      "a batch ends before a flush", .open(.reading(isFlushScheduled: true), .clear), .endReading, scheduled,
      .goesOn(true)),
    Row("a batch ends with the connection", closing, .endReading, closing, .goesOn(false)),
    Row("all was written", .open(.idle, .blocked(since: 5)), .wrote(9, 0, at: 7), idle, .nothing),
    Row("some was written", idle, .wrote(9, 4, at: 7), .open(.idle, .blocked(since: 7)), .nothing),
    Row(
      "some more was written", .open(.idle, .blocked(since: 5)), .wrote(9, 4, at: 7), .open(.idle, .blocked(since: 7)),
      .nothing),
    Row("nothing was written", idle, .wrote(9, 9, at: 7), .open(.idle, .blocked(since: 7)), .nothing),
    Row(
      "still nothing", .open(.idle, .blocked(since: 5)), .wrote(9, 9, at: 7), .open(.idle, .blocked(since: 5)),
      .nothing),
    Row("nothing more to do", idle, .afterWriting(unsent: 0), idle, .action(.none)),
  ]

  static let ends = [
    Row("the owner closes", idle, .close, closing, .action(.beginClosing(peerHasEnded: false))),
    Row("closed twice", closing, .close, closing, .action(.none)),
    Row(
      "closed with something queued", .open(.idle, .blocked(since: 5)), .close,
      .closing(.blocked(since: 5), peerHasEnded: false), .action(.beginClosing(peerHasEnded: false))),
    Row("writable while closing", closing, .ready(.write), closing, .action(.write)),
    Row(
      "blocked while closing", closing, .wrote(9, 4, at: 7), .closing(.blocked(since: 7), peerHasEnded: false), .nothing
    ),
    Row("more to send", closing, .afterWriting(unsent: 1), closing, .action(.none)),
    Row("all is sent", closing, .afterWriting(unsent: 0), .lingering, .action(.linger(isFailure: false))),
    Row("the peer ends", idle, .peerEnded, closingAfterPeer, .action(.beginClosing(peerHasEnded: true))),
    Row(
      "the peer ends within a batch", reading, .peerEnded, closingAfterPeer, .action(.beginClosing(peerHasEnded: true))),
    Row(
      "all is sent after the peer's end", closingAfterPeer, .afterWriting(unsent: 0), .closed,
      .action(.close(.closeNotify))),
    Row("the peer ends while closing", closing, .peerEnded, closing, .action(.none)),
    Row("own alert when open", idle, .failed(isPeersAlert: false), .lingering, .action(.linger(isFailure: true))),
    Row("peer's alert when open", idle, .failed(isPeersAlert: true), .closed, .action(.close(.failureNotice))),
    Row("a failure while closing", closing, .failed(isPeersAlert: false), .closed, .action(.close(.failureNotice))),
    Row(
      "a failure after the peer's end", closingAfterPeer, .failed(isPeersAlert: false), .closed,
      .action(.close(.nothing))),
    Row("a failure after everything", .closed, .failed(isPeersAlert: true), .closed, .action(.none)),
    Row("input while lingering", .lingering, .ready(.read), .lingering, .action(.dropInput)),
    Row("closed while lingering", .lingering, .close, .lingering, .action(.none)),
    Row("an end at once", idle, .abort, .closed, .action(.close(.nothing))),
    Row("an end of lingering", .lingering, .abort, .closed, .action(.close(.nothing))),
    Row("an end twice", .closed, .abort, .closed, .action(.none)),
    Row("ready after the end", .closed, .ready([.read, .write]), .closed, .action(.none)),
  ]

  @Test(arguments: beginnings + transfers + ends) func inputsAndActions(_ row: Row) {
    var machine = Machine(row.before)
    #expect(ChannelMachineTests.feed(row.input, to: &machine) == row.output)
    #expect(machine.state == row.after)
  }

  /// What a socket is watched for: with less, nothing more would happen on it.
  @Test func interests() {
    func interest(_ state: Machine.State, canRead: Bool) -> Interest { Machine(state).interest(canRead: canRead) }
    let blocked = Machine.State.open(.idle, .blocked(since: 1))
    #expect(interest(.connecting, canRead: true) == .write)
    #expect(interest(.handshaking, canRead: false) == .read)
    #expect(interest(ChannelMachineTests.idle, canRead: true) == .read)
    #expect(interest(ChannelMachineTests.idle, canRead: false) == [])
    #expect(interest(blocked, canRead: true) == [.read, .write])
    #expect(interest(blocked, canRead: false) == .write)
    #expect(interest(ChannelMachineTests.closing, canRead: true) == .write)
    #expect(interest(.lingering, canRead: false) == .read)
    #expect(interest(.closed, canRead: true) == [])
  }

  /// Whatever happens in whatever order: once closed it stays closed, and the socket is closed once.
  @Test(arguments: 0..<8) func theSocketIsClosedOnce(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let inputs: [Input] = [
      .ready(.read), .ready(.write), .connected, .handshakeDone, .flushIsWanted, .flushIsDue, .beginReading,
      .endReading,
      .wrote(9, 0, at: 1), .wrote(9, 4, at: 2), .afterWriting(unsent: 0), .afterWriting(unsent: 3), .close, .abort,
      .peerEnded, .failed(isPeersAlert: true), .failed(isPeersAlert: false),
    ]
    for isConnecting in [true, false] {
      for _ in 0..<500 {
        var machine = Machine(isConnecting: isConnecting)
        var closings = 0
        var notices = 0
        for _ in 0..<40 {
          let output = ChannelMachineTests.feed(inputs.randomElement(using: &random) ?? .abort, to: &machine)
          guard case .action(let action) = output else { continue }
          switch action {
          case .close(let last):
            closings += 1
            notices += last == .failureNotice ? 1 : 0
          case .beginClosing(peerHasEnded: true), .linger(isFailure: true): notices += 1
          default: break
          }
        }
        #expect(closings == (machine.isClosed ? 1 : 0))
        #expect(notices <= 1)
      }
    }
  }
}
