// What a store's journal comes to by the plain reading of events, for figures that are added up plainly.

import TarazuDomain
import TarazuStore
import TestDomain

extension PlainCases {
  init(_ contents: StoreContents) {
    self.init(contents.directory.directory)
    let country = PlainCountry(contents.directory)
    for rows in contents.journal.values { add(PlainReading(rows.map(\.event), in: country), contents.names) }
  }

  private mutating func add(_ reading: PlainReading, _ names: Dictionaries.Content) {
    func code(_ branch: UnitNumber) -> String { names.units.code(of: branch) ?? "" }
    let caseClass = reading.caseClass.flatMap { names.classes.code(of: $0) } ?? ""
    for (key, amount) in reading.sums {
      // Of a stock the reading has what changes on the very day of each row.
      let value = key.measure.isStock ? StockChange(delay: 0, isIncrease: true).value : key.value
      steps.append(
        Step(
          branch: code(key.cell.branch), caseClass: caseClass, day: key.cell.day, measure: key.measure, value: value,
          amount: amount))
    }
    var course: PlainReading.Stay?
    for stay in reading.stays {
      if stay.opened.how != .transferred { course = stay }
      stays.append(
        Stay(
          branch: code(stay.branch), caseClass: caseClass, openedOn: stay.opened.day, endedOn: stay.ended?.day,
          isClosed: stay.ended?.how == .closed, caseOpenedOn: course?.opened.day ?? stay.opened.day))
    }
  }
}

extension PlainCountry {
  fileprivate init(_ stored: StoredDirectory) {
    let numbers = stored.unitNumbers
    var (parents, branches): ([UnitNumber: UnitNumber], [UnitNumber]) = ([:], [])
    for unit in stored.directory.units.values {
      guard let number = numbers[unit.code] else { continue }
      if let parent = unit.parent.flatMap({ numbers[$0] }) { parents[number] = parent }
      if unit.level == .branch { branches.append(number) }
    }
    self.init(
      parents: parents, country: stored.directory.country.flatMap { numbers[$0] } ?? .wholeCountry,
      branches: branches, formerly: stored.formerlyBelow)
  }
}
