// Chooses the next call: frames that were made beforehand, in an order by weight and seed.

import TarazuBase
import TarazuWire

/// An endless supply of calls for one loop.
final class CallSupply {
  /// How long the order of kinds is before it repeats: long enough for weights of a thousandth.
  private static let orderLength = 1 << 15

  /// The kinds of calls. A kind's index is what `next` returns.
  let kinds: [CallKind]
  private let pools: [[ClientMachine.PreparedCall]]
  private let ingest: IngestSource?
  private let ingestIndex: UInt8?
  private let order: [UInt8]
  @exclusivity(unchecked)
  private var position = 0
  @exclusivity(unchecked)
  private var nextInPool: [Int]

  /// Nil if the mix has no calls, but only feeds.
  /// - Parameters:
  ///   - pools: the frames of each kind of call, not empty; the one of ingest is not used.
  ///   - part: the loop's number, so that loops do not ask the same at once.
  init?(_ mix: Mix, _ pools: [[ClientMachine.PreparedCall]], _ ingest: IngestSource?, seed: UInt64, part: Int) {
    guard !mix.calls.isEmpty else { return nil }
    kinds = mix.calls
    self.pools = pools
    self.ingest = ingest
    ingestIndex = mix.calls.firstIndex(of: .ingest).map { UInt8($0) }
    var random = SplitMix64(seed: seed ^ UInt64(part) &* 0x9E37_79B9_7F4A_7C15)
    order = mix.order(length: CallSupply.orderLength, &random)
    nextInPool = pools.map { $0.isEmpty ? 0 : Int.random(in: 0..<$0.count, using: &random) }
  }

  /// The index of the next call's kind, for a call that is not sent.
  func nextKind() -> UInt8 {
    let kind = order[position]
    position = position + 1 == order.count ? 0 : position + 1
    return kind
  }

  /// The next call, and the index of its kind.
  func next() -> (ClientMachine.PreparedCall, UInt8) {
    let kind = nextKind()
    if kind == ingestIndex, let ingest { return (ingest.next(), kind) }
    let index = Int(kind)
    let chosen = nextInPool[index]
    nextInPool[index] = chosen + 1 == pools[index].count ? 0 : chosen + 1
    return (pools[index][chosen], kind)
  }

  /// Makes nothing more in advance. On the loop's thread.
  func close() { ingest?.close() }

  func isIngest(_ kind: UInt8) -> Bool { kind == ingestIndex }
}
