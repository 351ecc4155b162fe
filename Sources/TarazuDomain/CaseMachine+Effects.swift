// What an event that fits changes in a case, and what it contributes.

import TarazuCalendar

extension CaseMachine {
  /// Notes a contribution, of the case's class, which is known since its registration.
  private func add(
    _ measure: Measure, at branch: UnitNumber, on day: Day, value: Int32 = 0, amount: Int64 = 1,
    to changes: inout [ContributionChange]
  ) {
    let cell = CellKey(day: day, branch: branch, caseClass: caseClass ?? ClassNumber(0))
    changes.append(
      ContributionChange(key: ContributionKey(cell: cell, measure: measure, value: value), amount: amount))
  }

  /// Changes the state by an event that fits.
  mutating func applyFitting(_ event: TimelineEvent, adding changes: inout [ContributionChange]) {
    let day = event.day
    switch event.body {
    case .registered(let branch, let number):
      caseClass = number
      openSpell(at: branch, on: day, as: .registered, courseOn: day, adding: &changes)
    case .reopened(let branch):
      if let lastSpell, let endedOn = lastSpell.endedOn, endedOn.days(to: day) <= EventLimits.reopenedDays {
        add(.closedReopened, at: lastSpell.branch, on: endedOn, to: &changes)
      }
      openSpell(at: branch, on: day, as: .reopened, courseOn: day, adding: &changes)
    case .transferred(_, let to):
      let courseOn = lastSpell?.courseOn ?? day
      endSpell(on: day, as: .sent, ages: .sentAges, caseAges: .sentCaseAges, adding: &changes)
      openSpell(at: to, on: day, as: .received, courseOn: courseOn, adding: &changes)
      add(.receivedCaseAges, at: to, on: day, value: courseOn.days(to: day), to: &changes)
    case .closed(let branch, let outcome):
      if outcome == .judgment { judge(at: branch, on: day, adding: &changes) }
      endSpell(on: day, as: .closed, ages: .closedAges, caseAges: .closedCaseAges, adding: &changes)
      add(.outcome(outcome), at: branch, on: day, to: &changes)
    case .hearingSet(let branch, let hearing, let date, let purpose):
      setHearing(hearing, at: branch, setOn: day, for: date, purpose, adding: &changes)
    case .hearingHeld(let hearing): endHearing(hearing, on: day, .held, adding: &changes)
    case .hearingAdjourned(let hearing, let reason): endHearing(hearing, on: day, .adjourned(reason), adding: &changes)
    case .hearingCancelled(let hearing): endHearing(hearing, on: day, .cancelled, adding: &changes)
    case .appealed, .appealDecided: applyAppeal(event, on: day, adding: &changes)
    case .enforcementOpened, .enforcementPaid, .enforcementClosed:
      applyEnforcement(event, on: day, adding: &changes)
    case .surveyed(let branch, let score): survey(score, at: branch, on: day, adding: &changes)
    case .retracted:
      // What it takes back was left out before: `Timeline.applyRetractions`.
      break
    }
  }
}

// MARK: - Spells

extension CaseMachine {
  private mutating func openSpell(
    at branch: UnitNumber, on day: Day, as measure: Measure, courseOn: Day, adding changes: inout [ContributionChange]
  ) {
    lastSpell = LastSpell(branch: branch, openedOn: day, endedOn: nil, courseOn: courseOn)
    if !visited.contains(branch) { visited.append(branch) }
    add(measure, at: branch, on: day, to: &changes)
    calendar = SpellCalendar()
    updateGap(on: day, adding: &changes)
  }

  private mutating func endSpell(
    on day: Day, as measure: Measure, ages: Measure, caseAges: Measure, adding changes: inout [ContributionChange]
  ) {
    guard let spell = lastSpell else { return }
    lastSpell?.endedOn = day
    add(measure, at: spell.branch, on: day, to: &changes)
    add(ages, at: spell.branch, on: day, value: spell.openedOn.days(to: day), to: &changes)
    add(caseAges, at: spell.branch, on: day, value: spell.courseOn.days(to: day), to: &changes)
    setGap(nil, on: day, adding: &changes)
    calendar = SpellCalendar()
    guard !hearings.current.isEmpty else { return }
    for hearing in hearings.current.values { endOverdue(hearing, on: day, adding: &changes) }
    hearings.move { $0.spell == .open ? .ended : $0.spell }
  }

  /// The open spell is about to be closed by judgment.
  private mutating func judge(at branch: UnitNumber, on day: Day, adding changes: inout [ContributionChange]) {
    if let heldOn = calendar.lastHeldOn { addDecision(at: branch, on: day, heldOn: heldOn, adding: &changes) }
    guard hearings.current.values.contains(where: { $0.spell == .open && $0.isTrial }) else { return }
    let index = judgedToday.count
    judgedToday.append(JudgedSpell(branch: branch, lastHeldOn: calendar.lastHeldOn))
    // Their overdue days end with the spell: see `endSpell`, which leaves those alone that are not of the open one.
    for hearing in hearings.current.values { endOverdue(hearing, on: day, adding: &changes) }
    hearings.move { $0.spell == .open ? .judgedToday(index) : $0.spell }
  }

  /// Adds a decision, or takes it away.
  private func addDecision(
    at branch: UnitNumber, on day: Day, heldOn: Day, amount: Int64 = 1, adding changes: inout [ContributionChange]
  ) {
    let days = heldOn.days(to: day)
    add(.decisions, at: branch, on: day, amount: amount, to: &changes)
    if days != 0 { add(.decisionDays, at: branch, on: day, amount: amount * Int64(days), to: &changes) }
    if days <= EventLimits.decisionDays { add(.decisionsOnTime, at: branch, on: day, amount: amount, to: &changes) }
  }
}

// MARK: - Hearings and gaps

extension CaseMachine {
  /// How a hearing is done with.
  private enum HearingEnd {
    case held, cancelled
    case adjourned(AdjournmentReason)
  }

  private mutating func setHearing(
    _ id: String, at branch: UnitNumber, setOn day: Day, for date: Day, _ purpose: Purpose,
    adding changes: inout [ContributionChange]
  ) {
    let hearing = PendingHearing(branch: branch, isTrial: purpose == .trial, setOn: day, date: date, spell: .open)
    hearings.set(id, hearing)
    updateGap(on: day, adding: &changes)
    switch purpose {
    case .control:
      break
    case .trial:
      add(.hearingsSet, at: branch, on: day, to: &changes)
      add(.leads, at: branch, on: day, value: day.days(to: date), to: &changes)
      changeStock(.overdue, at: branch, on: day, from: hearing.overdueOn, isIncrease: true, adding: &changes)
    }
  }

  private mutating func endHearing(
    _ id: String, on day: Day, _ end: HearingEnd, adding changes: inout [ContributionChange]
  ) {
    guard let hearing = hearings.end(id) else { return }
    if hearing.isTrial {
      count(hearing, on: day, end, adding: &changes)
      endOverdue(hearing, on: day, adding: &changes)
    }
    switch hearing.spell {
    case .ended: break
    case .open:
      if hearing.isTrial { note(end, on: day) }
      updateGap(on: day, adding: &changes)
    case .judgedToday(let index):
      guard hearing.isTrial, case .held = end, judgedToday.indices.contains(index) else { return }
      let spell = judgedToday[index]
      guard spell.lastHeldOn != day else { return }
      if let heldOn = spell.lastHeldOn {
        addDecision(at: spell.branch, on: day, heldOn: heldOn, amount: -1, adding: &changes)
      }
      addDecision(at: spell.branch, on: day, heldOn: day, adding: &changes)
      judgedToday[index].lastHeldOn = day
    }
  }

  private mutating func note(_ end: HearingEnd, on day: Day) {
    switch end {
    case .held:
      calendar.lastHeldOn = day
      calendar.lastWasHeld = true
    case .adjourned: calendar.lastWasHeld = false
    case .cancelled: break
    }
  }

  /// What the end of a trial hearing counts as.
  private func count(
    _ hearing: PendingHearing, on day: Day, _ end: HearingEnd, adding changes: inout [ContributionChange]
  ) {
    switch end {
    case .held: add(.hearingsHeld, at: hearing.branch, on: day, to: &changes)
    case .adjourned(let reason):
      add(.hearingsAdjourned, at: hearing.branch, on: day, to: &changes)
      add(.reason(reason), at: hearing.branch, on: day, to: &changes)
    case .cancelled where hearing.setOn == day:
      add(.hearingsWithdrawn, at: hearing.branch, on: day, to: &changes)
      add(.hearingsSet, at: hearing.branch, on: day, amount: -1, to: &changes)
      add(.leads, at: hearing.branch, on: day, value: day.days(to: hearing.date), amount: -1, to: &changes)
    case .cancelled: add(.hearingsCancelled, at: hearing.branch, on: day, to: &changes)
    }
  }

  /// A hearing is done with, or its spell has ended: it is overdue no longer, and never will be.
  private func endOverdue(_ hearing: PendingHearing, on day: Day, adding changes: inout [ContributionChange]) {
    guard hearing.isTrial, hearing.spell == .open else { return }
    if hearing.setOn == day {
      changeStock(
        .overdue, at: hearing.branch, on: day, from: hearing.overdueOn, isIncrease: true, amount: -1, adding: &changes)
    } else {
      changeStock(
        .overdue, at: hearing.branch, on: day, from: max(day, hearing.overdueOn), isIncrease: false, adding: &changes)
    }
  }

  /// The open spell's gap after a step.
  private mutating func updateGap(on day: Day, adding changes: inout [ContributionChange]) {
    setGap(calendar.gap(on: day, coveredThrough: hearings.coveredThrough), on: day, adding: &changes)
  }

  /// Replaces what the day changed so far by what it changes now.
  private mutating func setGap(_ gap: Gap?, on day: Day, adding changes: inout [ContributionChange]) {
    guard gap != calendar.gap, let branch = lastSpell?.branch else { return }
    let (before, old) = (calendar.gapBefore, calendar.gap)
    calendar.gap = gap
    for (after, amount) in [(old, Int64(-1)), (gap, 1)] {
      SpellCalendar.changes(from: before, to: after, on: day) { stock, countsFrom, isIncrease in
        changeStock(
          stock, at: branch, on: day, from: countsFrom, isIncrease: isIncrease, amount: amount, adding: &changes)
      }
    }
  }

  /// Adds a change of a stock to the cell of the present day, or takes it away.
  private func changeStock(
    _ stock: Measure, at branch: UnitNumber, on day: Day, from countsFrom: Day, isIncrease: Bool, amount: Int64 = 1,
    adding changes: inout [ContributionChange]
  ) {
    let change = StockChange(delay: max(0, day.days(to: countsFrom)), isIncrease: isIncrease)
    add(stock, at: branch, on: day, value: change.value, amount: amount, to: &changes)
  }
}

// MARK: - Surveys, appeals and enforcement

extension CaseMachine {
  private func survey(_ score: Int, at branch: UnitNumber, on day: Day, adding changes: inout [ContributionChange]) {
    let score = Int64(score)
    add(.surveys, at: branch, on: day, to: &changes)
    add(.scoreSum, at: branch, on: day, amount: score, to: &changes)
    add(.scoreSquares, at: branch, on: day, amount: score * score, to: &changes)
    if score >= EventLimits.satisfiedScore { add(.satisfied, at: branch, on: day, to: &changes) }
  }

  private mutating func applyAppeal(
    _ event: TimelineEvent, on day: Day, adding changes: inout [ContributionChange]
  ) {
    if case .appealDecided(let result) = event.body, let branch = appealBranch {
      add(.result(result), at: branch, on: day, to: &changes)
      appealBranch = nil
    } else if case .appealed = event.body, let branch = lastSpell?.branch {
      appealBranch = branch
      add(.appealed, at: branch, on: day, to: &changes)
    }
  }

  private mutating func applyEnforcement(
    _ event: TimelineEvent, on day: Day, adding changes: inout [ContributionChange]
  ) {
    switch event.body {
    case .enforcementOpened(let branch, let rials):
      enforcement = OpenEnforcement(branch: branch, openedOn: day)
      add(.enforcementOpened, at: branch, on: day, to: &changes)
      add(.adjudgedRials, at: branch, on: day, amount: rials, to: &changes)
    case .enforcementPaid(let branch, let rials):
      add(.payments, at: branch, on: day, to: &changes)
      add(.paidRials, at: branch, on: day, amount: rials, to: &changes)
    case .enforcementClosed(let branch):
      guard let openedOn = enforcement?.openedOn else { return }
      add(.enforcementClosed, at: branch, on: day, to: &changes)
      add(.enforcementDays, at: branch, on: day, amount: Int64(openedOn.days(to: day)), to: &changes)
      enforcement = nil
    default: break
    }
  }
}
