// How far the cube is, as one loop saw it last: two atomic loads a call while nothing has changed.

import TarazuCube
import TarazuProtocol

/// The newest mark of the cube with its `as_of`, encoded once for each change of either. On its loop alone.
final class LoopMark: @unchecked Sendable {
  private let cube: Cube
  private let follower: FollowerState
  @exclusivity(unchecked)
  private var currentAt: Int64 = 0
  @exclusivity(unchecked)
  private var revision: UInt64
  @exclusivity(unchecked)
  private(set) var mark: CubeVersion
  /// How often anything has changed, from 1.
  @exclusivity(unchecked)
  private(set) var changes: UInt64 = 0
  /// Nil before the first load.
  @exclusivity(unchecked)
  private(set) var asOf: EncodedAsOf?

  init(cube: Cube, follower: FollowerState) {
    self.cube = cube
    self.follower = follower
    mark = cube.version
    revision = mark.revision
    encode()
  }

  /// Takes up what has changed.
  func refresh() {
    // In this order: the mark then has every commit up to that instant.
    let now = follower.currentAt
    guard now != currentAt || cube.revision != revision else { return }
    currentAt = now
    mark = cube.version
    revision = mark.revision
    encode()
  }

  private func encode() {
    changes += 1
    asOf = mark.position.map { EncodedAsOf(AsOf($0, currentAt: currentAt)) }
  }
}
