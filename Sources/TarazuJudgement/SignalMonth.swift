// What a signal is judged from: the months of a unit beside those of its peers.

/// What a unit's peers have in a month, as a group.
public struct Peers: Hashable, Sendable {
  /// The sums over all of them.
  public var sums: Sums
  /// The spread within each of them, where the form needs single values.
  public var spread: Spread
  /// How many of them have n, E or b above 0.
  public var countWithData: Int

  /// With fewer, they say nothing, and might give away what one of them did.
  public static let fewest = 5

  public init(sums: Sums = .zero, spread: Spread = Spread(), countWithData: Int = 0) {
    self.sums = sums
    self.spread = spread
    self.countWithData = countWithData
  }

  /// Adds a unit.
  /// - Parameter spread: that within the unit; only where the form needs single values.
  public mutating func insert(_ unit: Sums, _ spread: Spread) {
    sums += unit
    self.spread += spread
    if unit.bottom > 0 { countWithData += 1 }
  }

  /// The same without one of them.
  public func without(_ unit: Sums, _ spread: Spread) -> Peers {
    Peers(
      sums: sums - unit, spread: self.spread - spread,
      countWithData: unit.bottom > 0 ? countWithData - 1 : countWithData)
  }

  /// Those of the province, else those of the country; nil where both are too few.
  /// - Parameter country: asked for only where the province has too few.
  public static func chosen(province: Peers, country: @autoclosure () throws -> Peers) rethrows -> Peers? {
    if province.countWithData >= fewest { return province }
    let country = try country()
    return country.countWithData >= fewest ? country : nil
  }
}

/// A month of a unit.
public struct SignalMonth: Hashable, Sendable {
  /// The unit's sums. For the change of the pending cases, `top` is inflow less outflow and `bottom` the branch-months.
  public var own: Sums
  /// Nil where there are too few.
  public var peers: Peers?
  /// What the quotient of the sums is multiplied by to be a value; see `Funnel.init`.
  public var factor: Double
  /// For the change of the pending cases: these on the last day, and inflow and outflow together.
  public var pending: Int64
  public var moves: Int64

  public init(own: Sums, peers: Peers?, factor: Double = 1, pending: Int64 = 0, moves: Int64 = 0) {
    self.own = own
    self.peers = peers
    self.factor = factor
    self.pending = pending
    self.moves = moves
  }
}

/// How the months of an indicator are compared.
public enum SignalForm: Hashable, Sendable {
  /// What happened in the month, beside the peers' month.
  case flow(Form)
  /// What stands at its end, less what stood a month before, both beside the peers'.
  case stock(Form)
  /// Inflow less outflow, per branch and month, for the pending cases.
  case change

  /// The form of an indicator that signals judge; nil for the others.
  public static func named(_ code: String) -> SignalForm? {
    if code == JudgedIndicator.change { return .change }
    guard let row = JudgedIndicator.named(code), row.form != .quantile else { return nil }
    return row.isStock ? .stock(row.form) : .flow(row.form)
  }

  /// The form whose errors come from the spread of single values; nil for the others.
  public var formOfValues: Form? {
    if case .flow(let form) = self, form.hasValues { form } else { nil }
  }
}
