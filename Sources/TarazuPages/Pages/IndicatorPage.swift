// An indicator of a unit: what it is, how it went, what is behind it.

import TarazuCalendar
import TarazuProtocol

/// One indicator of one unit.
public struct IndicatorPage: PageContent {
  public var question: Question
  public var kpi: Kpi
  /// The figure, from a scorecard of the window.
  public var figure: Figure
  /// Whether the window ends today or later.
  public var isIncomplete: Bool
  /// By what the trend is cut.
  public var period: TarazuProtocol.Period
  /// The trend over `trendFrom` to the question's last day.
  public var trend: GetTrendResponse
  /// GetSignal; nil where the indicator is not judged, for the country, and where the level is not asked.
  public var signal: GetSignalResponse?
  public var standing: GetStandingResponse?
  /// GetDistribution of the measure that the indicator is of; nil: it is of none.
  public var distribution: GetDistributionResponse?
  /// GetAging; of the indicators of the pending.
  public var aging: GetAgingResponse?

  public init(
    question: Question, kpi: Kpi, figure: Figure, isIncomplete: Bool, period: TarazuProtocol.Period,
    trend: GetTrendResponse, signal: GetSignalResponse? = nil, standing: GetStandingResponse? = nil,
    distribution: GetDistributionResponse? = nil, aging: GetAgingResponse? = nil
  ) {
    self.question = question
    self.kpi = kpi
    self.figure = figure
    self.isIncomplete = isIncomplete
    self.period = period
    self.trend = trend
    self.signal = signal
    self.standing = standing
    self.distribution = distribution
    self.aging = aging
  }

  /// The measure whose distribution belongs to an indicator; nil: none does.
  public static func measure(of kpi: Kpi) -> Measure? {
    switch kpi {
    case .processingDaysMean, .processingDaysMedian, .processingDaysP90, .processingDaysMax, .onTimeRate:
      .processingDays
    case .leadDaysMean, .leadDaysMedian, .leadDaysP90, .leadDaysMax, .leadOverRate: .leadDays
    case .caseDaysMean, .caseDaysP90: .caseDays
    default: nil
    }
  }

  /// Whether the page of an indicator shows how old the pending cases are.
  public static func showsAging(_ kpi: Kpi) -> Bool {
    switch kpi {
    case .pending, .pendingPerBranch, .pendingAgeMean, .backlogRate, .oldRate, .caseAgeMean, .caseOldRate: true
    default: false
    }
  }
}

extension IndicatorPage {
  public func page(in context: PageContext) -> Page {
    let title = context.figures.title(of: kpi)
    let series = SeriesPart(kpi: kpi, question: question)
    var values: [String: Value] = [
      "head": .markup(
        context.head(question, title: title, small: question.unit.name, line: line(in: context), hasPeriod: true)),
      "figure": .markup(question.door(figure, in: context)), "unit": .text(context.figures.unit(of: kpi)),
      "sample": .text(context.figures.sample(figure)), "verdict": .markup(verdict(in: context)),
      "place": .markup(place(in: context)), "about": .text(context.figures.about(kpi)),
      "good": .text(context.goodEnd(of: kpi)), "definition": .text(kpi.info?.definition ?? ""),
      "doors": .list(doors.map { ["path": .text($0.path), "label": .text(context.text($0.key))] }),
      "periods": .list(periods(in: context)), "trendTitle": .text(context.text("history.by.\(period.key)")),
      "trend": .markup(series.chart(trend, by: period, in: context)),
      "trendTable": .markup(series.table(trend, by: period, in: context)),
    ]
    if let signal {
      values["history"] = .markup(series.chart(signal, in: context))
      values["historyTable"] = .markup(series.table(signal, in: context))
    }
    if let distribution, !distribution.values.isEmpty {
      let chart = DistributionChart(distribution)
      values["distribution"] = .markup(chart.markup(in: context))
      values["distributionTable"] = .markup(DistributionTable(chart.bins).markup(in: context))
    }
    if let aging {
      values["aging"] = .markup(AgePyramid(aging).markup(in: context))
      values["agingTable"] = .markup(AgingTable(aging).markup(in: context))
      values["agingLine"] = .markup(
        context.text("aging.line", ("n", Markup(context.numerals.whole(aging.pendingCount)))))
    }
    return context.page(
      "indicator", title: title + " · " + question.unit.name, section: .units,
      isLive: true,
      takes: [("take.indicators", PagePath.indicators), ("take.method", PagePath.method)],
      tables: [series.data(trend, in: context)], .fields(values))
  }

  private func line(in context: PageContext) -> Markup {
    var parts = [Markup(context.dates.window(question.from, question.to))]
    if let kind = question.kind { parts.append(context.name(context.names.kind(kind))) }
    if let caseClass = question.caseClass { parts.append(context.name(context.names.caseClass(caseClass))) }
    if isIncomplete { parts.append(Markup(context.text("state.incomplete"))) }
    return parts.joined(" · ")
  }

  private func verdict(in context: PageContext) -> Markup {
    guard let signal else {
      let key = kpi == .leadDaysMax || kpi == .processingDaysMax ? "state.maximum" : "state.not_judged"
      return #"<span class="mute">\#(context.text(key))</span>"#
    }
    let verdict = Verdict(changeOf: kpi, signal.judgement, signal.side)
    return
      #"<span class="verdict \#(verdict.isHollow ? "" : verdict.tone.rawValue)">\#(verdict.icon)<b>\#(context.text(verdict.key))</b></span><span class="sub">\#(context.text(verdict.key + ".about"))</span>"#
  }

  private func place(in context: PageContext) -> Markup {
    let isProvince = self.standing?.province != nil
    guard let standing = self.standing?.province ?? self.standing?.country else { return Markup() }
    let line = PlaceLine(
      standing: standing, group: isProvince ? "province" : "country", kpi: kpi, question: question)
    guard let value = figure.value else { return line.markup(in: context) }
    return PlaceChart(kpi: kpi, value: value, standing: standing).markup(in: context) + line.markup(in: context)
  }

  private var doors: [(key: String, path: String)] {
    var doors: [(key: String, path: String)] = [("ui.explain", question.explainAddress(kpi))]
    if question.unit.level != .branch {
      doors.append(("nav.extremes", Address.of(PagePath.extremes, question.query(("kpi", kpi.code)))))
    }
    return doors
  }

  private func periods(in context: PageContext) -> [Value] {
    [TarazuProtocol.Period.day, .week, .month, .quarter, .year].map { period in
      [
        "label": .text(context.text("by.\(period.key)")), "path": .text(context.here(with: [("by", period.key)])),
        "current": .flag(period == self.period),
      ]
    }
  }
}

extension TarazuProtocol.Period {
  /// Its name in addresses and keys.
  var key: String { name.map { $0.dropFirst("PERIOD_".count).lowercased() } ?? "month" }
}
