// A case: its way through the branches, and its events.

import TarazuProtocol

/// A case with its timeline.
public struct CasePage: PageContent {
  /// GetCase: the first page has the spells.
  public var answer: GetCaseResponse

  public init(answer: GetCaseResponse) { self.answer = answer }
}

extension CasePage {
  public func page(in context: PageContext) -> Page {
    context.page(
      "case", title: context.text("case.title") + " " + answer.caseId, section: .action,
      [
        "code": .text(answer.caseId), "class": Value(answer.caseClass.map(context.names.caseClass)),
        "spells": .list(answer.spells.map { spell($0, in: context) }), "hiddenEvents": .flag(answer.hiddenEvents),
        "events": .list(answer.events.map { EventPart($0).value(in: context) }),
        "next": .markup(context.nextPage(answer.nextPageToken)),
      ])
  }

  private func spell(_ spell: Spell, in context: PageContext) -> Value {
    guard !spell.hidden else { return ["hidden": true] }
    var ended = Markup()
    if let how = spell.endedBy, let day = spell.endedDate {
      ended = context.text(
        "case.ended", ("how", Markup(context.text("event.\(how)"))), ("day", context.dates.element(day)))
    }
    return [
      "hidden": false, "branch": .text(context.names.unit(spell.branch)),
      "path": .text(context.unitAddress(spell.branch)),
      "opened": .markup(
        context.text(
          "case.opened", ("how", Markup(context.text("opened.\(spell.openedBy)"))),
          ("day", context.dates.element(spell.openedDate)))), "ended": .markup(ended),
      "open": .flag(spell.endedBy == nil),
    ]
  }
}
