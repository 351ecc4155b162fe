// A heap of numbers, the smallest first.

/// What is due when: a number has the moment in its upper 32 bits, and what is due in its lower ones.
struct Heap: Sendable {
  private var numbers: [UInt64] = []

  var count: Int { numbers.count }
  var first: UInt64? { numbers.first }

  mutating func push(_ number: UInt64) {
    numbers.append(number)
    var child = numbers.count - 1
    while child > 0, numbers[(child - 1) / 2] > numbers[child] {
      numbers.swapAt((child - 1) / 2, child)
      child = (child - 1) / 2
    }
  }

  mutating func pop() -> UInt64? {
    guard let first = numbers.first, let last = numbers.popLast() else { return nil }
    if !numbers.isEmpty {
      numbers[0] = last
      siftDown()
    }
    return first
  }

  private mutating func siftDown() {
    var parent = 0
    while true {
      var least = 2 * parent + 1
      guard least < numbers.count else { return }
      if least + 1 < numbers.count, numbers[least + 1] < numbers[least] { least += 1 }
      guard numbers[least] < numbers[parent] else { return }
      numbers.swapAt(least, parent)
      parent = least
    }
  }
}
