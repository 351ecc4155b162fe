import Foundation
@testable import TarazuJudgement
import TestRandom
import Testing

/// Months that are made up for a test.
struct MadeUpMonths {
  var own: [Sums]
  var peers: [[Sums]]
  var factors = [Double](repeating: 1, count: 31)
  var pending = [Int64](repeating: 0, count: 31)
  var moves = [Int64](repeating: 0, count: 31)

  /// 31 months of the same numbers.
  init(_ own: Sums, peers: Sums, peerCount: Int = 6) {
    self.own = Array(repeating: own, count: 31)
    self.peers = Array(repeating: Array(repeating: peers, count: peerCount), count: 31)
  }

  var months: [SignalMonth] {
    own.indices.map { month in
      var group = Peers()
      for unit in peers[month] { group.insert(unit, Spread(unit)) }
      return SignalMonth(
        own: own[month], peers: Peers.chosen(province: group, country: Peers()), factor: factors[month],
        pending: pending[month], moves: moves[month])
    }
  }

  func signal(_ form: SignalForm) -> Signal { Signal(form, months: months) }

  func plain(_ form: SignalForm) -> PlainSignal {
    let (kind, of): (PlainSignal.Kind, Form) =
      switch form {
      case .flow(let form): (.flow, form)
      case .stock(let form): (.stock, form)
      case .change: (.change, .ratio)
      }
    return PlainSignal(
      form: of.plainSignal, kind: kind,
      months: own.indices.map { month in
        PlainSignal.Month(
          unit: PlainSums(own[month]), peers: peers[month].map { PlainSums($0) }, factor: factors[month],
          pending: Double(pending[month]), moves: Double(moves[month]))
      })
  }
}

@Suite struct SignalTests {
  static let forms: [SignalForm] =
    [.change] + [Form.days, .score, .share, .perMonth, .ratio].map { .flow($0) }
    + [Form.share, .perMonth, .ratio].map { .stock($0) }

  private static let share = Sums(top: 20, bottom: 50)

  // MARK: By hand

  /// Where nothing ever happened all is 0.
  @Test(arguments: forms) func nothingEverHappened(form: SignalForm) throws {
    var made = MadeUpMonths(Sums(top: 40, bottom: 40, squares: 50), peers: Sums(top: 40, bottom: 40, squares: 50))
    made.moves = Array(repeating: 80, count: 31)
    made.pending = Array(repeating: 100, count: 31)
    // The unit beside equal peers: y never changes.
    let signal = made.signal(form)
    let finding = try #require(signal.finding)
    #expect(finding == Signal.Finding(judgement: .usual, side: nil, months: 1, p: 1))
    #expect(signal.hasLastMonth)
    #expect(signal.usual.allSatisfy { ($0?.low ?? 1) <= ($0?.high ?? 0) })
  }

  /// One month that is far off is found by that month.
  @Test func theLastMonthAlone() throws {
    var made = MadeUpMonths(Self.share, peers: Self.share)
    made.own[30] = Sums(top: 48, bottom: 50)
    let finding = try #require(made.signal(.flow(.share)).finding)
    #expect(finding.judgement == .signal && finding.side == .up && finding.months == 1)
    // sigma is its floor of 1/2, and nu is 13 with 24 months of baseline.
    func y(_ sums: Sums) -> Double {
      asin(((Double(sums.top) + 0.375) / (Double(sums.bottom) + 0.75)).squareRoot())
    }
    let weight = 4 * 50.5
    let t = (y(made.own[30]) - y(Self.share)) / (0.5 * (1 / weight + 1 / (24 * weight)).squareRoot())
    #expect(isNear(finding.p, min(1, 6 * PlainStudent.tail(t, 13))))
  }

  /// A change of six months, each of which is not much, is found by all six.
  @Test func sixMonthsTogether() throws {
    var made = MadeUpMonths(Self.share, peers: Self.share)
    for month in 25...30 { made.own[month] = Sums(top: 13, bottom: 50) }
    let finding = try #require(made.signal(.flow(.share)).finding)
    #expect(finding.months == 6 && finding.side == .down && finding.judgement == .signal)
  }

  /// A season that the peers have too is none of the unit's.
  @Test func commonSeasons() throws {
    var made = MadeUpMonths(Sums(top: 60, bottom: 26_970), peers: Sums(top: 50, bottom: 26_970))
    for month in [3, 15, 27, 30] {
      made.own[month].top = 30
      made.peers[month] = made.peers[month].map { Sums(top: 25, bottom: $0.bottom) }
    }
    let finding = try #require(made.signal(.flow(.perMonth)).finding)
    #expect(finding.judgement == .usual)
  }

  // MARK: Boundaries

  private func withYears(_ months: some Sequence<Int>) -> Signal {
    var made = MadeUpMonths(Sums(top: 0, bottom: 0), peers: Self.share)
    for month in months { made.own[month] = Self.share }
    return made.signal(.flow(.share))
  }

  @Test func twelveMonthsOfBaseline() {
    #expect(withYears(Array(13...24) + [30]).finding != nil)
    #expect(withYears(Array(14...24) + [30]).finding == nil)
    #expect(withYears(Array(14...24) + [25, 30]).finding == nil)
    // The month before the history counts for stocks alone.
    #expect(withYears([0] + Array(14...24) + [30]).finding == nil)
  }

  @Test func oneOfTheLastSix() {
    #expect(withYears(1...24).finding == nil)
    #expect(withYears(1...25).finding?.months == 6)
    #expect(withYears(1...28).finding?.months == 3)
    #expect(!withYears(1...29).hasLastMonth)
    #expect(withYears(1...30).hasLastMonth)
    let short = withYears(1...24)
    #expect(short.usual == Array(repeating: nil, count: 30) && !short.hasLastMonth)
  }

  /// A month without y has no usual range, the others have one.
  @Test func monthsWithoutData() {
    let signal = withYears((1...30).filter { $0 != 7 })
    #expect(signal.usual[6] == nil)
    #expect(signal.usual.count { $0 != nil } == 29)
  }

  @Test func fivePeers() {
    var made = MadeUpMonths(Self.share, peers: Self.share, peerCount: 5)
    #expect(made.signal(.flow(.share)).finding != nil)
    made.peers[30][0] = Sums(top: 0, bottom: 0)
    #expect(!made.signal(.flow(.share)).hasLastMonth)
    // One without data beside five with.
    made.peers[30].append(Self.share)
    #expect(made.signal(.flow(.share)).hasLastMonth)
  }

  @Test func provinceBeforeCountry() {
    var (few, enough, country) = (Peers(), Peers(), Peers())
    for _ in 0..<4 { few.insert(Self.share, Spread()) }
    few.insert(Sums(top: 3, bottom: 0), Spread())
    for _ in 0..<5 { enough.insert(Self.share, Spread()) }
    for _ in 0..<7 { country.insert(Sums(top: 1, bottom: 5), Spread()) }
    #expect(Peers.chosen(province: few, country: country) == country)
    #expect(Peers.chosen(province: enough, country: country) == enough)
    #expect(Peers.chosen(province: few, country: few) == nil)
    #expect(Peers.chosen(province: few, country: enough) == enough)
  }

  @Test func aGroupWithoutOneOfItsUnits() {
    var generator = SeededGenerator(seed: 3)
    let units = (0..<7).map { _ in generator.sums(.days, count: generator.below(12)) }
    var (all, rest) = (Peers(), Peers())
    for (index, unit) in units.enumerated() {
      all.insert(unit, Spread(unit))
      if index != 2 { rest.insert(unit, Spread(unit)) }
    }
    let without = all.without(units[2], Spread(units[2]))
    #expect(without.sums == rest.sums && without.countWithData == rest.countWithData)
    #expect(without.spread.degrees == rest.spread.degrees)
    #expect(isNear(without.spread.squares, rest.spread.squares))
  }

  @Test(arguments: [Form.days, .score]) func meansNeedFiveValues(form: Form) {
    let peers = Sums(top: 60, bottom: 20, squares: 200)
    var made = MadeUpMonths(Sums(top: 15, bottom: 5, squares: 50), peers: peers)
    #expect(made.signal(.flow(form)).hasLastMonth)
    made.own[30] = Sums(top: 12, bottom: 4, squares: 40)
    #expect(!made.signal(.flow(form)).hasLastMonth)
    #expect(made.signal(.flow(form)).finding != nil)
  }

  /// One value in each unit: nothing says how much values vary. Such months have five values, though, so it takes units
  /// of the same.
  @Test func withoutSpread() {
    let made = MadeUpMonths(Sums(top: 4, bottom: 1, squares: 16), peers: Sums(top: 4, bottom: 1, squares: 16))
    #expect(made.signal(.flow(.days)).finding == nil)
  }

  @Test func countsNeedPeersThatCount() {
    var made = MadeUpMonths(Sums(top: 4, bottom: 26_970), peers: Sums(top: 4, bottom: 26_970))
    made.peers[30] = made.peers[30].map { Sums(top: 0, bottom: $0.bottom) }
    #expect(!made.signal(.flow(.perMonth)).hasLastMonth)
    // A stock needs both its months.
    var stock = MadeUpMonths(Sums(top: 4, bottom: 1), peers: Sums(top: 4, bottom: 1))
    stock.peers[29] = stock.peers[29].map { Sums(top: 0, bottom: $0.bottom) }
    #expect(!stock.signal(.stock(.perMonth)).hasLastMonth)
    #expect(stock.signal(.stock(.perMonth)).usual[28] == nil)
    #expect(stock.signal(.stock(.perMonth)).usual[27] != nil)
  }

  /// Stocks look at the month before the history.
  @Test func theMonthBeforeTheHistory() {
    var made = MadeUpMonths(Self.share, peers: Self.share)
    #expect(made.signal(.stock(.share)).usual[0] != nil)
    made.own[0] = Sums(top: 0, bottom: 0)
    #expect(made.signal(.stock(.share)).usual[0] == nil)
    #expect(made.signal(.flow(.share)).usual[0] != nil)
  }

  @Test func otherNumbersOfMonths() {
    let months = MadeUpMonths(Self.share, peers: Self.share).months
    for wrong in [[], Array(months.dropLast()), months + months] {
      let signal = Signal(.flow(.share), months: wrong)
      #expect(signal.finding == nil && signal.usual.count == 30 && !signal.hasLastMonth)
    }
  }

  // MARK: At random

  private static func random(_ form: SignalForm, _ generator: inout SeededGenerator) -> MadeUpMonths {
    var made = MadeUpMonths(.zero, peers: .zero)
    let size = generator.pick([3, 8, 20, 60])
    let of: Form =
      switch form {
      case .flow(let form), .stock(let form): form
      case .change: .ratio
      }
    for month in 0..<31 {
      let level = month > 24 ? generator.pick([1, 1.2, 1.5]) : 1
      made.own[month] = generator.sums(of, count: generator.below(size + 1), level: level)
      made.peers[month] = (0..<(4 + generator.below(6))).map { _ in generator.sums(of, count: generator.below(size + 4))
      }
      made.factors[month] = generator.pick([29, 30, 31])
      made.pending[month] = Int64(generator.below(200))
      made.moves[month] = Int64(generator.below(3 * size))
      if form == .change {
        func change(_ generator: inout SeededGenerator) -> Sums {
          Sums(top: Int64(generator.below(2 * size)) - Int64(size), bottom: Int64(generator.below(4)) * 13_485)
        }
        made.own[month] = change(&generator)
        made.peers[month] = made.peers[month].map { _ in change(&generator) }
      }
    }
    return made
  }

  @Test(arguments: forms) func againstThePlainReading(form: SignalForm) {
    var judged = 0
    for seed in 0..<60 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let made = Self.random(form, &generator)
      let (signal, plain) = (made.signal(form), made.plain(form).answer())
      #expect(signal.finding?.judgement.rawValue ?? "too_short" == plain.judgement, "seed \(seed)")
      #expect(signal.finding?.side?.rawValue == plain.side && signal.finding?.months == plain.months, "seed \(seed)")
      #expect(isNear(signal.finding?.p, plain.p), "seed \(seed)")
      for (limits, plain) in zip(signal.usual, plain.usual) { #expect(isNear(limits, plain), "seed \(seed)") }
      if signal.finding != nil { judged += 1 }
    }
    #expect(judged > 15)
  }
}
