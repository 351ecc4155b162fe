// What a rank says, in a sentence.

import TarazuProtocol

/// The sentence above a rank: how many units differ by more than chance, or why nothing is said.
struct FunnelWords {
  let kpi: Kpi
  let level: Level
  let rank: RankUnitsResponse
  let funnel: GetFunnelResponse?
  let question: Question

  func sentence(in context: PageContext) -> Markup {
    guard let funnel else { return unjudged(in: context) }
    let units = Markup(context.text("level.\(level.key)"))
    if funnel.tooFew { return context.text("answer.too-few", ("units", units)) }
    let signals = funnel.rows.filter { $0.judgement == .signal }
    let rest = funnel.rows.count - signals.count
    let restWords = context.text("answer.rest", ("n", count(rest, context)), ("units", units))
    guard !signals.isEmpty else { return context.text("answer.none", ("units", units)) + " " + restWords }
    let sides = [Side.high, .low].compactMap { side in
      part(signals.filter { $0.side == side }, side, units, context)
    }
    let both = sides.joined(Markup(" " + context.text("list.and") + " "))
    return context.text("answer.differ", ("sides", both)) + " " + restWords
  }

  /// What chance alone would give.
  func aside(in context: PageContext) -> Markup {
    guard let funnel, let expected = funnel.expectedByChance, !funnel.tooFew else { return Markup() }
    return context.text("answer.chance", ("n", Markup(context.numerals.decimal(expected, 1))))
  }

  /// `۴ شعبه آشکارا بالاتر`, in the colour of its meaning.
  private func part(_ rows: [FunnelRow], _ side: Side, _ units: Markup, _ context: PageContext) -> Markup? {
    guard let first = rows.first else { return nil }
    let verdict = Verdict(differenceIn: kpi, first.judgement, side)
    let words = context.text(
      side == .high ? "answer.higher" : "answer.lower", ("n", count(rows.count, context)), ("units", units))
    return #"<b class="\#(verdict.tone.rawValue)">\#(words)</b>"#
  }

  private func count(_ number: Int, _ context: PageContext) -> Markup { Markup(context.numerals.whole(number)) }

  /// Why units are not judged, and what to ask for instead.
  private func unjudged(in context: PageContext) -> Markup {
    if rank.mixedKinds { return Markup(context.text("state.mixed_kinds.about")) }
    guard let instead = kpi.judgedInPlace, instead != kpi else { return Markup(context.text("state.not_judged.about")) }
    let address = Address.of(
      PagePath.extremes, question.query(("kpi", instead.code), ("level", level.key)))
    let link: Markup = #"<a class="l" href="\#(address)">\#(context.figures.title(of: instead))</a>"#
    let key = kpi == .leadDaysMax || kpi == .processingDaysMax ? "answer.maximum" : "answer.size"
    return context.text(key, ("instead", link))
  }
}
