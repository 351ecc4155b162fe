// The indicators' codes in text, as the command line and the answers to ListIndicators have them.

extension Kpi {
  /// The code, such as `clearance_rate`; nil for no indicator and for a number that is not known.
  public var code: String? {
    guard self != .unspecified, let name else { return nil }
    return name.dropFirst(Self.namePrefix.count).lowercased()
  }

  /// The indicator with this code.
  public init?(code: String) {
    guard let kpi = Self.indicators.first(where: { $0.code == code }) else { return nil }
    self = kpi
  }

  /// All indicators, in the order of the enum, which is that of scorecards.
  public static let indicators = allCases.filter { $0 != .unspecified }

  private static let namePrefix = "KPI_"
}
