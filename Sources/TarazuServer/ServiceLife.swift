// Whether the service is being taken down.

import Synchronization

final class ServiceLife: Sendable {
  private let draining = Atomic<Bool>(false)

  var isDraining: Bool { draining.load(ordering: .acquiring) }

  func beginDrain() { draining.store(true, ordering: .releasing) }
}

/// The version of this build.
public enum Version {
  public static let text = "0.1.0"
}
