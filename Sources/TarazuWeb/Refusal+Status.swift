// What the service's refusals become in the browser.

import TarazuPages
import TarazuWire

extension Refusal {
  /// The page for a refusal of the service. UNAUTHENTICATED and SIGN_IN_INCOMPLETE are not among these: they lead
  /// elsewhere.
  init(_ status: Status) {
    let reason: ErrorPage.Reason =
      switch status.code {
      case .permissionDenied:
        switch status.reason.rawValue {
        case "ROLE": .role
        case "NOT_OPEN": .notOpen
        case "SECOND_FACTOR": .secondFactor
        // Hidden and absent are the same page.
        default: .forbidden
        }
      case .notFound: .forbidden
      case .invalidArgument, .failedPrecondition, .alreadyExists: .badRequest(status.message)
      case .resourceExhausted: .tooMany(seconds: status.waitSeconds)
      case .unavailable, .deadlineExceeded, .cancelled: .unavailable
      default: .fault
      }
    self.init(reason)
  }
}

extension Status {
  /// Whether there is no session that lives.
  var isSignedOut: Bool { code == .unauthenticated }
  /// Whether a password or a second factor has to be set first.
  var isIncomplete: Bool { reason.rawValue == "SIGN_IN_INCOMPLETE" }

  /// After how many seconds to try again; nil where that is not said.
  var waitSeconds: Int? {
    retryDelay.map { delay in
      let (seconds, rest) = delay.components
      return Int(clamping: seconds) + (rest > 0 ? 1 : 0)
    }
  }
}
