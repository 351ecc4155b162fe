// Further parts of the morning view: cases in and out, and where to look.

import TarazuProtocol

/// Cases in and out of each of the last months, and the pending at their ends: trends over the same months.
public struct MonthlyFlow: Sendable {
  public var inflow: GetTrendResponse
  public var outflow: GetTrendResponse
  /// Of `pending_change`.
  public var change: GetTrendResponse

  public init(inflow: GetTrendResponse, outflow: GetTrendResponse, change: GetTrendResponse) {
    self.inflow = inflow
    self.outflow = outflow
    self.change = change
  }
}

/// A unit of «where to look».
public struct LookRow: Sendable {
  public var unit: Unit
  /// By the seven figures; those that are not judged, and of changes those that are as usual, may be left out.
  public var cells: [Kpi: LookCell]

  public init(unit: Unit, cells: [Kpi: LookCell]) {
    self.unit = unit
    self.cells = cells
  }
}

/// What is said of a unit and a figure.
public struct LookCell: Sendable {
  public var judgement: Judgement
  public var side: Side

  public init(judgement: Judgement, side: Side) {
    self.judgement = judgement
    self.side = side
  }
}

/// By what units are marked; the raw value is that of `look` in the address.
public enum LookBasis: String, Sendable {
  /// What changed in the unit itself.
  case signal
  /// What differs from its peers.
  case funnel
}
