// The directory's tree, as far as rights depend on it: what there is, and what lies below what.

import TarazuDomain

/// The tree as it now stands.
public protocol UnitTree {
  /// The level of a unit; nil for a code that the directory does not have.
  func level(of code: String) -> Level?
  /// The code of the unit above; nil for the country and for an unknown code.
  func parent(of code: String) -> String?
}

extension UnitTree {
  /// Whether a unit is another one or lies below it.
  public func isUnit(_ code: String, atOrBelow other: String) -> Bool {
    var here: String? = code
    // Levels nest four deep; the bound keeps a damaged tree from holding the caller for ever.
    for _ in 0..<Level.allCases.count {
      guard let unit = here else { return false }
      if unit == other { return true }
      here = parent(of: unit)
    }
    return false
  }
}

extension Directory: UnitTree {
  public func level(of code: String) -> Level? { units[code]?.level }

  public func parent(of code: String) -> String? { units[code]?.parent }
}
