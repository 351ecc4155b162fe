/// ttrpc's Request `{service=1, method=2, payload=3, timeout_nano=4, metadata=5 repeated {key=1, value=2}}`, read in
/// place: names, payload and credential are ranges of the frame's bytes. (docs/spec/wire.md#envelope)
struct RequestEnvelope {
  private(set) var service: Range<Int>
  private(set) var method: Range<Int>
  private(set) var payload: Range<Int>
  private(set) var timeout: Int64 = 0
  /// The value of the last `authorization` among the metadata, and how many of them there are.
  private(set) var authorization: Range<Int>
  private(set) var authorizationCount = 0
  private var metadataCount = 0
  private var metadataBytes = 0
  private var metadataFault: MetadataFault?

  private enum MetadataFault { case tooLarge, badKey }

  /// What comes before the payload's length: field 3, length-delimited.
  static let payloadTag: UInt8 = 3 << 3 | 2

  static let malformed = Status.invalidArgument(
    "the REQUEST does not parse as a ttrpc Request message in UTF-8", reason: .malformedMessage)

  private static let tooLarge = Status.resourceExhausted(
    "metadata may have \(WireLimits.metadataEntries) entries, keys of \(WireLimits.metadataKeyBytes) bytes, values "
      + "of \(WireLimits.metadataValueBytes) and \(WireLimits.metadataBytes) bytes altogether",
    reason: .metadataTooLarge)
  private static let badKey = Status.invalidArgument(
    "a metadata key has other characters than [a-z0-9_.-]", reason: .badMetadata)

  /// What is wrong with the metadata; nil for nothing.
  var fault: Status? {
    switch metadataFault {
    case nil: nil
    case .tooLarge: RequestEnvelope.tooLarge
    case .badKey: RequestEnvelope.badKey
    }
  }

  /// Reads the envelope at `range`, whose metadata may have a `fault`. Throws if it does not parse.
  init(_ range: Range<Int>, in bytes: Span<UInt8>) throws(Status) {
    let nothing = range.lowerBound..<range.lowerBound
    service = nothing
    method = nothing
    payload = nothing
    authorization = nothing
    do throws(ProtobufError) { try read(range, in: bytes) } catch { throw RequestEnvelope.malformed }
  }

  /// The one `authorization` that came before a fault, if there is just one.
  func credential(in bytes: Span<UInt8>) -> Metadata {
    guard authorizationCount == 1, let value = bytes.text(authorization) else { return Metadata() }
    return Metadata([("authorization", value)])
  }

  private mutating func read(_ range: Range<Int>, in bytes: Span<UInt8>) throws(ProtobufError) {
    var reader = FieldReader(range)
    while let field = try reader.next(in: bytes) {
      switch (field.number, field.value) {
      case (1, .bytes(let range)): service = range
      case (2, .bytes(let range)): method = range
      case (3, .bytes(let range)): payload = range
      case (4, .varint(let value)): timeout = Int64(bitPattern: value)
      case (5, .bytes(let range)): try checkMetadata(range, in: bytes)
      default: break
      }
    }
  }

  private mutating func checkMetadata(_ range: Range<Int>, in bytes: Span<UInt8>) throws(ProtobufError) {
    let (key, value) = try Metadata.entry(range, in: bytes)
    metadataBytes += key.count + value.count
    // After a fault no more limits are checked, but all is still read, since what does not parse is the worse fault.
    guard metadataFault == nil else { return }
    if metadataCount == WireLimits.metadataEntries || key.count > WireLimits.metadataKeyBytes
      || value.count > WireLimits.metadataValueBytes || metadataBytes > WireLimits.metadataBytes
    {
      metadataFault = .tooLarge
      return
    }
    let isAuthorization = Metadata.isAuthorization(bytes.extracting(key))
    guard isAuthorization || bytes.isText(key), bytes.isText(value) else { throw ProtobufError() }
    guard isAuthorization || Metadata.isInForm(bytes.extracting(key)) else {
      metadataFault = .badKey
      return
    }
    metadataCount += 1
    if isAuthorization {
      authorization = value
      authorizationCount += 1
    }
  }

  /// Appends an envelope as a client sends it. `timeout` in nanoseconds, 0 for none.
  static func append(
    service: String, method: String, payload: [UInt8], timeout: Int64, metadata: Metadata, to output: inout [UInt8]
  ) {
    FieldWriter.string(1, service, to: &output)
    FieldWriter.string(2, method, to: &output)
    if !payload.isEmpty { FieldWriter.bytes(3, payload, to: &output) }
    if timeout != 0 { FieldWriter.integer(4, timeout, to: &output) }
    for entry in metadata.entries {
      var pair: [UInt8] = []
      FieldWriter.string(1, entry.key, to: &pair)
      FieldWriter.string(2, entry.value, to: &pair)
      FieldWriter.bytes(5, pair, to: &output)
    }
  }
}
