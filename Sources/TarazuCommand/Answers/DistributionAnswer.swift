// How often each number of days occurred.

import TarazuLines
import TarazuProtocol

struct DistributionAnswer: Answer {
  /// The name of the measure.
  let measure: String
  let question: Question
  let response: GetDistributionResponse

  var unknownClass: String? { response.unknownClass ? question.caseClass : nil }

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
      writer.unknownClass(response.unknownClass)
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
