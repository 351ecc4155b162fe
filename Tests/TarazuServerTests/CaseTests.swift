import TarazuAccess
import TarazuProtocol
import TestSupport
import Testing

/// A case as each caller may see it.
@Suite struct CaseTests {
  /// Registered in the first district, sent to the second, appealed there; with a hearing in each, an anomaly and a
  /// retraction.
  private func journey(_ world: World, _ province: Province) async throws -> String {
    let (here, there) = (province.branches[0], province.branches[2])
    func line(_ id: String, _ kind: String, _ fields: String = "", hour: Int) -> String {
      province.line(id, kind, fields, case: "j", at: "2024-01-01T\(10 + hour):00:00Z")
    }
    let answer = try await world.administrator.submit(
      line("1", "registered", #""branch":"\#(here)","class":"money""#, hour: 0),
      line("2", "hearing_set", #""branch":"\#(here)","hearing":"h","on":"2024-03-01""#, hour: 1),
      line("3", "hearing_held", #""hearing":"h""#, hour: 2),
      line("4", "transferred", #""branch":"\#(here)","to":"\#(there)""#, hour: 3),
      line("5", "hearing_set", #""branch":"\#(there)","hearing":"i","on":"2024-04-01""#, hour: 4),
      line("6", "hearing_cancelled", #""hearing":"i""#, hour: 5),
      line("7", "closed", #""branch":"\#(there)","outcome":"judgment""#, hour: 6),
      line("8", "appealed", hour: 7), line("9", "appealed", hour: 8),
      line("r", "retracted", #""retracts":"2""#, hour: 9))
    #expect(answer.counts?.acceptedCount == 10)
    return province.code + "-j"
  }

  @Test(.timeLimit(.minutes(5)))
  func allOfIt() async throws {
    let world = try await World.shared
    let province = try await world.province()
    let code = try await journey(world, province)
    let answer = try await world.administrator.call(CaseService.getCase, GetCaseRequest(caseId: code))
    #expect(answer.caseClass == "money" && !answer.hiddenEvents)
    #expect(
      answer.spells == [
        Spell(
          branch: province.branches[0], openedBy: "registered", openedDate: "2024-01-01", endedBy: "transferred",
          endedDate: "2024-01-01", caseOpenedDate: "2024-01-01"),
        Spell(
          branch: province.branches[2], openedBy: "transferred", openedDate: "2024-01-01", endedBy: "closed",
          endedDate: "2024-01-01", caseOpenedDate: "2024-01-01"),
      ])
    #expect(answer.events.compactMap(\.event?.eventId) == (1...9).map { "\($0)" } + ["r"])
    // Its hearing was taken back, so that it is not known.
    #expect(
      answer.events.map(\.anomaly) == [nil, nil, "unknown_hearing"] + [
        nil, nil, nil, nil, nil, "already_appealed", nil,
      ])
    #expect(answer.events.map(\.retractedBy) == [nil, "r"] + Array(repeating: nil, count: 8))
    #expect(
      answer.events[1].event?.kind
        == .hearingSet(.init(branch: province.branches[0], hearingId: "h", onDate: "2024-03-01", purpose: "trial")))
  }

  @Test(.timeLimit(.minutes(5)))
  func pagesOfIt() async throws {
    let world = try await World.shared
    let province = try await world.province()
    let code = try await journey(world, province)
    let whole = try await world.administrator.call(CaseService.getCase, GetCaseRequest(caseId: code))
    var request = GetCaseRequest(caseId: code, pageSize: 3)
    var events: [CaseEvent] = []
    var spells: [[Spell]] = []
    repeat {
      let page = try await world.administrator.call(CaseService.getCase, request)
      #expect(page.events.count <= 3 && page.caseClass == "money")
      events += page.events
      spells.append(page.spells)
      request.pageToken = page.nextPageToken
    } while !request.pageToken.isEmpty
    #expect(events == whole.events)
    #expect(spells == [whole.spells, [], [], []])
  }

  @Test(.timeLimit(.minutes(5)))
  func aPartIsHidden() async throws {
    let world = try await World.shared
    let province = try await world.province()
    let code = try await journey(world, province)
    func seen(_ unit: String) async throws -> GetCaseResponse {
      try await world.caller(.head, unit: unit).call(CaseService.getCase, GetCaseRequest(caseId: code))
    }
    let first = try await seen(province.first)
    #expect(first.spells.map(\.hidden) == [false, true] && first.spells[1] == Spell(hidden: true))
    // Events that name or took effect at one of its branches, the retraction with its target, and anomalies without
    // branch.
    #expect(first.events.compactMap(\.event?.eventId) == ["1", "2", "3", "4", "9", "r"] && first.hiddenEvents)
    // A unit outside the scope is not named.
    let (here, there) = (province.branches[0], province.branches[2])
    func transfer(_ answer: GetCaseResponse) -> Event.Kind? {
      answer.events.first { $0.event?.eventId == "4" }?.event?.kind
    }
    #expect(transfer(first) == .transferred(.init(branch: here, toBranch: "")))
    let second = try await seen(province.second)
    #expect(transfer(second) == .transferred(.init(branch: "", toBranch: there)))
    #expect(second.spells.map(\.hidden) == [true, false])
    #expect(second.events.compactMap(\.event?.eventId) == ["3", "4", "5", "6", "7", "8", "9"] && second.hiddenEvents)
    let whole = try await seen(province.code)
    #expect(transfer(whole) == .transferred(.init(branch: here, toBranch: there)))
    #expect(whole.spells.allSatisfy { !$0.hidden } && whole.events.count == 10 && !whole.hiddenEvents)
  }

  /// An anomaly that names a branch is shown where that branch is visible; one without a branch, to all who see the
  /// case.
  @Test(.timeLimit(.minutes(5)))
  func anAnomalyElsewhereIsHidden() async throws {
    let world = try await World.shared
    let province = try await world.province()
    try await world.administrator.submit(
      province.registered("1", case: "a"),
      province.line(
        "2", "closed", #""branch":"\#(province.branches[2])","outcome":"judgment""#, case: "a",
        at: "2024-01-01T10:00:00Z"),
      province.line("3", "appealed", case: "a", at: "2024-01-01T11:00:00Z"))
    let request = GetCaseRequest(caseId: province.code + "-a")
    let whole = try await world.caller(.head, unit: province.code).call(CaseService.getCase, request)
    #expect(whole.events.compactMap(\.event?.eventId) == ["1", "2", "3"] && !whole.hiddenEvents)
    #expect(whole.events.map { $0.anomaly != nil } == [false, true, true])
    let part = try await world.caller(.head, unit: province.first).call(CaseService.getCase, request)
    #expect(part.events.compactMap(\.event?.eventId) == ["1", "3"] && part.hiddenEvents)
  }

  /// The pages of what a caller may see have no gaps where something is hidden.
  @Test(.timeLimit(.minutes(5)))
  func pagesWithHiddenEvents() async throws {
    let world = try await World.shared
    let province = try await world.province()
    let code = try await journey(world, province)
    let head = try await world.caller(.head, unit: province.second)
    var request = GetCaseRequest(caseId: code, pageSize: 1)
    var ids: [String] = []
    repeat {
      let page = try await head.call(CaseService.getCase, request)
      ids += page.events.compactMap(\.event?.eventId)
      #expect(page.hiddenEvents)
      request.pageToken = page.nextPageToken
    } while !request.pageToken.isEmpty
    #expect(ids == ["3", "4", "5", "6", "7", "8", "9"])
  }

  /// A case without spells lies where its anomalies lie.
  @Test(.timeLimit(.minutes(5)))
  func aCaseOfAnomaliesAlone() async throws {
    let world = try await World.shared
    let province = try await world.province()
    try await world.administrator.submit(
      province.line("1", "closed", #""branch":"\#(province.branches[2])","outcome":"other""#, case: "n"))
    let request = GetCaseRequest(caseId: province.code + "-n")
    let answer = try await world.administrator.call(CaseService.getCase, request)
    #expect(answer.caseClass == nil && answer.spells == [] && answer.events.map(\.anomaly) == ["not_open"])
    #expect(try await world.caller(.head, unit: province.second).outcome(CaseService.getCase, request) == "OK")
    #expect(
      try await world.caller(.head, unit: province.first).outcome(CaseService.getCase, request)
        == "PERMISSION_DENIED SCOPE")
  }
}
