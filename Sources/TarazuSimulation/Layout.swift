// Lays out the country: how many branches each province has, in which districts, of which kinds, and how they differ.

import TarazuCalendar
import TarazuDomain

struct Layout {
  private var random: Random
  private let calendar: WorkCalendar
  private var units: [Unit] = [Unit(code: "IR", level: .country, parent: nil, name: "کل کشور")]
  private var branches: [Branch] = []

  /// The country for a simulation of a number of events.
  static func country(events: Int, seed: UInt64, calendar: WorkCalendar) -> Country {
    var layout = Layout(random: Random(seed: seed), calendar: calendar)
    let shares = shares(of: branchCount(events: events))
    for (index, province) in Province.all.enumerated() {
      layout.add(province, at: index, branches: shares[index])
    }
    return Country(branches: layout.branches, directory: SimulatedDirectory(units: layout.units))
  }

  private init(random: Random, calendar: WorkCalendar) {
    self.random = random
    self.calendar = calendar
  }

  /// About 2,000 branches for a million events: at least two a province, at most 12,000, which the real country has.
  private static func branchCount(events: Int) -> Int {
    let perMillion = 2_000
    let count = events <= 1_000_000 ? events * perMillion / 1_000_000 : perMillion + (events - 1_000_000) / 10_000
    return min(max(count, 2 * Province.all.count), 12_000)
  }

  /// Branches of each province by its weight; two at least.
  private static func shares(of count: Int) -> [Int] {
    let weights = Province.all.map(\.weight).reduce(0, +)
    return Province.all.map { max(2, count * $0.weight / weights) }
  }

  private mutating func add(_ province: Province, at index: Int, branches count: Int) {
    units.append(Unit(code: province.code, level: .province, parent: "IR", name: province.name))
    let firstBranch = branches.count
    let seats = min(province.seats.count, max(1, count / 6))
    // In each province a district changes in the last months: the second one, or in small provinces the capital. As one
    // of many it hardly moves what the others are compared with.
    let changed = seats < 6 ? 0 : 1
    var change = LateChange.all[index % LateChange.all.count]
    change.day = WorkCalendar.days - random.within(160...185)
    let inCapital = seats == 1 ? count : count * 45 / 100
    // The further down the list, the smaller the district.
    let parts = (1..<max(seats, 2)).map { seats - $0 + 2 }
    var left = count - inCapital
    for seat in 0..<seats {
      var size = inCapital
      if seat > 0 {
        size = seat == seats - 1 ? left : (count - inCapital) * parts[seat - 1] / parts.reduce(0, +)
        left -= size
      }
      let isSmall = seat >= 4 && seat * 4 >= seats * 3
      let kinds =
        seat == 0
        ? Layout.kindsInCapital(size, province: index) : Layout.kindsInDistrict(size, isSmall: isSmall)
      addDistrict(province, at: index, seat: seat, kinds: kinds, lateChange: seat == changed ? change : nil)
    }
    assignEnforcers(from: firstBranch)
  }

  /// A capital has every kind if it is large enough. Small ones have different kinds in different provinces.
  private static func kindsInCapital(_ count: Int, province: Int) -> [CourtKind] {
    let others = CourtKind.allCases.filter { $0 != .civil }
    if count <= others.count {
      return [.civil] + (0..<count - 1).map { others[(province + $0) % others.count] }
    }
    let pattern: [CourtKind] = [
      .civil, .prosecution, .criminalTwo, .family, .enforcement, .appeal, .prosecution, .revolution, .peace,
      .criminalOne,
      .civil, .prosecution, .criminalTwo, .appeal, .civil, .prosecution, .peace, .family, .criminalTwo, .prosecution,
    ]
    return (0..<count).map { pattern[$0 % pattern.count] }
  }

  /// A small district, or one of one or two branches, has a district court («دادگاه بخش»), which hears everything.
  private static func kindsInDistrict(_ count: Int, isSmall: Bool) -> [CourtKind] {
    if isSmall || count <= 2 { return Array(repeating: .district, count: count) }
    let pattern: [CourtKind] = [
      .prosecution, .civil, .criminalTwo, .peace, .enforcement, .family, .prosecution, .civil, .criminalTwo,
    ]
    return (0..<count).map { pattern[$0 % pattern.count] }
  }

  private mutating func addDistrict(
    _ province: Province, at index: Int, seat: Int, kinds: [CourtKind], lateChange: LateChange?
  ) {
    guard !kinds.isEmpty else { return }
    let code = province.code + padded(seat + 1)
    let town = province.seats[seat]
    let name = (kinds.contains(.civil) ? "حوزه قضایی " : "حوزه قضایی بخش ") + town
    units.append(Unit(code: code, level: .district, parent: province.code, name: name))
    var number = 0
    for kind in CourtKind.allCases {
      let count = kinds.count { $0 == kind }
      let first = branches.count
      for position in 0..<count {
        number += 1
        let isFirst = position == 0
        var branch = branch(
          code: code + padded(number), kind: kind, province: index, peers: first..<first + count, isFirst: isFirst)
        branch.lateChange = lateChange
        branches.append(branch)
        let seatOfKind = kind == .appeal || kind == .criminalOne ? province.name : town
        units.append(
          Unit(
            code: branch.code, level: .branch, parent: code,
            name: "شعبهٔ \(persian(position + 1)) \(kind.title) \(seatOfKind)", kind: kind.kind.code,
            openedOn: Day(number: calendar.start.number + Int32(branch.opened))))
      }
    }
  }

  /// A branch with its own habits. A few open during the simulation, but never the first of a kind.
  private mutating func branch(
    code: String, kind: CourtKind, province: Int, peers: Range<Int>, isFirst: Bool
  ) -> Branch {
    let isNew = !isFirst && random.chance(3)
    let opened = isNew ? random.within(60...500) : -random.within(1...3_650)
    // One in fifty is far slower than others.
    let isSlow = random.chance(2)
    let usual = random.within(55...145) + (random.chance(12) ? random.within(20...80) : 0)
    let pace = isSlow ? random.within(320...450) : usual
    // One in six gets better or worse for good from some day on.
    let turns = random.chance(17)
    let change = random.chance(50) ? random.within(60...80) : random.within(125...170)
    let setback = turns || isNew || random.chance(85) ? nil : setback()
    return Branch(
      code: code, kind: kind, province: province, opened: opened, load: kind.load * random.within(55...160) / 100,
      pace: pace, turn: turns ? random.within(400...1_000) : WorkCalendar.days,
      laterPace: turns ? pace * change / 100 : pace, setback: setback, adjourned: random.within(10...38),
      settled: random.within(4...26),
      upheld: random.within(58...88), esteem: random.within(22...44), peers: peers, enforcers: 0..<0)
  }

  private mutating func setback() -> Setback {
    let first = random.within(120...520)
    return Setback(days: first..<first + random.within(100...240), slowness: random.within(220...340))
  }

  /// A branch's judgments are enforced by the enforcement branches of its district, else of its province, else by
  /// itself.
  private mutating func assignEnforcers(from first: Int) {
    let groups = branches[first...].filter { $0.kind == .enforcement }.map(\.peers)
    for index in first..<branches.count {
      let district = branches[index].code.prefix(4)
      let near = groups.first { branches[$0.lowerBound].code.prefix(4) == district }
      branches[index].enforcers = near ?? groups.first ?? index..<index + 1
    }
  }
}

private func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

/// A number in Persian digits.
private func persian(_ number: Int) -> String {
  String(
    String.UnicodeScalarView(
      String(number).unicodeScalars.map { Unicode.Scalar($0.value - 0x30 + 0x6F0) ?? $0 }))
}
