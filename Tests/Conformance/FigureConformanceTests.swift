// The figures of every set: contributions and indicators, against the answers.

import Foundation
import TarazuCalendar
import TarazuDomain
import TestDomain
import Testing

struct FigureConformanceTests {
  @Test(arguments: ConformanceSet.names)
  func figuresAreThoseOfTheSet(name: String) throws {
    let set = try ConformanceSet(name)
    let service = try ReferenceService.loaded(set)
    let figures = try PlainCases(service)
    for (ask, want) in set.questions("scorecard", "trend", "aging", "distribution", "rank") {
      // The service itself refuses wrong questions.
      if (want as? [String: Any])?["error"] != nil { continue }
      let question = Question(ask)
      let got: [String: Any]
      switch ask["ask"] as? String {
      case "scorecard": got = try figures.scorecard(question)
      case "trend": got = try figures.trend(question)
      case "aging": got = figures.aging(question)
      case "distribution": got = try figures.distribution(question)
      default: got = try figures.rank(question)
      }
      #expect(differences(want, got) == [], "\(ask)")
    }
  }
}

/// The members of a question.
private struct Question {
  let words: [String: Any]

  init(_ words: [String: Any]) { self.words = words }

  func text(_ name: String) -> String? { words[name] as? String }
  func number(_ name: String) -> Int? { words[name] as? Int }

  var unit: String { text("unit") ?? text("in") ?? "" }

  var window: Window {
    let to = Day(gregorian: text("to") ?? "") ?? .first
    let from = Day(gregorian: text("from") ?? "") ?? to
    return Window(from: from, to: to) ?? Window(to)
  }
}

extension PlainCases {
  private func selection(_ question: Question, unit: String? = nil, window: Window? = nil) -> PlainSelection {
    selection(
      unit: unit ?? question.unit, window: window ?? question.window, caseClass: question.text("class"),
      kind: question.text("kind"))
  }

  private func row(_ figure: Figure) -> [String: Any] {
    let denominator: Any =
      figure.divisor == 1 ? json(figure.denominator) : Double(figure.denominator) / Double(figure.divisor)
    return [
      "value": figure.value ?? NSNull(), "numerator": figure.numerator.map(json) ?? NSNull(),
      "denominator": denominator, "n": figure.sample.map(json) ?? NSNull(),
    ]
  }

  private func json(_ number: Int128) -> Any { NSNumber(value: Int64(truncatingIfNeeded: number)) }

  fileprivate func scorecard(_ question: Question) throws -> [String: Any] {
    let selection = selection(question)
    var kpis: [String: Any] = [:]
    let codes = question.words["kpis"] as? [String] ?? Indicator.all.map(\.code)
    for code in codes { kpis[code] = row(try #require(Indicator.named(code)).figure(from: selection)) }
    return ["unit": question.unit, "kpis": kpis].merging(question.echo) { $1 }
  }

  fileprivate func trend(_ question: Question) throws -> [String: Any] {
    let indicator = try #require(Indicator.named(question.text("kpi") ?? ""))
    let period = try #require(Period(rawValue: question.text("by") ?? ""))
    let points = period.parts(of: question.window).map { part in
      let figure = indicator.figure(from: selection(question, window: part))
      return row(figure).merging(["from": part.from.description, "to": part.to.description]) { $1 }
        .merging(part.isIncomplete ? ["incomplete": true] : [:]) { $1 }
    }
    return ["kpi": indicator.code, "unit": question.unit, "points": points]
  }

  fileprivate func aging(_ question: Question) -> [String: Any] {
    let selection = selection(question)
    let pending =
      selection.quantity(.stock(.registered)) + selection.quantity(.stock(.reopened))
      + selection.quantity(.stock(.received)) - selection.quantity(.stock(.closed)) - selection.quantity(.stock(.sent))
    var (older, caseOlder): ([String: Any], [String: Any]) = ([:], [:])
    for days: Int32 in [90, 180, 365, 730, 1_095, 1_825] {
      older["\(days)"] = json(selection.quantity(.olderThan(days)))
      caseOlder["\(days)"] = json(selection.quantity(.caseOlderThan(days)))
    }
    older["standard"] = selection.hasStandard ? json(selection.quantity(.overStandard)) : NSNull()
    let mean = Figure(numerator: selection.quantity(.pendingAgeDays), denominator: pending).value
    let caseMean = Figure(numerator: selection.quantity(.pendingCaseAgeDays), denominator: pending).value
    return [
      "unit": question.unit, "to": question.window.to.description, "pending": json(pending),
      "mean_age_days": mean ?? NSNull(), "older_than": older, "mean_case_age_days": caseMean ?? NSNull(),
      "case_older_than": caseOlder,
    ].merging(question.window.isIncomplete ? ["incomplete": true] : [:]) { $1 }
  }

  fileprivate func distribution(_ question: Question) throws -> [String: Any] {
    let lists: [String: Measure] = ["processing_days": .closedAges, "case_days": .closedCaseAges, "lead_days": .leads]
    let values = selection(question).values(try #require(lists[question.text("measure") ?? ""]))
    let counts = Dictionary(grouping: values) { $0 }.map { [Int($0.key), $0.value.count] }.sorted { $0[0] < $1[0] }
    return ["unit": question.unit, "n": values.count, "counts": counts]
  }

  fileprivate func rank(_ question: Question) throws -> [String: Any] {
    let indicator = try #require(Indicator.named(question.text("kpi") ?? ""))
    let level = try #require(Level(code: question.text("level") ?? ""))
    var ranked: [(unit: String, figure: Figure)] = []
    var insufficient: [[String: Any]] = []
    for unit in units(at: level, in: question.unit) {
      let selection = selection(question, unit: unit)
      guard isShown(selection) else { continue }
      let figure = indicator.figure(from: selection)
      let isLarge = (figure.sample.map { $0 >= Int128(question.number("min_n") ?? 30) } ?? true)
      let hasMonth = figure.divisor == 1 || figure.denominator >= Int128(figure.divisor)
      if figure.value != nil, isLarge, hasMonth {
        ranked.append((unit, figure))
      } else {
        insufficient.append(["unit": unit, "n": figure.sample.map(json) ?? NSNull()])
      }
    }
    func list(_ isBeyond: (Figure, Figure) -> Bool) -> [[String: Any]] {
      let sorted = ranked.sorted { a, b in
        isBeyond(a.figure, b.figure) || !isBeyond(b.figure, a.figure) && a.unit < b.unit
      }
      return sorted.prefix(question.number("count") ?? 5).map { entry in
        let number = 1 + ranked.filter { isBeyond($0.figure, entry.figure) }.count
        let name = directory.units[entry.unit]?.name ?? ""
        return row(entry.figure).merging(["rank": number, "unit": entry.unit, "name": name]) { $1 }
      }
    }
    return [
      "kpi": indicator.code, "in": question.unit, "level": level.code, "better": indicator.better.rawValue,
      "size": indicator.isSize, "mixed_kinds": level == .branch && question.text("kind") == nil,
      "ranked": ranked.count, "highest": list { Figure.isLess($1, $0) == true },
      "lowest": list { Figure.isLess($0, $1) == true }, "insufficient_count": insufficient.count,
      "insufficient": Array(insufficient.prefix(1_000)),
    ].merging(question.echo) { $1 }
  }

  private func units(at level: Level, in unit: String) -> [String] {
    directory.units.values.filter { $0.level == level && directory.isUnit($0.code, atOrBelow: unit) }
      .map(\.code).sorted()
  }

  /// A branch active on some day, cases pending on the last, or busy.
  private func isShown(_ selection: PlainSelection) -> Bool {
    let window = selection.window
    let isActive = selection.branches.contains { branch in
      (window.from.number...window.to.number).contains { selection.isActive(branch, on: $0) }
    }
    return isActive || selection.stays.contains { ($0.endedOn ?? .max) > window.to.number }
      || Measure.busy.contains { selection.quantity(.flow($0)) != 0 }
  }
}

extension Window {
  fileprivate var isIncomplete: Bool { to >= ReferenceService.now.tehranDay }
}

extension Question {
  /// The parts of its question that an answer repeats.
  fileprivate var echo: [String: Any] {
    [
      "from": window.from.description, "to": window.to.description, "class": text("class") ?? NSNull(),
      "kind": text("kind") ?? NSNull(),
    ].merging(window.isIncomplete ? ["incomplete": true] : [:]) { $1 }
  }
}
