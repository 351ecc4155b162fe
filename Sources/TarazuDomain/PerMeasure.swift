// Arrays with an element for each measure.

/// A value for each measure.
public struct PerMeasure<Value> {
  @usableFromInline
  var values: [Value]

  public init(repeating value: Value) { values = Array(repeating: value, count: Measure.allCases.count) }

  @inlinable
  public subscript(measure: Measure) -> Value {
    // Raw values are given one after the other from 0; a test holds them to it.
    get { values[Int(measure.rawValue)] }
    _modify { yield &values[Int(measure.rawValue)] }
  }

  /// Changes each of them.
  public mutating func changeEach(_ change: (inout Value) -> Void) {
    for index in values.indices { change(&values[index]) }
  }
}

/// A value for each measure that is a list of values.
public struct PerList<Value> {
  @usableFromInline
  var values: [Value]

  public init(repeating value: Value) { values = Array(repeating: value, count: Measure.lists.count) }

  /// - Parameter list: must be a list.
  @inlinable
  public subscript(list: Measure) -> Value {
    get { values[list.indexAmongLists] }
    _modify { yield &values[list.indexAmongLists] }
  }

  /// Changes each of them.
  public mutating func changeEach(_ change: (inout Value) -> Void) {
    for index in values.indices { change(&values[index]) }
  }
}

extension PerMeasure: Sendable where Value: Sendable {}
extension PerMeasure: Equatable where Value: Equatable {}
extension PerList: Sendable where Value: Sendable {}
extension PerList: Equatable where Value: Equatable {}

extension Measure {
  /// Its index in `lists`; out of range for a measure that is none.
  @usableFromInline
  var indexAmongLists: Int { Measure.listIndices[Int(rawValue)] }

  private static let listIndices = allCases.map { lists.firstIndex(of: $0) ?? lists.count }
}
