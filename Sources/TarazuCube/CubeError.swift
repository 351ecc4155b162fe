// What a cube refuses: changes that do not fit its figures.

import TarazuDomain

/// A change or a cell that the cube cannot take. Its figures stay as they were.
public enum CubeError: Error, Hashable, Sendable {
  /// A change removes more than is there. The cube and the store differ, so the cells must be loaded again.
  case notThere(ContributionKey)
  /// A sum would leave its range, a list's value is negative, or one change repeats a value too often.
  case outOfRange(ContributionKey)
  /// A commit came that is not later than the last one.
  case outOfOrder(last: Int64, given: Int64)
  /// An earlier change failed. No more changes are taken until the cells are loaded again.
  case needsLoad
}

extension CubeError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notThere(let key): "more is removed than is there: \(CubeError.text(key))"
    case .outOfRange(let key): "a sum or a value is out of range: \(CubeError.text(key))"
    case .outOfOrder(let last, let given): "commit \(given) came after commit \(last)"
    case .needsLoad: "an earlier change did not fit: the cells must be loaded again"
    }
  }

  private static func text(_ key: ContributionKey) -> String {
    let value = key.measure.isList ? ", value \(key.value)" : ""
    return "branch \(key.cell.branch), class \(key.cell.caseClass), day \(key.cell.day), \(key.measure.column)\(value)"
  }
}
