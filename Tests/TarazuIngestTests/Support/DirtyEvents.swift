// Cases as sources really send them, and worse: out of order, at one instant, twice, taken back before they come,
// about branches that are not there, from senders of several reaches.

import TarazuCalendar
import TarazuDomain
import TarazuIngest
import TarazuLines
import TestRandom
import TestSupport

/// What one sender sends.
struct Sent: Hashable, Sendable {
  var sender: TestSender
  var content: Content

  enum Content: Hashable, Sendable {
    case event(Event)
    case rejected(LineRejection)
  }

  var event: Event? { if case .event(let event) = content { event } else { nil } }
}

/// A batch, which is of one sender.
struct TestBatch: Hashable, Sendable {
  var sender: TestSender
  var lines: [Sent.Content]

  var submission: Submission {
    let submitted = lines.enumerated().map { index, content in
      switch content {
      case .event(let event):
        SubmittedLine(line: Int64(index) + 1, content: .event(event), raw: EventLine.text(of: event))
      case .rejected(let rejection):
        SubmittedLine(line: Int64(index) + 1, content: .rejected(rejection), raw: [0xFF, 0x00])
      }
    }
    return Submission(
      sender: sender.sender, lines: submitted, byteCount: Int64(lines.count), sha256: [UInt8](repeating: 7, count: 32))
  }
}

struct DirtyEvents {
  var random: SeededGenerator
  /// Branches that are preferred, others, and how often one of those is named.
  var known = Courts.known
  var strange = Courts.strange
  var strangePercent = 12
  /// Senders other than the country's in this many of a hundred cases.
  var reachPercent = 50
  /// Hours between two events of a case, at most.
  var pace = 40
  private var lastID = 0

  init(_ random: SeededGenerator) { self.random = random }

  /// 2024-02-01T00:00:00Z, some seconds before midnight in Tehran now and then.
  private static let base: Int64 = 1_706_745_600_000_000_000
  private static let hour: Int64 = 3_600_000_000_000

  /// The events of some cases, in about the order in which they happened.
  mutating func cases(_ codes: [String], events: ClosedRange<Int>) -> [Sent] {
    codes.flatMap { code in caseEvents(code, count: events.lowerBound + random.below(events.count)) }
  }

  /// One case, half plausible: its branch is mostly the one where it would be.
  mutating func caseEvents(_ code: String, count: Int) -> [Sent] {
    let senders = self.senders()
    let plans = (0..<count).map { _ in
      let sender = random.pick(senders)
      lastID += 1
      return (sender: sender, source: random.pick(sender.sources), id: "\(random.below(1_000))-\(lastID)")
    }
    let (sources, ids) = (plans.map(\.source), plans.map(\.id))
    var at = Self.base + Int64(random.below(300)) * 24 * Self.hour
    var branch = random.pick(known)
    var sent: [Sent] = []
    for (index, plan) in plans.enumerated() {
      if !random.chance(35) { at += Int64(1 + random.below(pace)) * Self.hour + Int64(random.below(3)) }
      let target = target(of: plan.source, among: sources, ids)
      let body = index == 0 && random.chance(85) ? registered(branch) : body(at: at, branch: &branch, target)
      sent.append(
        Sent(
          sender: plan.sender,
          content: .event(
            Event(
              source: plan.source, id: plan.id, at: Instant(nanoseconds: random.chance(10) ? at - 5 * Self.hour : at),
              caseCode: code, body: body))))
    }
    return sent
  }

  /// What a retraction takes back: mostly an event of the same source, whenever it happens.
  private mutating func target(of source: String, among sources: [String], _ ids: [String]) -> String {
    guard !random.chance(8) else { return "none" }
    let indices = (0..<5).map { _ in random.below(ids.count) }
    return ids[indices.first { sources[$0] == source } ?? indices[0]]
  }

  private mutating func senders() -> [TestSender] {
    guard random.chance(reachPercent) else { return [.country] }
    return (0...random.below(3)).map { _ in random.pick(TestSender.all) }
  }

  private mutating func branch(near usual: String) -> String {
    random.chance(strangePercent) ? random.pick(strange) : random.chance(85) ? usual : random.pick(known)
  }

  private mutating func registered(_ branch: String) -> EventBody {
    .registered(branch: branch, caseClass: random.pick(Courts.classes))
  }

  private mutating func body(at: Int64, branch: inout String, _ target: String) -> EventBody {
    let here = self.branch(near: branch)
    switch random.below(20) {
    case 0: return registered(here)
    case 1, 2, 3:
      let to = self.branch(near: random.pick(known))
      branch = to
      return .transferred(branch: here, to: to)
    case 4, 5: return .closed(branch: here, outcome: random.pick(Outcome.allCases))
    case 6: return .reopened(branch: here)
    case 7, 8, 9: return hearingSet(here, at: at)
    case 10: return .hearingHeld(hearing: hearing())
    case 11: return .hearingAdjourned(hearing: hearing(), reason: random.pick(AdjournmentReason.allCases))
    case 12: return .hearingCancelled(hearing: hearing())
    case 13: return .appealed
    case 14: return .appealDecided(result: random.pick(AppealResult.allCases))
    case 15: return .enforcementOpened(branch: here, amount: amount())
    case 16: return .enforcementPaid(branch: here, amount: amount())
    case 17: return random.chance(50) ? .enforcementClosed(branch: here) : .surveyed(branch: here, score: score())
    default: return .retracted(retracts: target)
    }
  }

  private mutating func hearingSet(_ branch: String, at: Int64) -> EventBody {
    let lead = random.chance(80) ? random.below(60) : random.pick([-1, 1_094, 1_095, 1_096, 1_097])
    return .hearingSet(
      branch: branch, hearing: hearing(), on: Day(number: Instant(nanoseconds: at).tehranDay.number + Int32(lead)),
      purpose: random.chance(80) ? .trial : .control)
  }

  private mutating func hearing() -> String { "h\(random.below(4))" }
  private mutating func score() -> Int { 1 + random.below(5) }
  private mutating func amount() -> Int64 { random.chance(20) ? 100_000_000_000_000 : 1 + Int64(random.below(1_000)) }
}

// MARK: - On the way

extension DirtyEvents {
  /// What a bad connection and bad sources make of it: again by the same or another sender, with other content under
  /// the same id, from the future, and lines that are none.
  mutating func spoil(_ sent: [Sent]) -> [Sent] {
    var all = sent
    for one in sent {
      guard let event = one.event else { continue }
      if random.chance(15) { all.append(one) }
      if random.chance(5) { all.append(Sent(sender: random.pick(TestSender.all), content: one.content)) }
      if random.chance(8) { all.append(Sent(sender: one.sender, content: .event(changed(event)))) }
      if random.chance(2) {
        var late = event
        late.id += "-f"
        late.at = Instant.last
        all.append(Sent(sender: one.sender, content: .event(late)))
      }
      if random.chance(3) {
        let rejection = LineRejection(
          reason: .badField, detail: "at: it is bad", source: "a", branch: event.body.branch)
        all.append(Sent(sender: one.sender, content: .rejected(rejection)))
      }
    }
    return all
  }

  private mutating func changed(_ event: Event) -> Event {
    var other = event
    switch random.below(3) {
    case 0: other.at = Instant(nanoseconds: event.at.nanoseconds + 1)
    case 1: other.caseCode += "x"
    default: other.body = .appealed
    }
    return other
  }

  /// In random order, cut into random batches of one sender each.
  mutating func batches(_ sent: [Sent], upTo most: Int) -> [TestBatch] {
    var open: [TestSender: TestBatch] = [:]
    var batches: [TestBatch] = []
    for one in sent.shuffled(using: &random) {
      open[one.sender, default: TestBatch(sender: one.sender, lines: [])].lines.append(one.content)
      if random.below(most) == 0, let full = open.removeValue(forKey: one.sender) { batches.append(full) }
    }
    batches += open.values.sorted { $0.sender.name < $1.sender.name }
    return batches.shuffled(using: &random)
  }
}

// MARK: - Clean ones

extension DirtyEvents {
  /// A new case with one event, at a branch.
  static func one(_ code: String, in branch: String) -> [Sent.Content] {
    [.event(clean(code, 0, .registered(branch: branch, caseClass: "debt")))]
  }

  /// A case in order, each event of which counts in some cell of these three branches.
  static func life(of code: String, in branches: [String] = ["B1", "B2", "B3"]) -> [Sent.Content] {
    let bodies: [EventBody] = [
      .registered(branch: branches[0], caseClass: "debt"), .transferred(branch: branches[0], to: branches[1]),
      .closed(branch: branches[1], outcome: .judgment), .reopened(branch: branches[2]),
      .closed(branch: branches[2], outcome: .settlement),
    ]
    return bodies.enumerated().map { .event(clean(code, $0, $1)) }
  }

  static func clean(_ code: String, _ index: Int, _ body: EventBody) -> Event {
    Event(
      source: "a", id: "\(code)-\(index)", at: Instant(nanoseconds: base + Int64(index) * hour), caseCode: code,
      body: body)
  }
}
