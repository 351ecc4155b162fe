// What several pages ask for.

import TarazuCalendar
import TarazuPages
import TarazuProtocol
import TarazuWire

extension Visit {
  /// What the address asks about: its unit or the visitor's own, and its window or `window`.
  /// - Parameter code: the unit's code, where the path has it.
  func question(unit code: String? = nil, window: Window) async throws -> Question {
    let chosen = try Periods.window(of: self) ?? window
    let unit = try await self.unit(code ?? value("unit"))
    return Question(
      unit: unit, parents: try await parents(of: unit), from: chosen.from, to: chosen.to, kind: value("kind"),
      caseClass: value("class"))
  }

  /// The unit with this code; without one the visitor's own. Throws as the service does.
  func unit(_ code: String?) async throws -> Unit {
    if let code, code != viewer.unit?.code {
      let answer = try await service.ask(DirectoryService.getUnit, GetUnitRequest(unit: code))
      guard let unit = answer.unit else { throw Status.notFound("the unit") }
      return unit
    }
    if let unit = viewer.unit { return unit }
    guard viewer.account.isOpen else { throw Refusal(.notOpen) }
    throw Status.notFound("the directory has no unit yet")
  }

  /// The units above, the outermost first, as far as the visitor may see their names.
  func parents(of unit: Unit) async throws -> [Unit] {
    var parents: [Unit] = []
    var next = unit.parent
    // The levels nest three deep.
    while let code = next, parents.count < 3 {
      let answer = try await service.askIfPossible(DirectoryService.getUnit, GetUnitRequest(unit: code))
      guard let parent = answer?.unit else { break }
      parents.insert(parent, at: 0)
      next = parent.parent
    }
    return parents
  }

  /// The units directly below, all of them.
  func children(of unit: Unit) async throws -> [Unit] {
    guard unit.level != .branch else { return [] }
    var units: [Unit] = []
    var token = ""
    repeat {
      let answer = try await service.ask(
        DirectoryService.listUnits, ListUnitsRequest(parent: unit.code, pageSize: 1_000, pageToken: token))
      units += answer.units
      token = answer.nextPageToken
    } while !token.isEmpty && units.count < 10_000
    return units
  }

  /// The names of units that an answer has by their code alone, and those of kinds and classes.
  func names(of codes: some Sequence<String>) async throws -> Names {
    // A page has a thousand rows at most; a thousand names would cost more than they say.
    let distinct = Array(Set(codes).sorted().prefix(200))
    async let units = each(distinct) { code in
      try await service.askIfPossible(DirectoryService.getUnit, GetUnitRequest(unit: code))?.unit
    }
    async let kinds = service.ask(DirectoryService.listKinds, ListKindsRequest(pageSize: 1_000))
    async let classes = service.ask(DirectoryService.listClasses, ListClassesRequest(pageSize: 1_000))
    let named = try await units.compactMap { $0 }.map { ($0.code, $0.name) }
    return Names(
      units: Dictionary(named) { first, _ in first }, kinds: try await kinds.kinds, classes: try await classes.classes)
  }

  /// The indicator in a text of the address, or the default where there is none.
  func kpi(_ text: String?, default kpi: Kpi? = nil) throws(Status) -> Kpi {
    guard let text else {
      guard let kpi else { throw .badField("kpi", "an indicator is needed") }
      return kpi
    }
    guard let kpi = Kpi(code: text) else { throw .badField("kpi", "there is no such indicator") }
    return kpi
  }

  /// The number of a form or an address, in any digits; nil where there is none. Throws INVALID_ARGUMENT for another text.
  func number(_ text: String?, _ name: String) throws(Status) -> Int32? {
    guard let text, !text.isEmpty else { return nil }
    guard let number = Int32(Periods.latinDigits(text)) else { throw .badField(name, "a whole number is needed") }
    return number
  }
}

extension Question {
  /// The selection of the question's unit over its window.
  var selection: Selection { selection(from: from, to: to) }

  func selection(from: Day, to: Day) -> Selection {
    Selection(
      unit: unit.code, fromDate: from.description, toDate: to.description, caseClass: caseClass, branchKind: kind)
  }
}

extension Level {
  /// The level directly below; nil below branches.
  var below: Level? {
    switch self {
    case .country: .province
    case .province: .district
    case .district: .branch
    default: nil
    }
  }

  /// The level of a word in an address.
  init?(word: String) {
    switch word {
    case "country": self = .country
    case "province": self = .province
    case "district": self = .district
    case "branch": self = .branch
    default: return nil
    }
  }
}
