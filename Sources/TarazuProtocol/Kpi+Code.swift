// The indicators' codes in text, as the command line and the answers to ListIndicators have them.

extension Kpi {
  /// The code, such as `clearance_rate`; nil for no indicator and for a number that is not known.
  public var code: String? { Self.codes[self] }

  /// The indicator with this code.
  public init?(code: String) {
    guard let kpi = Self.byCode[code] else { return nil }
    self = kpi
  }

  /// All indicators, in the order of the enum, which is that of scorecards.
  public static let indicators = allCases.filter { $0 != .unspecified }

  // Made once: an answer looks up the code of each of its figures.
  private static let codes = Dictionary(
    uniqueKeysWithValues: indicators.compactMap { kpi in
      kpi.name.map { (kpi, $0.dropFirst(namePrefix.count).lowercased()) }
    })
  private static let byCode = Dictionary(uniqueKeysWithValues: codes.map { ($0.value, $0.key) })

  private static let namePrefix = "KPI_"
}
