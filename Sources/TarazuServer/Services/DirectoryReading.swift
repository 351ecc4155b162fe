// DirectoryService: the lists of units, and the search for them.

import TarazuAccess
import TarazuBase
import TarazuCalendar
import TarazuDomain
import TarazuIdentity
import TarazuLines
import TarazuProtocol
import TarazuReplica
import TarazuStore
import TarazuWire

/// The index of the directory as it is now, made at the first search after a change.
final class CurrentUnitSearch: Sendable {
  private let last = Locked<(generation: Int, index: UnitSearch)?>(nil)

  func current(of directory: CurrentDirectory) -> UnitSearch {
    let generation = directory.generation
    if let last = last.withLock({ $0 }), last.generation == generation { return last.index }
    let index = UnitSearch(directory.current.directory)
    last.withLock { $0 = (generation, index) }
    return index
  }
}

extension DirectoryServing {
  func listUnits(_ authorized: AuthorizedCall, _ request: ListUnitsRequest) throws(Status) -> ListUnitsResponse {
    var level: TarazuDomain.Level?
    if request.level != .unspecified { level = try TarazuDomain.Level(request.level, field: "level") }
    let tree = directory.current.directory
    if !request.parent.isEmpty {
      try Status.check(request.parent, .unit, field: "parent")
      try authorized.require(.unit(request.parent))
    }
    let below = request.parent
    let all = tree.units.values.filter { unit in
      (level == nil || unit.level == level) && (below.isEmpty || tree.isUnit(unit.code, atOrBelow: below))
        && authorized.allows(.unit(unit.code))
    }
    let page = try page(
      all.sorted { $0.code < $1.code }, by: \.code, ["units", below, String(request.level.rawValue)],
      request.pageSize, request.pageToken, authorized)
    return ListUnitsResponse(units: page.items.map { WireUnit($0) }, nextPageToken: page.next)
  }

  /// Searches the units of the caller's scope. It reads no others, so that what they are called takes no time.
  func searchUnits(
    _ authorized: AuthorizedCall, _ request: SearchUnitsRequest
  ) throws(Status) -> SearchUnitsResponse {
    var level: TarazuDomain.Level?
    if request.level != .unspecified { level = try TarazuDomain.Level(request.level, field: "level") }
    let length = request.text.unicodeScalars.count
    guard !request.text.allSatisfy(\.isWhitespace), length <= UnitName.longest else {
      throw .badField(
        "text", "it has \(length) code points; allowed are 1 to \(UnitName.longest), not all of them spaces")
    }
    let scope: String? =
      switch authorized.principal.scope {
      case .country: nil
      case .unit(let code): authorized.isAtCountry ? nil : code
      }
    let (byCode, byName) = index.current(of: directory).search(request.text, level: level, below: scope)
    // Codes of the second group are told from those of the first by what stands before them in the token.
    let found = (byCode.map { Found(group: "0", unit: $0) } + byName.map { Found(group: "1", unit: $0) })
      .filter { authorized.allows(.unit($0.unit.code)) }
    let page = try page(
      found, by: \.place, ["search", request.text, String(request.level.rawValue)], request.pageSize,
      request.pageToken, authorized)
    return SearchUnitsResponse(units: page.items.map { WireUnit($0.unit) }, nextPageToken: page.next)
  }

  /// A unit that was found, in the order of `place`.
  private struct Found {
    let group: String
    let unit: TarazuDomain.Unit

    var place: String { group + unit.code }
  }

  /// The page of a list sorted by code.
  func page<Item>(
    _ all: [Item], by code: KeyPath<Item, String>, _ question: [String], _ size: Int32, _ token: String,
    _ authorized: AuthorizedCall
  ) throws(Status) -> (items: [Item], next: String) {
    let most = try PageSize.of(size, for: authorized)
    let after = try tokens.fields(token, of: question, for: authorized.principal.name)?.first
    let rest = after.map { last in all.drop { $0[keyPath: code] <= last } } ?? all[...]
    let items = Array(rest.prefix(most))
    guard rest.count > items.count, let last = items.last else { return (items, "") }
    return (items, try tokens.text([last[keyPath: code]], of: question, for: authorized.principal.name))
  }
}

extension WireUnit {
  init(_ unit: TarazuDomain.Unit) {
    self.init(
      code: unit.code, level: unit.level.wire, parent: unit.parent, name: unit.name, branchKind: unit.kind,
      openedDate: unit.openedOn?.description, closedDate: unit.closedOn?.description)
  }
}
