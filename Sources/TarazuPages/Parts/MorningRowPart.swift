// One of the seven figures as a row: value, months, judgement, place, both extreme units.

import TarazuCalendar
import TarazuProtocol

/// A row of the morning view.
struct MorningRowPart {
  let row: MorningRow
  let question: Question

  private var kpi: Kpi { row.figure.kpi }

  /// The question with the row's own window.
  private var own: Question {
    var own = question
    (own.from, own.to) = (row.from, row.to)
    return own
  }

  func value(in context: PageContext) -> Value {
    let verdict = row.signal.map { Verdict(changeOf: kpi, $0.judgement, $0.side) }
    let isCalm = row.signal.map { $0.judgement != .signal && $0.judgement != .watch } ?? true
    var values: [String: Value] = [
      "title": .text(context.figures.title(of: kpi)), "about": .text(context.figures.about(kpi)),
      "sample": .text(context.figures.sample(row.figure)), "path": .text(own.indicatorAddress(kpi)),
      "figure": .markup(own.door(row.figure, in: context)), "unit": .text(context.figures.unit(of: kpi)),
      "calm": .flag(isCalm), "spark": .markup(spark(in: context)), "judgement": .markup(judgement(verdict, context)),
      "place": .markup(place(in: context)),
    ]
    if let extremes = row.extremes {
      values["extremes"] = .list(
        [
          end("extremes.highest", extremes.rank.highest.first, extremes, context),
          end("extremes.lowest", extremes.rank.lowest.first, extremes, context),
        ].compactMap(\.self))
      values["extremesPath"] = .text(extremes.address(in: question))
    }
    return .fields(values)
  }

  private func spark(in context: PageContext) -> Markup {
    if let signal = row.signal { return SparkChart(signal, of: kpi).markup(in: context) }
    if let trend = row.trend { return SparkChart(trend, of: kpi).markup(in: context) }
    return Markup()
  }

  /// The word, and what is behind it.
  private func judgement(_ verdict: Verdict?, _ context: PageContext) -> Markup {
    guard let signal = row.signal, let verdict else { return unjudged(context) }
    var lines: [Markup] = []
    if let months = signal.months, months > 1, signal.judgement == .signal || signal.judgement == .watch {
      lines.append(context.text("judgement.months", ("n", Markup(context.numerals.whole(Int64(months))))))
    }
    if let usual = signal.points.last?.usual {
      lines.append(
        context.text(
          "judgement.usual", ("low", Markup(context.figures.value(usual.low, of: kpi))),
          ("high", Markup(context.figures.value(usual.high, of: kpi)))))
    }
    let sub = lines.map { "<span class=\"sub\">\($0)</span>" as Markup }.joined()
    return
      #"<span class="verdict \#(verdict.isHollow ? "" : verdict.tone.rawValue)">\#(verdict.icon)<b>\#(context.text(verdict.key))</b></span>\#(sub)"#
  }

  private func unjudged(_ context: PageContext) -> Markup {
    if let provinces = row.provinceSignals {
      return context.text("judgement.provinces", ("n", Markup(context.numerals.whole(provinces))))
    }
    let key = kpi == .leadDaysMax || kpi == .processingDaysMax ? "state.maximum" : "state.not_judged"
    return #"<span class="mute">\#(context.text(key))</span>"#
  }

  private func place(in context: PageContext) -> Markup {
    let isProvince = row.standing?.province != nil
    guard let standing = row.standing?.province ?? row.standing?.country else {
      return #"<span class="mute">\#(context.text("place.none"))</span>"#
    }
    var markup = Markup()
    let figure = row.standingKpi == kpi ? row.figure : row.standingFigure
    if let value = figure?.value {
      markup += PlaceChart(kpi: row.standingKpi, value: value, standing: standing).markup(in: context)
    }
    let line = PlaceLine(
      standing: standing, group: isProvince ? "province" : "country", kpi: row.standingKpi, question: question)
    return markup + line.markup(in: context)
  }

  private func end(_ key: String, _ unit: RankedUnit?, _ extremes: Extremes, _ context: PageContext) -> Value? {
    guard let unit, let figure = unit.figure else { return nil }
    let element = FigureElement(
      figure, unit: unit.unit, from: extremes.from, to: extremes.to, kind: extremes.kind)
    return [
      "label": .text(context.text(key)), "name": .text(unit.name), "path": .text(context.unitAddress(unit.unit)),
      "figure": .markup(element.markup(context.figures)),
    ]
  }
}

/// A rank among peers in words: `رتبهٔ ۱۲ از ۳۱، میانه ۳۱۲`.
struct PlaceLine {
  let standing: Standing
  /// `province` or `country`.
  let group: String
  let kpi: Kpi
  let question: Question

  func markup(in context: PageContext) -> Markup {
    let ranked = stat("ranked", Double(standing.rankedCount), context.numerals.whole(standing.rankedCount))
    var line: Markup =
      if let rank = standing.rank {
        context.text("place.rank", ("rank", stat("rank", Double(rank), context.numerals.whole(rank))), ("n", ranked))
      } else {
        context.text("place.unranked", ("n", ranked))
      }
    if let median = standing.median {
      let value = stat("median", median, context.figures.value(median, of: kpi))
      line += " " + context.text("place.median", ("median", value))
    }
    // Where the place is by another indicator than the row's, the words say by which.
    if kpi == .pendingPerBranch || kpi == .leadDaysP90 {
      line += " " + context.text("place.by", ("title", Markup(context.figures.title(of: kpi))))
    }
    return #"<span class="sub">\#(line)</span>"#
  }

  private func stat(_ name: String, _ value: Double, _ shown: String) -> Markup {
    #"<data class="standing" data-kpi="\#(kpi.code ?? "")" data-unit="\#(question.unit.code)" data-from="\#(question.from.description)" data-to="\#(question.to.description)" data-group="\#(group)" data-stat="\#(name)" value="\#(Numerals.shortest(value))">\#(shown)</data>"#
  }
}

extension Extremes {
  /// The page of this rank.
  func address(in question: Question) -> String {
    Address.of(
      PagePath.extremes,
      [
        ("kpi", kpi.code), ("unit", question.unit.code), ("level", level.key), ("kind", kind),
        ("from", JalaliDate(from).description), ("to", JalaliDate(to).description),
      ])
  }
}

/// Months of the Jalali calendar.
enum JalaliMonth {
  static func number(_ day: Day) -> Int { JalaliDate(day).month }
}
