// KpiService.ExplainFigure: a figure's formula with its numbers, and its quantities by branch: the cube's `FigureProof`
// (docs/spec/quality.md#proof-of-a-figure).

import TarazuAccess
import TarazuCube
import TarazuDomain
import TarazuIdentity
import TarazuProtocol
import TarazuWire

extension KpiServing {
  func serveProofs(in table: inout ServiceTable) {
    table.read(
      KpiService.explainFigure, rule: .figures, reads: reads, minPosition: \.minPosition,
      isHeavy: { reads.level(of: $0.selection?.unit).map { $0 != .branch } ?? false }
    ) { (authorized, request) throws(Status) in try explain(authorized, request) }
  }

  private func explain(
    _ authorized: AuthorizedCall, _ request: ExplainFigureRequest
  ) throws(Status) -> ExplainFigureResponse {
    var faults = FieldFaults()
    let named = faults.take { () throws(Status) in try TarazuDomain.Indicator.of(request.kpi) }
    let asked = faults.take { () throws(Status) in try TarazuCube.Selection(request.selection) }
    let (indicator, selection) = (try faults.value(named), try faults.value(asked))
    try authorized.require(.unit(selection.unit))
    let reader = try reads.reader()
    let proof = try asking(prefix: "selection.") { () throws(QuestionError) in
      try reader.proof(of: indicator, selection)
    }
    return ExplainFigureResponse(
      figure: WireFigure(indicator, proof.figure), formula: proof.formula,
      quantities: proof.quantities.map { WireQuantitySum($0) }, incomplete: proof.isIncomplete,
      asOf: reads.asOf(reader.position), unknownClass: reader.isUnknown(caseClass: selection.caseClass))
  }
}

extension WireQuantitySum {
  fileprivate init(_ sum: TarazuCube.QuantitySum) {
    let (number, decimal) = sum.sum.onTheWire
    self.init(
      quantity: FormulaText.text(sum.quantity), sum: number, sumDecimal: decimal,
      branches: sum.branches.map { unit, share in
        let (number, decimal) = share.onTheWire
        return BranchSum(unit: unit, sum: number, sumDecimal: decimal)
      })
  }
}
