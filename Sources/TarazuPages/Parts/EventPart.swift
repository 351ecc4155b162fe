// An event of a case, in words.

import TarazuProtocol

/// An event of a case's timeline.
struct EventPart {
  let item: CaseEvent

  init(_ item: CaseEvent) { self.item = item }

  func value(in context: PageContext) -> Value {
    let event = item.event ?? Event()
    var values: [String: Value] = [
      "time": .markup(event.eventTime.map(context.dates.element) ?? ""),
      "kind": .text(context.text("event.\(key(event))")),
      "detail": .markup(detail(event, in: context)), "source": .markup(context.code(event.source)),
      "id": .markup(context.code(event.eventId)), "effect": .markup(effect(in: context)),
      "void": .flag(item.anomaly != nil || item.retractedBy != nil),
    ]
    if let anomaly = item.anomaly {
      values["anomaly"] = .text(context.text("anomaly.\(anomaly)"))
      values["anomalyAbout"] = .text(context.text("anomaly.\(anomaly).about"))
    }
    if let retracted = item.retractedBy { values["retracted"] = .markup(context.code(retracted)) }
    return .fields(values)
  }

  /// The code of its kind.
  private func key(_ event: Event) -> String {
    switch event.kind {
    case .registered: "registered"
    case .transferred: "transferred"
    case .closed: "closed"
    case .reopened: "reopened"
    case .hearingSet: "hearing_set"
    case .hearingHeld: "hearing_held"
    case .hearingAdjourned: "hearing_adjourned"
    case .hearingCancelled: "hearing_cancelled"
    case .appealed: "appealed"
    case .appealDecided: "appeal_decided"
    case .enforcementOpened: "enforcement_opened"
    case .enforcementPaid: "enforcement_paid"
    case .enforcementClosed: "enforcement_closed"
    case .surveyed: "surveyed"
    case .retracted: "retracted"
    case nil: "none"
    }
  }

  private func detail(_ event: Event, in context: PageContext) -> Markup {
    func branch(_ code: String) -> Markup { code.isEmpty ? "" : context.name(context.names.unit(code)) }
    func word(_ group: String, _ code: String) -> Markup {
      Markup(context.texts.optional("\(group).\(code)") ?? code)
    }
    func rials(_ amount: Int64) -> Markup {
      context.text("case.rials", ("n", Markup(context.numerals.whole(amount))))
    }
    let arrow: Markup = context.language == .persian ? " ← " : " → "
    let parts: [Markup] =
      switch event.kind {
      case .registered(let event): [branch(event.branch), context.name(context.names.caseClass(event.caseClass))]
      case .transferred(let event): [branch(event.branch) + arrow + branch(event.toBranch)]
      case .closed(let event): [branch(event.branch), word("outcome", event.outcome)]
      case .reopened(let event): [branch(event.branch)]
      case .hearingSet(let event):
        [
          branch(event.branch), word("purpose", event.purpose.isEmpty ? "trial" : event.purpose),
          context.text("case.on", ("day", context.dates.element(event.onDate))),
        ]
      case .hearingAdjourned(let event): [word("adjournment", event.reason.isEmpty ? "other" : event.reason)]
      case .appealDecided(let event): [word("appeal_result", event.result)]
      case .enforcementOpened(let event): [branch(event.branch), rials(event.amountRials)]
      case .enforcementPaid(let event): [branch(event.branch), rials(event.amountRials)]
      case .enforcementClosed(let event): [branch(event.branch)]
      case .surveyed(let event):
        [
          branch(event.branch),
          context.text("case.score", ("n", Markup(context.numerals.whole(event.score)))),
        ]
      case .retracted(let event): [context.code(event.retractedEventId)]
      case .hearingHeld, .hearingCancelled, .appealed, nil: []
      }
    return parts.filter { !$0.isEmpty }.joined(" · ")
  }

  /// What it added to the measures.
  private func effect(in context: PageContext) -> Markup {
    item.contributions.map { part -> Markup in
      let sign = part.amount > 0 ? "+" : "−"
      return #"<span class="code">\#(part.measure) \#(sign + String(part.amount.magnitude))</span>"#
    }.joined(", ")
  }
}
