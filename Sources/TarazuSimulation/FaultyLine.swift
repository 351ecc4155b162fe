// Lines that are rejected, made from good ones by the mistakes that senders make.

import TarazuCalendar
import TarazuDomain
import TarazuLines

enum FaultyLine {
  /// The reasons that a sender for the whole country can get; `case_full` needs a full case.
  static let reasons: [RejectionReason] = [
    .malformed, .unknownKind, .unknownField, .missingField, .badField, .inFuture, .conflict,
  ]

  /// A line that is rejected with one of `reasons`, made from an accepted event.
  static func text(_ reason: RejectionReason, of event: Event, _ random: inout Random) -> [UInt8] {
    var line = EditedLine(event)
    switch reason {
    case .malformed: return malformed(line, &random)
    case .unknownKind:
      switch random.below(3) {
      case 0: line.set("kind", to: nil)
      case 1: line.set("kind", to: #""hearing_moved""#)
      default: line.set("kind", to: "\"\(event.kind.code.uppercased())\"")
      }
    case .unknownField: line.add(random.chance(50) ? #""judge":"1234""# : #""branch_name":"شعبهٔ ۱""#)
    case .missingField: line.set(["id", "at", "case", "source"][random.below(4)], to: nil)
    case .badField: spoil(&line, event, &random)
    case .inFuture: return EventLine.text(of: event.moved(to: farFuture))
    default: return EventLine.text(of: event.moved(to: event.at.nanoseconds + 1_000_000_000))
    }
    return line.bytes
  }

  /// The date of a broken clock: the last possible day, 2199-12-31.
  private static let farFuture = Int64(Day.last.number) * 86_400_000_000_000

  private static func malformed(_ good: EditedLine, _ random: inout Random) -> [UInt8] {
    var line = good
    switch random.below(9) {
    // Cut off; not JSON; a byte order mark; Windows-1256 instead of UTF-8.
    case 0: return Array(line.bytes.prefix(line.bytes.count * 2 / 3))
    case 1: return Array("cms;event;closed;080101;judgment".utf8)
    case 2: return [0xEF, 0xBB, 0xBF] + line.bytes
    case 3: line.add(Array(#""note":""#.utf8) + [0xC8, 0xE5] + Array("\"".utf8))
    case 4: line.add(#""source":"again""#)
    case 5: line.add(#""amount":NaN"#)
    case 6: line.add(#""note":"\ud83d""#)
    case 7: line.add(#""note":"# + String(repeating: "[", count: 16) + String(repeating: "]", count: 16))
    default: line.add(#""note":""# + String(repeating: "x", count: EventLimits.lineBytes) + "\"")
    }
    return line.bytes
  }

  private static func spoil(_ line: inout EditedLine, _ event: Event, _ random: inout Random) {
    switch event.body {
    case .enforcementOpened, .enforcementPaid: line.set("amount", to: random.chance(50) ? "0" : "1200000.5")
    case .surveyed: line.set("score", to: random.chance(50) ? "6" : "\"4\"")
    case .closed: line.set("outcome", to: #""sentenced""#)
    case .hearingSet(_, _, let on, _): line.set("on", to: "\"\(JalaliDate(on))\"")
    default:
      switch random.below(4) {
      case 0: line.set("at", to: "\"\(JalaliDate(event.at.tehranDay))T09:30:00+03:30\"")
      case 1: line.set("at", to: "\"\(event.at.tehranDay)T09:30:00\"")
      case 2: line.set("case", to: "\"\(event.caseCode) \"")
      default: line.set("id", to: event.id)
      }
    }
  }
}

extension Event {
  fileprivate func moved(to nanoseconds: Int64) -> Event {
    var moved = self
    moved.at = Instant(nanoseconds: nanoseconds)
    return moved
  }
}

/// The line of a simulated event, member by member. Its texts have neither quotes nor escapes.
private struct EditedLine {
  private var members: [(name: String, text: [UInt8])]

  init(_ event: Event) {
    let inner = EventLine.text(of: event).dropFirst().dropLast()
    members = inner.split(separator: UInt8(ascii: ",")).map { member in
      (String(decoding: member.dropFirst().prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self), Array(member))
    }
  }

  var bytes: [UInt8] {
    Array("{".utf8) + members.map(\.text).joined(separator: Array(",".utf8)) + Array("}".utf8)
  }

  /// Replaces a member's value, or leaves out the member.
  mutating func set(_ name: String, to value: String?) {
    guard let index = members.firstIndex(where: { $0.name == name }) else { return }
    guard let value else {
      members.remove(at: index)
      return
    }
    members[index].text = Array("\"\(name)\":\(value)".utf8)
  }

  mutating func add(_ member: String) { add(Array(member.utf8)) }

  mutating func add(_ member: [UInt8]) { members.append(("", member)) }
}
