import TarazuLoop
import TarazuWire

/// A unary call that is still no more than bytes in its connection's input. It is lent to an inline handler, which
/// answers on the loop, at once. What the handler does not ask for is never made.
public struct InlineCall: ~Copyable {
  let connection: ServerConnection
  let request: ServerMachine.Request

  /// When the request had been read, by `MonotonicClock`.
  public let arrival: UInt64

  /// What goes with the call besides its message. It is parsed each time it is asked for.
  public var metadata: Metadata { connection.metadata(of: request) }
  /// The loop that this runs on.
  public var loop: Loop { connection.loop }
  /// The peer's address in numbers, without its port.
  public var peerAddress: String { connection.peerAddress }
  /// The certificate that the peer showed and that the client CA issued; dates are to be judged again at each call.
  public var peerCertificate: PeerCertificate? { connection.peerCertificate }

  /// The connection has shown a valid credential: from now on the limits of unauthenticated ones no longer apply to it.
  public func acceptCredential() { connection.acceptCredential() }

  /// What `remember` was given at an earlier call of this connection, if this call's `authorization` is the same, byte
  /// by byte, which is compared in constant time; nil otherwise. Whether it still holds is the caller's to judge.
  public var remembered: AnyObject? { connection.remembered(for: request) }

  /// Remembers something for this connection's next calls with the same `authorization`, in place of what was
  /// remembered before. Not where the call has several, or an unusually long one.
  public func remember(_ object: AnyObject) { connection.remember(object, for: request) }
}

/// What an inline handler makes of a call.
public enum InlineAnswer: Sendable {
  /// The answer.
  case message([UInt8])
  /// The answer in two parts, the first of which is also used for other calls.
  case parts([UInt8], [UInt8])
  /// It cannot be answered at once: the asynchronous handler does it.
  case later
}
