// What every generated enum can do. Enums are open: a number without a name is kept.

/// An enum of the protocol. The generator writes the conformances; `allCases` has the values with names.
public protocol ProtobufEnum: Sendable, Hashable, CaseIterable {
  /// The value of a number.
  init(rawValue: Int32)
  /// The value's number.
  var rawValue: Int32 { get }
  /// The value's name in the `.proto` file, such as `KPI_PENDING`; nil where the number has none.
  var name: String? { get }
}

extension ProtobufEnum {
  /// The value with this name in the `.proto` file.
  public init?(name: String) {
    guard let value = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = value
  }
}
