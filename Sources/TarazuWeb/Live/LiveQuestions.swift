// What a page follows, as its address of `/live` says.

import TarazuCalendar
import TarazuPages
import TarazuProtocol
import TarazuWire

/// A scorecard that is followed.
struct LiveQuestion: Hashable, Sendable {
  let unit: String
  let from: Day
  let to: Day
  let kind: String?
  let caseClass: String?
  let kpis: [Kpi]

  /// The most that one page follows.
  static let most = 8

  /// The questions of a query: each `ask` is a query of its own, with `unit`, `from`, `to`, `kind`, `class` and `kpi`, whose
  /// value is codes with dots between them.
  static func all(of query: [QueryItem]) throws(Status) -> [LiveQuestion] {
    let asked = query.filter { $0.name == "ask" }
    guard !asked.isEmpty, asked.count <= most else { throw .badField("ask", "from 1 to \(most) are allowed") }
    var questions: [LiveQuestion] = []
    for item in asked { questions.append(try LiveQuestion(item.value)) }
    return questions
  }

  private init(_ text: String) throws(Status) {
    guard let items = Decoding.items(text) else { throw .badField("ask", "it is malformed") }
    func value(_ name: String) -> String? { items.first { $0.name == name && !$0.value.isEmpty }?.value }
    guard let unit = value("unit"), let from = value("from").flatMap({ Day(gregorian: $0) }),
      let to = value("to").flatMap({ Day(gregorian: $0) })
    else { throw .badField("ask", "unit, from and to are needed") }
    let codes = (value("kpi") ?? "").split(separator: ".").map(String.init)
    let kpis = codes.compactMap { Kpi(code: $0) }
    guard !kpis.isEmpty, kpis.count == codes.count, Set(kpis).count == kpis.count else {
      throw .badField("kpi", "codes of indicators are needed, none of them twice")
    }
    self.unit = unit
    self.from = from
    self.to = to
    self.kpis = kpis
    kind = value("kind")
    caseClass = value("class")
  }

  var request: GetScorecardRequest {
    GetScorecardRequest(
      selection: Selection(
        unit: unit, fromDate: from.description, toDate: to.description, caseClass: caseClass, branchKind: kind),
      kpis: kpis)
  }
}
