// Which call is made next: frames made beforehand, in an order by weight and seed.

import TarazuWire

/// The calls of one loop, without an end.
final class CallSupply {
  /// How long the order of kinds is before it begins again: long enough for weights of a thousandth.
  private static let orderLength = 1 << 15

  /// The kinds of calls, by their places.
  let kinds: [CallKind]
  private let pools: [[ClientMachine.PreparedCall]]
  private let ingest: IngestSource?
  private let ingestPlace: UInt8?
  private let order: [UInt8]
  @exclusivity(unchecked)
  private var place = 0
  @exclusivity(unchecked)
  private var places: [Int]

  /// - Parameters:
  ///   - pools: for each kind of the mix's calls the frames to choose from; that of ingest is not looked at.
  ///   - part: the loop's number, so that loops do not ask the same at once.
  init(_ mix: Mix, _ pools: [[ClientMachine.PreparedCall]], _ ingest: IngestSource?, seed: UInt64, part: Int) {
    kinds = mix.calls
    self.pools = pools
    self.ingest = ingest
    ingestPlace = mix.calls.firstIndex(of: .ingest).map { UInt8($0) }
    var random = SeededRandom(seed: seed ^ UInt64(part) &* 0x9E37_79B9_7F4A_7C15)
    order = mix.order(length: CallSupply.orderLength, &random)
    places = pools.map { $0.isEmpty ? 0 : Int.random(in: 0..<$0.count, using: &random) }
  }

  /// The next call and its kind's place.
  func next() -> (ClientMachine.PreparedCall, UInt8) {
    let kind = order[place]
    place = place + 1 == order.count ? 0 : place + 1
    if kind == ingestPlace, let ingest { return (ingest.next(), kind) }
    let index = Int(kind)
    let chosen = places[index]
    places[index] = chosen + 1 == pools[index].count ? 0 : chosen + 1
    return (pools[index][chosen], kind)
  }

  func isIngest(_ kind: UInt8) -> Bool { kind == ingestPlace }
}
