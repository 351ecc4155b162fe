// The picker of periods: links to months, quarters and years of the Jalali calendar, and a form for any days.

import TarazuCalendar

/// A picker that shows one period and leads to others, without a script.
struct PeriodPicker {
  var from: Day
  var to: Day

  /// A period that a link leads to.
  fileprivate struct Choice {
    var label: String
    var from: JalaliDate
    var to: JalaliDate
  }

  func markup(in context: PageContext) -> Markup {
    let hidden = context.query.filter { item in !PeriodPicker.ownNames.contains(item.name) }
    return context.part(
      "period",
      [
        "label": .text(context.dates.window(from, to)), "action": .text(Address.encodedPath(context.path)),
        "months": links(months(in: context), context), "quarters": links(quarters(in: context), context),
        "years": links(years(in: context), context),
        "hidden": .list(hidden.map { ["name": .text($0.name), "value": .text($0.value)] }),
        "ends": [end("from", from, context), end("to", to, context)],
      ])
  }

  /// What the form and the links set.
  private static let ownNames: Set<String> = [
    "from", "to", "from_year", "from_month", "from_day", "to_year", "to_month", "to_day", "after", "done", "format",
    "table",
  ]

  private func links(_ choices: [Choice], _ context: PageContext) -> Value {
    .list(
      choices.map { choice in
        [
          "label": .text(choice.label),
          "path": .text(
            context.here(with: [("from", choice.from.description), ("to", choice.to.description), ("after", nil)])),
          "current": .flag(choice.from.asDay == from && choice.to.asDay == to),
        ]
      })
  }

  /// The last 12 months, the newest first.
  private func months(in context: PageContext) -> [Choice] {
    var (year, month) = (JalaliDate(context.today).year, JalaliDate(context.today).month)
    var choices: [Choice] = []
    for _ in 0..<12 {
      let label = context.dates.month(month) + (month == 1 || choices.isEmpty ? " " + context.numerals.plain(year) : "")
      choices += [months(month, month, year, label)].compactMap(\.self)
      (year, month) = month == 1 ? (year - 1, 12) : (year, month - 1)
    }
    return choices
  }

  private func quarters(in context: PageContext) -> [Choice] {
    let today = JalaliDate(context.today)
    var (year, quarter) = (today.year, (today.month + 2) / 3)
    var choices: [Choice] = []
    for _ in 0..<5 {
      let label = context.text("season.\(quarter)") + " " + context.numerals.plain(year)
      choices += [months(quarter * 3 - 2, quarter * 3, year, label)].compactMap(\.self)
      (year, quarter) = quarter == 1 ? (year - 1, 4) : (year, quarter - 1)
    }
    return choices
  }

  /// The last twelve whole months, this year, and the two before.
  private func years(in context: PageContext) -> [Choice] {
    let today = JalaliDate(context.today)
    let (lastYear, lastMonth) = today.month == 1 ? (today.year - 1, 12) : (today.year, today.month - 1)
    let (firstYear, firstMonth) = lastMonth == 12 ? (lastYear, 1) : (lastYear - 1, lastMonth + 1)
    let whole = Choice.whole(firstYear, firstMonth, lastYear, lastMonth, context.text("period.twelve"))
    let years = (0..<3).compactMap { back in
      months(1, 12, today.year - back, context.numerals.plain(today.year - back))
    }
    return [whole].compactMap(\.self) + years
  }

  private func months(_ first: Int, _ last: Int, _ year: Int, _ label: String) -> Choice? {
    Choice.whole(year, first, year, last, label)
  }

  /// One end of the form.
  private func end(_ name: String, _ day: Day, _ context: PageContext) -> Value {
    let date = JalaliDate(day)
    return [
      "name": .text(name), "legend": .text(context.text("period.\(name)")),
      "dayName": .text("\(name)_day"), "monthName": .text("\(name)_month"), "yearName": .text("\(name)_year"),
      "day": .text(context.numerals.plain(date.day)), "year": .text(context.numerals.plain(date.year)),
      "months": .list(
        (1...12).map { month in
          [
            "number": .text("\(month)"), "label": .text(context.dates.month(month)),
            "selected": .flag(month == date.month),
          ]
        }),
    ]
  }
}

extension PeriodPicker.Choice {
  /// Whole months from one to another.
  fileprivate static func whole(_ firstYear: Int, _ first: Int, _ lastYear: Int, _ last: Int, _ label: String) -> Self?
  {
    guard let from = JalaliDate(year: firstYear, month: first, day: 1),
      let to = JalaliDate(year: lastYear, month: last, day: JalaliDate.length(ofMonth: last, year: lastYear))
    else { return nil }
    return Self(label: label, from: from, to: to)
  }
}
