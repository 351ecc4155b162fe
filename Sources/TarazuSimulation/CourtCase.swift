// A simulated case, and the open ones held in memory.

import TarazuDomain

/// What happens to a case next.
enum CaseStep: UInt8, Sendable {
  case register, transfer, setTrial, setControl, hearing, close, survey, appeal, decideAppeal, reopen
  case openEnforcement, pay, closeEnforcement
}

/// A moment of the simulation: a day, and a second of it in Tehran.
struct Moment: Hashable, Sendable {
  var day: Int
  var second: Int

  /// Counted from the simulation's first midnight.
  var secondOfAll: Int { day * 86_400 + second }
}

/// A case between two of its events.
struct CourtCase: Sendable {
  /// Sixteen digits: the Jalali year, the province, a serial number.
  var code: Int
  /// The index of its current or last branch.
  var branch: Int32
  var matter: Matter
  var next = CaseStep.register
  /// How many hearings were set; the last one's purpose, and the day it is for.
  var hearings: UInt8 = 0
  var isControl = false
  /// How often it was transferred or reopened.
  var moves: UInt8 = 0
  var outcome = Outcome.judgment
  /// Where money is recovered, and how much is still owed, in rials.
  var enforcer: Int32 = 0
  var owed: Int64 = 0
}

/// The cases that will still have events, in slots that are used again, so that memory depends on the open cases only.
struct CasePool: Sendable {
  /// The most cases held at the same time: some 12 MB. A pass over the calendar is small enough for it.
  static let capacity = 262_144

  private var cases: [CourtCase] = []
  private var free: [Int32] = []

  var isFull: Bool { free.isEmpty && cases.count == CasePool.capacity }
  /// The most cases that were held at the same time.
  var most: Int { cases.count }

  mutating func add(_ courtCase: CourtCase) -> Int {
    if let slot = free.popLast() {
      cases[Int(slot)] = courtCase
      return Int(slot)
    }
    cases.append(courtCase)
    return cases.count - 1
  }

  mutating func remove(_ slot: Int) { free.append(Int32(slot)) }

  subscript(slot: Int) -> CourtCase {
    get { cases[slot] }
    set { cases[slot] = newValue }
  }
}
