// The table of the methods, written by hand from docs/spec/access.md#rules-and-roles, and a question for each method.

import TarazuAccess
import TarazuNet
import TarazuProtocol
import TarazuWire
import TestSupport

/// One method, and what the contract says of it.
struct WalkRow: Sendable {
  /// What a question of the method names: nothing, a target that may lie outside or not exist, or something of such a
  /// target (or of the caller) that does not exist.
  enum Asks: Sendable { case nothing, target, missing }

  /// Service and method, such as `KpiService/GetScorecard`.
  let method: String
  /// For source, analyst, head and admin: `y` let in, `-` the role lacks the rule, `c` at the country only.
  let roles: String
  let asks: Asks
  /// Whether rollout gates it for this role.
  let gated: String
  let question: @Sendable (WalkTargets) -> any Message

  init(
    _ method: String, _ roles: String, _ asks: Asks = .nothing, gated: String = "nnnn",
    _ question: @escaping @Sendable (WalkTargets) -> any Message
  ) {
    self.method = method
    self.roles = roles
    self.asks = asks
    self.gated = gated
    self.question = question
  }

  func letter(_ role: TarazuAccess.Role) -> Character { Self.letter(roles, role) }
  func isGated(_ role: TarazuAccess.Role) -> Bool { Self.letter(gated, role) == "y" }

  private static func letter(_ letters: String, _ role: TarazuAccess.Role) -> Character {
    let order: [TarazuAccess.Role] = [.source, .analyst, .head, .admin]
    return Array(letters)[order.firstIndex(of: role) ?? 0]
  }
}

/// What a question may name.
struct WalkTargets: Sendable {
  let unit: String
  let province: String
  let caseID: String
  let principal: String
  /// A name that nobody has.
  let fresh: String
}

enum MethodWalk {
  private static let dates = (from: "2024-03-20", to: "2025-03-20")

  private static func selection(_ targets: WalkTargets) -> Selection {
    Selection(unit: targets.unit, fromDate: dates.from, toDate: dates.to)
  }

  static let rows = directory + figures + records + administration + own

  private static let directory = [
    WalkRow("DirectoryService/ImportDirectory", "---y") { _ in ImportDirectoryRequest() },
    WalkRow("DirectoryService/ApplyDirectory", "---y") { _ in ApplyDirectoryRequest() },
    WalkRow("DirectoryService/GetUnit", "-yyy", .target, gated: "nyyy") { GetUnitRequest(unit: $0.unit) },
    WalkRow("DirectoryService/ListUnits", "-yyy", .target, gated: "nyyy") { ListUnitsRequest(parent: $0.unit) },
    WalkRow("DirectoryService/SearchUnits", "-yyy", gated: "nyyy") { SearchUnitsRequest(text: $0.unit) },
    WalkRow("DirectoryService/ListKinds", "-yyy", gated: "nyyy") { _ in ListKindsRequest() },
    WalkRow("DirectoryService/ListClasses", "-yyy", gated: "nyyy") { _ in ListClassesRequest() },
    WalkRow("IngestService/SubmitEvents", "y--y") { _ in SubmitEventsRequest() },
    WalkRow("IngestService/SubmitLines", "y--y") { _ in SubmitLinesRequest() },
    WalkRow("IngestService/ImportEvents", "y--y") { _ in ImportEventsRequest() },
  ]

  private static let figures = [
    WalkRow("KpiService/GetScorecard", "-yyy", .target, gated: "nyyy") {
      GetScorecardRequest(selection: selection($0), kpis: [.inflow])
    },
    WalkRow("KpiService/RankUnits", "-yyy", .target, gated: "nyyy") {
      RankUnitsRequest(kpi: .inflow, unit: $0.unit, level: .branch, fromDate: dates.from, toDate: dates.to)
    },
    WalkRow("KpiService/GetTrend", "-yyy", .target, gated: "nyyy") {
      GetTrendRequest(kpi: .inflow, selection: selection($0), period: .year)
    },
    WalkRow("KpiService/GetAging", "-yyy", .target, gated: "nyyy") {
      GetAgingRequest(unit: $0.unit, toDate: dates.to)
    },
    WalkRow("KpiService/GetDistribution", "-yyy", .target, gated: "nyyy") {
      GetDistributionRequest(measure: .leadDays, selection: selection($0))
    },
    WalkRow("KpiService/CompareScorecards", "-yyy", .target, gated: "nyyy") {
      CompareScorecardsRequest(a: selection($0), b: .selection(selection($0)))
    },
    WalkRow("KpiService/GetStanding", "-yyy", .target, gated: "nyyy") {
      GetStandingRequest(kpi: .inflow, unit: $0.unit, fromDate: dates.from, toDate: "2025-03-20")
    },
    WalkRow("KpiService/GetFunnel", "-yyy", .target, gated: "nyyy") {
      GetFunnelRequest(
        kpi: .inflowMean, unit: $0.unit, level: .branch, fromDate: dates.from, toDate: dates.to, branchKind: "civil")
    },
    WalkRow("KpiService/GetSignal", "-yyy", .target, gated: "nyyy") {
      GetSignalRequest(kpi: .inflowMean, unit: $0.unit, toDate: dates.to)
    },
    WalkRow("KpiService/ListChanges", "-yyy", .target, gated: "nyyy") {
      ListChangesRequest(unit: $0.unit, toDate: dates.to)
    },
    WalkRow("KpiService/GetHearingCalendar", "-yyy", .target, gated: "nyyy") {
      GetHearingCalendarRequest(unit: $0.unit, fromDate: dates.from, toDate: dates.to)
    },
    WalkRow("KpiService/ExplainFigure", "-yyy", .target, gated: "nyyy") {
      ExplainFigureRequest(kpi: .inflow, selection: selection($0))
    },
    WalkRow("KpiService/ListIndicators", "-yyy", gated: "nyyy") { _ in ListIndicatorsRequest() },
    WalkRow("KpiService/Subscribe", "-yyy", .target, gated: "nyyy") {
      SubscribeRequest(question: .scorecard(GetScorecardRequest(selection: selection($0), kpis: [.inflow])))
    },
  ]

  private static let records = [
    WalkRow("CaseService/GetCase", "--yy", .target, gated: "nnyy") { GetCaseRequest(caseId: $0.caseID) },
    WalkRow("CaseService/ListCases", "--yy", .target, gated: "nnyy") {
      ListCasesRequest(list: .pending, unit: $0.unit)
    },
    WalkRow("CaseService/ListContributions", "--yy", .target, gated: "nnyy") {
      ListContributionsRequest(kpi: .inflow, selection: selection($0), part: .numerator)
    },
    WalkRow("QualityService/ListAnomalies", "y-yy", .target, gated: "nnyy") { ListAnomaliesRequest(unit: $0.unit) },
    WalkRow("QualityService/ListRejections", "y-yy", .target, gated: "nnyy") { ListRejectionsRequest(unit: $0.unit) },
    WalkRow("AuditService/ListAuditRecords", "---y") { _ in ListAuditRecordsRequest() },
  ]

  private static let administration = [
    WalkRow("AdminService/CreatePrincipal", "---y", .target) {
      CreatePrincipalRequest(name: $0.fresh, role: .head, unit: $0.unit)
    },
    WalkRow("AdminService/GetPrincipal", "---y", .target) { GetPrincipalRequest(name: $0.principal) },
    WalkRow("AdminService/ListPrincipals", "---y", .target) { ListPrincipalsRequest(unit: $0.unit) },
    WalkRow("AdminService/SetPrincipal", "---y", .target) { SetPrincipalRequest(name: $0.principal, lift: true) },
    WalkRow("AdminService/ResetPassword", "---y", .target) { ResetPasswordRequest(name: $0.principal) },
    WalkRow("AdminService/EnrolPrincipalSecondFactor", "---y", .target) {
      EnrolPrincipalSecondFactorRequest(name: $0.principal)
    },
    WalkRow("AdminService/ListCredentials", "---y", .target) { ListCredentialsRequest(name: $0.principal) },
    WalkRow("AdminService/RotateCredential", "---y", .target) { RotateCredentialRequest(name: $0.principal) },
    WalkRow("AdminService/RevokeCredential", "---y", .missing) {
      RevokeCredentialRequest(name: $0.principal, kind: .token, id: 1 << 40)
    },
    WalkRow("AdminService/RevokePrincipal", "---y", .target) { RevokePrincipalRequest(name: $0.principal) },
    WalkRow("AdminService/CreateGateway", "---c") { _ in CreateGatewayRequest() },
    WalkRow("AdminService/ListGateways", "---c") { _ in ListGatewaysRequest() },
    WalkRow("AdminService/EndGateway", "---c") { _ in EndGatewayRequest() },
    WalkRow("AdminService/GetRollout", "---y") { _ in GetRolloutRequest() },
    WalkRow("AdminService/OpenLevel", "---y", .target) { OpenLevelRequest(province: $0.province, level: .district) },
    WalkRow("AdminService/CloseLevel", "---y", .target) { CloseLevelRequest(province: $0.province, level: .branch) },
    WalkRow("AdminService/RenewServerCertificate", "---c") { _ in RenewServerCertificateRequest() },
    WalkRow("AdminService/VerifyFigures", "---c") { _ in VerifyFiguresRequest() },
    WalkRow("AdminService/GetServerInfo", "yyyy") { _ in GetServerInfoRequest() },
  ]

  /// What a caller does about itself. Some are refused for other reasons than the rule, such as a missing password.
  private static let own = [
    WalkRow("AuthService/SignOut", "yyyy") { _ in SignOutRequest() },
    WalkRow("AuthService/GetSelf", "yyyy") { _ in GetSelfRequest() },
    WalkRow("AuthService/ChangePassword", "yyyy") { _ in ChangePasswordRequest() },
    WalkRow("AuthService/EnrolSecondFactor", "yyyy") { _ in EnrolSecondFactorRequest() },
    WalkRow("AuthService/ConfirmSecondFactor", "yyyy") { _ in ConfirmSecondFactorRequest() },
    WalkRow("AuthService/ListSessions", "yyyy") { _ in ListSessionsRequest() },
    WalkRow("AuthService/EndSession", "yyyy", .missing) { _ in EndSessionRequest() },
    WalkRow("AuthService/RenewCertificate", "yyyy") { _ in RenewCertificateRequest() },
    WalkRow("AuthService/ListOwnRecords", "yyyy") { _ in ListOwnRecordsRequest() },
  ]

  /// Methods that everyone is answered: they have no row.
  static let open: Set = [
    "AuthService/SignIn", "grpc.health.v1.Health/Check", "grpc.health.v1.Health/List", "grpc.health.v1.Health/Watch",
  ]

  /// Every method that the service has.
  static let served: [any AnyMethodDescriptor] =
    HealthService.allMethods + KpiService.allMethods + IngestService.allMethods + DirectoryService.allMethods
    + CaseService.allMethods + QualityService.allMethods + AdminService.allMethods + AuthService.allMethods
    + AuditService.allMethods

  /// A method's name as the rows have it.
  static func name(_ method: any AnyMethodDescriptor) -> String {
    let service = method.service
    return (service.hasPrefix("tarazu.v1.") ? String(service.dropFirst(10)) : service) + "/" + method.name
  }
}

extension Caller {
  /// What a method comes to: code and reason, or `OK`. A stream counts as let in with its first message.
  func outcome(_ method: any AnyMethodDescriptor, _ question: any Message) async -> String {
    let payload = question.encode()
    do {
      if !method.clientStreaming, !method.serverStreaming {
        _ = try await connection.unary(
          service: method.service, method: method.name, payload: payload, metadata: metadata, timeout: .seconds(60))
        return "OK"
      }
      let shape: CallShape =
        !method.clientStreaming ? .serverStreaming : method.serverStreaming ? .bidirectional : .clientStreaming
      let stream = connection.open(
        service: method.service, method: method.name, shape: shape, payload: method.clientStreaming ? [] : payload,
        metadata: metadata, timeout: .seconds(60))
      if method.clientStreaming { stream.finishSending() }
      _ = try await stream.receive()
      stream.cancel()
      return "OK"
    } catch { return Caller.message(of: error) }
  }
}
