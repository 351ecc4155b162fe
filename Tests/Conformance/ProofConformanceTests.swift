// The rows behind every figure of every scorecard of a set add up to the right answer.

import Foundation
import TarazuCalendar
import TarazuDomain
import Testing

struct ProofConformanceTests {
  @Test(arguments: ConformanceSet.names)
  func rowsAddUpToTheAnswers(name: String) throws {
    let set = try ConformanceSet(name)
    let service = try ReferenceService.loaded(set)
    let timelines = try service.cases.keys.sorted().compactMap { try service.timeline(of: $0) }
    var rowCount = 0
    for (index, (ask, want)) in set.questions("scorecard").enumerated() {
      guard let figures = (want as? [String: Any])?["kpis"] as? [String: [String: Any]],
        let question = ProofQuestion(ask, service)
      else { continue }
      for (place, (code, figure)) in figures.sorted(by: { $0.key < $1.key }).enumerated() {
        // A fifth of the indicators for each question: all of them for every five.
        guard (place + index).isMultiple(of: 5) else { continue }
        let indicator = try #require(Indicator.named(code))
        for part in FigurePart.allCases {
          let content = indicator.content(of: part)
          var rows = question.rows(of: content, timelines)
          if case .firstValue = content {
            // One row, of the figure's value: of the rows of all values, one that has it.
            let value = (figure["numerator"] as? NSNumber)?.int32Value
            if value == nil { #expect(rows.isEmpty, "\(code) of \(ask)") }
            rows = Array(rows.filter { $0.measured == value }.prefix(1))
            #expect(rows.count == (value == nil ? 0 : 1), "\(code) of \(ask)")
          }
          rowCount += rows.count
          guard let wanted = wanted(part, indicator, figure) else { continue }
          let sum = rows.reduce(Int128(0)) { $0 + Int128($1.amount) }
          #expect(Double(sum) == wanted, "\(code) \(part) of \(ask)")
        }
      }
    }
    #expect(rowCount > 0 || set.questions("scorecard").isEmpty)
  }

  /// What the rows of cases add up to; nil for a part without such rows.
  private func wanted(_ part: FigurePart, _ indicator: Indicator, _ figure: [String: Any]) -> Double? {
    let content = indicator.content(of: part)
    guard content != .nothing, content.branchQuantities.isEmpty else { return nil }
    let name = part.rawValue
    return (figure[name] as? NSNumber)?.doubleValue ?? 0
  }
}

/// A question of a set, as the rows of cases are asked for.
private struct ProofQuestion {
  let window: Window
  let branches: [UnitNumber: BranchKind?]
  /// Nil for all classes.
  let caseClass: ClassNumber?

  /// Nil for a question about a class that no case has.
  init?(_ words: [String: Any], _ service: ReferenceService) {
    guard let from = (words["from"] as? String).flatMap({ Day(eitherCalendar: $0) }),
      let to = (words["to"] as? String).flatMap({ Day(eitherCalendar: $0) }), let window = Window(from: from, to: to)
    else { return nil }
    self.window = window
    caseClass = (words["class"] as? String).flatMap { service.classes.known($0) }
    if words["class"] is String, caseClass == nil { return nil }
    let (unit, kind) = (words["unit"] as? String ?? "", words["kind"] as? String)
    var branches: [UnitNumber: BranchKind?] = [:]
    for branch in service.directory.units.values where branch.level == .branch {
      guard service.directory.isUnit(branch.code, atOrBelow: unit), kind == nil || branch.kind == kind,
        let number = service.units.known(branch.code)
      else { continue }
      branches.updateValue(branch.kind.flatMap { service.directory.kinds[$0] }, forKey: number)
    }
    self.branches = branches
  }

  func rows(of content: PartContent, _ timelines: [Timeline]) -> [PartRow] {
    let question = PartQuestion(content: content, window: window, caseClass: caseClass, branches: branches)
    return timelines.flatMap { question.rows(of: $0) }
  }
}
