// The questions of a load: random units and windows by seed, as frames that are ready to send.

import TarazuBase
import TarazuCalendar
import TarazuClient
import TarazuDomain
import TarazuProtocol
import TarazuWire

/// Units of the service, by their levels.
struct UnitList: Sendable {
  /// More than any country has, so that a service that never ends its list is not followed.
  private static let most = 200_000
  private static let page: Int32 = 1_000

  var units: [TarazuProtocol.Unit]

  /// Asks the service for all units that the caller may see.
  static func load(_ client: TarazuClient) async throws -> UnitList {
    var list = UnitList(units: [])
    var request = ListUnitsRequest(pageSize: page)
    repeat {
      let response = try await client.call(DirectoryService.listUnits, request, timeout: .seconds(30))
      list.units += response.units
      request.pageToken = response.nextPageToken
    } while !request.pageToken.isEmpty && list.units.count < most
    guard !list.units.isEmpty else {
      throw BenchError("the service has no units; import a directory first")
    }
    return list
  }

  var branches: [String] { units.filter { $0.level == .branch }.map(\.code) }
}

/// Makes questions.
struct QuestionMaker {
  /// The longest window in days, so that windows also differ in their position.
  private static let longestWindow = 366
  private static let kpis = TarazuDomain.Indicator.all.compactMap { Kpi(code: $0.code) }

  private let list: UnitList
  private let superiors: [TarazuProtocol.Unit]
  private let days: ClosedRange<Day>
  private let metadata: Metadata
  private let timeout: Int64
  private var random: SplitMix64

  init(_ list: UnitList, _ options: BenchOptions, metadata: Metadata) {
    self.list = list
    superiors = list.units.filter { $0.level != .branch }
    days = options.days
    self.metadata = metadata
    timeout = Int64(options.timeout * 1e9)
    random = SplitMix64(seed: options.seed)
  }

  /// Questions of a kind; none for ingest and subscribe.
  mutating func pool(of kind: CallKind, count: Int) throws(Status) -> [ClientMachine.PreparedCall] {
    var pool: [ClientMachine.PreparedCall] = []
    for _ in 0..<count {
      switch kind {
      case .scorecard:
        pool.append(try call(KpiService.getScorecard, GetScorecardRequest(selection: selection())))
      case .rank: pool.append(try call(KpiService.rankUnits, rank()))
      case .trend:
        let request = GetTrendRequest(kpi: kpi(), selection: selection(), period: .month)
        pool.append(try call(KpiService.getTrend, request))
      case .ingest, .subscribe: break
      }
    }
    return pool
  }

  /// Feeds of scorecards up to the last day.
  mutating func feeds(count: Int) throws(Status) -> [ClientMachine.PreparedCall] {
    var feeds: [ClientMachine.PreparedCall] = []
    for _ in 0..<count {
      var selection = selection()
      selection.toDate = days.upperBound.description
      // Nearly each change is its own message, so that the lag is the service's and not that of the interval.
      let request = SubscribeRequest(
        minInterval: ProtobufDuration(seconds: 0, nanos: 10_000_000),
        question: .scorecard(GetScorecardRequest(selection: selection)))
      feeds.append(
        try ClientMachine.PreparedCall(
          ClientMachine.Request(
            service: KpiService.subscribe.service, method: KpiService.subscribe.name, shape: .serverStreaming,
            payload: request.encode(), metadata: metadata)))
    }
    return feeds
  }

  /// The call of ingest, without its payload.
  var ingestRequest: ClientMachine.Request {
    ClientMachine.Request(
      service: IngestService.submitLines.service, method: IngestService.submitLines.name, timeout: timeout,
      metadata: metadata)
  }

  private func call<Request: Message, Response: Message>(
    _ method: MethodDescriptor<Request, Response>, _ request: Request
  ) throws(Status) -> ClientMachine.PreparedCall {
    try ClientMachine.PreparedCall(
      ClientMachine.Request(
        service: method.service, method: method.name, payload: request.encode(), timeout: timeout,
        metadata: metadata))
  }

  private mutating func selection() -> Selection {
    let window = window()
    return Selection(unit: chosen(list.units).code, fromDate: window.from, toDate: window.to)
  }

  private mutating func rank() -> RankUnitsRequest {
    let window = window()
    // A caller who sees only branches ranks a branch by itself.
    let unit = superiors.isEmpty ? chosen(list.units) : chosen(superiors)
    let below: [TarazuProtocol.Level] =
      switch unit.level {
      case .country: [.province, .district, .branch]
      case .province: [.district, .branch]
      default: [.branch]
      }
    return RankUnitsRequest(
      kpi: kpi(), unit: unit.code, level: below[Int.random(in: 0..<below.count, using: &random)],
      fromDate: window.from, toDate: window.to)
  }

  private mutating func kpi() -> Kpi { QuestionMaker.kpis.randomElement(using: &random) ?? .unspecified }

  /// A random unit of a list that is not empty.
  private mutating func chosen(_ units: [TarazuProtocol.Unit]) -> TarazuProtocol.Unit {
    units.randomElement(using: &random) ?? TarazuProtocol.Unit()
  }

  private mutating func window() -> (from: String, to: String) {
    let to = Int32.random(in: days.lowerBound.number...days.upperBound.number, using: &random)
    let length = Int32.random(in: 0..<Int32(QuestionMaker.longestWindow), using: &random)
    let from = max(days.lowerBound.number, to - length)
    return (Day(number: from).description, Day(number: to).description)
  }
}
