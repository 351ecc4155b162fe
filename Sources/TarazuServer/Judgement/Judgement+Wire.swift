// Judgements on the wire.

import TarazuJudgement
import TarazuProtocol

extension WireJudgement {
  /// Unspecified for what is not judged.
  init(_ judgement: TarazuJudgement.Judgement?) {
    self =
      switch judgement {
      case .signal: .signal
      case .watch: .watch
      case .usual: .usual
      case nil: .unspecified
      }
  }
}

extension Side {
  init(_ side: Funnel.Side?) {
    self =
      switch side {
      case .high: .high
      case .low: .low
      case nil: .unspecified
      }
  }

  init(_ side: Signal.Side?) {
    self =
      switch side {
      case .up: .up
      case .down: .down
      case nil: .unspecified
      }
  }
}

extension WireInterval {
  init(_ limits: TarazuJudgement.Limits) { self.init(low: limits.low, high: limits.high) }
}
