import TarazuBase
import TarazuProtocol
import TarazuWire

/// What the calls of a client share besides connections: the newest position, and how many repetitions are left.
final class ClientState: Sendable {
  private let newest = Locked(Position())
  private let budget = Locked(RetryBudget())

  var position: String { newest.withLock { $0.text } }

  /// The request with the newest position, unless it names one.
  func positioned<Request: PositionedRequest>(_ request: Request) -> Request {
    guard request.minPosition.isEmpty else { return request }
    var request = request
    request.minPosition = position
    return request
  }

  func keep(_ asOf: AsOf?) { newest.withLock { $0.keep(asOf) } }

  /// Forgets a position that the service refused because it is of another history.
  func drop(_ position: String, after status: Status) {
    guard status.reason == .otherHistory else { return }
    newest.withLock { newest in
      // A newer one may be of the new history.
      if newest.text == position { newest.drop() }
    }
  }

  func called() { budget.withLock { $0.called() } }

  func takeRepetition() -> Bool { budget.withLock { $0.take() } }
}
