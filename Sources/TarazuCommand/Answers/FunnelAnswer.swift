// The units that differ from their kind.

import TarazuBench
import TarazuCalendar
import TarazuLines
import TarazuProtocol

struct FunnelAnswer: Answer {
  let query: RankQuery
  let response: GetFunnelResponse

  var unknownClass: String? { response.unknownClass ? query.question.caseClass : nil }

  func write(to document: inout JSONWriter) {
    document.object { writer in
      let question = query.question
      writer.member("kpi", query.kpi.text)
      writer.member("in", question.unit)
      writer.member("level", query.level)
      writer.member("from", question.window.from.description)
      writer.member("to", question.window.to.description)
      writer.member("kind", question.kind)
      writer.member("class", question.caseClass)
      writer.member("adjusted", response.adjusted)
      writer.member("too_few", response.tooFew)
      writer.member("units", response.unitCount)
      writer.measured("centre", response.centre)
      writer.measured("tau", response.tau)
      writer.measured("threshold", response.threshold)
      writer.measured("expected_by_chance", response.expectedByChance)
      writer.member("signals", response.signalCount)
      writer.member("watches", response.watchCount)
      writer.key("rows")
      writer.array { writer in
        for row in response.rows { FunnelAnswer.write(row, to: &writer) }
      }
      writer.member("insufficient_count", response.insufficientCount)
      writer.incomplete(response.incomplete)
      writer.unknownClass(response.unknownClass)
      writer.asOf(response.asOf)
    }
  }

  private static func write(_ row: FunnelRow, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("unit", row.unit)
      writer.member("name", row.name)
      writer.figure(row.figure)
      writer.measured("share", row.share)
      writer.measured("adjusted_value", row.adjustedValue)
      writer.measured("z", row.z)
      writer.member("judgement", EnumNames.judgement(row.judgement))
      writer.member("side", EnumNames.side(row.side))
      writer.interval("watch", row.watch)
      writer.interval("signal", row.signal)
    }
  }

  // MARK: For people

  func show(on page: inout Page) {
    page.line(page.title(of: query.kpi.text))
    page.line("each \(query.level) in \(page.shown(query.question.unit)), \(page.window(query.question))")
    for note in notes { page.line(note) }
    let found = response.rows.filter { $0.judgement == .signal || $0.judgement == .watch }
      .sorted { abs($0.z ?? 0) > abs($1.z ?? 0) }
    show("more than chance", found, on: &page)
    show("usual", response.rows.filter { $0.judgement == .usual }, on: &page)
    show("not judged", response.rows.filter { EnumNames.judgement($0.judgement) == nil }, on: &page)
    if response.insufficientCount > 0 {
      page.line()
      page.line("not enough data to rank: \(response.insufficientCount)")
    }
    page.asOf(response.asOf, isIncomplete: response.incomplete)
  }

  private var notes: [String] {
    guard !response.tooFew else { return ["too few units or too little data to judge"] }
    var notes = ["\(response.unitCount) judged: \(response.signalCount) signals, \(response.watchCount) to watch"]
    if let expected = response.expectedByChance {
      notes.append("by chance alone \(Format.decimal(expected, 2)) would be beyond the outer limits")
    }
    if let threshold = response.threshold {
      notes.append("judged by the share of values above \(Format.decimal(threshold, 0)), the quantile of all together")
    }
    if let centre = response.centre { notes.append("all together: \(value(centre))") }
    if response.adjusted { notes.append("compared as if all had the same mix of classes of case") }
    return notes
  }

  private func show(_ title: String, _ rows: [FunnelRow], on page: inout Page) {
    guard !rows.isEmpty else { return }
    page.line()
    page.line("\(title):")
    var table = TextTable("unit", ">value", ">n", ">adjusted", ">z", "judgement", ">usual from", ">to", "name")
    for row in rows {
      table.row(
        page.shown(row.unit), Page.value(row.figure, of: query.kpi.text), Page.count(row.figure?.sampleSize),
        row.share.map { Format.decimal($0, 4) } ?? value(row.adjustedValue),
        row.z.map { Format.decimal($0, 2) } ?? Page.nothing, Page.judgement(row.judgement, row.side),
        value(row.watch?.low), value(row.watch?.high), page.shown(row.name))
    }
    page.table(table, named: title)
  }

  /// A value of the indicator; shares, where a quantile is judged by them.
  private func value(_ value: Double?) -> String {
    value.map { Format.decimal($0, response.threshold == nil ? Page.decimals(of: query.kpi.text) : 4) } ?? Page.nothing
  }
}

extension JSONWriter {
  /// `NAME_low` and `NAME_high`, both null where there is no interval.
  mutating func interval(_ name: String, _ interval: TarazuProtocol.Interval?) {
    measured(name + "_low", interval?.low)
    measured(name + "_high", interval?.high)
  }
}

extension Page {
  /// Such as `signal, high`.
  static func judgement(_ judgement: Judgement, _ side: Side) -> String {
    guard let name = EnumNames.judgement(judgement) else { return nothing }
    let words = name.split(separator: "_").joined(separator: " ")
    return words + (EnumNames.side(side).map { ", \($0)" } ?? "")
  }
}
