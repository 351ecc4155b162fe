// By which rules the stored figures were computed.

/// The version of what cells and states of cases hold. A store of another version is computed anew from its journal
/// (docs/design/store.md#rebuild).
public enum FiguresVersion {
  /// Raise it where contributions or the kept state of a case change other than by a new measure.
  private static let rules = 2

  /// A new measure is a new version by itself. A migration must bring the store to it: `dev/generate-sql` writes that of
  /// new measures.
  public static let current = Int16(truncatingIfNeeded: rules << 8 + Measure.allCases.count)
}
