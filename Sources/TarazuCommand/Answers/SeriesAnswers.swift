// Answers that are series of numbers: a trend, the ages of what is pending, a distribution.

import TarazuBench
import TarazuCalendar
import TarazuLines
import TarazuProtocol

struct TrendAnswer: Answer {
  let kpi: Kpi
  let question: Question
  let response: GetTrendResponse

  func write(to document: inout JSONWriter) {
    document.object { writer in
      writer.member("kpi", kpi.text)
      writer.member("unit", question.unit)
      writer.key("points")
      writer.array { writer in
        for point in response.points {
          writer.object { writer in
            writer.member("from", point.fromDate)
            writer.member("to", point.toDate)
            writer.figure(point.figure)
            writer.incomplete(point.incomplete)
          }
        }
      }
      writer.asOf(response.asOf)
    }
  }

  func show(on page: inout Page) {
    page.line(page.title(of: kpi.text))
    page.line("\(page.shown(question.unit)), \(page.window(question))")
    page.line()
    var table = TextTable("from", "to", "jalali", ">value", ">numerator", ">denominator", ">n", "")
    for point in response.points {
      let figure = point.figure ?? Figure()
      table.row(
        page.shown(point.fromDate), page.shown(point.toDate),
        Day(gregorian: point.fromDate).map { JalaliDate($0).description } ?? Page.nothing,
        Page.value(figure, of: kpi.text), Page.count(figure.exactNumerator), Page.denominator(figure),
        Page.count(figure.sampleSize), point.incomplete ? "incomplete" : "")
    }
    page.table(table)
    page.asOf(response.asOf)
  }
}

struct AgingAnswer: Answer {
  let unit: String
  let to: Day
  let caseClass: String?
  let kind: String?
  let response: GetAgingResponse

  func write(to document: inout JSONWriter) {
    document.object { writer in
      writer.member("unit", unit)
      writer.member("to", to.description)
      writer.member("pending", response.pendingCount)
      writer.measured("mean_age_days", response.meanAgeDays)
      writer.key("older_than")
      writer.object { writer in
        for age in response.olderThan { writer.member(String(age.days), age.count) }
        writer.member("standard", response.olderThanStandard)
      }
      writer.incomplete(response.incomplete)
      writer.asOf(response.asOf)
    }
  }

  func show(on page: inout Page) {
    page.line("cases pending at \(page.shown(unit)) on \(Page.both(to))\(page.limits(caseClass, kind))")
    page.line()
    var table = TextTable("", ">cases")
    table.row("all", String(response.pendingCount))
    for age in response.olderThan { table.row("older than \(age.days) days", String(age.count)) }
    table.row("older than the standard", Page.count(response.olderThanStandard))
    page.table(table)
    let mean = response.meanAgeDays.map { Format.decimal($0, 1) + " days" }
    page.line("mean age: \(mean ?? Page.nothing)")
    page.asOf(response.asOf, isIncomplete: response.incomplete)
  }
}

struct DistributionAnswer: Answer {
  /// The name of the measure.
  let measure: String
  let question: Question
  let response: GetDistributionResponse

  func write(to document: inout JSONWriter) {
    document.object { writer in
      writer.member("unit", question.unit)
      writer.member("n", response.sampleSize)
      writer.key("counts")
      writer.array { writer in
        for (value, count) in zip(response.values, response.counts) {
          writer.array { writer in
            writer.value(value)
            writer.value(count)
          }
        }
      }
      writer.incomplete(response.incomplete)
      writer.asOf(response.asOf)
    }
  }

  func show(on page: inout Page) {
    page.line("\(measure) at \(page.shown(question.unit)), \(page.window(question)): \(response.sampleSize) in all")
    page.line()
    var table = TextTable(">days", ">count")
    for (value, count) in zip(response.values, response.counts) { table.row(String(value), String(count)) }
    page.table(table)
    page.asOf(response.asOf, isIncomplete: response.incomplete)
  }
}
