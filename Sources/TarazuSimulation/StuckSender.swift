// A broken interface that sends a survey again and again, until its case is full.

import TarazuCalendar
import TarazuDomain

struct StuckSender: Sendable {
  private let source: String
  private let branch: Branch
  private let matter: Matter
  /// How many events fill a case.
  let fillers: Int
  /// The events so far, and the moment of the last one.
  private(set) var count = 0
  private var last = Instant.first

  init(branch: Branch, fillers: Int) {
    self.fillers = fillers
    source = Country.sources[branch.province]
    self.branch = branch
    matter = branch.kind.matters[0].matter
  }

  /// Whether its events are rejected now.
  var isFull: Bool { count >= fillers }

  /// Its next event, not before a moment, and each at another moment.
  mutating func next(at moment: Instant) -> Event {
    last = Instant(nanoseconds: max(moment.nanoseconds, last.nanoseconds + 1_000_000_000))
    count += 1
    let body: EventBody =
      switch count {
      case 1: .registered(branch: branch.code, caseClass: matter.caseClass.code)
      case 2: .closed(branch: branch.code, outcome: .other)
      default: .surveyed(branch: branch.code, score: 1)
      }
    // Its ids and its case cannot be those of others, which have only digits.
    return Event(source: source, id: "survey-\(count)", at: last, caseCode: "survey-\(branch.code)", body: body)
  }
}
