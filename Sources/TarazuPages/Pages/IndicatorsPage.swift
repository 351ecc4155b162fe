// All indicators: what each means.

import TarazuProtocol

/// The indicators, by theme.
public struct IndicatorsPage: PageContent {
  /// The reader's unit, whose figures the links lead to.
  public var unit: Unit?

  public init(unit: Unit?) { self.unit = unit }
}
