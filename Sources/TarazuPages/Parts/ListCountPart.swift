// A list of cases as a number, with how many more or less than before.

import TarazuProtocol

/// One of the lists that need action.
struct ListCountPart {
  let count: ListCount
  let question: Question

  init(_ count: ListCount, _ question: Question) {
    self.count = count
    self.question = question
  }

  func value(in context: PageContext) -> Value {
    [
      "number": .markup(number(in: context)), "title": .text(title(in: context)),
      "about": .text(context.text("list.\(key).about")), "change": .text(change(in: context).words),
      "tone": .text(change(in: context).tone), "path": Value(path(in: context)),
      "oldest": .markup(oldest(in: context)),
    ]
  }

  /// The end of the key of its texts.
  private var key: String { count.olderThan == nil ? count.list.key : "old" }

  func title(in context: PageContext) -> String {
    guard let days = count.olderThan else { return context.text("list.\(key)") }
    return context.text("list.old", ("age", Markup(context.age(days)))).plainText
  }

  /// The list's page; nil for readers who see no cases.
  func path(in context: PageContext) -> String? {
    guard count.total != nil, context.viewer?.seesCases ?? false else { return nil }
    return Address.of(
      PagePath.list + count.list.key,
      [
        ("unit", question.unit.code), ("kind", question.kind), ("class", question.caseClass),
        ("older", count.olderThan.map { "\($0)" }),
      ])
  }

  func number(in context: PageContext) -> Markup {
    if let total = count.total {
      return CountElement(
        list: count.list, unit: question.unit.code, olderThan: count.olderThan, kind: question.kind,
        caseClass: question.caseClass, total: total
      ).markup(context.numerals)
    }
    guard let figure = count.figure else { return Markup(context.text("figure.none")) }
    return FigureElement(
      figure, unit: question.unit.code, from: context.today, to: context.today, kind: question.kind,
      caseClass: question.caseClass
    ).markup(context.figures)
  }

  func change(in context: PageContext) -> (words: String, tone: String) {
    guard let change = count.change else { return ("", "") }
    let size = Markup(context.numerals.decimal(abs(change), 0))
    if change > 0 { return (context.text("list.more", ("n", size)).plainText, "bad") }
    if change < 0 { return (context.text("list.less", ("n", size)).plainText, "good") }
    return (context.text("list.same"), "")
  }

  private func oldest(in context: PageContext) -> Markup {
    guard let oldest = count.oldest else { return Markup() }
    return context.text(
      "list.oldest", ("days", Markup(context.numerals.whole(oldest.days))),
      ("branch", "<bdi>\(context.names.unit(oldest.branch))</bdi>"))
  }
}

/// How many rows a list has, as data.
struct CountElement {
  var list: CaseList
  var unit: String
  var olderThan: Int32?
  var kind: String?
  var caseClass: String?
  var total: Int64

  func markup(_ numerals: Numerals) -> Markup {
    var element: Markup = #"<data class="count" data-list="\#(list.key)" data-unit="\#(unit)""#
    if let olderThan { element += #" data-older="\#(Int(olderThan))""# }
    if let kind { element += #" data-kind="\#(kind)""# }
    if let caseClass { element += #" data-class="\#(caseClass)""# }
    return element + #" value="\#(Int(total))">\#(numerals.whole(total))</data>"#
  }
}

extension CaseList {
  /// Its name in addresses and keys.
  var key: String { name.map { $0.dropFirst("CASE_LIST_".count).lowercased() } ?? "unspecified" }
}

extension Question {
  /// The Jalali month of the window's last day.
  var monthNumber: Int { JalaliMonth.number(to) }
}
