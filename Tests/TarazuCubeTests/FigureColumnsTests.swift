// The evaluator of formulas, on columns that are made up.

import TarazuDomain
import TestDomain
import Testing

@testable import TarazuCube
@testable import TarazuDomain

/// Three units, whose quantities and values all differ, so that a wrong one shows.
private struct MadeUpColumns: FigureColumns {
  let count = 3
  /// Whether sums of terms are had at once, as some columns have them.
  var hasSums: Bool
  var isEmpty = false
  var number: @Sendable (Quantity, Int) -> Int128 = { quantity, unit in
    Int128("\(quantity)".unicodeScalars.reduce(7) { ($0 &* 31 &+ Int($1.value)) & 0xFFFF }) + Int128(unit) * 1_000_003
  }

  func column(_ quantity: Quantity) -> [Int128] { (0..<count).map { isEmpty ? 0 : number(quantity, $0) } }

  func wholeColumn(of terms: [Term]) -> [Int128]? {
    guard hasSums else { return nil }
    return (0..<count).map { unit in
      terms.reduce(0) { $0 + (isEmpty ? 0 : number($1.quantity, unit) * ($1.isNegated ? -1 : 1)) }
    }
  }

  func maxima(of list: Measure) -> [Int32?] { (0..<count).map { one($0).maximum(of: list) } }

  func quantiles(of list: Measure, tenths: Int, samples: [Int128]?) -> [Int32?] {
    (0..<count).map { one($0).quantile(of: list, tenths: tenths) }
  }

  /// One of the units, for the plain reading.
  func one(_ unit: Int) -> MadeUpUnit { MadeUpUnit(columns: self, unit: unit) }
}

private struct MadeUpUnit: FigureSource {
  let columns: MadeUpColumns
  let unit: Int

  func quantity(_ quantity: Quantity) -> Int128 { columns.column(quantity)[unit] }

  func maximum(of list: Measure) -> Int32? { columns.isEmpty ? nil : Int32(list.rawValue) * 100 + Int32(unit) }

  func quantile(of list: Measure, tenths: Int) -> Int32? {
    columns.isEmpty ? nil : Int32(list.rawValue) * 1_000 + Int32(tenths) * 10 + Int32(unit)
  }
}

struct FigureColumnsTests {
  @Test(arguments: [true, false], [true, false])
  func everyFormulaAsReadPlainly(hasSums: Bool, isEmpty: Bool) throws {
    let columns = MadeUpColumns(hasSums: hasSums, isEmpty: isEmpty)
    for indicator in Indicator.all {
      let table = try indicator.table(from: columns)
      for unit in 0..<columns.count {
        let expected = indicator.figure(from: columns.one(unit))
        #expect(table[unit] == expected, "\(indicator.code)")
        if let value = expected.value { #expect(table.value(unit) == value, "\(indicator.code)") }
      }
    }
  }

  /// A sum that leaves 128 bits is an error, and in an answer a figure without a value; it never wraps.
  @Test func overflowIsAnError() {
    let columns = MadeUpColumns(hasSums: false, number: { _, _ in .max })
    let most = TarazuDomain.Expression.quantity(.windowDays)
    let formulas: [TarazuDomain.Expression] = [
      .sum([most, most]), .product(most, most), .difference(.difference(most, most), .sum([most, most])),
    ]
    for formula in formulas {
      for formula in [Formula.total(formula), .ratio(most, formula), .perBranchMonth(formula)] {
        let indicator = Indicator("x", "x", formula, unit: .cases, better: .neutral, "of a test")
        #expect(throws: ArithmeticOverflow.self) { try indicator.table(from: columns) }
        #expect(indicator.figuresOrNone(from: columns).map(\.value) == [nil, nil, nil])
      }
    }
  }
}
