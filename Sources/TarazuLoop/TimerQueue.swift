/// What is to happen on a loop at a later time. Used on its loop's thread only.
public final class Timer: @unchecked Sendable {
  let deadline: UInt64
  fileprivate let order: UInt64
  fileprivate var place = Timer.nowhere
  /// While it is in the queue.
  fileprivate var queue: TimerQueue?
  var fire: (() -> Void)?

  fileprivate static let nowhere = -1

  fileprivate init(deadline: UInt64, order: UInt64, queue: TimerQueue, fire: @escaping () -> Void) {
    self.deadline = deadline
    self.order = order
    self.queue = queue
    self.fire = fire
  }

  /// The timer will not fire; does nothing once it has fired.
  public func cancel() {
    fire = nil
    queue?.remove(self)
  }

  fileprivate func isBefore(_ other: Timer) -> Bool {
    deadline != other.deadline ? deadline < other.deadline : order < other.order
  }
}

/// A loop's timers, in a binary heap: the earliest first, and of one instant in the order they were made.
final class TimerQueue {
  private var heap: [Timer] = []
  private var nextOrder: UInt64 = 0

  var isEmpty: Bool { heap.isEmpty }

  /// When the earliest is due.
  var earliest: UInt64? { heap.first?.deadline }

  func add(deadline: UInt64, fire: @escaping () -> Void) -> Timer {
    let timer = Timer(deadline: deadline, order: nextOrder, queue: self, fire: fire)
    nextOrder &+= 1
    timer.place = heap.count
    heap.append(timer)
    moveUp(timer.place)
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
      timer.place = Timer.nowhere
      timer.queue = nil
      timer.fire = nil
    }
    heap.removeAll()
  }

  fileprivate func remove(_ timer: Timer) {
    let place = timer.place
    guard place != Timer.nowhere else { return }
    timer.place = Timer.nowhere
    timer.queue = nil
    let last = heap.removeLast()
    guard last !== timer else { return }
    heap[place] = last
    last.place = place
    moveUp(place)
    moveDown(last.place)
  }

  private func moveUp(_ start: Int) {
    var place = start
    while place > 0 {
      let parent = (place - 1) / 2
      guard heap[place].isBefore(heap[parent]) else { return }
      swap(place, parent)
      place = parent
    }
  }

  private func moveDown(_ start: Int) {
    var place = start
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2] where child < heap.count && heap[child].isBefore(heap[least]) {
        least = child
      }
      guard least != place else { return }
      swap(place, least)
      place = least
    }
  }

  private func swap(_ first: Int, _ second: Int) {
    heap.swapAt(first, second)
    heap[first].place = first
    heap[second].place = second
  }
}
