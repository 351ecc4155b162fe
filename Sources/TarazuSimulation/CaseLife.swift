// The life of a case: each step makes one event, and decides what comes next and when.

import TarazuDomain

/// Moves cases a step forward, by the habits of their branches.
struct CaseLife: Sendable {
  let country: Country
  let calendar: WorkCalendar
  var random: Random

  /// The most hearings of a case; then it is decided.
  static let hearingsAtMost = 24
  /// The most reopenings and transfers of a case.
  static let movesAtMost = 4

  /// The event that is due, and the moment of the next one; nil at the end of the case's life.
  mutating func advance(_ own: inout CourtCase, at now: Moment) -> (body: EventBody, next: Moment?) {
    let branch = country.branches[Int(own.branch)]
    switch own.next {
    case .register:
      return (.registered(branch: branch.code, caseClass: own.matter.caseClass.code), afterArrival(&own, now))
    case .transfer:
      return transfer(&own, from: branch, now)
    case .setTrial, .setControl:
      return setHearing(&own, branch, now)
    case .hearing:
      return endHearing(&own, branch, now)
    case .close:
      return (.closed(branch: branch.code, outcome: own.outcome), afterClosing(&own, branch, now))
    case .survey:
      let score = min(max((branch.esteem + random.below(36) - 13) / 10, 1), 5)
      return (.surveyed(branch: branch.code, score: score), afterSurvey(&own, branch, now))
    case .appeal:
      own.next = .decideAppeal
      return (.appealed, later(now, 30 + random.spread(70)))
    case .decideAppeal:
      return decideAppeal(&own, branch, now)
    case .reopen:
      return (.reopened(branch: branch.code), afterArrival(&own, now))
    case .openEnforcement, .pay, .closeEnforcement:
      return enforce(&own, now)
    }
  }

  /// A moment some days later, on a workday within office hours.
  private mutating func later(_ now: Moment, _ days: Int) -> Moment {
    if days <= 0, calendar.isWorkday(now.day), now.second < CaseLife.officeCloses {
      return Moment(day: now.day, second: now.second + 120 + random.below(3_600))
    }
    let wanted = now.day + max(days, 1)
    if calendar.isOnDuty(wanted), random.chance(6) { return Moment(day: wanted, second: officeSecond()) }
    return Moment(day: workday(from: wanted), second: officeSecond())
  }

  /// The first workday from a day on; after free days at times a later one, so that not everything falls on the first.
  private mutating func workday(from wanted: Int) -> Int {
    let first = calendar.workday(from: wanted)
    // Beyond the calendar every day is a workday.
    guard first > wanted else { return wanted }
    return calendar.workday(from: first + random.below(first - wanted + 1))
  }

  private static let officeOpens = 27_000
  private static let officeCloses = 52_200

  /// A second from 7:30 to 14:30.
  mutating func officeSecond() -> Int { random.within(CaseLife.officeOpens...CaseLife.officeCloses) }

  /// A number of days by the pace of a branch and of the season.
  private mutating func days(_ typical: Int, _ branch: Branch, _ now: Moment) -> Int {
    random.spread(typical * branch.pace(on: now.day) * calendar.tempo(on: now.day) / 100) / 100
  }
}

// MARK: - When events are entered

extension CaseLife {
  /// When an event is entered that is entered late: hours, some days, or at times two weeks later. Nil for most events,
  /// which are entered as they happen.
  mutating func entered(_ now: Moment) -> Moment? {
    let days: Int
    switch random.below(1_000) {
    case 0..<8: return Moment(day: now.day, second: now.second + 600 + random.below(14_400))
    case 8..<33: days = random.within(1...4)
    case 33..<38: days = random.within(5...CaseLife.latestEntry)
    default: return nil
    }
    return Moment(day: calendar.workday(from: now.day + days), second: officeSecond())
  }

  /// The most days by which an entry is late, before the next workday.
  static let latestEntry = 14

  /// When a mistake is noticed: the same day, or some days later if the simulation goes on that long.
  mutating func noticed(_ now: Moment) -> Moment {
    let day = calendar.workday(from: now.day + random.within(1...9))
    if random.chance(30), day < WorkCalendar.days { return Moment(day: day, second: officeSecond()) }
    return Moment(day: now.day, second: now.second + random.within(60...7_200))
  }
}

// MARK: - Until a case is closed

extension CaseLife {
  private mutating func afterArrival(_ own: inout CourtCase, _ now: Moment) -> Moment {
    let branch = country.branches[Int(own.branch)]
    // What was sent here is sent on more often than what is new: nobody's case.
    if own.moves < CaseLife.movesAtMost, random.chance(branch.kind == .prosecution ? 22 : own.moves > 0 ? 15 : 5) {
      own.next = .transfer
      return later(now, days(branch.kind == .prosecution ? 30 : 8, branch, now))
    }
    if random.chance(branch.kind.unheardPercent) { return close(&own, branch, now, in: branch.kind.leadDays * 2) }
    own.next = random.chance(6) ? .setControl : .setTrial
    return later(now, days(4, branch, now))
  }

  private mutating func transfer(
    _ own: inout CourtCase, from branch: Branch, _ now: Moment
  ) -> (body: EventBody, next: Moment?) {
    let index = Int(own.branch)
    var target: Int?
    if branch.kind == .prosecution, random.chance(85) {
      let court: CourtKind =
        switch own.matter {
        case .drugs, .smuggling: .revolution
        case .murder: .criminalOne
        default: .criminalTwo
        }
      target = country.court(court, near: index, on: now.day, &random)
    }
    own.moves += 1
    guard let target = target ?? country.peer(of: index, on: now.day, &random) else {
      // If there is no other branch, the case is decided where it is.
      own.outcome = .dismissal
      return (.closed(branch: branch.code, outcome: own.outcome), afterClosing(&own, branch, now))
    }
    own.branch = Int32(target)
    return (.transferred(branch: branch.code, to: country.branches[target].code), afterArrival(&own, now))
  }

  private mutating func setHearing(
    _ own: inout CourtCase, _ branch: Branch, _ now: Moment
  ) -> (body: EventBody, next: Moment?) {
    own.isControl = own.next == .setControl
    own.hearings += 1
    own.next = .hearing
    let lead = own.isControl ? 20 + random.below(25) : 2 + days(branch.kind.leadDays, branch, now)
    let day = hearingDay(from: now.day + min(lead, CaseLife.longestLead))
    let body = EventBody.hearingSet(
      branch: branch.code, hearing: CaseLife.hearingIDs[Int(own.hearings)], on: calendar.day(at: day),
      purpose: own.isControl ? .control : .trial)
    return (body, Moment(day: told(of: day), second: officeSecond()))
  }

  /// When the outcome of a hearing on a day is entered: some a workday or two late, a few forgotten for weeks.
  private mutating func told(of day: Int) -> Int {
    switch random.below(100) {
    case 0..<4: calendar.workday(from: day + random.within(1...3))
    case 4: calendar.workday(from: day + random.within(6...45))
    default: day
    }
  }

  /// When a new hearing is set after one that did not lead on: within days, or the case is forgotten for a while.
  private mutating func reset(_ branch: Branch, _ now: Moment) -> Moment {
    random.chance(4) ? later(now, 31 + days(30, branch, now)) : later(now, days(3, branch, now))
  }

  /// The workday of a hearing. Many hearings that would fall into a leave are held after it.
  private mutating func hearingDay(from wanted: Int) -> Int {
    guard let end = calendar.endOfLeave(at: wanted), random.chance(40) else { return workday(from: wanted) }
    return workday(from: end + random.below(30))
  }

  /// Days to a hearing, without the leave and the free days after it.
  private static let longestLead = WorkCalendar.daysAhead - 120

  private mutating func endHearing(
    _ own: inout CourtCase, _ branch: Branch, _ now: Moment
  ) -> (body: EventBody, next: Moment?) {
    let hearing = CaseLife.hearingIDs[Int(own.hearings)]
    let isLast = Int(own.hearings) >= CaseLife.hearingsAtMost
    if own.isControl {
      if random.chance(85) || isLast {
        return (.hearingHeld(hearing: hearing), afterHearing(&own, branch, now, isLast: isLast))
      }
      own.next = .setTrial
      return (.hearingCancelled(hearing: hearing), reset(branch, now))
    }
    if random.chance(4) {
      own.outcome = random.chance(60) ? .settlement : .withdrawn
      own.next = .close
      return (.hearingCancelled(hearing: hearing), atDeadline(later(now, random.below(4))))
    }
    let unserved = branch.lateChange(on: now.day)?.unserved ?? 0
    if !isLast, random.chance(branch.adjourned + unserved) {
      own.next = .setTrial
      let reason = unserved > 0 && random.below(branch.adjourned + unserved) < unserved ? .service : adjournment()
      return (.hearingAdjourned(hearing: hearing, reason: reason), reset(branch, now))
    }
    return (.hearingHeld(hearing: hearing), afterHearing(&own, branch, now, isLast: isLast))
  }

  private mutating func afterHearing(
    _ own: inout CourtCase, _ branch: Branch, _ now: Moment, isLast: Bool
  ) -> Moment {
    if !isLast, random.chance(own.isControl ? 70 : 28) {
      own.next = !own.isControl && random.chance(25) ? .setControl : .setTrial
      return later(now, days(4, branch, now))
    }
    return close(&own, branch, now, in: 9)
  }

  private mutating func close(_ own: inout CourtCase, _ branch: Branch, _ now: Moment, in typical: Int) -> Moment {
    own.next = .close
    let outcomes: [Outcome] = [.settlement, .judgment, .dismissal, .withdrawn, .other]
    let settled = branch.kind.isAppealable ? branch.settled : branch.settled / 3
    let weights = branch.kind == .prosecution ? [settled, 45, 38, 8, 4] : [settled, 66, 14, 6, 2]
    own.outcome = outcomes[random.index(byWeights: weights)]
    if let change = branch.lateChange(on: now.day), random.chance(change.settled) { own.outcome = .settlement }
    return atDeadline(later(now, 1 + days(typical, branch, now)))
  }

  /// Many cases of the second half of a month are closed on its last three workdays, because of the month's statistics.
  private mutating func atDeadline(_ moment: Moment) -> Moment {
    let deadline = calendar.deadline(of: moment.day)
    guard (1...CaseLife.daysToDeadline).contains(deadline - moment.day), random.chance(24) else { return moment }
    var day = deadline
    for _ in 0..<random.below(3) { day = calendar.workday(from: day + 1) }
    return Moment(day: day, second: moment.second)
  }

  /// How many days before the month's last workdays that begins.
  private static let daysToDeadline = 15

  private mutating func adjournment() -> AdjournmentReason {
    let reasons: [AdjournmentReason] = [.service, .party, .counsel, .court, .expert, .other]
    return reasons[random.index(byWeights: [38, 18, 12, 10, 16, 6])]
  }

  static let hearingIDs = (0...hearingsAtMost + 1).map { "h\($0)" }
}

// MARK: - After a case is closed

extension CaseLife {
  private mutating func afterClosing(_ own: inout CourtCase, _ branch: Branch, _ now: Moment) -> Moment? {
    guard random.chance(15) else { return afterSurvey(&own, branch, now) }
    own.next = .survey
    return later(now, 1 + random.below(8))
  }

  private mutating func afterSurvey(_ own: inout CourtCase, _ branch: Branch, _ now: Moment) -> Moment? {
    let isAppealed = own.outcome == .judgment && branch.kind.isAppealable && random.chance(24)
    if isAppealed {
      own.next = .appeal
      return later(now, 3 + random.below(18))
    }
    if own.moves < CaseLife.movesAtMost, random.chance(3) { return reopen(&own, now, in: 12 + random.spread(80)) }
    return beforeEnforcement(&own, now)
  }

  private mutating func reopen(_ own: inout CourtCase, _ now: Moment, in days: Int) -> Moment {
    own.next = .reopen
    own.moves += 1
    return later(now, days)
  }

  private mutating func decideAppeal(
    _ own: inout CourtCase, _ branch: Branch, _ now: Moment
  ) -> (body: EventBody, next: Moment?) {
    let others = 100 - branch.upheld
    let results: [AppealResult] = [.upheld, .modified, .reversed]
    let result = results[random.index(byWeights: [branch.upheld, others * 2 / 5, others - others * 2 / 5])]
    if result == .reversed {
      guard own.moves < CaseLife.movesAtMost, random.chance(70) else { return (.appealDecided(result: result), nil) }
      return (.appealDecided(result: result), reopen(&own, now, in: 5 + random.below(25)))
    }
    return (.appealDecided(result: result), beforeEnforcement(&own, now))
  }

  private mutating func beforeEnforcement(_ own: inout CourtCase, _ now: Moment) -> Moment? {
    let branch = country.branches[Int(own.branch)]
    guard own.outcome == .judgment, branch.kind.isAppealable, random.chance(own.matter.enforcedPercent) else {
      return nil
    }
    own.next = .openEnforcement
    own.enforcer = Int32(random.within(branch.enforcers.lowerBound...branch.enforcers.upperBound - 1))
    return later(now, 15 + random.spread(30))
  }

  private mutating func enforce(_ own: inout CourtCase, _ now: Moment) -> (body: EventBody, next: Moment?) {
    let branch = country.branches[Int(own.enforcer)]
    switch own.next {
    case .openEnforcement:
      // From some millions to some billions of rials, in round sums.
      own.owed = Int64(random.spread(random.spread(6_000)) + 20) * 500_000
      let amount = own.owed
      return (.enforcementOpened(branch: branch.code, amount: amount), nextPayment(&own, branch, now))
    case .pay:
      let isAll = random.chance(30) || own.owed <= 20_000_000
      let amount = isAll ? own.owed : own.owed * Int64(random.within(8...60)) / 100 / 500_000 * 500_000 + 500_000
      own.owed -= amount
      return (.enforcementPaid(branch: branch.code, amount: amount), nextPayment(&own, branch, now))
    default:
      return (.enforcementClosed(branch: branch.code), nil)
    }
  }

  private mutating func nextPayment(_ own: inout CourtCase, _ branch: Branch, _ now: Moment) -> Moment {
    own.next = own.owed == 0 || random.chance(14) ? .closeEnforcement : .pay
    return later(now, 5 + days(40, branch, now))
  }
}
