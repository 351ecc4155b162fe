// A survey that a broken interface sends again and again, until its case is full.

import TarazuCalendar
import TarazuDomain

struct StuckSender: Sendable {
  private let source: String
  private let branch: Branch
  private let matter: Matter
  /// As many as fill a case.
  let fillers: Int
  /// Events so far, and the last one's moment.
  private(set) var count = 0
  private var last = Instant.first

  init(branch: Branch, fillers: Int) {
    self.fillers = fillers
    source = Country.sources[branch.province]
    self.branch = branch
    matter = branch.kind.matters[0].matter
  }

  /// Whether what it sends is refused.
  var isFull: Bool { count >= fillers }

  /// Its next event, not before a moment, and each at a moment of its own.
  mutating func next(at moment: Instant) -> Event {
    last = Instant(nanoseconds: max(moment.nanoseconds, last.nanoseconds + 1_000_000_000))
    count += 1
    let body: EventBody =
      switch count {
      case 1: .registered(branch: branch.code, caseClass: matter.caseClass.code)
      case 2: .closed(branch: branch.code, outcome: .other)
      default: .surveyed(branch: branch.code, score: 1)
      }
    // Numbers of its own, and a case of its own: the others' have digits alone.
    return Event(source: source, id: "survey-\(count)", at: last, caseCode: "survey-\(branch.code)", body: body)
  }
}
