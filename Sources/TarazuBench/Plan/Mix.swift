// What a load consists of: kinds of calls with weights.

import TarazuBase

/// A kind of call.
public enum CallKind: String, CaseIterable, Sendable {
  /// All indicators of a unit over a window.
  case scorecard
  /// The highest and the lowest units by an indicator.
  case rank
  /// An indicator by months.
  case trend
  /// A batch of simulated events, which stay in the service.
  case ingest
  /// A feed that is held open.
  case subscribe
}

/// Kinds with their weights, such as `scorecard=70,rank=30`.
public struct Mix: Equatable, Sendable, CustomStringConvertible {
  /// In the order of `CallKind`, each once, with a weight from 1 on.
  public let weights: [(kind: CallKind, weight: Int)]
  /// The greatest weight.
  static let greatestWeight = 1_000_000

  /// Only scorecards.
  public static let scorecards = Mix([.scorecard: 1])

  init(_ weights: [CallKind: Int]) {
    self.weights = CallKind.allCases.compactMap { kind in
      weights[kind].flatMap { $0 > 0 ? (kind, $0) : nil }
    }
  }

  /// Reads `kind=weight,…`; a kind without a weight has 1.
  public init(_ text: String) throws(BenchError) {
    var weights: [CallKind: Int] = [:]
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let pieces = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let names = CallKind.allCases.map(\.rawValue).joined(separator: ", ")
      guard let kind = CallKind(rawValue: String(pieces[0])) else {
        throw BenchError("--mix: `\(pieces[0])` is not a kind of call; the kinds are \(names)")
      }
      guard weights[kind] == nil else { throw BenchError("--mix: \(kind.rawValue) is named twice") }
      guard let weight = pieces.count == 2 ? Int(pieces[1]) : 1, (0...Mix.greatestWeight).contains(weight) else {
        throw BenchError("--mix: the weight of \(kind.rawValue) is a whole number from 0 to \(Mix.greatestWeight)")
      }
      weights[kind] = weight
    }
    self.init(weights)
    guard !self.weights.isEmpty else { throw BenchError("--mix: all weights are 0") }
  }

  public static func == (a: Mix, b: Mix) -> Bool { a.description == b.description }

  public var description: String { weights.map { "\($0.kind.rawValue)=\($0.weight)" }.joined(separator: ",") }

  /// The kinds of calls that end with an answer.
  var calls: [CallKind] { weights.map(\.kind).filter { $0 != .subscribe } }

  public func has(_ kind: CallKind) -> Bool { weights.contains { $0.kind == kind } }

  /// How many feeds are held open beside `calls` calls in flight: their share by weight, at least one.
  func feeds(besides calls: Int) -> Int {
    guard let own = weights.first(where: { $0.kind == .subscribe })?.weight else { return 0 }
    let others = weights.reduce(0) { $0 + $1.weight } - own
    return others == 0 ? max(1, calls) : max(1, (calls * own + others / 2) / others)
  }

  /// Indices into `calls` in a mixed order, each as often as its weight demands, to within one.
  func order(length: Int, _ random: inout some RandomNumberGenerator) -> [UInt8] {
    let own = weights.filter { $0.kind != .subscribe }.map(\.weight)
    let sum = max(1, own.reduce(0, +))
    var order: [UInt8] = []
    var before = 0
    for (index, weight) in own.enumerated() {
      before += weight
      while order.count < length * before / sum { order.append(UInt8(index)) }
    }
    order.shuffle(using: &random)
    return order
  }
}
