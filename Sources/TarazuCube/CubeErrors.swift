// What a cube refuses: a change that does not fit what it holds, and a question that cannot be answered.

import TarazuDomain

/// A change or a cell that the cube cannot hold. What it held before stays as it was.
public enum CubeError: Error, Hashable, Sendable {
  /// More would be taken back than is there: the cube and the store differ, and the cells must be loaded anew.
  case notThere(ContributionKey)
  /// A sum would leave its range, a list's value is negative, or one change repeats a value too often.
  case outOfRange(ContributionKey)
  /// A commit came that is not later than the last one.
  case outOfOrder(last: Int64, given: Int64)
  /// A change failed before: no more are taken until the cells are loaded anew.
  case needsLoad
}

extension CubeError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notThere(let key): "more is taken back than is there: \(CubeError.words(key))"
    case .outOfRange(let key): "a sum or a value is out of range: \(CubeError.words(key))"
    case .outOfOrder(let last, let given): "commit \(given) came after commit \(last)"
    case .needsLoad: "an earlier change did not fit: the cells must be loaded anew"
    }
  }

  private static func words(_ key: ContributionKey) -> String {
    let value = key.measure.isList ? ", value \(key.value)" : ""
    return "branch \(key.cell.branch), class \(key.cell.caseClass), day \(key.cell.day), \(key.measure.column)\(value)"
  }
}

/// Why a question gets no answer, in the order in which KPIS checks.
public enum QuestionError: Error, Hashable, Sendable {
  /// The question is wrong by itself, or names a kind that is unknown or a level above its unit. `field` is the wire's.
  case invalidArgument(field: String, message: String)
  /// The unit is unknown.
  case notFound(message: String)
}

extension QuestionError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .invalidArgument(let field, let message): "\(field): \(message)"
    case .notFound(let message): message
    }
  }
}
