/// The calls of a connection that have had no final frame. The newest is kept apart: most calls are answered before the
/// next one comes, and never get into the dictionary.
struct OpenCalls {
  struct Call {
    let shape: CallShape
    var clientHasEnded: Bool
  }

  private var newestID: UInt32 = 0
  private var newest: Call?
  private var others: [UInt32: Call] = [:]

  subscript(_ id: UInt32) -> Call? {
    get {
      if id == newestID, let newest { return newest }
      return others.isEmpty ? nil : others[id]
    }
    set {
      if id == newestID, newest != nil {
        newest = newValue
      } else if newValue == nil || others[id] != nil {
        if !others.isEmpty { others[id] = newValue }
      } else {
        if let newest { others[newestID] = newest }
        newestID = id
        newest = newValue
      }
    }
  }
}
