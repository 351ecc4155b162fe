/// The notifications of a connection that wait to be read, and whether a caller waits for one.
struct NotificationQueue {
  private var queue: [PostgresNotification] = []
  /// Whether a caller waits for the next one.
  private(set) var hasWaiter = false

  /// Adds one; returns the one for the caller who waits.
  mutating func add(_ notification: PostgresNotification) -> PostgresNotification? {
    queue.append(notification)
    if queue.count > Limits.waitingNotifications { queue.removeFirst() }
    guard hasWaiter else { return nil }
    hasWaiter = false
    return queue.removeFirst()
  }

  /// The oldest one; nil if there is none.
  mutating func next() -> PostgresNotification? {
    queue.isEmpty ? nil : queue.removeFirst()
  }

  /// A caller waits from now on; there is none that waits, and no notification.
  mutating func startWaiting() {
    hasWaiter = true
  }

  /// The caller waits no longer; whether there was one.
  mutating func stopWaiting() -> Bool {
    defer { hasWaiter = false }
    return hasWaiter
  }
}
