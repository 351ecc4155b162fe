// The commands that list and search the units of the directory.

import TarazuLines
import TarazuProtocol
import TarazuWire

enum DirectoryCommands {
  static let all = [list, search]

  /// The largest page that the service gives.
  private static let pageSize: Int32 = 1_000

  private static let list = CommandSpec(
    "directory list", "lists units in the order of their codes", options: [Options.below, Options.someLevel],
    action: .remote { invocation, session in
      var request = ListUnitsRequest(
        parent: try invocation.arguments.nonEmpty(Options.below), level: try invocation.arguments.someLevel(),
        pageSize: pageSize)
      return try await pages(invocation) { token in
        request.pageToken = token
        let response = try await session.read(DirectoryService.listUnits, request)
        return (response.units, response.nextPageToken)
      }
    })

  private static let search = CommandSpec(
    "directory search", "finds units by the beginning of their code or by words of their name",
    words: [
      WordSpec(name: "TEXT", help: "the beginning of a code, or words or beginnings of words of a name")
    ],
    options: [Options.someLevel],
    details: "Arabic and Persian letters of one shape, half-spaces, digits and marks count as the same.",
    action: .remote { invocation, session in
      var request = SearchUnitsRequest(
        text: invocation.arguments.word("TEXT"), level: try invocation.arguments.someLevel(), pageSize: pageSize)
      return try await pages(invocation) { token in
        request.pageToken = token
        let response = try await session.read(DirectoryService.searchUnits, request)
        return (response.units, response.nextPageToken)
      }
    })

  /// Writes the units of all pages.
  private static func pages(
    _ invocation: Invocation, _ page: (_ token: String) async throws -> ([Unit], next: String)
  ) async throws -> ExitStatus {
    var answer = ListAnswer<Unit>("units", invocation.form, forTerminal: invocation.console.outputIsTerminal)
    var token = ""
    repeat {
      let (units, next) = try await page(token)
      try answer.add(units)
      token = next
    } while !token.isEmpty
    try answer.write(to: invocation.console)
    return .done
  }
}

extension Arguments {
  /// The level of `--level`; unspecified where it is not given.
  fileprivate func someLevel() throws(Status) -> Level {
    guard let word = self[Options.someLevel] else { return .unspecified }
    return try choice(Options.someLevel.name, word, EnumNames.levels)
  }
}

extension Unit: ListItem {
  static var table: TextTable { TextTable("code", "level", "in", "kind", "opened", "closed", "name") }

  private var levelWord: String? { EnumNames.levels.first { $0.1 == level }?.0 }

  func write(to document: inout JSONWriter) {
    document.object { writer in
      writer.member("code", code)
      writer.member("level", levelWord)
      writer.member("parent", parent)
      writer.member("name", name)
      writer.member("kind", branchKind)
      writer.member("opened_on", openedDate)
      writer.member("closed_on", closedDate)
    }
  }

  func addRow(to table: inout TextTable, on page: Page) {
    table.row(
      page.shown(code), levelWord ?? Page.nothing, page.shown(parent), page.shown(branchKind), page.shown(openedDate),
      page.shown(closedDate), page.shown(name))
  }
}
