import Glibc

/// What the last REQUEST of a connection had around its payload. The calls of a client mostly differ in their payload
/// alone. One whose other bytes are the same need not be parsed, and its names and metadata need not be checked again.
///
/// A template's id goes with the requests that fit it (`ServerMachine.Request.templateID`), so that what was found out
/// about one request's credential is known for the others: see `TarazuIdentity/CachedIdentity.swift`.
final class RequestTemplate {
  /// Longer requests have unusual metadata, and are parsed each time.
  private static let most = 1_024

  // It belongs to one connection, and no access spans a call to anything else, as with the queues.

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
  /// The range of the authorization within `after`.
  @exclusivity(unchecked)
  private var authorization = 0..<0
  /// The template's id: 1 for the connection's first; 0 where there is none.
  @exclusivity(unchecked)
  private(set) var id: UInt64 = 0
  @exclusivity(unchecked)
  private var lastID: UInt64 = 0

  deinit { forget() }

  /// The ranges of payload and authorization in a REQUEST with the same bytes around its payload; nil if it has others.
  func match(_ range: Range<Int>, in bytes: Span<UInt8>) -> (payload: Range<Int>, authorization: Range<Int>)? {
    let frame = bytes.extracting(range)
    let lengthOffset = before.count
    // Only lengths of one byte are compared: for a longer payload, parsing is a small part of the cost.
    guard id != 0, frame.count > lengthOffset, frame[lengthOffset] < 0x80 else { return nil }
    let start = lengthOffset + 1
    let end = start + Int(frame[lengthOffset])
    guard frame.count == end + after.count, before.span.isEqual(to: frame.extracting(..<lengthOffset)),
      // Among them is the credential.
      after.span.isEqual(to: frame.extracting(end...))
    else { return nil }
    let payload = range.lowerBound + start..<range.lowerBound + end
    return (payload, authorization.lowerBound + payload.upperBound..<authorization.upperBound + payload.upperBound)
  }

  /// Takes a REQUEST that was parsed, and found to be in order, as the template for the next.
  func take(_ envelope: RequestEnvelope, method: Int, _ range: Range<Int>, in bytes: Span<UInt8>) {
    forget()
    let payload = envelope.payload
    let lengthOffset = payload.lowerBound - 1
    guard range.count <= RequestTemplate.most, payload.count < 0x80, lengthOffset > range.lowerBound,
      bytes[lengthOffset] == UInt8(payload.count), bytes[lengthOffset - 1] == RequestEnvelope.payloadTag,
      envelope.authorizationCount == 0 || envelope.authorization.lowerBound >= payload.upperBound
    else { return }
    before = bytes.copy(range.lowerBound..<lengthOffset)
    after = bytes.copy(payload.upperBound..<range.upperBound)
    authorization =
      envelope.authorizationCount == 0
      ? 0..<0
      : envelope.authorization.lowerBound - payload.upperBound..<envelope.authorization.upperBound - payload.upperBound
    authorizationCount = envelope.authorizationCount
    timeout = envelope.timeout
    self.method = method
    lastID &+= 1
    id = lastID
  }

  /// Wipes what it has, because a credential is in it.
  func forget() {
    id = 0
    after.withUnsafeMutableBytes { bytes in
      if let start = bytes.baseAddress { explicit_bzero(start, bytes.count) }
    }
    before = []
    after = []
  }
}
