// A checksum of everything simulated, so that a change is noticed.

import TarazuCalendar
import TarazuDomain

/// FNV-1a, 64 bits.
struct Checksum {
  private var sum: UInt64 = 0xCBF2_9CE4_8422_2325

  var text: String { String(sum, radix: 16) }

  mutating func add(_ text: String) { add(Array(text.utf8)) }

  mutating func add(_ bytes: [UInt8]) {
    for byte in bytes { sum = (sum ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
  }

  mutating func add(_ event: Event) {
    add("\(event.source) \(event.id) \(event.at.nanoseconds) \(event.caseCode) \(event.kind.code) ")
    switch event.body {
    case .registered(let branch, let caseClass): add("\(branch) \(caseClass)")
    case .transferred(let branch, let to): add("\(branch) \(to)")
    case .closed(let branch, let outcome): add("\(branch) \(outcome.code)")
    case .hearingSet(let branch, let hearing, let on, let purpose): add("\(branch) \(hearing) \(on) \(purpose.code)")
    case .hearingHeld(let hearing), .hearingCancelled(let hearing): add(hearing)
    case .hearingAdjourned(let hearing, let reason): add("\(hearing) \(reason.code)")
    case .appealDecided(let result): add(result.code)
    case .enforcementOpened(let branch, let amount), .enforcementPaid(let branch, let amount):
      add("\(branch) \(amount)")
    case .surveyed(let branch, let score): add("\(branch) \(score)")
    case .retracted(let retracts): add(retracts)
    case .reopened(let branch), .enforcementClosed(let branch): add(branch)
    case .appealed: break
    }
  }
}
