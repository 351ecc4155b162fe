// How long pages are.

import TarazuWire

/// Sizes of pages (docs/spec/wire.md#limits).
enum PageSize {
  static let usual = 100
  static let most = 1_000
  /// A page ends early at 1 MiB.
  static let bytes = 1 << 20

  /// How many items a request wants; 0 means the usual number, more than 1,000 means 1,000.
  static func of(_ asked: Int32) throws(Status) -> Int {
    guard asked >= 0 else { throw .badField("page_size", "\(asked) is negative") }
    return asked == 0 ? usual : min(Int(asked), most)
  }
}
