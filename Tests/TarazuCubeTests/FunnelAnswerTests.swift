import TarazuCalendar
import TarazuDomain
import TarazuJudgement
import TestDomain
import TestRandom
import Testing

@testable import TarazuCube

@Suite struct FunnelAnswerTests {
  private static let window = Window(from: Day(number: 19_500), to: Day(number: 20_000)) ?? Window(Day(number: 0))
  private static let judged = Indicator.all.filter { JudgedIndicator.named($0.code) != nil }

  /// A funnel from scorecards and distributions of each unit and class: nothing that the cube has for funnels.
  private func plain(
    _ reader: CubeReader, _ indicator: Indicator, _ selection: Selection, level: Level, isUnadjusted: Bool
  ) throws -> (funnel: Funnel, units: [String], threshold: Int32?) {
    let rank = try reader.rank(
      RankQuestion(
        indicator: indicator, unit: selection.unit, level: level, window: selection.window,
        caseClass: selection.caseClass, kind: selection.kind, count: 1_000))
    let units = rank.highest.map(\.unit).sorted()
    let form = try #require(JudgedIndicator.named(indicator.code)).form
    let list = list(of: indicator)
    func of(_ unit: String, _ caseClass: String?) -> Selection {
      Selection(unit: unit, window: selection.window, caseClass: caseClass, kind: selection.kind)
    }
    func values(_ unit: String) throws -> [Int32] {
      guard let list else { return [] }
      return try reader.distribution(of: list, of(unit, selection.caseClass)).counts.flatMap {
        Array(repeating: $0.value, count: Int($0.count))
      }
    }
    func sums(_ unit: String, _ caseClass: String?) throws -> Sums {
      let figure = try #require(
        try reader.scorecard(of(unit, caseClass), indicators: [indicator]).figures.first
      ).figure
      let days = Int128(indicator.code == "disposition_days" ? selection.window.days : 1)
      var sums = Sums(top: Int64((figure.numerator ?? 0) / days), bottom: Int64(figure.denominator))
      if form == .days, let list {
        sums.squares = try reader.distribution(of: list, of(unit, caseClass)).counts.reduce(0) {
          $0 + Int64($1.count) * Int64($1.value) * Int64($1.value)
        }
      }
      if form == .score { sums.squares = try squares(reader, of(unit, caseClass)) }
      return sums
    }
    let all = try units.flatMap { try values($0) }.sorted()
    let threshold =
      form == .quantile && !all.isEmpty ? all[(all.count * (isNinety(indicator) ? 9 : 5) + 9) / 10 - 1] : nil
    let isAdjusted = (form == .days || form == .share) && selection.caseClass == nil && !isUnadjusted
    let members = try units.map { unit in
      if let threshold {
        let values = try values(unit)
        return FunnelUnit(sums: Sums(top: Int64(values.count { $0 > threshold }), bottom: Int64(values.count)))
      }
      let classes = try World.classes.enumerated().map {
        FunnelUnit.ClassSums(number: $0.offset, sums: try sums(unit, $0.element))
      }
      return FunnelUnit(sums: try sums(unit, selection.caseClass), classes: isAdjusted ? classes : [])
    }
    let divisor = indicator.unit == .casesPerBranchAndMonth ? Double(branchMonthDivisor) : 1
    let days = indicator.code == "disposition_days" ? Double(selection.window.days) : 1
    return (Funnel(form, units: members, factor: divisor * days, adjusted: isAdjusted), units, threshold)
  }

  private func squares(_ reader: CubeReader, _ selection: Selection) throws -> Int64 {
    let (view, unit) = try reader.resolve(selection)
    let columns = UnitColumns(view, units: [unit.branches], window: selection.window)
    return Int64(columns.column(.flow(.scoreSquares)).first ?? 0)
  }

  private func list(of indicator: Indicator) -> Measure? {
    switch indicator.formula {
    case .quantile(let list, _): list
    case .ratio(.quantity(.valueSum(let list)), _): list
    default: nil
    }
  }

  private func isNinety(_ indicator: Indicator) -> Bool { indicator.code.hasSuffix("p90") }

  private func same(_ a: Double?, _ b: Double?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return abs(a - b) <= 1e-9 * max(1, abs(a))
  }

  @Test(arguments: [0, 1_000]) func funnelsEqualThoseFromScorecards(fewBranches: Int) throws {
    let world = JudgedCourts.world(seed: 1)
    var reader = try world.cube().reader(today: JudgedCourts.today)
    reader.fewBranches = fewBranches
    for indicator in Self.judged {
      for (unit, level, kind, caseClass, isUnadjusted) in [
        ("IR", .district, nil, nil, false), ("IR", .district, nil, nil, true), ("IR", .branch, "civil", nil, false),
        ("IR", .branch, "civil", "civil.a", false), ("01", .branch, "civil", nil, false),
      ] as [(String, Level, String?, String?, Bool)] {
        let comment: Comment = "\(indicator.code) \(unit) \(level) \(kind ?? "") \(caseClass ?? "")"
        let selection = Selection(unit: unit, window: Self.window, caseClass: caseClass, kind: kind)
        let answer = try reader.funnel(
          FunnelQuestion(
            indicator: indicator, unit: unit, level: level, window: Self.window, caseClass: caseClass, kind: kind,
            isUnadjusted: isUnadjusted))
        let plain = try plain(reader, indicator, selection, level: level, isUnadjusted: isUnadjusted)
        #expect(answer.rows.map(\.unit) == plain.units, comment)
        #expect(answer.funnel.isTooFew == plain.funnel.isTooFew, comment)
        #expect(answer.funnel.unitCount == plain.funnel.unitCount, comment)
        #expect(same(answer.funnel.centre, plain.funnel.centre) && same(answer.funnel.tau, plain.funnel.tau), comment)
        #expect(answer.threshold == (plain.funnel.isTooFew ? nil : plain.threshold), comment)
        for (row, expected) in zip(answer.rows, plain.funnel.rows) {
          #expect(same(row.judged.z, expected.z) && row.judged.judgement == expected.judgement, comment)
          #expect(same(row.judged.share, expected.share), comment)
          #expect(same(row.judged.adjustedValue, expected.adjustedValue), comment)
          #expect(same(row.judged.watch?.low, expected.watch?.low), comment)
          #expect(same(row.judged.signal?.high, expected.signal?.high), comment)
        }
      }
    }
  }

  @Test func wrongQuestions() throws {
    let reader = try JudgedCourts.world(seed: 2).cube().reader(today: JudgedCourts.today)
    func fault(
      _ code: String = "processing_days_mean", unit: String = "IR", level: Level = .district, kind: String? = nil,
      minSample: Int = 30
    ) throws -> QuestionError? {
      do throws(QuestionError) {
        _ = try reader.funnel(
          FunnelQuestion(
            indicator: try Indicator.checked(code), unit: unit, level: level, window: Self.window, kind: kind,
            minSample: minSample))
        return nil
      } catch { return error }
    }
    func message(_ error: QuestionError?) -> String? {
      if case .invalidArgument("kpi", let message) = error { message } else { nil }
    }
    #expect(try fault() == nil)
    #expect(message(try fault("pending")) == "pending is not judged; ask for pending_per_branch instead")
    #expect(message(try fault("recovery_rate")) == "recovery_rate is not judged")
    for indicator in Indicator.all {
      let isJudged = JudgedIndicator.named(indicator.code) != nil
      #expect((try fault(indicator.code) == nil) == isJudged, "\(indicator.code)")
      if let other = JudgedIndicator.instead(of: indicator.code) { #expect(try fault(other) == nil) }
    }
    // Without a kind, whether the unit exists or not.
    for unit in ["IR", "nowhere"] {
      guard case .invalidArgument("branch_kind", _) = try fault(unit: unit, level: .branch) else {
        Issue.record("\(unit)")
        continue
      }
    }
    guard case .invalidArgument("branch_kind", _) = try fault(level: .branch, kind: "none") else {
      Issue.record("an unknown kind")
      return
    }
    guard case .invalidArgument("level", _) = try fault(unit: "0101", level: .province) else {
      Issue.record("a level above")
      return
    }
    guard case .invalidArgument("min_sample", _) = try fault(minSample: -1) else {
      Issue.record("a sample")
      return
    }
    guard case .notFound = try fault(unit: "nowhere") else {
      Issue.record("an unknown unit")
      return
    }
  }

  /// A unit's standing has the judgement of its province's funnel, or that of the country.
  @Test func standings() throws {
    let reader = try JudgedCourts.world(seed: 3).cube().reader(today: JudgedCourts.today)
    let indicator = try Indicator.checked("processing_days_mean")
    let months = Period.month.parts(of: Self.window).dropFirst().dropLast()
    let window = try Window.checked(
      from: try #require(months.first).from, to: try #require(months.last).to)
    func row(_ within: String, _ unit: String, _ level: Level, _ kind: String?) throws -> Funnel.Row? {
      let answer = try reader.funnel(
        FunnelQuestion(indicator: indicator, unit: within, level: level, window: window, kind: kind))
      return answer.funnel.isTooFew ? nil : answer.rows.first { $0.unit == unit }?.judged
    }
    func judged(_ unit: String, _ indicator: Indicator) throws -> Funnel.Row? {
      try reader.standing(StandingQuestion(indicator: indicator, unit: unit, window: window)).judged
    }
    let kind = try #require(reader.directory.units["030101"]?.kind)
    #expect(try row("03", "030101", .branch, kind) == nil)
    let far = try #require(try row("IR", "030101", .branch, kind))
    #expect(try judged("030101", indicator) == far)
    #expect(try judged("0102", indicator) == (try row("IR", "0102", .district, nil)))
    #expect(try judged("0102", Indicator.checked("pending")) == nil)
    #expect(try judged("08", indicator) == nil)
  }
}
