// Why an event of a protobuf message was rejected, in the words of the message.

import TarazuDomain

extension MessageEvent {
  /// The detail of its rejection, which speaks of a line's fields, with the names of the message's fields, such as
  /// `event_time` and `registered.branch`.
  public func detail(of rejection: LineRejection) -> String {
    let detail = rejection.detail
    switch rejection.reason {
    case .malformed, .unknownKind: return detail
    case .missingField: return cut(renamed(detail, after: " also needs ", between: ", "))
    case .unknownField: return cut(renamed(detail, after: "; it has ", between: " "))
    default:
      guard let colon = detail.firstIndex(of: ":") else { return detail }
      return cut(path(of: String(detail[..<colon])) + detail[colon...])
    }
  }

  /// Renames the fields of a list that follows a phrase.
  private func renamed(_ detail: String, after phrase: String, between separator: String) -> String {
    let parts = MessageEvent.split(detail, at: phrase)
    guard parts.count == 2 else { return detail }
    let names = MessageEvent.split(parts[1], at: separator).map { path(of: $0) }
    return parts[0] + phrase + names.joined(separator: separator)
  }

  /// A text in pieces between the occurrences of another.
  private static func split(_ text: String, at separator: String) -> [String] {
    var pieces: [String] = []
    var piece: [UInt8] = []
    var rest = Array(text.utf8)[...]
    let mark = Array(separator.utf8)
    while !rest.isEmpty {
      if rest.starts(with: mark) {
        pieces.append(String(decoding: piece, as: UTF8.self))
        piece = []
        rest = rest.dropFirst(mark.count)
      } else {
        piece.append(rest.removeFirst())
      }
    }
    return pieces + [String(decoding: piece, as: UTF8.self)]
  }

  /// The path in the message of a line's field; a name that is none stays.
  private func path(of name: String) -> String {
    if let common = MessageEvent.common[name] { return common }
    guard let kind, let own = MessageEvent.own[name] else { return name }
    return kind.code + "." + own
  }

  private static let common = [
    "source": "source", "id": "event_id", "at": "event_time", "case": "case_id", "kind": "kind",
  ]
  private static let own = [
    "branch": "branch", "class": "case_class", "to": "to_branch", "outcome": "outcome", "hearing": "hearing_id",
    "on": "on_date", "purpose": "purpose", "reason": "reason", "result": "result", "amount": "amount_rials",
    "score": "score", "retracts": "retracted_event_id",
  ]
}
