// CPU time of threads, of the machine and of the server's process, as the kernel counts it.

import Glibc
import TarazuClient

/// Measures the calling thread between two moments.
struct ThreadMeter {
  struct Reading: Sendable, Equatable {
    /// Seconds of CPU.
    var cpu: Double
    /// Seconds in which the thread waited for a CPU; nil if the system does not report it.
    var waited: Double?
  }

  private var first: Reading?
  private(set) var reading = Reading(cpu: 0, waited: nil)

  mutating func start() { first = ThreadMeter.now() }

  /// Ends the measurement. Does nothing if it has ended already, or never began.
  mutating func stop() {
    guard let first else { return }
    self.first = nil
    let now = ThreadMeter.now()
    reading.cpu = now.cpu - first.cpu
    reading.waited = now.waited.flatMap { last in first.waited.map { last - $0 } }
  }

  private static func now() -> Reading {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    // Nanoseconds on a CPU, nanoseconds waiting for one, and how often.
    let words = SystemFile.words("/proc/thread-self/schedstat")
    let waited = words.count > 1 ? Double(words[1]) : nil
    return Reading(cpu: Double(time.tv_sec) + Double(time.tv_nsec) / 1e9, waited: waited.map { $0 / 1e9 })
  }
}

/// Measures how much of the machine's CPU time is idle.
struct MachineMeter: Sendable {
  private let first = MachineMeter.times()

  /// The share since this was made; nil if the system does not report it.
  var idleShare: Double? {
    guard let first, let now = MachineMeter.times(), now.all > first.all else { return nil }
    return (now.idle - first.idle) / (now.all - first.all)
  }

  private static func times() -> (idle: Double, all: Double)? {
    // cpu user nice system idle iowait irq softirq steal …
    let words = SystemFile.words("/proc/stat").prefix(9)
    let times = words.dropFirst().compactMap { Double($0) }
    guard words.first == "cpu", times.count == 8 else { return nil }
    return (times[3] + times[4], times.reduce(0, +))
  }
}

/// Measures the CPU time of another process on this machine.
public struct ProcessMeter: Sendable {
  private let path: String
  private let first: Double?

  /// - Parameter identifier: the process's id.
  init(_ identifier: Int32) {
    path = "/proc/\(identifier)/stat"
    first = ProcessMeter.seconds(path)
  }

  /// Seconds of CPU since this was made; nil if the process cannot be read.
  var seconds: Double? {
    guard let first, let now = ProcessMeter.seconds(path) else { return nil }
    return now - first
  }

  private static func seconds(_ path: String) -> Double? {
    // The name in parentheses may contain anything. User and system time are the 12th and 13th words after it.
    let text = SystemFile.text(path)
    guard let close = text.lastIndex(of: ")") else { return nil }
    let words = text[text.index(after: close)...].split(separator: " ")
    guard words.count > 12, let user = Double(words[11]), let system = Double(words[12]) else { return nil }
    let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))
    return ticks > 0 ? (user + system) / ticks : nil
  }
}

/// The wall clock.
public enum SystemClock {
  /// Nanoseconds since 1970.
  public static func nanoseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// Seconds since 1970.
  static func seconds() -> Double { Double(nanoseconds()) / 1e9 }
}

/// Reads small files of the kernel.
enum SystemFile {
  private static let limit = 1 << 20

  /// The content; empty if there is none.
  static func text(_ path: String) -> String {
    guard let file = try? OpenFile.reading(path), let bytes = try? file.readAll(limit: limit) else { return "" }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The words of the first line.
  static func words(_ path: String) -> [Substring] {
    text(path).prefix { $0 != "\n" }.split(separator: " ")
  }
}
