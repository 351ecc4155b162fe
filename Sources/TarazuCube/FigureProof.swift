// What is behind a figure: the sums of its quantities, branch by branch (docs/spec/quality.md#proof-of-a-figure).

import TarazuCalendar
import TarazuDomain

/// A quantity of a figure, and what each branch adds to it.
public struct QuantitySum: Sendable {
  public var quantity: Quantity
  public var sum: Int128
  /// The branches where it is not 0, in the order of codes; none for what is not of branches.
  public var branches: [(unit: String, sum: Int128)]
}

/// A figure with what it is computed from.
public struct FigureProof: Sendable {
  public var figure: Figure
  /// The formula, and the same with its numbers.
  public var formula: String
  public var quantities: [QuantitySum]
  public var isIncomplete: Bool
}

/// The branches that may have rows behind a part, and how many.
public struct PartExtent: Sendable {
  public struct Branch: Sendable {
    public var unit: String
    /// How many rows it has, more or less; never 0 where it has rows.
    public var count: Int
    /// The amount of the branch's own row, where the part is of branches.
    public var amount: Int64
  }

  /// In the order of codes.
  public var branches: [Branch]
  /// Changes with each sum of each branch, as good as surely.
  public var fingerprint: UInt64
}

extension CubeReader {
  /// A figure with its formula, and each quantity's sum by branch.
  public func proof(of indicator: Indicator, _ selection: Selection) throws(QuestionError) -> FigureProof {
    let (view, unit) = try resolve(selection)
    let columns = UnitColumns(view, units: [unit.branches], window: selection.window)
    let figure = indicator.figuresOrNone(from: columns)[0]
    let branches = branches(of: unit, view)
    let byBranch = UnitColumns(view, units: branches.map(\.range), window: selection.window)
    func sum(_ quantity: Quantity) -> Int128 { columns.column(quantity).first ?? 0 }
    let quantities = indicator.writtenQuantities.map { quantity in
      var shares: [(unit: String, sum: Int128)] = []
      if quantity != .windowDays, quantity != .hasCalendar {
        for (branch, share) in zip(branches, byBranch.column(quantity)) where share != 0 {
          shares.append((branch.code, share))
        }
      }
      return QuantitySum(quantity: quantity, sum: sum(quantity), branches: shares)
    }
    return FigureProof(
      figure: figure, formula: indicator.text(of: figure, reading: sum), quantities: quantities,
      isIncomplete: isIncomplete(selection.window))
  }

  /// The branches that have rows behind a part.
  public func extent(of content: PartContent, _ selection: Selection) throws(QuestionError) -> PartExtent {
    let (view, unit) = try resolve(selection)
    let branches = branches(of: unit, view)
    let columns = UnitColumns(view, units: branches.map(\.range), window: selection.window)
    var extent = PartExtent(branches: [], fingerprint: Checksum.start)
    let groups = content.occurrences.map { sums(of: $0, columns) }
    let amounts = content.branchQuantities.map { columns.column($0) }
    for index in branches.indices {
      var count: Int128 = 0
      for group in groups {
        count += Int128(group[index].magnitude)
        extent.fingerprint = Checksum.mixed(extent.fingerprint, group[index])
      }
      guard count > 0 else { continue }
      let amount = amounts.reduce(0) { $0 + $1[index] }
      extent.branches.append(
        PartExtent.Branch(
          unit: branches[index].code, count: Int(clamping: count), amount: Int64(clamping: amount)))
    }
    return extent
  }

  /// The last day of a window up to which a branch has so many rows behind a part that is of a window; the window's last
  /// day where it has fewer.
  public func lastDay(
    of rows: Int, behind content: PartContent, _ selection: Selection
  ) throws(QuestionError) -> Day {
    let (view, unit) = try resolve(selection)
    return firstDay(of: selection.window) { window in
      let columns = UnitColumns(view, units: [unit.branches], window: window)
      let count = content.occurrences.reduce(Int128(0)) { $0 + Int128(sums(of: $1, columns)[0].magnitude) }
      return count >= Int128(rows)
    } ?? selection.window.to
  }

  /// The first branch of a selection, by its code, that has a value in a list, and the first day on which it has it.
  public func firstPlace(
    of value: Int32, in list: Measure, _ selection: Selection
  ) throws(QuestionError) -> (unit: String, day: Day)? {
    let (view, unit) = try resolve(selection)
    for branch in branches(of: unit, view) {
      let day = firstDay(of: selection.window) { window in
        UnitColumns(view, units: [branch.range], window: window).values(of: list).contains(value)
      }
      if let day { return (branch.code, day) }
    }
    return nil
  }

  /// The first day for which the window from the first day to it has something; nil where the whole window has not.
  private func firstDay(of window: Window, _ has: (Window) -> Bool) -> Day? {
    guard has(window) else { return nil }
    var (low, high) = (window.from.number, window.to.number)
    while low < high {
      let middle = low + (high - low) / 2
      if let part = Window(from: window.from, to: Day(number: middle)), has(part) {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return Day(number: low)
  }

  /// The branches of a unit that are of the question's kind, in the order of codes.
  private func branches(of unit: CubeUnit, _ view: CubeView) -> [(code: String, range: Range<Int>)] {
    let units = state.geography.units
    return state.geography.unitIndices(at: .branch, within: unit).compactMap { index in
      let range = units[index].branches
      return range.allSatisfy { view.includes($0) } ? (units[index].code, range) : nil
    }
  }

  private func sums(of terms: [Term], _ columns: UnitColumns) -> [Int128] {
    var sums = [Int128](repeating: 0, count: columns.count)
    for term in terms {
      for (index, value) in columns.column(term.quantity).enumerated() {
        sums[index] += term.isNegated ? -value : value
      }
    }
    return sums
  }
}

extension Checksum {
  fileprivate static let start: UInt64 = 0xCBF2_9CE4_8422_2325

  /// FNV-1a over the words of a number.
  fileprivate static func mixed(_ hash: UInt64, _ number: Int128) -> UInt64 {
    let words = [UInt64(truncatingIfNeeded: number), UInt64(truncatingIfNeeded: number >> 64)]
    return words.reduce(hash) { ($0 ^ $1) &* 0x100_0000_01B3 }
  }
}
