import TarazuLoop

/// How long calls of a method may take. (docs/spec/wire.md#time)
public enum TimeClass: Sendable, Equatable, CaseIterable {
  /// Reads: 10 s if the client gives no deadline, at most 60 s.
  case read
  /// Other unary calls: 60 s, at most 5 min.
  case unary
  /// Imports and verifications: 1 h, at most 4 h.
  case long
  /// Feeds: 1 h less up to a tenth at random, and then UNAVAILABLE, so that clients come back spread out.
  case feed

  /// Nanoseconds if none are given, and the most that may be given.
  private var nanoseconds: (usual: UInt64, greatest: UInt64) {
    let second: UInt64 = 1_000_000_000
    return switch self {
    case .read: (10 * second, 60 * second)
    case .unary: (60 * second, 300 * second)
    case .long: (3_600 * second, 14_400 * second)
    case .feed: (3_600 * second, 3_600 * second)
    }
  }

  /// When a call is over.
  struct Deadline: Equatable {
    let instant: MonotonicInstant
    /// Whether the client asked for it, so that the call has failed then; else a feed has only come to its age.
    let isOwn: Bool
  }

  /// The deadline of a call that came at an instant.
  /// - Parameters:
  ///   - timeout: what the client gave, in nanoseconds; 0 for nothing. A negative one is past, and no call begins then.
  ///   - chance: from 0 up to 1, so that feeds that began together do not all end together.
  func deadline(from instant: MonotonicInstant, timeout: Int64, chance: @autoclosure () -> Double) -> Deadline {
    let (usual, greatest) = nanoseconds
    let given = timeout > 0 ? UInt64(timeout) : usual
    let most = self == .feed ? greatest - UInt64(chance() * Double(greatest / 10)) : greatest
    return Deadline(instant: instant.later(byNanoseconds: min(given, most)), isOwn: timeout > 0 && given <= most)
  }
}
