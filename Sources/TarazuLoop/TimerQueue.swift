/// Something that happens on a loop at a later time. Not Sendable: it is used on its loop's thread only.
public final class Timer {
  let deadline: UInt64
  fileprivate let order: UInt64
  /// Its index in the queue's heap.
  fileprivate var index = Timer.absent
  /// While it is in the queue.
  fileprivate var queue: TimerQueue?
  var fire: (() -> Void)?

  fileprivate static let absent = -1

  fileprivate init(deadline: UInt64, order: UInt64, queue: TimerQueue, fire: @escaping () -> Void) {
    self.deadline = deadline
    self.order = order
    self.queue = queue
    self.fire = fire
  }

  /// Stops the timer from firing; does nothing once it has fired. On its loop's thread only.
  public func cancel() {
    queue?.assertCurrent()
    fire = nil
    queue?.remove(self)
  }

  fileprivate func isBefore(_ other: Timer) -> Bool {
    deadline != other.deadline ? deadline < other.deadline : order < other.order
  }
}

/// A loop's timers in a binary heap: the earliest first, and those of one instant in the order in which they were made.
final class TimerQueue {
  private var heap: [Timer] = []
  private var nextOrder: UInt64 = 0
  /// The loop, once it runs. Compared, never dereferenced.
  private var loop: UnsafeRawPointer?

  var isEmpty: Bool { heap.isEmpty }

  /// From now on the queue is used on this loop's thread only.
  func belong(to loop: Loop) {
    self.loop = UnsafeRawPointer(Unmanaged.passUnretained(loop).toOpaque())
  }

  fileprivate func assertCurrent() {
    assert(loop.map(Loop.isCurrent) ?? true, "a timer of another loop's thread")
  }

  /// When the earliest is due.
  var earliest: UInt64? { heap.first?.deadline }

  func add(deadline: UInt64, fire: @escaping () -> Void) -> Timer {
    let timer = Timer(deadline: deadline, order: nextOrder, queue: self, fire: fire)
    nextOrder &+= 1
    timer.index = heap.count
    heap.append(timer)
    moveUp(timer.index)
    return timer
  }

  /// Takes out the earliest timer if it is due at `now`.
  func popDue(at now: UInt64) -> Timer? {
    guard let first = heap.first, first.deadline <= now else { return nil }
    remove(first)
    return first
  }

  func removeAll() {
    for timer in heap {
      timer.index = Timer.absent
      timer.queue = nil
      timer.fire = nil
    }
    heap.removeAll()
  }

  fileprivate func remove(_ timer: Timer) {
    let index = timer.index
    guard index != Timer.absent else { return }
    timer.index = Timer.absent
    timer.queue = nil
    let last = heap.removeLast()
    guard last !== timer else { return }
    heap[index] = last
    last.index = index
    moveUp(index)
    moveDown(last.index)
  }

  private func moveUp(_ start: Int) {
    var index = start
    while index > 0 {
      let parent = (index - 1) / 2
      guard heap[index].isBefore(heap[parent]) else { return }
      swap(index, parent)
      index = parent
    }
  }

  private func moveDown(_ start: Int) {
    var index = start
    while true {
      var least = index
      for child in [2 * index + 1, 2 * index + 2] where child < heap.count && heap[child].isBefore(heap[least]) {
        least = child
      }
      guard least != index else { return }
      swap(index, least)
      index = least
    }
  }

  private func swap(_ first: Int, _ second: Int) {
    heap.swapAt(first, second)
    heap[first].index = first
    heap[second].index = second
  }
}
