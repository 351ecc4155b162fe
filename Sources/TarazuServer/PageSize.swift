// How long pages are.

import TarazuAccess
import TarazuIdentity
import TarazuWire

/// Sizes of pages (docs/spec/access.md#limits-of-a-principal).
enum PageSize {
  private static let usual = 100
  /// For whoever has no limit of its own.
  static let most: Int32 = 10_000
  /// A page ends early at 1 MiB.
  static let bytes = 1 << 20

  /// How many items a caller gets who wants so many; 0 means the usual number, more than its limit means its limit.
  static func of(_ asked: Int32, for authorized: AuthorizedCall) throws(Status) -> Int {
    guard asked >= 0 else { throw .badField("page_size", "\(asked) is negative") }
    let most = Int(min(authorized.usage[.pages], Int64(Self.most)))
    return min(asked == 0 ? usual : Int(asked), most)
  }
}
