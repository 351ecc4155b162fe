import Glibc

/// What the last REQUEST of a connection had around its payload. A client's calls differ mostly in their payload alone:
/// one whose other bytes are the same needs neither to be parsed nor to have its names and metadata judged again.
final class RequestTemplate {
  /// Longer requests, with unusual metadata, are parsed each time.
  private static let most = 1_024

  // Of one connection, and no access spans a call to anything else, as with the queues.

  /// The bytes before the payload's length, the payload's own tag included, and those after the payload.
  @exclusivity(unchecked)
  private var before: [UInt8] = []
  @exclusivity(unchecked)
  private var after: [UInt8] = []
  @exclusivity(unchecked)
  private(set) var method = 0
  @exclusivity(unchecked)
  private(set) var timeout: Int64 = 0
  @exclusivity(unchecked)
  private(set) var authorizationCount = 0
  /// Where the authorization is within `after`.
  @exclusivity(unchecked)
  private var authorization = 0..<0
  /// Counts the requests that this was made of, from 1; 0 where it is of none.
  @exclusivity(unchecked)
  private(set) var serial: UInt64 = 0
  @exclusivity(unchecked)
  private var lastSerial: UInt64 = 0

  deinit { forget() }

  /// Where payload and authorization are in a REQUEST with the same bytes around its payload; nil if it has others.
  func match(_ range: Range<Int>, in bytes: Span<UInt8>) -> (payload: Range<Int>, authorization: Range<Int>)? {
    let frame = bytes.extracting(range)
    let lengthPlace = before.count
    // A payload's length takes one byte here: that of a longer one is no great part of its cost.
    guard serial != 0, frame.count > lengthPlace, frame[lengthPlace] < 0x80 else { return nil }
    let start = lengthPlace + 1
    let end = start + Int(frame[lengthPlace])
    guard frame.count == end + after.count, before.span.isEqual(to: frame.extracting(..<lengthPlace)),
      // Among them is the credential.
      after.span.isEqual(to: frame.extracting(end...))
    else { return nil }
    let payload = range.lowerBound + start..<range.lowerBound + end
    return (payload, authorization.lowerBound + payload.upperBound..<authorization.upperBound + payload.upperBound)
  }

  /// Takes a REQUEST that was parsed, and found to be in order, as the template of the next.
  func take(_ envelope: RequestEnvelope, method: Int, _ range: Range<Int>, in bytes: Span<UInt8>) {
    forget()
    let payload = envelope.payload
    let lengthPlace = payload.lowerBound - 1
    guard range.count <= RequestTemplate.most, payload.count < 0x80, lengthPlace > range.lowerBound,
      bytes[lengthPlace] == UInt8(payload.count), bytes[lengthPlace - 1] == RequestEnvelope.payloadTag,
      envelope.authorizationCount == 0 || envelope.authorization.lowerBound >= payload.upperBound
    else { return }
    before = bytes.copy(range.lowerBound..<lengthPlace)
    after = bytes.copy(payload.upperBound..<range.upperBound)
    authorization =
      envelope.authorizationCount == 0
      ? 0..<0
      : envelope.authorization.lowerBound - payload.upperBound..<envelope.authorization.upperBound - payload.upperBound
    authorizationCount = envelope.authorizationCount
    timeout = envelope.timeout
    self.method = method
    lastSerial &+= 1
    serial = lastSerial
  }

  /// Wipes what it has, for a credential is in it.
  func forget() {
    serial = 0
    after.withUnsafeMutableBytes { bytes in
      if let start = bytes.baseAddress { explicit_bzero(start, bytes.count) }
    }
    before = []
    after = []
  }
}
