// The options of a load test.

import TarazuCalendar

/// How long a run is measured, or how many calls.
public enum Extent: Sendable, Equatable {
  /// Seconds.
  case seconds(Double)
  /// A number of calls.
  case calls(UInt64)
}

/// The options of a load test. Their ranges are `BenchLimits`'.
public struct BenchOptions: Sendable {
  public var connections = 16
  /// Calls in flight a connection; nil: 1 in closed loop, 64 in open loop.
  public var depth: Int?
  /// Loops, each with its own thread; no more than connections.
  public var threads = 1
  /// Calls that are due a second; nil for a closed loop.
  public var rate: Double?
  public var arrivals = Arrivals.constant
  /// How many calls that are due may wait in open loop.
  public var queue = 100_000
  public var extent = Extent.seconds(10)
  /// Seconds before anything is counted.
  public var warmup = 2.0
  public var seed: UInt64 = 0
  /// How many different questions of a kind. Few of them are answered from the service's cache.
  public var questions = 4_096
  /// Seconds until a call is given up.
  public var timeout = 10.0
  public var mix = Mix.scorecards
  /// Feeds that are held open; nil: the share of `subscribe` in the mix.
  public var feeds: Int?
  /// Events of a batch of ingest.
  public var batch = 100
  /// The days that windows are chosen from.
  public var days: ClosedRange<Day>
  /// Whether the intervals' histograms are kept for a log.
  public var keepsLog = false
  /// The server's process if it runs on this machine: its CPU time is measured too.
  public var serverProcess: Int32?

  /// The least seconds without an answer after which a run with a number of calls ends.
  var leastSilence = Patience.leastSilence

  /// - Parameter days: the days that windows are chosen from.
  public init(days: ClosedRange<Day>) { self.days = days }

  /// Whether the load writes into the service.
  public var writes: Bool { mix.has(.ingest) }

  /// Throws if the options do not fit each other.
  public func check() throws(BenchError) {
    guard mix.calls.isEmpty else { return }
    if shape.feeds == 0 { throw BenchError("--feeds 0 leaves nothing to do, because --mix has feeds alone") }
    let wanted: String? =
      if rate != nil { "--rate and --find-rate are" } else if case .calls = extent { "--count is" } else { nil }
    guard let wanted else { return }
    throw BenchError(
      "\(wanted) for calls, and --mix has feeds alone, which are held open: give --duration, or a call such as scorecard"
    )
  }

  /// A service is not gone before a call would have been given up.
  var patience: Patience {
    Patience(
      alone: UInt64(max(Patience.leastAlone, timeout) * 1e9), silence: UInt64(max(leastSilence, 3 * timeout) * 1e9))
  }

  var shape: LoadShape { shape(rate: rate) }

  func shape(rate: Double?) -> LoadShape {
    let depth = self.depth ?? (rate == nil ? 1 : BenchOptions.openDepth)
    return LoadShape(
      connections: connections, depth: depth, threads: min(threads, connections), rate: rate, arrivals: arrivals,
      queue: queue, mix: mix,
      feeds: feeds ?? mix.feeds(besides: connections * depth))
  }

  /// Enough calls in flight that an open loop rarely has to wait for one.
  private static let openDepth = 64
}

/// The ranges of the options.
public enum BenchLimits {
  /// As many connections as a server takes by default.
  public static let connections = 1...20_000
  /// As many calls as a server takes on a connection.
  public static let depth = 1...1_024
  public static let threads = 1...64
  public static let queue = 1...100_000_000
  public static let calls: ClosedRange<UInt64> = 1...1_000_000_000_000
  public static let feeds = 0...100_000
  public static let questions = 1...1_000_000
  /// So few that a batch stays well below the limit of a frame.
  public static let batch = 1...5_000
  public static let seconds = 0.1...604_800.0
  public static let warmup = 0.0...3_600.0
  public static let rate = 0.001...10_000_000.0
  /// At most the longest deadline of reads.
  public static let timeout = 0.001...60.0
}
