// What pages need to know of an indicator beside its figures: its unit, its good end, how it is written, its theme.

import TarazuDomain

/// An indicator as pages show it.
struct IndicatorInfo: Sendable {
  /// Its code, such as `clearance_rate`.
  let code: String
  /// Which end is the good one.
  let goodEnd: GoodEnd
  /// Whether it measures size as much as merit, so that its rank is not coloured.
  let isSize: Bool
  /// How its values are written.
  let form: Form
  /// Its formula in the words of the contract, in English.
  let definition: String

  enum GoodEnd: Sendable {
    case higher, lower, neither
  }

  /// How a value is written.
  enum Form: Sendable {
    /// A whole number of cases or hearings.
    case cases, hearings
    /// Cases per branch, or per branch and month, with a decimal.
    case casesPerBranch, casesPerMonth
    /// Days, whole.
    case wholeDays
    /// Days on average.
    case days
    case percent
    /// How many to one.
    case ratio
    /// 1 to 5.
    case score
  }

  /// All of them, by code.
  static let all: [String: IndicatorInfo] = Dictionary(
    uniqueKeysWithValues: Indicator.all.map { ($0.code, IndicatorInfo($0)) })

  private init(_ indicator: Indicator) {
    code = indicator.code
    definition = indicator.definition
    isSize = indicator.isSize
    goodEnd =
      switch indicator.better {
      case .higher: .higher
      case .lower: .lower
      case .neutral: .neither
      }
    form =
      switch indicator.unit {
      case .cases: indicator.formula.isTotal || indicator.code == "undated" ? .cases : .casesPerBranch
      case .hearings: .hearings
      case .casesPerBranchAndMonth: .casesPerMonth
      case .score: .score
      case .days: indicator.formula.isOneValue ? .wholeDays : .days
      case .ratio: indicator.code == "hearings_per_closure" ? .ratio : .percent
      }
  }
}

extension Formula {
  fileprivate var isTotal: Bool {
    if case .total = self { return true }
    return false
  }

  /// Whether its value is one of the values that it is about, not an average of them.
  fileprivate var isOneValue: Bool {
    switch self {
    case .maximum, .quantile: true
    default: false
    }
  }
}
