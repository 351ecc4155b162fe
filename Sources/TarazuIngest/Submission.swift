// A batch of lines to take in, each an event or a line that was rejected when it was parsed, and who sent it.

import TarazuAccess
import TarazuDomain
import TarazuLines
import TarazuStore

/// How much of the engine a sender may take.
public struct SenderLimits: Sendable {
  /// Its events that wait for the store, and their bytes.
  public var waitingEvents: Int64
  public var waitingBytes: Int64
  /// Classes a day that were never seen before.
  public var newClasses: Int64

  /// Without other numbers there is no limit.
  public init(
    waitingEvents: Int64 = UsageLimits.none, waitingBytes: Int64 = UsageLimits.none,
    newClasses: Int64 = UsageLimits.none
  ) {
    self.waitingEvents = waitingEvents
    self.waitingBytes = waitingBytes
    self.newClasses = newClasses
  }
}

/// The caller that sends a batch, with what is stored about the way it came.
public struct Sender: Sendable {
  /// The events get the scope of its principal as their reach.
  public var caller: Caller
  public var address: String
  public var gateway: String?
  public var server: String
  public var limits: SenderLimits
  /// The scope of the principals that have a source name; nil where none has.
  public var holder: @Sendable (_ source: String) -> Scope?

  public init(
    caller: Caller, address: String, gateway: String? = nil, server: String, limits: SenderLimits = SenderLimits(),
    holder: @escaping @Sendable (_ source: String) -> Scope?
  ) {
    self.caller = caller
    self.address = address
    self.gateway = gateway
    self.server = server
    self.limits = limits
    self.holder = holder
  }

  var principal: Principal { caller.principal }

  /// The unit whose reach the events get; nil for a sender of the whole country.
  var unit: String? {
    switch principal.scope {
    case .country: nil
    case .unit(let code): code
    }
  }
}

/// One line of a batch.
public struct SubmittedLine: Sendable {
  /// What was read: an event, or why it is none.
  public enum Content: Sendable {
    case event(Event)
    case rejected(LineRejection)
  }

  /// Its number in the sender's counting, from 1.
  public var line: Int64
  public var content: Content
  /// The raw line without its end, cut at 16,384 bytes; what is kept if it is rejected.
  public var raw: [UInt8]
  /// Length and SHA-256 of the whole line where `raw` was cut.
  public var cut: (length: Int64, sha256: [UInt8])?

  public init(line: Int64, content: Content, raw: [UInt8], cut: (length: Int64, sha256: [UInt8])? = nil) {
    self.line = line
    self.content = content
    self.raw = raw
    self.cut = cut
  }
}

/// A batch: its events take effect together, in one transaction.
public struct Submission: Sendable {
  public var sender: Sender
  public var lines: [SubmittedLine]
  public var byteCount: Int64
  /// Of the batch's bytes as they came.
  public var sha256: [UInt8]

  public init(sender: Sender, lines: [SubmittedLine], byteCount: Int64, sha256: [UInt8]) {
    self.sender = sender
    self.lines = lines
    self.byteCount = byteCount
    self.sha256 = sha256
  }
}

/// What became of a line.
public enum LineOutcome: Hashable, Sendable {
  case accepted
  case duplicate
  case rejected(LineRejection)
}

/// What a batch is answered with, once its transaction is committed.
public struct Receipt: Sendable {
  /// In the order of the batch's lines.
  public var outcomes: [LineOutcome]
  /// The last commit that the batch needs, to read one's own writes.
  public var position: CommitPosition
}

/// Why a batch was not taken. Nothing of it was kept, unless the outcome is unknown.
public enum IngestError: Error, Sendable, CustomStringConvertible {
  /// PostgreSQL is away; nothing was taken, trying again is safe.
  case storeAway(String)
  /// Too much waits in the queue already; nothing was taken, trying again is safe.
  case overloaded
  /// The connection broke while committing and the store could not be asked since, or the caller's deadline passed.
  /// Sending again is safe, because what was taken will be a duplicate.
  case outcomeUnknown(String)
  /// This batch cannot be taken for a reason that lies here.
  case failed(String)
  /// PostgreSQL could lose what it acknowledges, so nothing is written until its settings are fixed; the text says what
  /// is wrong. Nothing was taken.
  case notDurable(String)
  /// The batch is beyond a limit of its sender. Nothing was taken.
  /// - Parameters:
  ///   - most: how much the limit allows.
  ///   - passes: whether the same batch may be taken soon.
  case beyondLimit(UsageLimit, most: Int64, passes: Bool)
  /// The service is stopping.
  case stopping

  public var description: String {
    switch self {
    case .storeAway(let text): "the store is away: \(text)"
    case .overloaded: "too many batches wait for the store"
    case .outcomeUnknown(let text): "whether the batch was taken is not known: \(text)"
    case .failed(let text): text
    case .notDurable(let text): "nothing is written while it could be lost: \(text)"
    case .beyondLimit(let limit, let most, _): "the sender's limit of \(most) \(limit.noun) is reached"
    case .stopping: "the service is stopping"
    }
  }
}
