// What changed in a unit (docs/spec/judgement.md#signal).

import TarazuCalendar
import TarazuDomain
import TarazuJudgement

extension CubeReader {
  /// The last month that a question up to a day looks at.
  public func judgedMonth(endedBy day: Day) -> JudgedMonth { JudgedMonth(endedBy: day, today: today) }

  /// Judges the last months of a unit.
  /// - Parameter sums: of the question's last month; used only where no class is asked for.
  public func signal(_ question: SignalQuestion, _ sums: MonthSums) throws(QuestionError) -> SignalAnswer {
    let parts = try question.parts()
    let (view, unit) = try resolve(
      Selection(
        unit: question.unit, window: Window(question.to), caseClass: question.caseClass, kind: question.kind))
    guard unit.level != .country else {
      throw .invalidArgument(
        field: "unit", message: "the country has no peers; allowed are provinces and what is below")
    }
    let own = directory.units[unit.code]?.kind
    if unit.level == .branch, let kind = question.kind, kind != own {
      throw .invalidArgument(
        field: "branch_kind", message: "\(unit.code) is of kind \(own ?? "none"), and is compared with that kind alone")
    }
    let month = judgedMonth(endedBy: question.to)
    let reader = MonthReader(
      view.ofAllKinds, question.caseClass == nil ? sums : MonthSums(through: month))
    let level = LevelUnits(unit.level, state.geography)
    return answer(
      state.geography.unitIndex(of: unit.code).flatMap { level.indices.firstIndex(of: $0) },
      LevelMonths(level, kind: view.kind, parts, reader), parts, reader)
  }

  /// - Parameter position: of the unit in `months`; nil for a unit without branches, of which there is nothing to say.
  private func answer(
    _ position: Int?, _ months: LevelMonths, _ parts: SignalParts, _ reader: MonthReader
  ) -> SignalAnswer {
    let history = reader.months.indices.dropFirst()
    guard let position else {
      return SignalAnswer(
        finding: nil,
        points: history.map {
          SignalAnswer.Point(month: reader.months[$0], value: parts.form == .change ? 0 : nil, usual: nil)
        })
    }
    let signal = months.signal(of: position)
    let points = zip(history, signal.usual).map { month, usual in
      SignalAnswer.Point(month: reader.months[month], value: months.value(of: position, in: month), usual: usual)
    }
    return SignalAnswer(finding: signal.finding, points: points)
  }
}

extension CubeView {
  /// The same for branches of all kinds.
  var ofAllKinds: CubeView {
    CubeView(contents: contents, geography: geography, kind: nil, caseClass: caseClass, fewBranches: fewBranches)
  }
}
