// How far the cube is, as one loop saw it last: two atomic loads a call while nothing has changed.

import TarazuCube
import TarazuDomain
import TarazuProtocol
import TarazuReplica

/// The cube's newest version with its `as_of`, read again only after a change of either. Loop-bound.
final class CachedCubeVersion {
  private let cube: Cube
  private let follower: FollowerProgress
  // Of one loop's thread, and no access spans a call to anything else.
  @exclusivity(unchecked)
  private var currentAt = StoreTime(microseconds: 0)
  @exclusivity(unchecked)
  private var revision: UInt64
  @exclusivity(unchecked)
  private(set) var version: CubeVersion
  /// How often anything has changed, from 1.
  @exclusivity(unchecked)
  private(set) var changes: UInt64 = 0
  /// Nil before the first load.
  @exclusivity(unchecked)
  private(set) var asOf: AsOf?

  init(cube: Cube, follower: FollowerProgress) {
    self.cube = cube
    self.follower = follower
    version = cube.version
    revision = version.revision
    update()
  }

  /// Takes up what has changed.
  func refresh() {
    // In this order: the version then has every commit up to that instant.
    let now = follower.currentAt
    guard now != currentAt || cube.revision != revision else { return }
    currentAt = now
    version = cube.version
    revision = version.revision
    update()
  }

  private func update() {
    changes += 1
    asOf = version.position.map { AsOf($0, currentAt: currentAt) }
  }
}
