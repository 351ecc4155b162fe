import Synchronization
import TarazuBase
import TarazuCalendar
import TarazuDomain

/// The figures of all branches. One writer brings them up to date, commit by commit. Readers on any number of threads
/// each hold the state as of one commit, and wait neither for the writer nor for each other.
///
/// The state is a value: a commit copies it, changes the copy, and replaces the state as a whole. The copy shares
/// everything that the commit does not change.
public final class Cube: Sendable {
  /// Everything that readers see.
  struct State: Sendable {
    var contents = Contents()
    var geography: Geography
    /// The store's numbers of units and classes by their codes; none is ever forgotten.
    var unitNumbers: [String: UnitNumber] = [:]
    var classNumbers: [String: ClassNumber] = [:]
    var position: CommitPosition?
    var needsLoad = false
    /// Grows with each change that readers can see.
    var revision: UInt64 = 0
    var unitVersions = UnitVersions(units: 0, allUnits: 0)
    var touchedDays = TouchedDays()
  }

  private let state: Locked<State>
  /// The revision of the state, for callers that often ask whether there is a new one.
  private let published = Atomic<UInt64>(0)
  /// Held during each change, from reading the state to replacing it.
  private let writing = Lock()

  /// A cube without directory and figures.
  public init() {
    state = Locked(State(geography: Geography(Directory()) { _ in nil }))
  }

  /// The last commit that it contains; nil before the first load.
  public var position: CommitPosition? { state.value.position }

  /// Whether a change did not fit, so that the cells must be loaded again. Until then answers are as of the commit
  /// before.
  public var needsLoad: Bool { state.value.needsLoad }

  /// The state as of the last commit, for any number of questions.
  /// - Parameter today: the present day in Tehran; windows that reach it are incomplete.
  public func reader(today: Day) -> CubeReader { CubeReader(state: state.value, today: today) }

  /// The revision of the state, by one atomic load: for callers that hold a version and ask whether it is the newest.
  public var revision: UInt64 { published.load(ordering: .acquiring) }

  /// The current version: the last commit, and when each unit changed last.
  public var version: CubeVersion { state.withLock { CubeVersion($0) } }

  // MARK: Following the commit log

  /// Applies the changes of a commit, or of several commits in their order, as a whole.
  /// - Parameters:
  ///   - directory: the directory as of these commits; nil where they do not change it.
  ///   - position: the position of the last of these commits.
  /// - Throws: `CubeError`. The figures are then unchanged; after a change that did not fit, only a load helps.
  public func apply(
    _ changes: [ContributionChange], directory: CubeDirectory? = nil, position: CommitPosition
  ) throws(CubeError) {
    try writing.withLock { () throws(CubeError) in
      var next = state.value
      guard !next.needsLoad else { throw .needsLoad }
      if let last = next.position, position.number <= last.number {
        throw .outOfOrder(last: last.number, given: position.number)
      }
      next.position = position
      next.revision += 1
      do throws(CubeError) {
        for change in changes {
          let branch = try next.contents.add(Int128(change.amount), to: change.key)
          next.unitVersions.touch(branch, next.revision, next.geography)
        }
        if let first = changes.map(\.key.cell.day.number).min() { next.touchedDays.note(first, next.revision) }
      } catch {
        state.value.needsLoad = true
        throw error
      }
      if let directory { next.replaceDirectory(directory) }
      publish(next)
    }
  }

  /// Replaces the directory, for all days.
  public func setDirectory(_ directory: CubeDirectory) {
    change { $0.replaceDirectory(directory) }
  }

  /// Adds the numbers that the store has given since the directory was set.
  public func addNumbers(ofUnits units: [String: UnitNumber] = [:], ofClasses classes: [String: ClassNumber] = [:]) {
    change { next in
      next.addNumbers(ofUnits: units, ofClasses: classes)
      if units.keys.contains(where: { next.geography.directory.units[$0]?.level == .branch }) {
        next.setDirectory(next.geography.directory)
      } else {
        next.touchEverything()
      }
    }
  }

  private func change(_ body: (inout State) -> Void) {
    writing.withLock {
      var next = state.value
      next.revision += 1
      body(&next)
      publish(next)
    }
  }

  private func publish(_ next: State) {
    state.value = next
    published.store(next.revision, ordering: .releasing)
  }

  // MARK: Loading

  /// Replaces all figures by loaded ones, with their position. The directory stays.
  /// - Throws: `CubeError` for damaged cells. The figures are then unchanged.
  public func finish(_ load: consuming CubeLoad, position: CommitPosition) throws(CubeError) {
    try load.settle()
    load.contents.trim()
    let contents = load.contents
    change { next in
      next.contents = contents
      next.position = position
      next.needsLoad = false
      next.setDirectory(next.geography.directory)
    }
  }

  // MARK: Verifying

  /// The checksum of all figures, and the commit that they are as of.
  public func checksum() -> (sum: UInt64, position: CommitPosition?) {
    let state = state.value
    return (state.contents.checksum(Checksum.hash), state.position)
  }
}

extension Cube.State {
  fileprivate mutating func replaceDirectory(_ directory: CubeDirectory) {
    addNumbers(ofUnits: directory.unitNumbers, ofClasses: directory.classNumbers)
    setDirectory(directory.directory)
  }

  fileprivate mutating func addNumbers(ofUnits units: [String: UnitNumber], ofClasses classes: [String: ClassNumber]) {
    unitNumbers.merge(units) { _, new in new }
    classNumbers.merge(classes) { _, new in new }
  }

  fileprivate mutating func setDirectory(_ directory: Directory) {
    geography = Geography(directory) { code in unitNumbers[code].map { contents.index(ofUnitNumber: $0) } }
    touchEverything()
  }

  fileprivate mutating func touchEverything() {
    unitVersions = UnitVersions(units: geography.units.count, allUnits: revision)
  }
}

/// Figures that are being loaded, and that no reader sees yet. Loading is quickest in the order of days.
public struct CubeLoad: Sendable {
  fileprivate(set) var contents = Contents()
  private var coming = ComingChanges()

  public init() {}

  /// Adds a cell, or part of one.
  /// - Throws: `CubeError` for a damaged cell. The load cannot be used then.
  public mutating func add(_ row: CellRow) throws(CubeError) {
    for (key, amount) in coming.take(before: row.key.day.number) { try contents.addSum(Int128(amount), to: key) }
    for (measure, amount) in row.sums {
      let key = ContributionKey(cell: row.key, measure: measure)
      guard !measure.isList else { throw .outOfRange(key) }
      try contents.add(amount, to: key)
    }
    for (list, values) in row.lists {
      guard list.isList else { throw .outOfRange(ContributionKey(cell: row.key, measure: list)) }
      if list.isStock {
        for value in values { try add(ContributionKey(cell: row.key, measure: list, value: value)) }
      } else {
        try contents.add(values, to: list, of: row.key)
      }
    }
  }

  /// Adds a change of a stock.
  private mutating func add(_ key: ContributionKey) throws(CubeError) {
    guard let change = key.stockChange else { throw .outOfRange(key) }
    if !coming.note(change.key, change.amount) { try contents.addSum(Int128(change.amount), to: change.key) }
  }

  /// Adds all that is for days after the last cell.
  fileprivate mutating func settle() throws(CubeError) {
    for (key, amount) in coming.take(before: nil) { try contents.addSum(Int128(amount), to: key) }
  }
}
