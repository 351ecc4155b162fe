/// The parameters of one run of a statement in their binary forms.
struct EncodedParameters: Equatable, Sendable {
  let bytes: [UInt8]
  /// Where each lies in `bytes`; nil for null.
  let ranges: [Range<Int>?]
  /// The oids of their types, 0 for null.
  let types: [UInt32]

  init(_ values: [PostgresValue]) throws(PostgresError) {
    guard values.count <= Limits.parameters else {
      throw PostgresError(.encoding("\(values.count) parameters, allowed are \(Limits.parameters)"))
    }
    var writer = BinaryWriter()
    var ranges: [Range<Int>?] = []
    ranges.reserveCapacity(values.count)
    for value in values {
      let start = writer.bytes.count
      let isPresent = try writer.write(value)
      // libpq takes a length in 32 bits.
      guard writer.bytes.count - start <= Int32.max else {
        throw PostgresError(.encoding("parameter \(ranges.count + 1) is longer than 2 GiB"))
      }
      ranges.append(isPresent ? start..<writer.bytes.count : nil)
    }
    bytes = writer.bytes
    self.ranges = ranges
    types = values.map(\.oid)
  }
}
