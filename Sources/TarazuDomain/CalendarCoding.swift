// The hearings of a case and what decides about its gaps, as the bytes of the column `calendar`.

import TarazuBase
import TarazuCalendar

/// Days are zigzag varints, numbers varints.
///
/// * Flags, a byte: 1 the gap before the present day is kept here, 2 it awaited a judgment, 4 it is that of the columns,
///   8 the last trial hearing was held, 16 a day on which one was held is kept, 32 spells of the present day are kept.
/// * The gap's day; the day on which a hearing was held; the number of spells, and of each its branch, and 0 or 1 and
///   the day on which a hearing of it was held.
/// * The number of pending hearings, and of each, in the order of ids: the spell (0 open, 1 ended, 2 + its index for one
///   of the present day) times 2, plus 1 for a trial; branch; the day it was set; the days to its date; length of the id
///   (1 byte) and id.
/// * The ids of those that are done with, in their order: length (1 byte) and id.
enum CalendarCoding {
  private static let hasGap: UInt8 = 1
  private static let gapAwaits: UInt8 = 2
  private static let gapIsTheSame: UInt8 = 4
  private static let wasHeld: UInt8 = 8
  private static let hasHeldDay: UInt8 = 16
  private static let hasSpells: UInt8 = 32

  static func encode(_ machine: CaseMachine) -> [UInt8] {
    let (calendar, pending, done) = (machine.calendar, machine.hearings.pending, machine.hearings.done.bytes)
    let flags = flags(machine)
    if flags == 0, pending.isEmpty, done.isEmpty { return [] }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(16 + 24 * pending.count + done.count)
    bytes.append(flags)
    if flags & hasGap != 0, let gap = calendar.gapBefore { append(gap.since, to: &bytes) }
    if let day = calendar.lastHeldOn { append(day, to: &bytes) }
    if !machine.judgedToday.isEmpty {
      Varint.append(UInt64(machine.judgedToday.count), to: &bytes)
      for spell in machine.judgedToday {
        append(spell.branch, to: &bytes)
        bytes.append(spell.lastHeldOn == nil ? 0 : 1)
        if let day = spell.lastHeldOn { append(day, to: &bytes) }
      }
    }
    Varint.append(UInt64(pending.count), to: &bytes)
    for (id, hearing) in pending.sorted(by: { $0.key < $1.key }) { append(id, hearing, to: &bytes) }
    bytes += done
    return bytes
  }

  private static func flags(_ machine: CaseMachine) -> UInt8 {
    let calendar = machine.calendar
    var flags: UInt8 = 0
    if let gap = calendar.gapBefore {
      flags |= gap == calendar.gap ? gapIsTheSame : hasGap | (gap.awaitsJudgment ? gapAwaits : 0)
    }
    if calendar.lastWasHeld { flags |= wasHeld }
    if calendar.lastHeldOn != nil { flags |= hasHeldDay }
    if !machine.judgedToday.isEmpty { flags |= hasSpells }
    return flags
  }

  private static func append(_ id: String, _ hearing: PendingHearing, to bytes: inout [UInt8]) {
    let spell: UInt64 =
      switch hearing.spell {
      case .open: 0
      case .ended: 1
      case .judgedToday(let index): UInt64(index) + 2
      }
    Varint.append(spell << 1 | (hearing.isTrial ? 1 : 0), to: &bytes)
    append(hearing.branch, to: &bytes)
    append(hearing.setOn, to: &bytes)
    Varint.append(Varint.zigZag(Int64(hearing.date.number) - Int64(hearing.setOn.number)), to: &bytes)
    bytes.append(UInt8(truncatingIfNeeded: id.utf8.count))
    bytes.append(contentsOf: id.utf8)
  }

  private static func append(_ day: Day, to bytes: inout [UInt8]) {
    Varint.append(Varint.zigZag(Int64(day.number)), to: &bytes)
  }

  private static func append(_ branch: UnitNumber, to bytes: inout [UInt8]) {
    Varint.append(UInt64(UInt32(bitPattern: branch.number)), to: &bytes)
  }

  // MARK: Decoding

  /// - Parameters:
  ///   - gap: that of the columns.
  ///   - today: the day of the newest event.
  static func decode(_ bytes: [UInt8], gap: Gap?, today: Day?) throws(DamagedState) -> CaseMachine {
    var calendar = SpellCalendar()
    calendar.gap = gap
    guard let flags = bytes.first else {
      return CaseMachine(hearings: Hearings(), calendar: calendar, judgedToday: [], today: today)
    }
    var reader = Reader(bytes: bytes)
    if flags & gapIsTheSame != 0 { calendar.gapBefore = gap }
    if flags & hasGap != 0 {
      calendar.gapBefore = Gap(since: try reader.day(), awaitsJudgment: flags & gapAwaits != 0)
    }
    calendar.lastWasHeld = flags & wasHeld != 0
    if flags & hasHeldDay != 0 { calendar.lastHeldOn = try reader.day() }
    var spells: [CaseMachine.JudgedSpell] = []
    if flags & hasSpells != 0 {
      for _ in 0..<(try reader.count()) {
        let branch = try reader.branch()
        spells.append(
          CaseMachine.JudgedSpell(branch: branch, lastHeldOn: try reader.byte() == 0 ? nil : try reader.day()))
      }
    }
    var pending: [String: PendingHearing] = [:]
    for _ in 0..<(try reader.count()) {
      let (id, hearing) = try reader.hearing(spells: spells.count)
      pending[id] = hearing
    }
    let hearings = Hearings(pending: pending, done: try UsedIDs(bytes: Array(bytes[reader.at...])))
    return CaseMachine(hearings: hearings, calendar: calendar, judgedToday: spells, today: today)
  }

  private struct Reader {
    let bytes: [UInt8]
    var at = 1

    mutating func number() throws(DamagedState) -> UInt64 {
      do throws(Varint.Failure) {
        return try Varint.read(bytes, at: &at, end: bytes.count)
      } catch {
        throw damaged
      }
    }

    /// How many things follow, each of at least a byte.
    mutating func count() throws(DamagedState) -> Int {
      let count = try number()
      guard count <= UInt64(bytes.count - at) else { throw damaged }
      return Int(count)
    }

    mutating func byte() throws(DamagedState) -> UInt8 {
      guard at < bytes.count else { throw damaged }
      at += 1
      return bytes[at - 1]
    }

    mutating func day() throws(DamagedState) -> Day { Day(number: try signed()) }

    mutating func branch() throws(DamagedState) -> UnitNumber {
      guard let number = UInt32(exactly: try number()) else { throw damaged }
      return UnitNumber(Int32(bitPattern: number))
    }

    private mutating func signed() throws(DamagedState) -> Int32 {
      guard let number = Int32(exactly: Varint.signed(try number())) else { throw damaged }
      return number
    }

    /// - Parameter spells: how many spells of the present day there are.
    mutating func hearing(spells: Int) throws(DamagedState) -> (id: String, hearing: PendingHearing) {
      let first = try number()
      let spell: PendingHearing.Spell
      switch first >> 1 {
      case 0: spell = .open
      case 1: spell = .ended
      case let index where index - 2 < UInt64(spells): spell = .judgedToday(Int(index - 2))
      default: throw damaged
      }
      let (branch, setOn) = (try branch(), try day())
      guard let date = setOn.advanced(by: try signed()) else { throw damaged }
      let end = Int(try byte()) + at
      guard end <= bytes.count else { throw damaged }
      let id = String(decoding: bytes[at..<end], as: UTF8.self)
      at = end
      return (id, PendingHearing(branch: branch, isTrial: first & 1 != 0, setOn: setOn, date: date, spell: spell))
    }

    private var damaged: DamagedState { DamagedState(description: "the calendar of a case is damaged at byte \(at)") }
  }
}
