import TarazuLoop
import TarazuWire

/// Takes what happens to calls that were begun by `ClientConnection.begin`, on the connection's loop, without a task or
/// an allocation for each: for programs that make very many calls.
///
/// All that one reading of the socket brought comes between `callsWillArrive` and `callsDidArrive`. Begin and abandon
/// calls in `callsDidArrive` or at another time, never in between.
package protocol CallReceiver: AnyObject {
  /// Something has come.
  func callsWillArrive()
  /// The call's answer, its end. The bytes are lent.
  func call(_ tag: Int, answered payload: Span<UInt8>)
  /// A message of a server-streaming call. The bytes are lent.
  func call(_ tag: Int, received message: Span<UInt8>)
  /// The call has failed, or without a status a server-streaming one has ended well.
  func call(_ tag: Int, endedWith status: Status?)
  /// That was all for now.
  func callsDidArrive()
  /// No call can succeed any more. The open ones are not reported one by one.
  func connectionEnded(_ status: Status)
}

extension ClientConnection {
  /// Sets the receiver of what happens to calls begun here; on the loop. The connection keeps it alive until its own end.
  package func setReceiver(_ receiver: any CallReceiver) {
    if !isClosed { link.value.receiver = receiver }
  }

  /// Begins a unary or server-streaming call; on the loop. Calls that are begun in one turn of the loop go out together.
  /// The timeout is for the server alone: the caller has to keep the time of its calls.
  /// - Parameter tag: 0 or more; the receiver gets it with whatever happens to the call.
  /// - Returns: the call's stream; nil if the connection is no longer usable.
  package func begin(_ call: ClientMachine.PreparedCall, tag: Int) -> UInt32? {
    link.value.begin(call, tag: Int32(truncatingIfNeeded: tag))
  }

  /// Forgets a call by its stream; on the loop. What still comes for it is dropped.
  package func abandon(_ stream: UInt32) { link.value.abandon(stream) }
}
