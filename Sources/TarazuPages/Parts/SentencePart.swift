// A change of the morning list as a sentence.

import TarazuCalendar
import TarazuProtocol

/// A sentence, what is behind it, and its months.
struct SentencePart {
  let sentence: ChangeSentence
  let question: Question

  init(_ sentence: ChangeSentence, _ question: Question) {
    self.sentence = sentence
    self.question = question
  }

  func value(in context: PageContext) -> Value {
    let change = sentence.change
    let verdict = Verdict(changeOf: change.kpi, change.judgement, change.side)
    return [
      "shape": .markup(verdict.icon), "words": .markup(SentencePart.words(change, verdict, question, context)),
      "detail": .markup(detail(context)),
      "spark": .markup(sentence.signal.map { spark($0).markup(in: context) } ?? Markup()),
      "path": .text(question.indicatorAddress(change.kpi, unit: change.unit)),
      "state": .text(context.text(verdict.key)),
    ]
  }

  private func spark(_ signal: GetSignalResponse) -> SparkChart {
    var spark = SparkChart(signal, of: sentence.change.kpi)
    (spark.width, spark.height) = (150, 44)
    return spark
  }

  /// `میانگین زمان رسیدگی در جیرفت، در ۳ ماه اخیر، آشکارا بدتر شده است.`
  static func words(_ change: Change, _ verdict: Verdict, _ question: Question, _ context: PageContext) -> Markup {
    let direction = change.side == .down ? "down" : "up"
    let key =
      change.judgement == .signal
      ? verdict.tone == .plain ? "change.\(direction)" : "change.\(verdict.tone.rawValue)" : "change.watch.\(direction)"
    let when =
      change.months > 1
      ? context.text("change.months", ("n", Markup(context.numerals.whole(Int64(change.months)))))
      : context.text("change.month", ("month", Markup(context.dates.month(question.monthNumber))))
    return context.text(
      key, ("title", Markup(context.figures.title(of: change.kpi))), ("unit", "<bdi>\(change.name)</bdi>"),
      ("when", when))
  }

  /// `۱۶۴ روز در آبان؛ معمول ۱۱۰ تا ۱۳۵.`
  private func detail(_ context: PageContext) -> Markup {
    let change = sentence.change
    let element = FigureElement(
      change.kpi, change.value, unit: change.unit, from: question.from.description, to: question.to.description)
    let value = element.markup(context.figures) + Markup(" " + context.figures.unit(of: change.kpi))
    let month = Markup(context.dates.month(question.monthNumber))
    guard let usual = change.usual else { return context.text("change.value", ("value", value), ("month", month)) }
    return context.text(
      "change.detail", ("value", value), ("month", month),
      ("low", Markup(context.figures.value(usual.low, of: change.kpi))),
      ("high", Markup(context.figures.value(usual.high, of: change.kpi))))
  }
}
