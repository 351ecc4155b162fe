/// ttrpc's Response `{status=1, payload=2}`. Without a status it is OK.
enum ResponseEnvelope {
  /// How many bytes an OK answer with that many of payload takes.
  static func size(payload: Int) -> Int {
    payload == 0 ? 0 : FieldWriter.fieldSize(payload)
  }

  /// What comes before the payload and its length: field 2, length-delimited.
  static let payloadTag: UInt8 = 2 << 3 | 2

  /// A failure's envelope.
  static func encoded(_ status: Status) -> [UInt8] {
    var envelope: [UInt8] = []
    FieldWriter.bytes(1, status.encoded(), to: &envelope)
    return envelope
  }

  /// The ranges of the status and the payload in the answer at `range`. The status is not parsed.
  static func read(
    _ range: Range<Int>, in bytes: Span<UInt8>
  ) throws(ProtobufError) -> (status: Range<Int>?, payload: Range<Int>) {
    var status: Range<Int>?
    var payload = range.lowerBound..<range.lowerBound
    var reader = FieldReader(range)
    while let field = try reader.next(in: bytes) {
      switch (field.number, field.value) {
      case (1, .bytes(let range)): status = range
      case (2, .bytes(let range)): payload = range
      default: break
      }
    }
    return (status, payload)
  }
}
