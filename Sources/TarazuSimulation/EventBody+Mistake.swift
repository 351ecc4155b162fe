// The mistakes that people make when they enter an event.

import TarazuCalendar
import TarazuDomain

extension EventBody {
  /// The same event with a mistake that people make; nil if it has no field for one.
  func mistaken(_ random: inout Random) -> EventBody? {
    switch self {
    case .registered(let branch, let right):
      let other = Matter.allCases[random.below(Matter.allCases.count)].caseClass.code
      return other == right ? nil : .registered(branch: branch, caseClass: other)
    case .closed(let branch, let right):
      return .closed(branch: branch, outcome: right == .judgment ? .dismissal : .judgment)
    case .hearingSet(let branch, let hearing, let on, let purpose):
      return .hearingSet(
        branch: branch, hearing: hearing, on: Day(number: on.number + Int32(random.within(1...20))), purpose: purpose)
    case .enforcementPaid(let branch, let amount):
      return .enforcementPaid(branch: branch, amount: amount * 10)
    case .surveyed(let branch, let score):
      return score == 3 ? nil : .surveyed(branch: branch, score: 6 - score)
    default:
      return nil
    }
  }
}
