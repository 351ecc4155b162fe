// How often each number of days was.

import TarazuProtocol

/// Counts of days in classes of equal width, from the service's exact counts.
struct DistributionChart {
  var distribution: GetDistributionResponse
  private let width = 600.0
  private let height = 240.0

  /// A class of days: from, to (inclusive), and how many.
  struct Bin: Equatable {
    var from: Int64
    var to: Int64
    var count: Int64
  }

  init(_ distribution: GetDistributionResponse) { self.distribution = distribution }

  /// At most 30 classes of a round width; of very long times some more.
  var bins: [Bin] {
    guard let greatest = distribution.values.max(), greatest >= 0, greatest < 1_000_000 else { return [] }
    let steps: [Int64] = [1, 2, 5, 7, 10, 15, 30, 60, 90, 180, 365, 730]
    let step: Int64 = steps.first { greatest / $0 < 30 } ?? 3_650
    var bins: [Bin] = []
    for index in 0...greatest / step {
      bins.append(Bin(from: index * step, to: index * step + step - 1, count: 0))
    }
    for (value, count) in zip(distribution.values, distribution.counts) where value >= 0 {
      bins[Int(value / step)].count &+= count
    }
    return bins
  }

  func markup(in context: PageContext) -> Markup {
    let bins = self.bins
    let most = Double(bins.map(\.count).max() ?? 0)
    guard bins.count > 1, most > 0 else { return Markup() }
    let y = Axis(low: 0, high: most * 1.05, start: height - 34, end: 10)
    let slot = (width - 60) / Double(bins.count)
    var svg: Markup =
      #"<svg class="wide" viewBox="0 0 \#(width) \#(height)" role="img" aria-label="\#(context.text("distribution.title"))">"#
    for tick in y.ticks(3) where tick > 0 {
      svg += #"<path class="grid-line" d="M0 \#(y(tick))H\#(width)"/>"#
      svg += ChartText.at(0, y(tick) - 4, context.numerals.decimal(tick, 0), anchor: .left)
    }
    let every = max(1, bins.count / 6)
    for (index, bin) in bins.enumerated() {
      let left = 50 + Double(index) * slot
      svg +=
        #"<rect class="bar" x="\#(left + 0.8)" y="\#(y(Double(bin.count)))" width="\#(max(1, slot - 1.6))" height="\#(height - 34 - y(Double(bin.count)))"/>"#
      if index % every == 0 {
        svg += ChartText.at(left, height - 14, context.numerals.whole(bin.from), anchor: .middle)
      }
    }
    svg += #"<path class="axis" d="M46 \#(height - 34)H\#(width)"/>"#
    return svg + "</svg>"
  }
}
