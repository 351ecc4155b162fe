// The number of a branch within the cube.

/// The dense index of a branch in the cube: 0 is the first branch that got figures, 1 the second one, and so on. A
/// branch keeps its index as long as the contents live, also when it moves to another district or leaves the directory.
///
/// Do not confuse it with two other numbers of a branch. The store's number of a unit (`CubeDirectory.unitNumbers`) is
/// sparse and names every unit. The position of a branch in `Geography.branches` follows the tree of units, so that a
/// unit is a range of positions, and changes with the directory.
struct BranchIndex: Hashable, Sendable {
  let rawValue: Int32

  init(_ value: Int) { rawValue = Int32(truncatingIfNeeded: value) }

  /// The index, for access to an array that has an element for each branch of the cube.
  var offset: Int { Int(rawValue) }
}
