// A case: its spells and its events.

import TarazuLines
import TarazuProtocol

struct CaseAnswer: Answer {
  /// The first page, with the spells.
  let response: GetCaseResponse
  /// The events of all pages.
  let events: [CaseEvent]
  let hasHiddenEvents: Bool

  func write(to document: inout JSONWriter) {
    document.object { writer in
      writer.member("case", response.caseId)
      writer.member("class", response.caseClass)
      writer.key("spells")
      writer.array { writer in
        for spell in response.spells { CaseAnswer.write(spell, to: &writer) }
      }
      writer.key("events")
      writer.array { writer in
        for entry in events {
          writer.object { writer in
            EventFieldList(entry.event ?? Event()).write(to: &writer)
            writer.member("anomaly", entry.anomaly)
            writer.member("retracted_by", entry.retractedBy)
            writer.key("contributions")
            writer.array { writer in
              for contribution in entry.contributions { CaseAnswer.write(contribution, to: &writer) }
            }
          }
        }
      }
      if hasHiddenEvents { writer.member("hidden_events", true) }
    }
  }

  private static func write(_ spell: Spell, to writer: inout JSONWriter) {
    let isHidden = spell.hidden
    writer.object { writer in
      writer.member("branch", isHidden ? nil : spell.branch)
      writer.member("opened_by", isHidden ? nil : spell.openedBy)
      writer.member("opened_on", isHidden ? nil : spell.openedDate)
      writer.member("ended_by", isHidden ? nil : spell.endedBy)
      writer.member("ended_on", isHidden ? nil : spell.endedDate)
      writer.member("case_opened_on", isHidden ? nil : spell.caseOpenedDate)
      if isHidden { writer.member("hidden", true) }
    }
  }

  private static func write(_ contribution: EventContribution, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("branch", contribution.branch)
      writer.member("day", contribution.onDate)
      writer.member("measure", contribution.measure)
      writer.member("amount", contribution.amount)
    }
  }

  func show(on page: inout Page) {
    page.line("case \(page.shown(response.caseId)), class \(page.shown(response.caseClass))")
    page.line()
    var spells = TextTable("branch", "opened by", "on", "ended by", "on", "course from")
    for spell in response.spells {
      if spell.hidden {
        spells.row("(hidden)", Page.nothing, Page.nothing, Page.nothing, Page.nothing, Page.nothing)
      } else {
        spells.row(
          page.shown(spell.branch), page.shown(spell.openedBy), page.shown(spell.openedDate),
          page.shown(spell.endedBy), page.shown(spell.endedDate), page.shown(spell.caseOpenedDate))
      }
    }
    page.table(spells)
    page.line()
    var table = TextTable("at", "kind", "source", "id", "anomaly", "retracted by", "")
    for entry in events {
      let list = EventFieldList(entry.event ?? Event())
      table.row(
        page.shown(list.at), page.shown(list.kind), page.shown(list.event.source), page.shown(list.event.eventId),
        page.shown(entry.anomaly), page.shown(entry.retractedBy),
        list.fields.map { "\($0.name) \(page.shown($0.text))" }.joined(separator: ", "))
    }
    page.table(table)
    showContributions(on: &page)
    if hasHiddenEvents { page.line("further events are outside your scope") }
  }

  private func showContributions(on page: inout Page) {
    guard events.contains(where: { !$0.contributions.isEmpty }) else { return }
    page.line()
    page.line("what the events added to the figures")
    var table = TextTable("source", "id", "branch", "day", "measure", ">amount")
    for entry in events {
      let event = EventFieldList(entry.event ?? Event()).event
      for one in entry.contributions {
        table.row(
          page.shown(event.source), page.shown(event.eventId), page.shown(one.branch), page.shown(one.onDate),
          page.shown(one.measure), "\(one.amount)")
      }
    }
    page.table(table, named: "contributions", key: 1)
  }
}
