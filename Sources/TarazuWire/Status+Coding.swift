/// `google.rpc.Status {code=1, message=2, details=3 Any}` and the details that this protocol has, coded by hand.
extension Status {
  private static let typePrefix = "type.googleapis.com/google.rpc."
  private static let domain = "tarazu"
  /// A retry delay is at most a day: what lasts longer does not pass by itself.
  private static let greatestDelaySeconds: Int64 = 86_400

  /// The status as protobuf, at most 8 KiB: fields at fault that do not fit are left out.
  public func encoded() -> [UInt8] {
    var kept = fields.count
    while true {
      let bytes = encoded(fields: fields.prefix(kept), withMetadata: true)
      if bytes.count <= WireLimits.statusBytes { return bytes }
      if kept == 0 { return encoded(fields: [], withMetadata: false) }
      kept /= 2
    }
  }

  private func encoded(fields: ArraySlice<Field>, withMetadata: Bool) -> [UInt8] {
    var output: [UInt8] = []
    FieldWriter.integer(1, Int64(code.rawValue), to: &output)
    if !message.isEmpty { FieldWriter.string(2, message, to: &output) }
    Status.detail("ErrorInfo", errorInfo(withMetadata: withMetadata), to: &output)
    if !fields.isEmpty {
      var request: [UInt8] = []
      for field in fields {
        var violation: [UInt8] = []
        FieldWriter.string(1, field.path, to: &violation)
        FieldWriter.string(2, field.problem, to: &violation)
        FieldWriter.bytes(1, violation, to: &request)
      }
      Status.detail("BadRequest", request, to: &output)
    }
    if let retryDelay { Status.detail("RetryInfo", Status.retryInfo(retryDelay), to: &output) }
    if let requestID {
      var info: [UInt8] = []
      FieldWriter.string(1, requestID, to: &info)
      Status.detail("RequestInfo", info, to: &output)
    }
    return output
  }

  private func errorInfo(withMetadata: Bool) -> [UInt8] {
    var info: [UInt8] = []
    FieldWriter.string(1, reason.rawValue, to: &info)
    FieldWriter.string(2, Status.domain, to: &info)
    guard withMetadata else { return info }
    for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
      var entry: [UInt8] = []
      FieldWriter.string(1, key, to: &entry)
      FieldWriter.string(2, value, to: &entry)
      FieldWriter.bytes(3, entry, to: &info)
    }
    return info
  }

  private static func retryInfo(_ delay: Duration) -> [UInt8] {
    let (seconds, attoseconds) = delay.components
    let whole = max(0, min(seconds, greatestDelaySeconds))
    let nanoseconds = max(0, attoseconds) / 1_000_000_000
    var duration: [UInt8] = []
    if whole > 0 { FieldWriter.integer(1, whole, to: &duration) }
    if nanoseconds > 0 { FieldWriter.integer(2, nanoseconds, to: &duration) }
    var info: [UInt8] = []
    FieldWriter.bytes(1, duration, to: &info)
    return info
  }

  private static func detail(_ name: String, _ value: [UInt8], to output: inout [UInt8]) {
    var any: [UInt8] = []
    FieldWriter.string(1, typePrefix + name, to: &any)
    FieldWriter.bytes(2, value, to: &any)
    FieldWriter.bytes(3, any, to: &output)
  }

  // MARK: Reading

  /// Reads the status at `range`; nil for OK. Unknown details are skipped.
  static func decode(_ range: Range<Int>, in bytes: Span<UInt8>) throws(ProtobufError) -> Status? {
    var code: Int32 = 0
    var message = ""
    var details = Details()
    var reader = FieldReader(range)
    while let field = try reader.next(in: bytes) {
      switch (field.number, field.value) {
      case (1, .varint(let value)): code = Int32(truncatingIfNeeded: value)
      case (2, .bytes(let range)): message = try text(range, bytes)
      case (3, .bytes(let range)): try details.read(range, in: bytes)
      default: break
      }
    }
    guard code != 0 else { return nil }
    return Status(
      StatusCode(rawValue: code) ?? .unknown, details.reason, message, metadata: details.metadata,
      fields: details.fields, retryDelay: details.retryDelay, requestID: details.requestID)
  }

  private static func text(_ range: Range<Int>, _ bytes: Span<UInt8>) throws(ProtobufError) -> String {
    guard let text = bytes.text(range) else { throw ProtobufError() }
    return text
  }

  private struct Details {
    var reason = Reason(rawValue: "")
    var metadata: [String: String] = [:]
    var fields: [Field] = []
    var retryDelay: Duration?
    var requestID: String?

    mutating func read(_ range: Range<Int>, in bytes: Span<UInt8>) throws(ProtobufError) {
      let (url, value) = try pair(range, in: bytes)
      switch try text(url, bytes) {
      case typePrefix + "ErrorInfo": try readErrorInfo(value, in: bytes)
      case typePrefix + "BadRequest": try readBadRequest(value, in: bytes)
      case typePrefix + "RetryInfo": try readRetryInfo(value, in: bytes)
      case typePrefix + "RequestInfo": requestID = try text(try pair(value, in: bytes).0, bytes)
      default: break
      }
    }

    private mutating func readErrorInfo(_ range: Range<Int>, in bytes: Span<UInt8>) throws(ProtobufError) {
      var reader = FieldReader(range)
      while let field = try reader.next(in: bytes) {
        guard case .bytes(let range) = field.value else { continue }
        if field.number == 1 { reason = Reason(rawValue: try text(range, bytes)) }
        if field.number == 3 {
          let (key, value) = try pair(range, in: bytes)
          metadata[try text(key, bytes)] = try text(value, bytes)
        }
      }
    }

    private mutating func readBadRequest(_ range: Range<Int>, in bytes: Span<UInt8>) throws(ProtobufError) {
      var reader = FieldReader(range)
      while let field = try reader.next(in: bytes) {
        guard field.number == 1, case .bytes(let range) = field.value else { continue }
        let (path, problem) = try pair(range, in: bytes)
        fields.append(Field(try text(path, bytes), try text(problem, bytes)))
      }
    }

    private mutating func readRetryInfo(_ range: Range<Int>, in bytes: Span<UInt8>) throws(ProtobufError) {
      var seconds: Int64 = 0
      var nanoseconds: Int64 = 0
      var reader = FieldReader(try pair(range, in: bytes).0)
      while let field = try reader.next(in: bytes) {
        guard case .varint(let value) = field.value else { continue }
        if field.number == 1 { seconds = Int64(bitPattern: value) }
        if field.number == 2 { nanoseconds = Int64(bitPattern: value) }
      }
      retryDelay =
        .seconds(max(0, min(seconds, greatestDelaySeconds))) + .nanoseconds(max(0, min(nanoseconds, 999_999_999)))
    }

    /// Fields 1 and 2 of a message of two strings, as ranges; empty where missing.
    private func pair(_ range: Range<Int>, in bytes: Span<UInt8>) throws(ProtobufError) -> (Range<Int>, Range<Int>) {
      let nothing = range.upperBound..<range.upperBound
      var (first, second) = (nothing, nothing)
      var reader = FieldReader(range)
      while let field = try reader.next(in: bytes) {
        guard case .bytes(let range) = field.value else { continue }
        if field.number == 1 { first = range }
        if field.number == 2 { second = range }
      }
      return (first, second)
    }
  }
}
