import TarazuLoop
import TarazuWire

/// A unary call that is still no more than bytes in its connection's input. It is lent to an inline handler, which
/// answers on the loop, at once. What the handler does not ask for is never made.
public struct InlineCall: ~Copyable {
  let connection: ServerConnection
  let request: ServerMachine.Request

  /// When the request had been read.
  public let arrival: MonotonicInstant

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

  /// What an earlier call left for the next calls of its connection. It goes when the connection ends.
  public var attachment: AnyObject? {
    get { connection.attachment }
    nonmutating set { connection.attachment = newValue }
  }

  /// How many `authorization` entries the call has.
  public var authorizationCount: Int { request.authorizationCount }

  /// The value of the `authorization` entry where it lies in the input; empty where the call has none.
  public func withAuthorization<Value>(_ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
    body(connection.machine.authorizationInPlace(of: request))
  }

  /// A number that calls of this connection share if all their bytes around the message are equal, so their
  /// `authorization` too; 0 where that is not known.
  public var templateID: UInt64 { request.templateID }
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
