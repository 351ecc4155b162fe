// The hearings of a case: those that await their outcome, with what their outcome will change, and the ids of all that are
// done with, because an id is used once.

import TarazuCalendar

/// A hearing that was neither held nor adjourned nor cancelled yet.
public struct PendingHearing: Hashable, Sendable {
  /// To which of the case's spells it belongs: the one in which it was set.
  public enum Spell: Hashable, Sendable {
    case open
    case ended
    /// One that closed by judgment on the machine's present day: its index in `CaseMachine.judgedToday`.
    case judgedToday(Int)
  }

  public var branch: UnitNumber
  public var isTrial: Bool
  public var setOn: Day
  /// The date for which it was set.
  public var date: Day
  public var spell: Spell

  public init(branch: UnitNumber, isTrial: Bool, setOn: Day, date: Day, spell: Spell) {
    self.branch = branch
    self.isTrial = isTrial
    self.setOn = setOn
    self.date = date
    self.spell = spell
  }

  /// The last day on which the calendar has it unless it is done with before.
  var lastDay: Day {
    guard !isTrial, let bound = setOn.advanced(by: EventLimits.controlDays) else { return date }
    return min(date, bound)
  }

  /// The day from which it is overdue.
  var overdueOn: Day { date.advanced(by: EventLimits.overdueDays) ?? date }
}

/// All hearings that were set in a case.
public struct Hearings: Hashable, Sendable {
  /// Pending ones of the open spell, and of the spells of the present day that they may still change: all that an event of
  /// the case has to look through.
  private(set) var current: [String: PendingHearing] = [:]
  /// Pending ones of spells that ended before: their own outcome alone concerns them, however many there are.
  private var left: [String: PendingHearing] = [:]
  private(set) var done = UsedIDs()
  /// The last day on which the calendar has a pending hearing of the open spell; nil where it has none. Follows from
  /// `current`.
  private(set) var coveredThrough: Day?

  init() {}

  init(pending: [String: PendingHearing], done: UsedIDs) {
    current = pending.filter { $0.value.spell != .ended }
    left = pending.filter { $0.value.spell == .ended }
    self.done = done
    coveredThrough = lastCoveredDay
  }

  /// All that are pending.
  public var pending: [String: PendingHearing] {
    left.isEmpty ? current : current.merging(left) { current, _ in current }
  }

  /// A pending one; nil where none of this id is.
  subscript(_ id: String) -> PendingHearing? { current[id] ?? left[id] }

  /// Whether a hearing of this id was ever set.
  func has(_ id: String) -> Bool { self[id] != nil || done.contains(id) }

  /// Notes one of the open spell.
  mutating func set(_ id: String, _ hearing: PendingHearing) {
    current[id] = hearing
    coveredThrough = max(coveredThrough ?? hearing.lastDay, hearing.lastDay)
  }

  /// Takes one out that is done with; nil where none of this id is pending.
  mutating func end(_ id: String) -> PendingHearing? {
    guard let hearing = current.removeValue(forKey: id) ?? left.removeValue(forKey: id) else { return nil }
    done.append(id)
    if hearing.spell == .open, hearing.lastDay == coveredThrough { coveredThrough = lastCoveredDay }
    return hearing
  }

  /// Moves those of the open spell and of the present day's spells to others.
  mutating func move(_ newSpell: (PendingHearing) -> PendingHearing.Spell) {
    for (id, hearing) in current {
      let spell = newSpell(hearing)
      guard spell != hearing.spell else { continue }
      current[id]?.spell = spell
      if spell == .ended { left[id] = current.removeValue(forKey: id) }
    }
    coveredThrough = lastCoveredDay
  }

  private var lastCoveredDay: Day? { current.values.lazy.filter { $0.spell == .open }.map(\.lastDay).max() }
}

/// Ids, each once, in the order in which they were used: as the bytes that the store keeps, since nearly all cases have few
/// and most events ask for none.
struct UsedIDs: Hashable, Sendable {
  /// Of each id its length (1 byte) and its bytes.
  private(set) var bytes: [UInt8] = []
  /// The ids again, once there are so many that a search would take long; nil before.
  private var index: Set<String>?

  private static let searchedBytes = 2_048

  init() {}

  init(bytes: [UInt8]) throws(DamagedState) {
    var at = 0
    while at < bytes.count {
      at += 1 + Int(bytes[at])
      guard at <= bytes.count else { throw DamagedState(description: "the hearings of a case are cut short") }
    }
    self.bytes = bytes
    indexIfLong()
  }

  mutating func append(_ id: String) {
    bytes.append(UInt8(truncatingIfNeeded: id.utf8.count))
    bytes.append(contentsOf: id.utf8)
    if index == nil { indexIfLong() } else { index?.insert(id) }
  }

  func contains(_ id: String) -> Bool {
    if let index { return index.contains(id) }
    var isFound = false
    forEach { isFound = isFound || $0.elementsEqual(id.utf8) }
    return isFound
  }

  private mutating func indexIfLong() {
    guard bytes.count > UsedIDs.searchedBytes else { return }
    var ids: Set<String> = []
    forEach { ids.insert(String(decoding: $0, as: UTF8.self)) }
    index = ids
  }

  private func forEach(_ body: (ArraySlice<UInt8>) -> Void) {
    var at = 0
    while at < bytes.count {
      let end = at + 1 + Int(bytes[at])
      body(bytes[at + 1..<end])
      at = end
    }
  }

  static func == (a: UsedIDs, b: UsedIDs) -> Bool { a.bytes == b.bytes }
  func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}
