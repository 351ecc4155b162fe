// Arrays with an element for each measure.

/// A value for each measure.
public struct PerMeasure<Value> {
  @usableFromInline
  var values: [Value]

  public init(repeating value: Value) { values = Array(repeating: value, count: Measure.allCases.count) }

  @inlinable
  public subscript(measure: Measure) -> Value {
    // Raw values are given one after the other from 0; a test holds them to it.
    @inline(__always) get { values[Int(measure.rawValue)] }
    @inline(__always) _modify { yield &values[Int(measure.rawValue)] }
  }

  /// Changes each of them.
  public mutating func changeEach(_ change: (inout Value) -> Void) {
    for index in values.indices { change(&values[index]) }
  }
}

/// A value for each measure that is a list.
public struct PerList<Value> {
  @usableFromInline
  var values: [Value]

  public init(repeating value: Value) { values = Array(repeating: value, count: Measure.lists.count) }

  /// - Parameter list: must be a list.
  @inlinable
  public subscript(list: Measure) -> Value {
    @inline(__always) get { values[list.indexAmongLists] }
    @inline(__always) _modify { yield &values[list.indexAmongLists] }
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
  /// Whether it keeps single values or changes. By a table, because each change of a cell asks it.
  @inlinable
  public var isList: Bool { indexAmongLists >= 0 }

  /// Its index in `lists`; -1 for a measure that is none.
  @inlinable
  public var indexAmongLists: Int { Measure.listIndices[Int(rawValue)] }

  @usableFromInline
  static let listIndices = allCases.map { lists.firstIndex(of: $0) ?? -1 }

  /// Whether it keeps changes of a stock. By a table, because each change of a cell asks it.
  @inlinable
  public var isStock: Bool { Measure.areStocks[Int(rawValue)] }

  @usableFromInline
  static let areStocks = allCases.map { $0.kind == .stock }
}
