// Limits of principals as the store keeps them: a column each, null for the usual.

import TarazuAccess
import TarazuPostgres

extension UsageLimit {
  /// The column of the table `principal`.
  var column: String {
    switch self {
    case .calls: "call_limit"
    case .heavyCalls: "heavy_call_limit"
    case .openCalls: "open_call_limit"
    case .storeReads: "store_read_limit"
    case .waitingReads: "waiting_read_limit"
    case .waitingEvents: "waiting_event_limit"
    case .waitingBytes: "waiting_byte_limit"
    case .events: "event_limit"
    case .classes: "class_limit"
    case .rejections: "rejection_limit"
    case .pages: "page_limit"
    }
  }

  /// All columns, in the order of the cases.
  static var columns: [String] { allCases.map(\.column) }
}

extension PostgresRows {
  /// The columns `UsageLimit.columns`, from one on.
  func limits(_ row: Int, _ first: Int) throws(PostgresError) -> UsageLimits {
    var limits = UsageLimits()
    for (index, limit) in UsageLimit.allCases.enumerated() { limits[limit] = try int8OrNull(row, first + index) }
    return limits
  }
}
