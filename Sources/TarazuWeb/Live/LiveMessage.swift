// The events that a page gets.

import TarazuPages
import TarazuProtocol

/// Server-sent events (HTML Standard, 9.2), whose data is JSON.
enum LiveMessage {
  /// `figures`: each figure's element as it stands in a page, and since when they are so.
  static func bytes(
    of scorecard: GetScorecardResponse, for question: LiveQuestion, in language: Language
  ) -> [UInt8] {
    let elements = scorecard.figures.map { figure in
      string(
        FigureElement(
          figure, unit: question.unit, from: question.from, to: question.to, kind: question.kind,
          caseClass: question.caseClass
        ).html(in: language))
    }
    let seconds = scorecard.asOf?.currentTime?.seconds ?? 0
    return event("figures", "{\"at\":\(seconds),\"figures\":[\(elements.joined(separator: ","))]}")
  }

  /// The service is away; the figures are those of before.
  static let away = event("away", "{}")
  /// The session is over.
  static let signedOut = event("signed-out", "{}")
  /// The browser comes back after so many milliseconds when the connection is lost.
  static let beginning = Array("retry: 2000\n\n".utf8)

  private static func event(_ name: String, _ data: String) -> [UInt8] {
    Array("event: \(name)\ndata: \(data)\n\n".utf8)
  }

  /// A JSON string; control characters, among them the ends of lines, are escaped.
  private static func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20 || scalar.value == 0x2028 || scalar.value == 0x2029:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
