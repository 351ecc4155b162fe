// The report as a JSON document and as CSV. Times are seconds, latencies nanoseconds.

import TarazuCalendar
import TarazuLines
import TarazuWire

extension BenchReport {
  /// Writes the document.
  public func write(to document: inout JSONWriter) {
    document.object { writer in
      writer.member("target", target)
      writer.member("start_time", result.startTime)
      writer.key("machine")
      write(machine, to: &writer)
      writer.key("load")
      writeLoad(to: &writer)
      writer.member("seconds", result.seconds)
      writer.member("cut_off", isCutOff)
      writer.member("service_gone", result.isServiceGone)
      writer.member("rate", result.rate)
      writer.member("calls", result.callCount)
      writer.member("ok", result.tally.okCount)
      writer.member("failed", result.tally.errorCount)
      writer.member("unanswered", result.tally.unansweredCount)
      writer.member("error_share", result.callCount == 0 ? nil : result.errorShare)
      writer.key("latency_ns")
      write(result.latency, to: &writer)
      writer.key("service_ns")
      write(result.service, to: &writer)
      writeLateness(to: &writer)
      writeKinds(to: &writer)
      writeErrors(to: &writer)
      writeSides(to: &writer)
      writeUsage(to: &writer)
      writeSearch(to: &writer)
      writeThresholds(to: &writer)
      writeIntervals(to: &writer)
    }
  }

  private func write(_ machine: Machine, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("system", machine.system)
      writer.member("processor", machine.processor)
      writer.member("cpus", machine.cpus)
      writer.member("memory_bytes", machine.memoryBytes)
    }
  }

  private func writeLoad(to writer: inout JSONWriter) {
    let shape = result.shape
    writer.object { writer in
      writer.member("loop", shape.isOpen ? "open" : "closed")
      writer.member("connections", shape.connections)
      writer.member("depth", shape.depth)
      writer.member("threads", shape.threads)
      writer.member("rate", shape.rate)
      writer.member("arrivals", shape.isOpen ? shape.arrivals.rawValue : nil)
      writer.member("queue", shape.isOpen ? shape.queue : nil)
      writer.member("mix", shape.mix.description)
      writer.member("feeds", shape.feeds)
      writer.member("batch", shape.mix.has(.ingest) ? options.batch : nil)
      writer.member("warmup", options.warmup)
      writer.member("timeout", options.timeout)
      writer.member("seed", options.seed)
      writer.member("questions", options.questions)
      writer.member("units", unitCount)
      writer.member("from", options.days.lowerBound.description)
      writer.member("to", options.days.upperBound.description)
    }
  }

  private func write(_ histogram: Histogram, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("count", histogram.count)
      writer.member("min", histogram.measured(\.minimum))
      writer.member("mean", histogram.measured(\.mean))
      for share in RunResult.shares {
        writer.member(Format.percentile(share), histogram.measured { $0.value(at: share) })
      }
      writer.member("max", histogram.measured(\.maximum))
    }
  }

  private func writeLateness(to writer: inout JSONWriter) {
    let lateness = result.tally.lateness
    writer.key("late")
    writer.object { writer in
      writer.member("count", lateness.lateCount)
      writer.member("by_tester", lateness.byTesterCount)
      writer.member("worst_ns", lateness.worst)
      writer.member("skipped", lateness.skippedCount)
    }
  }

  private func writeKinds(to writer: inout JSONWriter) {
    writer.key("kinds")
    writer.object { writer in
      for (kind, tally) in zip(result.shape.mix.calls, result.tally.kinds) {
        writer.key(kind.rawValue)
        writer.object { writer in
          writer.member("ok", tally.okCount)
          writer.member("failed", tally.errorCount)
          writer.key("latency_ns")
          write(tally.latency, to: &writer)
        }
      }
    }
  }

  private func writeErrors(to writer: inout JSONWriter) {
    writer.key("errors")
    writer.array { writer in
      for error in errors {
        writer.object { writer in
          writer.member("code", error.failing.code.name)
          writer.member("reason", error.failing.reason)
          writer.member("count", error.count)
          writer.member("message", error.message)
        }
      }
    }
  }

  private func writeSides(to writer: inout JSONWriter) {
    let side = result.tally.side
    writer.member("connections_lost", side.connectionsLost)
    if result.shape.mix.has(.ingest) {
      writer.key("events")
      writer.object { writer in
        writer.member("accepted", side.eventsAccepted)
        writer.member("duplicates", side.eventsDuplicate)
        writer.member("rejected", side.eventsRejected)
      }
    }
    if result.shape.feeds > 0 {
      writer.key("feeds")
      writer.object { writer in
        writer.member("messages", side.feedMessages)
        writer.member("gaps", side.feedGaps)
        writer.member("ends", result.tally.feedEnds.values.reduce(0, +))
        writer.key("lag_ns")
        write(result.tally.feedLag, to: &writer)
      }
    }
  }

  private func writeUsage(to writer: inout JSONWriter) {
    let usage = result.usage
    writer.key("cpu")
    writer.object { writer in
      writer.member("tester_seconds", usage.testerSeconds)
      writer.member("tester_us_per_call", testerMicroseconds)
      writer.member("server_seconds", usage.serverSeconds)
      writer.member("server_us_per_call", serverMicroseconds)
      writer.member("busiest_loop_share", (usage.loopSeconds.max() ?? 0) / max(1e-9, result.seconds))
      writer.member("loop_wait_seconds", usage.waitSeconds.max())
      writer.member("idle_share", usage.idleShare)
    }
    writer.member("tester_was_limit", verdict.testerWasLimit)
    writer.key("verdict")
    writer.array { writer in
      for sentence in verdict.sentences { writer.value(sentence) }
    }
  }

  private func writeSearch(to writer: inout JSONWriter) {
    guard let search else { return }
    writer.key("search")
    writer.object { writer in
      writer.member("condition", search.condition)
      writer.member("highest_rate", search.best?.rate)
      writer.key("steps")
      writer.array { writer in
        for trial in search.trials {
          writer.object { writer in
            writer.member("rate", trial.rate)
            writer.member("reached", trial.reached)
            writer.member("value", trial.value)
            writer.member("holds", trial.isKept)
            writer.member("reason", trial.reason)
          }
        }
      }
    }
  }

  private func writeThresholds(to writer: inout JSONWriter) {
    writer.key("thresholds")
    writer.array { writer in
      for outcome in thresholds {
        writer.object { writer in
          writer.member("fail_if", outcome.threshold.description)
          writer.member("value", outcome.value)
          writer.member("failed", outcome.isFailed)
          writer.member("finding", outcome.finding)
        }
      }
    }
  }

  private func writeIntervals(to writer: inout JSONWriter) {
    writer.key("intervals")
    writer.array { writer in
      for interval in result.intervals {
        writer.object { writer in
          writer.member("start", interval.start)
          writer.member("length", interval.length)
          writer.member("ok", interval.okCount)
          writer.member("failed", interval.errorCount)
          writer.member("late", interval.lateCount)
          writer.member("skipped", interval.skippedCount)
          for (share, value) in zip(RunResult.intervalShares, interval.percentiles) {
            writer.member(Format.percentile(share), value)
          }
          writer.member("max", interval.maximum)
        }
      }
    }
  }

  /// A line for each interval, under a line of names. An interval in which no call ended has no latencies: empty cells.
  public var csv: String {
    let percentiles = RunResult.intervalShares.map { Format.percentile($0) + "_ns" }
    let names = ["start_s", "length_s", "ok", "failed", "late", "skipped", "rate"] + percentiles + ["max_ns"]
    func cell(_ value: UInt64?) -> String { value.map { String($0) } ?? "" }
    let rows = result.intervals.map { interval in
      [Format.decimal(interval.start, 3), Format.decimal(interval.length, 3)]
        + [interval.okCount, interval.errorCount, interval.lateCount, interval.skippedCount].map { String($0) }
        + [Format.decimal(interval.rate, 1)] + interval.percentiles.map(cell) + [cell(interval.maximum)]
    }
    return ([names] + rows).map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n"
  }

  /// The intervals' histograms in HdrHistogram's log form; empty of them unless they were kept.
  public var histogramLog: String {
    HistogramLog.head(start: result.startTime, by: "tarazu bench") + result.intervals.map(\.logLines).joined()
  }
}
