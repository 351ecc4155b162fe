import TarazuWire
import Testing

@testable import TarazuNet

/// What a call's handler gets and when it waits, as tables. Tasks that wait are numbers here.
@Suite struct CallInputTests {
  enum Step: Sendable {
    case take(Int)
    case arrive([UInt8], at: UInt64)
    case end
    case fail(Status)
    case cancel
    case removeAll
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let steps: [Step]
    /// What each step gives, in words.
    let expected: [String]

    init(_ name: String, _ steps: [Step], _ expected: [String]) {
      self.name = name
      self.steps = steps
      self.expected = expected
    }

    var testDescription: String { name }
  }

  private static let late = Status.deadlineExceeded()

  static let rows = [
    Row("messages come first", [.arrive([1], at: 1), .arrive([2], at: 2), .take(7), .take(8)], ["", "", "1", "2"]),
    Row(
      "the handler comes first", [.take(7), .arrive([1], at: 1), .take(8), .arrive([2], at: 2)],
      ["waits", "for 7", "waits", "for 8"]),
    Row("one waits at a time", [.take(7), .take(8), .arrive([1], at: 1)], ["waits", "FAILED_PRECONDITION", "for 7"]),
    Row(
      "the end comes behind the messages", [.arrive([1], at: 1), .end, .take(7), .take(8), .take(9)],
      ["", "", "1", "end", "end"]),
    Row("the end is what one waits for", [.take(7), .end, .take(8)], ["waits", "for 7", "end"]),
    Row(
      "a failure comes behind the messages", [.arrive([1], at: 1), .fail(late), .take(7), .take(8)],
      ["", "", "1", "DEADLINE_PASSED"]),
    Row("the first end counts", [.end, .fail(late), .take(7)], ["", "", "end"]),
    Row("cancelled, whatever has come", [.arrive([1], at: 1), .cancel, .take(7)], ["", "", "CANCELLED"]),
    Row("cancelled after the end", [.arrive([1], at: 1), .end, .cancel, .take(7)], ["", "", "", "CANCELLED"]),
    Row("cancelled while one waits", [.take(7), .cancel, .cancel, .take(8)], ["waits", "for 7", "", "CANCELLED"]),
    Row("an end after it was cancelled", [.cancel, .end, .take(7)], ["", "", "CANCELLED"]),
    Row(
      "what was not taken is counted",
      [.arrive([1, 2], at: 1), .arrive([3], at: 2), .take(7), .cancel, .removeAll, .removeAll],
      ["", "", "1 2", "", "1 bytes", "0 bytes"]),
    Row("what came late is counted", [.cancel, .arrive([1, 2], at: 1), .removeAll], ["", "", "2 bytes"]),
    Row(
      "nothing is counted while one waits", [.take(7), .removeAll, .arrive([5], at: 1)], ["waits", "0 bytes", "for 7"]),
  ]

  private static func words(_ taken: CallInput<Int>.Taken) -> String {
    switch taken {
    case .message(let bytes): bytes.map { "\($0)" }.joined(separator: " ")
    case .end(.success): "end"
    case .end(.failure(let status)): status.reason.rawValue
    case .waits: "waits"
    }
  }

  private static func words(_ receiver: Int?) -> String { receiver.map { "for \($0)" } ?? "" }

  @Test(arguments: rows) func stepsAndResults(_ row: Row) {
    var input = CallInput<Int>()
    var seen: [String] = []
    for step in row.steps {
      switch step {
      case .take(let receiver): seen.append(CallInputTests.words(input.take(receiver)))
      case .arrive(let message, let instant): seen.append(CallInputTests.words(input.arrived(message, at: instant)))
      case .end: seen.append(CallInputTests.words(input.end(.success(()))))
      case .fail(let status): seen.append(CallInputTests.words(input.end(.failure(status))))
      case .cancel: seen.append(CallInputTests.words(input.cancel()))
      case .removeAll: seen.append("\(input.removeAll()) bytes")
      }
    }
    #expect(seen == row.expected)
  }

  @Test func theOldestUntakenMessageHasTheTimeThatItCame() {
    var input = CallInput<Int>()
    #expect(input.oldest == nil)
    _ = (input.arrived([1], at: 10), input.arrived([2], at: 20), input.arrived([3], at: 30))
    #expect(input.oldest == 10)
    _ = input.take(1)
    #expect(input.oldest == 20)
    _ = input.end(.success(()))
    #expect(input.oldest == 20)
    _ = (input.take(1), input.take(1))
    #expect(input.oldest == nil)
  }
}

@Suite struct CallOutputTests {
  @Test func theTaskThatWaitsIsWokenOnce() {
    var output = CallOutput<Int>.open
    let free = output.wait(1, isFull: false)
    let full = output.wait(2, isFull: true)
    // One waits; another goes on.
    let other = output.wait(3, isFull: true)
    #expect((free, full, other) == (false, true, false))
    #expect([output.roomIsThere(), output.roomIsThere()] == [2, nil])
    _ = output.wait(4, isFull: true)
    #expect([output.end(), output.end(), output.roomIsThere()] == [4, nil, nil])
    let over = output.wait(5, isFull: true)
    #expect(!over)
  }

  @Test func aFeedKeepsTheNewestMessageAlone() {
    var latest = LatestMessage<String>()
    func due(_ sent: UInt64) -> String {
      switch latest.due(hasSent: { $0 <= sent }) {
      case .send(let make): make
      case .notYet: "not yet"
      case .nothing: "nothing"
      }
    }
    #expect(latest.offer("a") { $0 <= 0 } == .sendNow)
    latest.queued(upTo: 100)
    #expect(due(0) == "nothing")
    #expect(latest.offer("b") { $0 <= 99 } == .waits)
    #expect(latest.offer("c") { $0 <= 99 } == .replaces)
    #expect(due(99) == "not yet")
    // Even when the one before it has been sent meanwhile, what waits is replaced and goes out in its turn.
    #expect(latest.offer("d") { $0 <= 100 } == .replaces)
    #expect(due(100) == "d")
    latest.queued(upTo: 200)
    #expect(due(200) == "nothing")
    #expect(latest.offer("e") { $0 <= 200 } == .sendNow)
    latest.queued(upTo: 300)
    #expect(latest.offer("f") { $0 <= 200 } == .waits)
    latest.end()
    #expect(due(300) == "nothing")
    #expect(latest.offer("g") { _ in true } == .dropped)
  }
}

@Suite struct FlowGatesTests {
  private struct Row {
    let name: String
    let unsent: Int
    let held: Int
    var isCrowdedOut = false
    let change: FlowGates.Change
    let isFull: Bool
    let canRead: Bool
  }

  /// One connection's history, step by step.
  @Test func theGatesOpenAndClose() {
    let (high, low, most) = (ConnectionBounds.unsentHigh, ConnectionBounds.unsentLow, ConnectionBounds.held)
    let rows = [
      Row(name: "exactly 1 MiB unsent", unsent: high, held: 0, change: [], isFull: false, canRead: true),
      Row(name: "over it", unsent: high + 1, held: 0, change: .readability, isFull: true, canRead: false),
      Row(name: "under it", unsent: high, held: 0, change: [], isFull: true, canRead: false),
      Row(name: "exactly 512 KiB", unsent: low, held: 0, change: [], isFull: true, canRead: false),
      Row(
        name: "under that", unsent: low - 1, held: 0, change: [.hasRoom, .readability], isFull: false, canRead: true),
      Row(name: "exactly what it may hold", unsent: 0, held: most, change: [], isFull: false, canRead: true),
      Row(name: "more", unsent: 0, held: most + 1, change: .readability, isFull: false, canRead: false),
      Row(name: "that again", unsent: 0, held: most, change: .readability, isFull: false, canRead: true),
      Row(
        name: "crowded out", unsent: 0, held: 0, isCrowdedOut: true, change: .readability, isFull: false, canRead: false
      ),
      Row(name: "no longer", unsent: 0, held: 0, change: .readability, isFull: false, canRead: true),
    ]
    var gates = FlowGates()
    for row in rows {
      let change = gates.update(unsent: row.unsent, held: row.held, mayHold: most, isCrowdedOut: row.isCrowdedOut)
      #expect(change == row.change, "\(row.name)")
      #expect(gates.isFull == row.isFull, "\(row.name)")
      #expect(gates.canRead == row.canRead, "\(row.name)")
    }
  }

  @Test func aClientReadsWhileItsSendersWait() {
    var gates = FlowGates()
    let change = gates.update(
      unsent: ConnectionBounds.unsentHigh + 1, held: 0, mayHold: ConnectionBounds.held, readsWhenFull: true)
    #expect(change == [] && gates.isFull && gates.canRead)
  }
}
