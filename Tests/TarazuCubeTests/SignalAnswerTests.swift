import TarazuCalendar
import TarazuDomain
import TarazuJudgement
import TestDomain
import TestRandom
import Testing

@testable import TarazuCube

@Suite struct SignalAnswerTests {
  private static let to = Day(number: 20_035)
  private static let signalled = Indicator.all.filter { SignalForm.named($0.code) != nil }

  /// A signal from scorecards and distributions of each unit and month, with the peers picked by hand.
  private struct Plain {
    let reader: CubeReader
    let indicator: Indicator
    let caseClass: String?
    let kind: String?
    let months: [Window]

    init(_ reader: CubeReader, _ indicator: Indicator, caseClass: String? = nil, kind: String? = nil) {
      (self.reader, self.indicator, self.caseClass, self.kind) = (reader, indicator, caseClass, kind)
      months = JudgedMonth(endedBy: SignalAnswerTests.to, today: JudgedCourts.today).months
    }

    private func figure(_ code: String, _ unit: String, _ month: Window) throws -> Figure {
      let selection = Selection(unit: unit, window: month, caseClass: caseClass, kind: kind)
      let indicator = try Indicator.checked(code)
      return try #require(try reader.scorecard(selection, indicators: [indicator]).figures.first).figure
    }

    private func sums(_ unit: String, _ month: Window) throws -> Sums {
      if indicator.code == "pending" {
        let (came, went) = (try figure("inflow_mean", unit, month), try figure("outflow_mean", unit, month))
        return Sums(top: Int64((came.numerator ?? 0) - (went.numerator ?? 0)), bottom: Int64(came.denominator))
      }
      let figure = try figure(indicator.code, unit, month)
      let days = Int128(indicator.code == "disposition_days" ? month.days : 1)
      var sums = Sums(top: Int64((figure.numerator ?? 0) / days), bottom: Int64(figure.denominator))
      let selection = Selection(unit: unit, window: month, caseClass: caseClass, kind: kind)
      if case .ratio(.quantity(.valueSum(let list)), _) = indicator.formula {
        sums.squares = try reader.distribution(of: list, selection).counts.reduce(0) {
          $0 + Int64($1.count) * Int64($1.value) * Int64($1.value)
        }
      }
      if indicator.code == "satisfaction_mean" {
        let (view, unit) = try reader.resolve(selection)
        let columns = UnitColumns(view, units: [unit.branches], window: month)
        sums.squares = Int64(columns.column(.flow(.scoreSquares)).first ?? 0)
      }
      return sums
    }

    private func peers(_ units: [Unit], _ month: Window) throws -> Peers {
      var peers = Peers()
      for unit in units {
        let sums = try sums(unit.code, month)
        peers.insert(sums, Spread(sums))
      }
      return peers
    }

    func signal(_ unit: Unit) throws -> Signal {
      let directory = reader.directory
      let others = directory.units.values.filter { other in
        other.level == unit.level && other.code != unit.code && (unit.level != .branch || other.kind == unit.kind)
      }
      let near = others.filter { directory.province(of: $0.code) == directory.province(of: unit.code) }
      let form = try #require(SignalForm.named(indicator.code))
      let divisor = indicator.unit == .casesPerBranchAndMonth || form == .change ? Double(branchMonthDivisor) : 1
      return Signal(
        form,
        months: try months.map { month in
          let days = indicator.code == "disposition_days" ? Double(month.days) : 1
          return SignalMonth(
            own: try sums(unit.code, month),
            peers: try Peers.chosen(province: try peers(near, month), country: try peers(others, month)),
            factor: divisor * days, pending: Int64(try figure("pending", unit.code, month).numerator ?? 0),
            moves: Int64(
              (try figure("inflow", unit.code, month).numerator ?? 0)
                + (try figure("outflow", unit.code, month).numerator ?? 0)))
        })
    }
  }

  private func same(_ a: Double?, _ b: Double?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return abs(a - b) <= 1e-7 * max(1e-3, abs(a))
  }

  private func expectSame(_ answer: SignalAnswer, _ plain: Signal, _ comment: Comment) {
    #expect(answer.finding?.judgement == plain.finding?.judgement, comment)
    #expect(answer.finding?.side == plain.finding?.side && answer.finding?.months == plain.finding?.months, comment)
    #expect(same(answer.finding?.p, plain.finding?.p), comment)
    for (point, usual) in zip(answer.points, plain.usual) {
      #expect(same(point.usual?.low, usual?.low) && same(point.usual?.high, usual?.high), comment)
    }
  }

  @Test(arguments: [0, 1_000]) func signalsEqualThoseFromScorecards(fewBranches: Int) throws {
    let world = JudgedCourts.world(seed: 4)
    var reader = try world.cube().reader(today: JudgedCourts.today)
    reader.fewBranches = fewBranches
    let sums = MonthSums(through: reader.judgedMonth(endedBy: Self.to))
    for indicator in Self.signalled {
      for code in ["010101", "030101", "0101", "0301", "01", "05"] {
        let unit = try #require(reader.directory.units[code])
        let answer = try reader.signal(SignalQuestion(indicator: indicator, unit: code, to: Self.to), sums)
        expectSame(answer, try Plain(reader, indicator).signal(unit), "\(indicator.code) \(code)")
      }
    }
  }

  @Test func aKindAndAClass() throws {
    let reader = try JudgedCourts.world(seed: 5).cube().reader(today: JudgedCourts.today)
    let sums = MonthSums(through: reader.judgedMonth(endedBy: Self.to))
    for indicator in Self.signalled {
      let comment: Comment = "\(indicator.code)"
      let district = try #require(reader.directory.units["0102"])
      let ofKind = try reader.signal(
        SignalQuestion(indicator: indicator, unit: "0102", to: Self.to, kind: "civil"), sums)
      expectSame(ofKind, try Plain(reader, indicator, kind: "civil").signal(district), comment)
      let branch = try #require(reader.directory.units["010102"])
      let ofClass = try reader.signal(
        SignalQuestion(indicator: indicator, unit: "010102", to: Self.to, caseClass: "civil.a", kind: branch.kind), sums
      )
      expectSame(ofClass, try Plain(reader, indicator, caseClass: "civil.a").signal(branch), comment)
    }
  }

  /// The values are those of a trend by months.
  @Test func values() throws {
    let reader = try JudgedCourts.world(seed: 6).cube().reader(today: JudgedCourts.today)
    let sums = MonthSums(through: reader.judgedMonth(endedBy: Self.to))
    for indicator in Self.signalled {
      for code in ["0101", "030101", "08"] {
        let answer = try reader.signal(SignalQuestion(indicator: indicator, unit: code, to: Self.to), sums)
        #expect(answer.points.count == 30)
        let window = try Window.checked(
          from: try #require(answer.points.first).month.from, to: try #require(answer.points.last).month.to)
        let trend = try reader.trend(indicator, Selection(unit: code, window: window), by: .month)
        #expect(trend.map(\.window) == answer.points.map(\.month))
        #expect(trend.map(\.figure.value) == answer.points.map(\.value), "\(indicator.code) \(code)")
      }
    }
  }

  // MARK: Months

  @Test func theLastMonth() throws {
    func last(_ day: String, today: String) throws -> String {
      JudgedMonth(
        endedBy: try #require(Day(gregorian: day)), today: try #require(Day(gregorian: today))
      ).lastDay.description
    }
    // Mehr 1405 ends on 2026-10-22.
    #expect(try last("2026-10-22", today: "2026-10-23") == "2026-10-22")
    #expect(try last("2026-10-22", today: "2026-10-22") == "2026-09-22")
    #expect(try last("2026-10-21", today: "2026-12-01") == "2026-09-22")
    #expect(try last("2026-10-23", today: "2026-12-01") == "2026-10-22")
    #expect(try last("2199-12-31", today: "2026-11-21") == "2026-10-22")
    #expect(try last("2199-12-31", today: "2026-11-22") == "2026-11-21")
    let months = JudgedMonth(
      endedBy: try #require(Day(gregorian: "2026-10-22")), today: try #require(Day(gregorian: "2027-01-01"))
    ).months
    #expect(months.count == 31)
    #expect(months.first?.from.description == "2024-03-20" && months.last?.to.description == "2026-10-22")
    for (month, next) in zip(months, months.dropFirst()) {
      #expect(month.to.number + 1 == next.from.number)
      #expect(JalaliDate(month.from).day == 1)
    }
  }

  /// Before the first day that may be asked for there is nothing, not even branch-months.
  @Test func theFirstMonths() throws {
    let reader = try JudgedCourts.world(seed: 6).cube().reader(today: JudgedCourts.today)
    for to in [Day.first, Day(number: Day.first.number + 40)] {
      for code in ["pending", "inflow_mean"] {
        let answer = try reader.signal(
          SignalQuestion(indicator: try Indicator.checked(code), unit: "0101", to: to),
          MonthSums(through: reader.judgedMonth(endedBy: to)))
        #expect(answer.finding == nil && answer.points.allSatisfy { ($0.value ?? 0) == 0 && $0.usual == nil })
      }
    }
  }

  // MARK: Wrong questions

  @Test func wrongQuestions() throws {
    let reader = try JudgedCourts.world(seed: 2).cube().reader(today: JudgedCourts.today)
    let sums = MonthSums(through: reader.judgedMonth(endedBy: Self.to))
    func fault(_ code: String = "inflow_mean", _ unit: String = "0101", kind: String? = nil, to: Day = Self.to) throws
      -> String?
    {
      do throws(QuestionError) {
        _ = try reader.signal(
          SignalQuestion(indicator: try Indicator.checked(code), unit: unit, to: to, kind: kind), sums)
        return nil
      } catch {
        guard case .invalidArgument(let field, let message) = error else { return "not found" }
        return field == "kpi" ? message : field
      }
    }
    #expect(try fault() == nil)
    #expect(
      try fault("processing_days_p90") == "processing_days_p90 is not judged; ask for processing_days_mean instead")
    for days in ["lead_days", "processing_days"] {
      #expect(
        try fault(days + "_max")
          == "\(days)_max is not judged; ask for \(days)_mean instead, or for \(days)_p90 in a funnel")
    }
    #expect(try fault("undated") == "undated is not judged; ask for undated_rate instead")
    #expect(try fault("recovery_rate") == "recovery_rate is not judged")
    for indicator in Indicator.all {
      if let other = JudgedIndicator.insteadInSignal(of: indicator.code) { #expect(try fault(other) == nil) }
      #expect((try fault(indicator.code) == nil) == (SignalForm.named(indicator.code) != nil))
    }
    #expect(try fault("inflow_mean", "IR") == "unit")
    #expect(try fault("inflow_mean", "nowhere") == "not found")
    #expect(try fault("inflow_mean", "0101", kind: "none") == "branch_kind")
    let own = try #require(reader.directory.units["010101"]?.kind)
    #expect(try fault("inflow_mean", "010101", kind: own) == nil)
    #expect(try fault("inflow_mean", "010101", kind: own == "civil" ? "penal" : "civil") == "branch_kind")
    #expect(try fault(to: Day(number: Day.first.number - 1)) == "from_date")
  }
}
