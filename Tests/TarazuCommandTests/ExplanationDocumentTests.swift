import TarazuProtocol
import Testing

@testable import TarazuCommand

@Suite struct ExplanationDocumentTests {
  private let proof = ExplainFigureResponse(
    figure: Figure(
      kpi: .inflowMean, value: 2.0 / 3, numerator: 2, denominator: 80_910, denominatorDivisor: 26_970),
    formula: "inflow / branch-months = (2 + 0 + 0) / 3",
    quantities: [
      QuantitySum(quantity: "S(registered)", sum: 2, branches: [BranchSum(unit: "0801", sum: 2)]),
      QuantitySum(quantity: "S(reopened)", sumDecimal: "9223372036854775808"),
    ], incomplete: true, asOf: someAsOf)

  private func answer(_ part: String, _ rows: ListContributionsResponse?) throws -> ExplanationAnswer {
    ExplanationAnswer(kpi: .inflowMean, question: try someQuestion(), part: part, proof: proof, rows: rows)
  }

  private let head = """
    {"kpi":"inflow_mean","unit":"08","from":"2024-01-01","to":"2024-12-31","kind":"civil","class":null,\
    "formula":"inflow / branch-months = (2 + 0 + 0) / 3","value":0.6666666666666666,"numerator":2,"denominator":3,\
    "n":null,
    """

  private let quantities = """
    "quantities":[{"quantity":"S(registered)","sum":2,"branches":[{"unit":"0801","sum":2}]},\
    {"quantity":"S(reopened)","sum":9223372036854775808,"branches":[]}],
    """

  @Test func rowsOfCases() throws {
    let rows = ListContributionsResponse(
      rows: [
        ContributionRow(
          caseId: "X", branch: "0801", caseClass: "c", onDate: "2024-02-01", amount: -1, measured: 7,
          event: EventName(source: "s", eventId: "9")),
        ContributionRow(branch: "0801", onDate: "2024-02-02", amount: 3),
      ], nextPageToken: "ab", changed: true)
    #expect(
      document(try answer("numerator", rows)) == """
        \(head)"part":"numerator",\(quantities)"rows":[\
        {"case":"X","branch":"0801","class":"c","on":"2024-02-01","amount":-1,"measured":7,\
        "event":{"source":"s","id":"9"}},\
        {"case":null,"branch":"0801","class":null,"on":"2024-02-02","amount":3,"measured":null,"event":null}],\
        "next":"ab","changed":true,"incomplete":true,\(asOfText)}

        """)
    let page = table(try answer("numerator", rows))
    #expect(page.contains("further rows: --after ab") && page.contains("ask for the first page again"))
  }

  @Test func branchMonthsAreDivided() throws {
    let rows = ListContributionsResponse(
      rows: [
        ContributionRow(branch: "0801", onDate: "2024-12-31", amount: 26_970),
        ContributionRow(branch: "0802", onDate: "2024-12-31", amount: 14_790),
      ], amountDivisor: 26_970)
    let text = document(try answer("denominator", rows))
    #expect(text.contains(#""amount":1,"#) && text.contains(#""amount":0.5483870967741935,"#))
    #expect(text.contains(#""next":null,"incomplete""#))
  }

  @Test func aRoleWithoutCases() throws {
    let answer = try answer("n", nil)
    #expect(
      document(answer)
        == "\(head)\"part\":\"n\",\(quantities)\"rows\":null,\"next\":null,\"incomplete\":true,\(asOfText)}\n"
    )
    #expect(table(answer).contains("not for your role"))
  }
}
