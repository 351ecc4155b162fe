// What became of a list of principals.

import TarazuLines
import TarazuProtocol

struct PrincipalImportAnswer: Answer {
  /// A line that made no principal.
  struct Refusal: Sendable, Equatable {
    let line: Int
    /// The principal's name, if the line has one.
    let name: String?
    let reason: String
    let detail: String
  }

  /// What became of a line.
  enum Outcome: Sendable, Equatable {
    case made
    /// It was there, without its file, and got another secret.
    case renewed
    case unchanged
    case refused(Refusal)
  }

  private(set) var made = 0
  private(set) var renewed = 0
  private(set) var unchanged = 0
  private(set) var refused: [Refusal] = []

  mutating func add(_ outcome: Outcome) {
    switch outcome {
    case .made: made += 1
    case .renewed: renewed += 1
    case .unchanged: unchanged += 1
    case .refused(let refusal):
      // Lines are worked on several at once; a refusal is near the end.
      let place = refused.lastIndex { $0.line < refusal.line }.map { $0 + 1 } ?? 0
      refused.insert(refusal, at: place)
    }
  }

  func write(to document: inout JSONWriter) {
    document.object { writer in
      writer.member("made", made)
      writer.member("renewed", renewed)
      writer.member("unchanged", unchanged)
      writer.member("refused_count", refused.count)
      writer.key("refused")
      writer.array { writer in
        for refusal in refused {
          writer.object { writer in
            writer.member("line", refusal.line)
            writer.member("name", refusal.name)
            writer.member("reason", refusal.reason)
            writer.member("detail", refusal.detail)
          }
        }
      }
    }
  }

  func show(on page: inout Page) {
    page.line("made: \(made), given a new secret: \(renewed), there before: \(unchanged)")
    page.line("refused: \(refused.count)")
    guard !refused.isEmpty else { return }
    page.line()
    var table = TextTable(">line", "name", "reason", "detail")
    for refusal in refused {
      table.row(String(refusal.line), page.shown(refusal.name), page.shown(refusal.reason), page.shown(refusal.detail))
    }
    page.table(table)
  }
}
