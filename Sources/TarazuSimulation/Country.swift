// The simulated country: its branches, how each of them works, and where their cases may go.

import TarazuCalendar
import TarazuDomain

/// A branch and its habits.
struct Branch: Sendable {
  var code: String
  var kind: CourtKind
  /// Index of the province.
  var province: Int
  /// The day of the simulation on which it opened; negative if it existed before.
  var opened: Int
  /// How many cases come to it, relative to the other branches.
  var load: Int
  /// How long everything takes, in percent of what is usual for its kind. From day `turn` on it is `laterPace`.
  var pace: Int
  var turn: Int
  var laterPace: Int
  /// A period in which it falls behind, if any.
  var setback: Setback?
  /// What changed at its district in the last months, if anything.
  var lateChange: LateChange?
  /// In percent: hearings adjourned, closings by settlement, appeals upheld.
  var adjourned: Int
  var settled: Int
  var upheld: Int
  /// Tenths of the usual score, 10 to 50.
  var esteem: Int
  /// The branches of its district and kind, itself among them.
  var peers: Range<Int>
  /// Where its money judgments are enforced.
  var enforcers: Range<Int>

  func pace(on day: Int) -> Int {
    let usual = (day < turn ? pace : laterPace) * (lateChange(on: day)?.slowness ?? 100) / 100
    guard let setback else { return usual }
    return usual * setback.percent(on: day) / 100
  }

  /// The late change, from its day on.
  func lateChange(on day: Int) -> LateChange? { lateChange.flatMap { $0.day <= day ? $0 : nil } }
}

/// Some months in which a branch lacks people, and as many in which it catches up.
struct Setback: Sendable {
  /// The days of the simulation on which it lacks them.
  var days: Range<Int>
  /// How long everything takes then, in percent of before.
  var slowness: Int

  /// The days on which it catches up.
  var recovery: Range<Int> { days.upperBound..<days.upperBound + days.count }

  func percent(on day: Int) -> Int {
    if days.contains(day) { return slowness }
    return recovery.contains(day) ? Setback.haste : 100
  }

  private static let haste = 55
}

/// What is different at a district from some day of the last months on, up to the end.
struct LateChange: Sendable {
  /// The day of the simulation.
  var day = 0
  /// How long everything takes, and how many cases come, in percent of before.
  var slowness = 100
  var load = 100
  /// Percent of the hearings that are adjourned because nobody was summoned, besides the usual ones.
  var unserved = 0
  /// Percent of the cases that are settled, besides the usual ones.
  var settled = 0

  /// Judges are missing, more cases come, summonses do not arrive, mediators have begun.
  static let all = [
    LateChange(slowness: 500), LateChange(load: 400), LateChange(unserved: 50), LateChange(settled: 75),
  ]
}

/// All branches in the order of the directory, and the directory itself.
struct Country: Sendable {
  let branches: [Branch]
  let directory: SimulatedDirectory
  /// For each province and kind, the branches: at `province * kinds + kind`.
  private let branchesOfKind: [[Int]]
  /// Sums of the greatest loads up to each branch.
  private let loads: [Int]

  init(branches: [Branch], directory: SimulatedDirectory) {
    self.branches = branches
    self.directory = directory
    var branchesOfKind = Array(repeating: [Int](), count: Province.all.count * CourtKind.allCases.count)
    var loads: [Int] = []
    var sum = 0
    for (index, branch) in branches.enumerated() {
      branchesOfKind[branch.province * CourtKind.allCases.count + branch.kind.rawValue].append(index)
      sum += branch.load * (branch.lateChange?.load ?? 100)
      loads.append(sum)
    }
    self.branchesOfKind = branchesOfKind
    self.loads = loads
  }

  /// The source that a province's events come from.
  static let sources = Province.all.map { "cms-" + $0.code }

  /// The branch that a new case comes to. Each fourth case goes to the branches in turn, so that none is idle.
  func branchOfNewCase(number: Int, on day: Int, isWorkday: Bool, _ random: inout Random) -> Int {
    var branch = number / 4 % branches.count
    if number % 4 != 0 || branches[branch].load == 0 { branch = branchByLoad(on: day, &random) }
    // On free days only the prosecution is on duty; a dozen attempts nearly always find it.
    for _ in 0..<12 where !isWorkday && branches[branch].kind != .prosecution {
      branch = branchByLoad(on: day, &random)
    }
    return branches[branch].opened <= day ? branch : branches[branch].peers.lowerBound
  }

  /// Another branch of the same kind, mostly of the same district, and rarely of another province; nil if
  /// none is open.
  func peer(of index: Int, on day: Int, _ random: inout Random) -> Int? {
    let branch = branches[index]
    let isNear = branch.peers.count > 1 && random.chance(85)
    if isNear { return other(than: index, on: day, in: branch.peers, &random) }
    let province = random.chance(90) ? branch.province : random.below(Province.all.count)
    return other(than: index, on: day, in: branches(of: province, branch.kind), &random)
  }

  /// A branch of another kind in the province, as for what the prosecution brings to court; nil if there is none.
  func court(_ kind: CourtKind, near index: Int, on day: Int, _ random: inout Random) -> Int? {
    other(than: index, on: day, in: branches(of: branches[index].province, kind), &random)
  }

  /// Another branch of the same province, the next one of the directory.
  func neighbour(of index: Int) -> Int {
    let next = index + 1
    return next < branches.count && branches[next].province == branches[index].province ? next : index - 1
  }

  private func branches(of province: Int, _ kind: CourtKind) -> [Int] {
    branchesOfKind[province * CourtKind.allCases.count + kind.rawValue]
  }

  private func other(
    than index: Int, on day: Int, in choices: some RandomAccessCollection<Int>, _ random: inout Random
  ) -> Int? {
    guard !choices.isEmpty else { return nil }
    let choice = choices[choices.index(choices.startIndex, offsetBy: random.below(choices.count))]
    return choice != index && branches[choice].opened <= day ? choice : nil
  }

  private func branchByLoad(on day: Int, _ random: inout Random) -> Int {
    // A branch that is to get more cases one day leaves some of those that it is drawn for to others until then.
    for _ in 0..<8 {
      let branch = branchByGreatestLoad(&random)
      guard let change = branches[branch].lateChange, day < change.day, random.below(change.load) >= 100 else {
        return branch
      }
    }
    return branchByGreatestLoad(&random)
  }

  private func branchByGreatestLoad(_ random: inout Random) -> Int {
    let roll = random.below(loads.last ?? 1)
    var low = 0
    var high = loads.count - 1
    while low < high {
      let middle = (low + high) / 2
      if loads[middle] > roll { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
