// The highest and the lowest units by an indicator.

import TarazuCalendar
import TarazuLines
import TarazuProtocol

struct RankAnswer: Answer {
  let question: RankQuery
  let response: RankUnitsResponse
  /// Its sequence number in a feed; nil outside a feed.
  var sequence: Int64?

  var unknownClass: String? { response.unknownClass ? question.question.caseClass : nil }

  func write(to document: inout JSONWriter) {
    document.object { writer in
      let question = self.question.question
      writer.member("kpi", self.question.kpi.text)
      writer.member("in", question.unit)
      writer.member("level", self.question.level)
      writer.member("from", question.window.from.description)
      writer.member("to", question.window.to.description)
      writer.member("kind", question.kind)
      writer.member("class", question.caseClass)
      writer.member("better", EnumNames.better(response.better))
      writer.member("size", response.size)
      writer.member("mixed_kinds", response.mixedKinds)
      writer.member("ranked", response.rankedCount)
      RankAnswer.write("highest", response.highest, to: &writer)
      RankAnswer.write("lowest", response.lowest, to: &writer)
      writer.member("insufficient_count", response.insufficientCount)
      writer.key("insufficient")
      writer.array { writer in
        for unit in response.insufficient {
          writer.object { writer in
            writer.member("unit", unit.unit)
            writer.member("n", unit.sampleSize)
          }
        }
      }
      writer.incomplete(response.incomplete)
      writer.unknownClass(response.unknownClass)
      writer.asOf(response.asOf)
      writer.sequence(sequence)
    }
  }

  private static func write(_ name: String, _ units: [RankedUnit], to writer: inout JSONWriter) {
    writer.key(name)
    writer.array { writer in
      for unit in units {
        writer.object { writer in
          writer.member("rank", unit.rank)
          writer.member("unit", unit.unit)
          writer.member("name", unit.name)
          writer.figure(unit.figure)
        }
      }
    }
  }

  // MARK: For people

  /// How many units without enough data are shown; the document has more.
  private static let shownInsufficient = 20

  func show(on page: inout Page) {
    page.line("\(page.title(of: question.kpi.text))")
    page.line("each \(question.level) in \(page.shown(question.question.unit)), \(page.window(question.question))")
    for note in notes { page.line(note) }
    if response.rankedCount > 0 {
      show("highest", response.highest, on: &page)
      show("lowest", response.lowest, on: &page)
    }
    if response.insufficientCount > 0 {
      page.line()
      page.line("not enough data to rank: \(response.insufficientCount)")
      let units = response.insufficient.prefix(RankAnswer.shownInsufficient)
      let shown = units.map { unit in
        page.shown(unit.unit) + (unit.sampleSize.map { " (n \($0))" } ?? "")
      }
      let rest = response.insufficientCount > Int64(units.count) ? ", …" : ""
      page.line("  " + shown.joined(separator: ", ") + rest)
    }
    page.asOf(response.asOf, isIncomplete: response.incomplete)
  }

  private var notes: [String] {
    var notes = ["\(response.rankedCount) ranked; better is \(EnumNames.better(response.better))"]
    if response.better == .neutral { notes = ["\(response.rankedCount) ranked; neither end is better"] }
    if response.size { notes.append("this indicator measures size as much as merit") }
    if response.mixedKinds {
      notes.append("branches of different kinds are mixed here; only like is fairly ranked with like (--kind K)")
    }
    return notes
  }

  private func show(_ title: String, _ units: [RankedUnit], on page: inout Page) {
    page.line()
    page.line("\(title):")
    var table = TextTable(">rank", "unit", ">value", ">numerator", ">denominator", ">n", "name")
    for unit in units {
      let figure = unit.figure ?? Figure()
      table.row(
        String(unit.rank), page.shown(unit.unit), Page.value(figure, of: question.kpi.text),
        Page.count(figure.exactNumerator), Page.denominator(figure), Page.count(figure.sampleSize),
        page.shown(unit.name))
    }
    page.table(table, named: title, key: 1)
  }
}
