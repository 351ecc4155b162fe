// Invented figures, the same in each run.

import TarazuCalendar
import TarazuPages
import TarazuProtocol

/// Figures that no court has.
public enum SampleFigures {
  /// What the seven figures are around.
  static let levels: [Kpi: Double] = [
    .pending: 128_640, .processingDaysMean: 118.25, .leadDaysMax: 237, .leadDaysMean: 41.2, .inflowMean: 84.6,
    .outflowMean: 86.1, .satisfactionMean: 3.74, .clearanceRate: 1.018, .inflow: 38_491, .outflow: 39_443,
    .pendingChange: -952, .undated: 184, .undecided: 212, .hearingsOverdue: 61, .caseOldRate: 0.083,
    .pendingPerBranch: 312.2, .leadDaysP90: 96, .hearingsPerClosure: 1.42, .pendingAgeMean: 143.6,
    .caseAgeMean: 188.1, .processingDaysMax: 1_912, .processingDaysMedian: 84, .processingDaysP90: 266,
    .caseDaysMean: 151.3, .caseDaysP90: 318, .leadDaysMedian: 33, .dispositionDays: 102.4, .newCases: 31_208,
    .closedMean: 79.4, .enforcementPending: 9_310, .enforcementDaysMean: 212.7, .decisionDaysMean: 4.6,
  ]

  public static func value(_ kpi: Kpi) -> Double { levels[kpi] ?? 0.21 }

  public static func figure(_ kpi: Kpi, times factor: Double = 1) -> Figure {
    let value = value(kpi) * factor
    var figure = Figure(kpi: kpi)
    let isWhole = value.rounded() == value || value > 5_000
    figure.value = isWhole ? value.rounded() : value
    figure.numerator = Int64(value * 2_140)
    figure.denominator = 2_140
    if let code = kpi.code, code.hasSuffix("rate") || code.hasSuffix("mean") || code.contains("days") {
      figure.sampleSize = 2_140
    }
    return figure
  }

  public static func scorecard(_ kpis: [Kpi] = Kpi.indicators, times factor: Double = 1) -> GetScorecardResponse {
    GetScorecardResponse(figures: kpis.map { SampleFigures.figure($0, times: factor) })
  }

  /// Noise between -1 and 1, by a number.
  static func noise(_ seed: Int) -> Double {
    var state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678
    state ^= state >> 31
    state = state &* 0xBF58_476D_1CE4_E5B9
    state ^= state >> 27
    return Double(state % 2_001) / 1_000 - 1
  }

  /// Whole months up to the last one, oldest first.
  static func months(_ count: Int) -> [(from: Day, to: Day)] {
    var months: [(from: Day, to: Day)] = []
    var (year, month) = (1405, 8)
    for _ in 0..<count {
      months.append(
        (SampleUnits.day(year, month, 1), SampleUnits.day(year, month, JalaliDate.length(ofMonth: month, year: year))))
      (year, month) = month == 1 ? (year - 1, 12) : (year, month - 1)
    }
    return months.reversed()
  }

  /// 30 months that end as the judgement says.
  public static func signal(
    _ kpi: Kpi, _ judgement: Judgement, _ side: Side, months late: Int32 = 3, level: Double? = nil
  ) -> GetSignalResponse {
    let centre = level ?? value(kpi)
    let seed = (kpi.code ?? "").utf8.reduce(0) { $0 &* 31 &+ Int($1) }
    let push = judgement == .signal ? 0.22 : judgement == .watch ? 0.11 : 0
    let points = months(30).enumerated().map { index, month -> SignalPoint in
      let isLate = index >= 30 - Int(late)
      let shift = isLate ? (side == .up ? push : -push) * Double(index - 29 + Int(late)) / Double(late) : 0
      let value = centre * (1 + 0.05 * noise(seed &+ index) + shift)
      let usual = Interval(low: centre * (0.92 + 0.01 * noise(index)), high: centre * (1.08 + 0.01 * noise(index + 7)))
      return SignalPoint(fromDate: month.from.description, toDate: month.to.description, value: value, usual: usual)
    }
    return GetSignalResponse(judgement: judgement, side: side, months: late, p: 0.0004, points: points)
  }

  public static func trend(_ kpi: Kpi, months count: Int = 24, spread: Double = 0.08) -> GetTrendResponse {
    let seed = (kpi.code ?? "").utf8.reduce(7) { $0 &* 31 &+ Int($1) }
    let points = months(count).enumerated().map { index, month -> TrendPoint in
      // The first month of the year is half a month.
      let isNowruz = JalaliDate(month.from).month == 1
      let factor = 1 + spread * noise(seed &+ index)
      let base = kpi == .pendingChange ? 900 * noise(seed &+ index) : value(kpi) * factor * (isNowruz ? 0.55 : 1)
      var figure = SampleFigures.figure(kpi)
      figure.value = kpi == .inflow || kpi == .outflow || kpi == .pendingChange ? base.rounded() : base
      return TrendPoint(fromDate: month.from.description, toDate: month.to.description, figure: figure)
    }
    return GetTrendResponse(points: points)
  }

  public static func standing(_ kpi: Kpi) -> GetStandingResponse {
    let value = value(kpi)
    return GetStandingResponse(
      country: Standing(
        rank: 12, rankedCount: 31, median: value * 0.97, q1: value * 0.86, q3: value * 1.12, judgement: .usual,
        side: .unspecified))
  }
}
