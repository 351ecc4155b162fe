// Invented answers of the pages about figures.

import TarazuCalendar
import TarazuPages
import TarazuProtocol

/// What the pages about figures are made of.
enum SampleMorning {
  static let month = question(SampleUnits.province, [SampleUnits.country])
  static let today = Question(
    unit: SampleUnits.province, parents: [SampleUnits.country], from: SampleUnits.today, to: SampleUnits.today)

  static func question(_ unit: Unit, _ parents: [Unit], kind: String? = nil) -> Question {
    Question(unit: unit, parents: parents, from: SampleUnits.month.from, to: SampleUnits.month.to, kind: kind)
  }

  /// What is said of the seven figures.
  private static let judgements: [Kpi: (Judgement, Side, Int32)] = [
    .pending: (.signal, .down, 6), .processingDaysMean: (.usual, .unspecified, 1), .leadDaysMean: (.watch, .up, 1),
    .inflowMean: (.usual, .unspecified, 1), .outflowMean: (.usual, .unspecified, 1),
    .satisfactionMean: (.signal, .down, 3),
  ]

  static let rows: [MorningRow] = Kpi.founding.map { kpi in
    let place = kpi == .pending ? Kpi.pendingPerBranch : kpi == .leadDaysMax ? .leadDaysP90 : kpi
    let isStock = kpi == .pending
    return MorningRow(
      figure: SampleFigures.figure(kpi), from: isStock ? SampleUnits.today : month.from,
      to: isStock ? SampleUnits.today : month.to,
      signal: judgements[kpi].map { SampleFigures.signal(kpi, $0.0, $0.1, months: $0.2) },
      trend: kpi == .leadDaysMax ? SampleFigures.trend(kpi, spread: 0.2) : nil,
      standing: SampleFigures.standing(place), standingKpi: place,
      standingFigure: place == kpi ? nil : SampleFigures.figure(place),
      extremes: Extremes(
        kpi: kpi, level: .branch, kind: "civil", from: month.from, to: month.to, rank: SampleRanks.rank(kpi)))
  }

  static let flow = MonthlyFlow(
    inflow: SampleFigures.trend(.inflow), outflow: SampleFigures.trend(.outflow),
    change: SampleFigures.trend(.pendingChange))

  static let province = MorningPage(
    question: month, changes: SampleRanks.changes, checkedCount: 3_073, needsAction: SampleCases.counts, rows: rows,
    flow: flow, whereToLook: look)

  static let country = MorningPage(
    question: question(SampleUnits.country, []), changes: Array(SampleRanks.changes.prefix(2)), checkedCount: 31_204,
    needsAction: SampleCases.counts,
    rows: Kpi.founding.map { kpi in
      MorningRow(
        figure: SampleFigures.figure(kpi, times: 30), from: month.from, to: month.to,
        trend: SampleFigures.trend(kpi), standingKpi: kpi, provinceSignals: kpi == .leadDaysMax ? nil : 4)
    }, flow: flow)

  static let branch = MorningPage(
    question: question(SampleUnits.branches[0], [SampleUnits.country, SampleUnits.province, SampleUnits.districts[0]]),
    changes: [], checkedCount: 14, needsAction: Array(SampleCases.counts.prefix(3)),
    rows: Kpi.founding.map { kpi in
      var figure = SampleFigures.figure(kpi, times: 0.01)
      if kpi == .satisfactionMean { figure.value = nil }
      return MorningRow(figure: figure, from: month.from, to: month.to, standingKpi: kpi)
    })

  private static let look: [LookRow] = SampleUnits.districts.enumerated().map { index, unit in
    var cells: [Kpi: LookCell] = [:]
    for (place, kpi) in Kpi.founding.enumerated() {
      let mark = (index * 5 + place * 3) % 17
      let side: Side = (index + place) % 3 == 0 ? .down : .up
      if kpi == .leadDaysMax {
        cells[kpi] = LookCell(judgement: .unspecified, side: .unspecified)
      } else if index < 7, mark < 5 {
        cells[kpi] = LookCell(judgement: mark < 3 ? .signal : .watch, side: side)
      } else {
        cells[kpi] = LookCell(judgement: .usual, side: .unspecified)
      }
    }
    return LookRow(unit: unit, cells: cells)
  }

  static let extremes = ExtremesPage(
    question: question(SampleUnits.province, [SampleUnits.country], kind: "civil"), kpi: .processingDaysMean,
    level: .branch, rank: SampleRanks.rank(), funnel: SampleRanks.funnel())

  static let extremesOfSize: ExtremesPage = {
    var rank = SampleRanks.rank(.pending)
    rank.size = true
    return ExtremesPage(question: month, kpi: .pending, level: .district, rank: rank, funnel: nil)
  }()

  static let unit = UnitPage(
    question: month, scorecard: SampleFigures.scorecard(),
    comparison: CompareScorecardsResponse(
      b: Scorecard(
        selection: Selection(unit: "IR", fromDate: month.from.description, toDate: month.to.description),
        figures: SampleFigures.scorecard(times: 1.1).figures)),
    children: SampleUnits.districts.enumerated().map { index, unit in
      UnitFigures(
        unit: unit,
        figures: UnitPage.childIndicators.map { kpi in
          var figure = SampleFigures.figure(kpi, times: 0.8 + Double(index * 7 % 12) / 30)
          if index == 8, kpi == .satisfactionMean { figure.value = nil }
          return figure
        })
    })

  static let branchUnit = UnitPage(
    question: branch.question, scorecard: SampleFigures.scorecard(times: 0.01),
    calendar: GetHearingCalendarResponse(
      days: (0..<120).filter { $0 % 7 < 5 }.map { (index: Int) -> HearingDay in
        let day = Day(number: SampleUnits.today.number + Int32(index))
        return HearingDay(
          onDate: day.description, trialCount: Int64(max(0, 9 - index / 12)), controlCount: Int64(index % 3))
      }), oldest: ListCasesResponse(total: 312, rows: SampleCases.listed))

  static let indicator = IndicatorPage(
    question: month, kpi: .processingDaysMean, figure: SampleFigures.figure(.processingDaysMean), isIncomplete: false,
    period: .month, trend: SampleFigures.trend(.processingDaysMean),
    signal: SampleFigures.signal(.processingDaysMean, .signal, .up, months: 3),
    standing: SampleFigures.standing(.processingDaysMean),
    distribution: GetDistributionResponse(
      sampleSize: 2_140, values: (0..<300).map(Int64.init),
      counts: (0..<300).map { Int64(max(0, 60 - abs($0 - 80) / 2)) + Int64($0 % 7) }))

  static let pending = IndicatorPage(
    question: month, kpi: .pending, figure: SampleFigures.figure(.pending), isIncomplete: true, period: .quarter,
    trend: SampleFigures.trend(.pending, months: 8),
    aging: GetAgingResponse(
      pendingCount: 128_640, meanAgeDays: 143.6,
      olderThan: older([70_200, 38_100, 10_677, 2_310, 604, 47]), meanCaseAgeDays: 188.1,
      caseOlderThan: older([84_100, 51_300, 18_230, 4_902, 1_310, 122])))

  private static func older(_ counts: [Int64]) -> [OlderThan] {
    let ages: [Int32] = [90, 180, 365, 730, 1_095, 1_825]
    return zip(ages, counts).map { OlderThan(days: $0, count: $1) }
  }

  static let explain = ExplainPage(
    question: month, kpi: .inflowMean,
    explanation: ExplainFigureResponse(
      figure: Figure(
        kpi: .inflowMean, value: 84.6, numerator: 38_491, denominator: 12_270_150, denominatorDivisor: 26_970),
      formula: "(S(registered) + S(reopened) + S(received)) / branch-months = (31208 + 1012 + 6271) / 454.95",
      quantities: [
        QuantitySum(
          quantity: "S(registered)", sum: 31_208,
          branches: SampleUnits.branches.prefix(6).enumerated().map { index, unit in
            BranchSum(unit: unit.code, sum: Int64(200 + index * 37))
          }), QuantitySum(quantity: "S(reopened)", sum: 1_012),
        QuantitySum(quantity: "S(received)", sumDecimal: "92233720368547758080"),
      ]))

  static let contributions = ContributionsPage(
    question: month, kpi: .processingDaysMean, part: .numerator,
    contributions: ListContributionsResponse(
      rows: SampleCases.listed.enumerated().map { index, row in
        ContributionRow(
          caseId: index == 2 ? nil : row.caseId, branch: row.branch, caseClass: row.caseClass, onDate: row.sinceDate,
          amount: 1, measured: Int64(90 + index * 13))
      }, nextPageToken: "more", changed: true))

  static let wall = WallPage(
    question: month, rows: rows, changes: SampleRanks.changes, needsAction: SampleCases.counts)

  static let meeting = MeetingPage(
    question: month, since: SampleUnits.day(1405, 8, 26), changes: Array(SampleRanks.changes.prefix(3)),
    checkedCount: 3_073, usualAgain: SampleRanks.changes.suffix(2).map(\.change),
    lists: [
      MeetingList(count: SampleCases.counts[0], rows: Array(SampleCases.listed.prefix(4))),
      MeetingList(count: SampleCases.counts[2], rows: Array(SampleCases.overdue.suffix(4))),
    ])
}
