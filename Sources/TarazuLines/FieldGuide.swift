// What the reference documents say about a field.

/// A field of a line, for people.
public struct FieldGuide: Hashable, Sendable {
  public let name: String
  /// What its value may be.
  public let form: String
  /// Whether a line must have it.
  public let isRequired: Bool
  /// What a line without it means; nil where it is required, or absent means that there is none.
  public let usual: String?
  public let meaning: String
}
