// The spells and contributions of a reference service, for figures that are added up plainly.

import TarazuDomain
import TestDomain

extension PlainCases {
  init(_ service: ReferenceService) throws {
    self.init(service.directory)
    for code in service.cases.keys {
      guard let timeline = try service.timeline(of: code) else { continue }
      let caseClass = timeline.caseClass.map { service.classes.code($0) } ?? ""
      for (key, amount) in timeline.contributions.amounts {
        steps.append(
          Step(
            branch: service.units.code(key.cell.branch), caseClass: caseClass, day: key.cell.day,
            measure: key.measure, value: key.value, amount: amount))
      }
      var caseOpenedOn = timeline.spells.first?.openedOn
      for spell in timeline.spells {
        if spell.openedBy != .transferred { caseOpenedOn = spell.openedOn }
        stays.append(
          Stay(
            branch: service.units.code(spell.branch), caseClass: caseClass, openedOn: spell.openedOn,
            endedOn: spell.endedOn, isClosed: spell.endedBy == .closed,
            caseOpenedOn: caseOpenedOn ?? spell.openedOn))
      }
    }
  }
}
