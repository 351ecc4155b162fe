import TarazuAccess
import TarazuProtocol
import TestSupport
import Testing

/// Units are found within the caller's scope, and nothing outside it is even counted.
@Suite struct SearchTests {
  private func codes(_ caller: Caller, _ text: String, level: Level = .unspecified) async throws -> [String] {
    try await caller.call(DirectoryService.searchUnits, SearchUnitsRequest(text: text, level: level)).units.map(\.code)
  }

  @Test(.timeLimit(.minutes(5)))
  func byCodeAndByName() async throws {
    let world = try await World.shared
    let province = try await world.province()
    let word = "نامِ" + province.code
    try await world.administrator.apply(
      """
      {"type":"unit","level":"district","code":"\(province.code)3","parent":"\(province.code)","name":"\(word)‌شهر كوچک ۱۲"}
      {"type":"unit","level":"branch","code":"\(province.code)31","parent":"\(province.code)3","name":"\(word) ۷","kind":"civil","opened_on":"2020-01-01"}
      """)
    let head = try await world.caller(.head, unit: province.code)
    let all = [province.code, province.first, province.branches[0], province.branches[1]]
    #expect(try await codes(head, province.first) == Array(all.dropFirst()))
    #expect(try await codes(head, province.code, level: .province) == [province.code])
    #expect(try await codes(head, province.code + "شهر كوچك") == [])
    #expect(try await codes(head, "نام\(province.code)شهر کوچك 12") == [province.code + "3"])
    #expect(try await codes(head, "شهر نام\(province.code)") == [province.code + "3"])
    #expect(try await codes(head, word) == [province.code + "3", province.code + "31"])
    #expect(try await codes(head, word, level: .branch) == [province.code + "31"])
  }

  @Test(.timeLimit(.minutes(5)))
  func onlyWithinTheScope() async throws {
    let world = try await World.shared
    let (province, other) = (try await world.province(), try await world.province())
    let head = try await world.caller(.head, unit: province.first)
    #expect(try await codes(head, province.code) == [province.first, province.branches[0], province.branches[1]])
    // Of the letter that all names here begin with, and of codes and names outside, above and absent alike.
    let letter = try await codes(head, "p")
    #expect(letter == [province.first, province.branches[0], province.branches[1]])
    for text in [other.code, other.first, province.second, "IR", "کل کشور", "nothing"] {
      let answer = try await head.call(DirectoryService.searchUnits, SearchUnitsRequest(text: text))
      #expect(answer == SearchUnitsResponse(), "\(text)")
    }
    #expect(try await codes(world.administrator, other.first).count == 3)
  }

  @Test(.timeLimit(.minutes(5)))
  func pagesOfIt() async throws {
    let world = try await World.shared
    let province = try await world.province()
    // Found by its code are six, by its name one more.
    try await world.administrator.apply(
      #"{"type":"unit","level":"district","code":"z\#(province.code)","parent":"\#(province.code)","name":"\#(province.code)"}"#
    )
    let head = try await world.caller(.head, unit: province.code)
    let whole = try await codes(head, province.code)
    #expect(whole.count == 7 && whole.last == "z" + province.code)
    var request = SearchUnitsRequest(text: province.code, pageSize: 2)
    var found: [String] = []
    repeat {
      let page = try await head.call(DirectoryService.searchUnits, request)
      #expect(page.units.count <= 2)
      found += page.units.map(\.code)
      request.pageToken = page.nextPageToken
    } while !request.pageToken.isEmpty
    #expect(found == whole)
    // A token is of no use for another text or another caller.
    let first = try await head.call(DirectoryService.searchUnits, SearchUnitsRequest(text: province.code, pageSize: 2))
    let another = SearchUnitsRequest(text: province.first, pageSize: 2, pageToken: first.nextPageToken)
    #expect(await head.outcome(DirectoryService.searchUnits, another) == "INVALID_ARGUMENT BAD_FIELD")
    let same = SearchUnitsRequest(text: province.code, pageSize: 2, pageToken: first.nextPageToken)
    #expect(await world.administrator.outcome(DirectoryService.searchUnits, same) == "INVALID_ARGUMENT BAD_FIELD")
  }

  @Test(.timeLimit(.minutes(5)))
  func wrongQuestions() async throws {
    let head = try await World.shared.administrator
    for request in [
      SearchUnitsRequest(), SearchUnitsRequest(text: " \u{3000}"),
      SearchUnitsRequest(text: String(repeating: "ا", count: 201)),
      SearchUnitsRequest(text: "a", level: .unrecognized(9)),
      SearchUnitsRequest(text: "a", pageSize: -1), SearchUnitsRequest(text: "a", pageToken: "00"),
    ] {
      #expect(await head.outcome(DirectoryService.searchUnits, request) == "INVALID_ARGUMENT BAD_FIELD")
    }
    #expect(await head.outcome(DirectoryService.searchUnits, SearchUnitsRequest(text: "'")) == "OK")
    #expect(
      await head.outcome(DirectoryService.searchUnits, SearchUnitsRequest(text: "\u{0}\u{202E}")) == "OK")
  }

  /// A unit that moves or gets another name is found as it is now.
  @Test(.timeLimit(.minutes(5)))
  func theDirectoryAsItIsNow() async throws {
    let world = try await World.shared
    let (province, other) = (try await world.province(), try await world.province())
    let head = try await world.caller(.head, unit: other.code)
    #expect(try await codes(head, province.second) == [])
    try await world.administrator.apply(
      #"{"type":"unit","level":"district","code":"\#(province.second)","parent":"\#(other.code)","name":"moved"}"#)
    #expect(try await codes(head, "moved") == [province.second])
    #expect(try await codes(head, province.second) == [province.second, province.branches[2]])
  }
}
