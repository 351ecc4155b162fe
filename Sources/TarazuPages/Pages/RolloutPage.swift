// Administration: which levels are open.

import TarazuProtocol

/// The levels that are open in each province.
public struct RolloutPage: PageContent {
  public var provinces: [ProvinceRollout]

  public init(provinces: [ProvinceRollout]) { self.provinces = provinces }
}
