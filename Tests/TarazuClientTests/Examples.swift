// The examples of docs/client-library.md, block by block, as they stand there.

import TarazuClient
import TarazuLoop
import TarazuProtocol
import TarazuWire

func scorecard(of unit: String, at target: ClientTarget) async throws -> GetScorecardResponse {
  let loops = try LoopGroup(count: 1, name: "figures")
  defer { loops.stop() }
  let client = TarazuClient(target, loops: loops)
  defer { client.close() }
  let selection = Selection(unit: unit, fromDate: "2026-03-21", toDate: "2026-04-20")
  return try await client.call(
    KpiService.getScorecard, GetScorecardRequest(selection: selection), timeout: .seconds(10))
}

func target(home: String) throws -> ClientTarget {
  let home = Home(home)
  return try home.target(home.administrator())
}

func target(host: String, port: Int, caFile: String, tokenFile: String) throws -> ClientTarget {
  ClientTarget(host: host, port: port, caFile: caFile, credential: .token(try BearerToken(file: tokenFile)))
}

func register(_ caseID: String, branch: String, with client: TarazuClient) async throws -> Double? {
  let event = Event(
    source: "cms-08", eventId: "registered/\(caseID)", eventTime: ProtobufTimestamp(seconds: 1_775_034_000),
    caseId: caseID, kind: .registered(Event.Registered(branch: branch, caseClass: "civil.financial")))
  let taken = try await client.call(
    IngestService.submitEvents, SubmitEventsRequest(events: [event]), timeout: .seconds(60))
  guard taken.results.first?.outcome != .rejected else { return nil }
  let selection = Selection(unit: branch, fromDate: "2026-03-21", toDate: "2026-04-20")
  let scorecard = try await client.call(
    KpiService.getScorecard, GetScorecardRequest(selection: selection, kpis: [.pending]), timeout: .seconds(10))
  return scorecard.figures.first?.value
}

func pendingIfQuick(_ request: GetScorecardRequest, with client: TarazuClient) async throws(Status) -> Double? {
  do throws(Status) {
    let scorecard = try await client.call(KpiService.getScorecard, request, timeout: .milliseconds(200))
    return scorecard.figures.first?.value
  } catch {
    guard error.code == .deadlineExceeded || error.code == .cancelled else { throw error }
    return nil
  }
}

func follow(
  _ request: GetScorecardRequest, with client: TarazuClient, show: (Double?) async throws -> Bool
) async throws {
  let feed = client.feed(request, every: .seconds(1)) { lost in
    print("waiting for the service: \(lost.message)")
  }
  for try await state in feed {
    guard try await show(state.state.figures.first?.value) else { break }
  }
}
