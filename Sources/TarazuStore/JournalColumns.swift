// The fields of an event as columns of the journal: one row for fifteen kinds.

import TarazuCalendar
import TarazuDomain
import TarazuPostgres

/// What an event of any kind has in the columns that depend on its kind; 0 or empty where it has nothing.
struct JournalColumns {
  var kind: EventKind
  /// The branch named.
  var branch: Int32 = 0
  /// `to` of a transfer, or the class of a registration.
  var other: Int32 = 0
  /// The date that a hearing was set for.
  var onDay: Int32 = 0
  /// Outcome, purpose, reason or result by its raw value. The column `what`.
  var word: Int16 = 0
  /// Rials or score. The column `n`.
  var amount: Int64 = 0
  /// The hearing's id, or the id that is retracted. The column `ref`.
  var reference = ""
}

extension JournalColumns {
  init(_ body: TimelineEvent.Body) {
    self.init(kind: body.kind, branch: body.branch?.number ?? 0)
    switch body {
    case .registered(_, let caseClass): other = caseClass.number
    case .transferred(_, let to): other = to.number
    case .closed(_, let outcome): word = outcome.rawValue
    case .hearingSet(_, let hearing, let day, let purpose):
      reference = hearing
      onDay = day.number
      word = purpose.rawValue
    case .hearingHeld(let hearing), .hearingCancelled(let hearing): reference = hearing
    case .hearingAdjourned(let hearing, let reason):
      reference = hearing
      word = reason.rawValue
    case .appealDecided(let result): word = result.rawValue
    case .enforcementOpened(_, let rials), .enforcementPaid(_, let rials): amount = rials
    case .surveyed(_, let score): amount = Int64(score)
    case .retracted(let id): reference = id
    case .reopened, .appealed, .enforcementClosed: break
    }
  }

  /// From the columns of `JournalTable.row`.
  init(_ rows: PostgresRows, _ row: Int, column: Int) throws(PostgresError) {
    let number = try rows.int2(row, column + 3)
    guard let kind = EventKind(rawValue: number) else {
      throw PostgresError(.decoding("the journal has an event of the kind \(number)"))
    }
    self.init(
      kind: kind, branch: try rows.int4OrNull(row, column + 5) ?? 0, other: try rows.int4OrNull(row, column + 6) ?? 0,
      onDay: try rows.dateOrNull(row, column + 7) ?? 0, word: try rows.int2OrNull(row, column + 8) ?? 0,
      amount: try rows.int8OrNull(row, column + 9) ?? 0, reference: try rows.textOrNull(row, column + 10) ?? "")
  }

  /// The event's fields again.
  var body: TimelineEvent.Body {
    get throws(PostgresError) {
      let branch = UnitNumber(branch)
      switch kind {
      case .registered: return .registered(branch: branch, caseClass: ClassNumber(other))
      case .transferred: return .transferred(branch: branch, to: UnitNumber(other))
      case .closed: return .closed(branch: branch, outcome: try value())
      case .reopened: return .reopened(branch: branch)
      case .hearingSet:
        return .hearingSet(branch: branch, hearing: reference, on: Day(number: onDay), purpose: try value())
      case .hearingHeld: return .hearingHeld(hearing: reference)
      case .hearingAdjourned: return .hearingAdjourned(hearing: reference, reason: try value())
      case .hearingCancelled: return .hearingCancelled(hearing: reference)
      case .appealed: return .appealed
      case .appealDecided: return .appealDecided(result: try value())
      case .enforcementOpened: return .enforcementOpened(branch: branch, amount: amount)
      case .enforcementPaid: return .enforcementPaid(branch: branch, amount: amount)
      case .enforcementClosed: return .enforcementClosed(branch: branch)
      case .surveyed: return .surveyed(branch: branch, score: Int(amount))
      case .retracted: return .retracted(retracts: reference)
      }
    }
  }

  /// The word of a closed list.
  private func value<Word: WordList>() throws(PostgresError) -> Word {
    guard let value = Word(rawValue: word) else {
      throw PostgresError(.decoding("the journal has an event \(kind.code) with the word \(word)"))
    }
    return value
  }
}
