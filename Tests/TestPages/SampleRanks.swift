// Invented ranks, funnels and changes.

import TarazuPages
import TarazuProtocol

/// Ranks of units that do not exist.
public enum SampleRanks {
  /// All branches with a funnel: some are signals.
  public static func funnel(_ kpi: Kpi = .processingDaysMean) -> GetFunnelResponse {
    let centre = 119.0
    let rows = SampleUnits.branches.enumerated().map { index, branch -> FunnelRow in
      let size = 30 + Double(index * index % 41) * 30
      let width = 14 + 420 / size.squareRoot()
      let push = index == 3 ? 4.1 : index == 11 ? 3.7 : index == 20 ? -3.4 : index == 8 ? 2.4 : 0
      let value = centre + width * (push == 0 ? 1.3 * SampleFigures.noise(index) : push) * 0.5
      var figure = Figure(kpi: kpi)
      figure.value = value
      figure.sampleSize = Int64(size)
      let isSignal = abs(push) > 3
      return FunnelRow(
        unit: branch.code, name: branch.name, figure: figure, adjustedValue: value * 0.985, z: push == 0 ? 0.4 : push,
        judgement: isSignal ? .signal : push == 0 ? .usual : .watch, side: push > 0 ? .high : push < 0 ? .low : .high,
        watch: Interval(low: max(20, centre - width), high: centre + width),
        signal: Interval(low: max(10, centre - width * 1.55), high: centre + width * 1.55))
    }
    return GetFunnelResponse(
      adjusted: true, unitCount: Int64(rows.count), centre: centre, tau: 0.16, expectedByChance: 0.1, signalCount: 3,
      watchCount: 1, rows: rows, insufficientCount: 3)
  }

  public static func rank(_ kpi: Kpi = .processingDaysMean) -> RankUnitsResponse {
    let rows = funnel(kpi).rows.sorted { ($0.figure?.value ?? 0) > ($1.figure?.value ?? 0) }
    func ranked(_ place: Int) -> RankedUnit {
      RankedUnit(rank: Int64(place + 1), unit: rows[place].unit, name: rows[place].name, figure: rows[place].figure)
    }
    return RankUnitsResponse(
      better: .lower, rankedCount: Int64(rows.count), highest: (0..<5).map(ranked),
      lowest: (0..<5).map { ranked(rows.count - 1 - $0) }, insufficientCount: 3,
      insufficient: ["081203", "081001", "081002"].enumerated().map { index, code in
        InsufficientUnit(unit: code, sampleSize: Int64(22 + index))
      })
  }

  /// The morning list, the surest first.
  public static let changes: [ChangeSentence] = [
    sentence(SampleUnits.districts[1], .processingDaysMean, .signal, .up, 3, 164.2, 110, 135),
    sentence(SampleUnits.branches[13], .leadDaysMean, .signal, .up, 6, 112.4, 40.1, 61),
    sentence(SampleUnits.districts[5], .adjournedServiceRate, .signal, .up, 1, 0.461, 0.19, 0.27),
    sentence(SampleUnits.province, .pending, .signal, .down, 6, 128_640, 131_200, 134_900),
    sentence(SampleUnits.districts[2], .satisfactionMean, .watch, .down, 1, 3.31, 3.4, 3.9),
    sentence(SampleUnits.districts[4], .inflowMean, .signal, .up, 3, 118.2, 78, 101),
  ]

  private static func sentence(
    _ unit: Unit, _ kpi: Kpi, _ judgement: Judgement, _ side: Side, _ months: Int32, _ value: Double, _ low: Double,
    _ high: Double
  ) -> ChangeSentence {
    let change = Change(
      unit: unit.code, name: unit.name, level: unit.level, kpi: kpi, better: .lower, judgement: judgement, side: side,
      months: months, p: 0.0001, value: value, usual: Interval(low: low, high: high))
    return ChangeSentence(
      change, signal: SampleFigures.signal(kpi, judgement, side, months: months, level: (low + high) / 2))
  }
}
