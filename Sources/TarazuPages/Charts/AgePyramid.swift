// How old the pending cases are: at the branch, and from their registration on, side by side.

import TarazuProtocol

/// Two wings over the same ages, from the service's counts of cases older than each.
struct AgePyramid {
  var aging: GetAgingResponse
  private let width = 600.0

  init(_ aging: GetAgingResponse) { self.aging = aging }

  /// An age, with how many are older at the branch and by the case.
  struct Row {
    var days: Int32
    var atBranch: Int64
    var ofCase: Int64
  }

  var rows: [Row] {
    let byCase = Dictionary(aging.caseOlderThan.map { ($0.days, $0.count) }, uniquingKeysWith: { first, _ in first })
    return aging.olderThan.map { Row(days: $0.days, atBranch: $0.count, ofCase: byCase[$0.days] ?? 0) }
  }

  func markup(in context: PageContext) -> Markup {
    let rows = self.rows
    let most = Double(max(aging.pendingCount, 1))
    guard !rows.isEmpty else { return Markup() }
    let height = 34.0 * Double(rows.count) + 34
    let wing = width / 2 - 70
    var svg: Markup =
      #"<svg class="wide" viewBox="0 0 \#(width) \#(height)" role="img" aria-label="\#(context.text("aging.title"))">"#
    svg += ChartText.at(width / 2 + 70, 14, context.text("aging.branch"), anchor: .left)
    svg += ChartText.at(width / 2 - 70, 14, context.text("aging.case"), anchor: .right)
    // The oldest on top.
    for (index, row) in rows.reversed().enumerated() {
      let y = 26 + 34 * Double(index)
      let (right, left) = (Double(row.atBranch) / most * (wing - 54), Double(row.ofCase) / most * (wing - 54))
      svg += ChartText.at(width / 2, y + 16, context.age(row.days), anchor: .middle, "strong")
      svg += #"<rect class="bar strong" x="\#(width / 2 + 70)" y="\#(y)" width="\#(max(1, right))" height="22"/>"#
      svg +=
        #"<rect class="bar" x="\#(width / 2 - 70 - max(1, left))" y="\#(y)" width="\#(max(1, left))" height="22"/>"#
      svg += ChartText.at(width / 2 + 78 + right, y + 16, context.numerals.whole(row.atBranch), anchor: .left)
      svg += ChartText.at(width / 2 - 78 - left, y + 16, context.numerals.whole(row.ofCase), anchor: .right)
    }
    return svg + "</svg>"
  }
}

extension PageContext {
  /// An age in the words of people: `بیش از ۳ سال`.
  func age(_ days: Int32) -> String {
    let (key, number) = days % 365 == 0 && days > 0 ? ("age.years", days / 365) : ("age.days", days)
    return text(key, ("n", Markup(numerals.whole(Int64(number))))).plainText
  }
}
