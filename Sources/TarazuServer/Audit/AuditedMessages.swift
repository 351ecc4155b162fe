// What the audit takes from messages: the unit and the case that are asked for, and how many items are given out. Each
// message of a method is listed here, so that none is forgotten: the compiler asks for it.

import TarazuLines
import TarazuProtocol
import TarazuStore

/// A message that asks for something.
protocol AuditedRequest: Message {
  /// The code of the unit that it asks for, as it was sent; empty for none.
  var auditedUnit: String { get }
  /// Likewise the case.
  var auditedCase: String { get }
}

/// A message that gives something out.
protocol AuditedResponse: Message {
  /// How many items: figures, rows, units, events.
  var auditedRows: Int { get }
}

extension AuditedRequest {
  var auditedUnit: String { "" }
  var auditedCase: String { "" }
}

extension AuditedResponse {
  var auditedRows: Int { 0 }
}

/// The unit and the case that a call asks for, where they have the form of one. A text of another form is not kept: it
/// may be anything, a password too.
struct Asked {
  let unit: String?
  let caseCode: String?

  /// Nothing yet.
  static let nothing = Asked(unit: nil, caseCode: nil)

  private init(unit: String?, caseCode: String?) {
    self.unit = unit
    self.caseCode = caseCode
  }

  init(_ request: some AuditedRequest) {
    let (unit, caseCode) = (request.auditedUnit, request.auditedCase)
    self.unit = CodeForm.unit.matches(unit) ? unit : nil
    self.caseCode = CodeForm.id.matches(caseCode) ? caseCode : nil
  }

  /// What a message in some bytes asks for; nothing where they are none.
  init<Request: AuditedRequest>(_: Request.Type, in bytes: [UInt8]) {
    if let request: Request = try? decode(bytes) { self.init(request) } else { self = .nothing }
  }

  func note(in record: inout AuditRecord) {
    record.unit = unit
    record.caseCode = caseCode
  }
}

// MARK: - KpiService

extension GetScorecardRequest: AuditedRequest { var auditedUnit: String { selection?.unit ?? "" } }
extension GetScorecardResponse: AuditedResponse { var auditedRows: Int { figures.count } }
extension RankUnitsRequest: AuditedRequest { var auditedUnit: String { unit } }
extension RankUnitsResponse: AuditedResponse {
  var auditedRows: Int { highest.count + lowest.count + insufficient.count }
}
extension GetTrendRequest: AuditedRequest { var auditedUnit: String { selection?.unit ?? "" } }
extension GetTrendResponse: AuditedResponse { var auditedRows: Int { points.count } }
extension GetAgingRequest: AuditedRequest { var auditedUnit: String { unit } }
extension GetAgingResponse: AuditedResponse { var auditedRows: Int { olderThan.count } }
extension GetDistributionRequest: AuditedRequest { var auditedUnit: String { selection?.unit ?? "" } }
extension GetDistributionResponse: AuditedResponse { var auditedRows: Int { values.count } }
extension CompareScorecardsRequest: AuditedRequest { var auditedUnit: String { a?.unit ?? "" } }
extension CompareScorecardsResponse: AuditedResponse {
  var auditedRows: Int { (a?.figures.count ?? 0) + (b?.figures.count ?? 0) }
}
extension GetStandingRequest: AuditedRequest { var auditedUnit: String { unit } }
extension GetStandingResponse: AuditedResponse { var auditedRows: Int { 1 } }
extension GetFunnelRequest: AuditedRequest { var auditedUnit: String { unit } }
extension GetFunnelResponse: AuditedResponse { var auditedRows: Int { rows.count } }
extension GetSignalRequest: AuditedRequest { var auditedUnit: String { unit } }
extension GetSignalResponse: AuditedResponse { var auditedRows: Int { points.count } }
extension ListChangesRequest: AuditedRequest { var auditedUnit: String { unit } }
extension ListChangesResponse: AuditedResponse { var auditedRows: Int { changes.count } }
extension GetHearingCalendarRequest: AuditedRequest { var auditedUnit: String { unit } }
extension GetHearingCalendarResponse: AuditedResponse { var auditedRows: Int { days.count } }
extension ListIndicatorsRequest: AuditedRequest {}
extension ListIndicatorsResponse: AuditedResponse { var auditedRows: Int { indicators.count } }
extension ExplainFigureRequest: AuditedRequest { var auditedUnit: String { selection?.unit ?? "" } }
extension ExplainFigureResponse: AuditedResponse { var auditedRows: Int { quantities.count } }
extension SubscribeRequest: AuditedRequest {
  var auditedUnit: String {
    switch question {
    case .scorecard(let request): request.auditedUnit
    case .rank(let request): request.auditedUnit
    case nil: ""
    }
  }
}

// MARK: - CaseService, QualityService

extension GetCaseRequest: AuditedRequest { var auditedCase: String { caseId } }
extension GetCaseResponse: AuditedResponse { var auditedRows: Int { events.count } }
extension ListCasesRequest: AuditedRequest { var auditedUnit: String { unit } }
extension ListCasesResponse: AuditedResponse { var auditedRows: Int { rows.count } }
extension ListContributionsRequest: AuditedRequest { var auditedUnit: String { selection?.unit ?? "" } }
extension ListContributionsResponse: AuditedResponse { var auditedRows: Int { rows.count } }
extension ListAnomaliesRequest: AuditedRequest { var auditedUnit: String { unit } }
extension ListAnomaliesResponse: AuditedResponse { var auditedRows: Int { anomalies.count } }
extension ListRejectionsRequest: AuditedRequest { var auditedUnit: String { unit } }
extension ListRejectionsResponse: AuditedResponse { var auditedRows: Int { rejections.count } }

// MARK: - DirectoryService

extension ImportDirectoryRequest: AuditedRequest {}
extension ImportDirectoryResponse: AuditedResponse {}
extension ApplyDirectoryRequest: AuditedRequest {}
extension ApplyDirectoryResponse: AuditedResponse {}
extension GetUnitRequest: AuditedRequest { var auditedUnit: String { unit } }
extension GetUnitResponse: AuditedResponse { var auditedRows: Int { 1 } }
extension ListUnitsRequest: AuditedRequest { var auditedUnit: String { parent } }
extension ListUnitsResponse: AuditedResponse { var auditedRows: Int { units.count } }
extension SearchUnitsRequest: AuditedRequest {}
extension SearchUnitsResponse: AuditedResponse { var auditedRows: Int { units.count } }
extension ListKindsRequest: AuditedRequest {}
extension ListKindsResponse: AuditedResponse { var auditedRows: Int { kinds.count } }
extension ListClassesRequest: AuditedRequest {}
extension ListClassesResponse: AuditedResponse { var auditedRows: Int { classes.count } }

// MARK: - IngestService

extension SubmitEventsRequest: AuditedRequest {}
extension SubmitEventsResponse: AuditedResponse { var auditedRows: Int { results.count } }
extension SubmitLinesRequest: AuditedRequest {}
extension SubmitLinesResponse: AuditedResponse { var auditedRows: Int { results.count } }
extension ImportEventsRequest: AuditedRequest {}

// MARK: - AdminService

extension VerifyFiguresRequest: AuditedRequest {}
extension GetServerInfoRequest: AuditedRequest {}
extension RenewServerCertificateRequest: AuditedRequest {}
extension GetServerInfoResponse: AuditedResponse {}
extension RenewServerCertificateResponse: AuditedResponse {}
extension CreatePrincipalRequest: AuditedRequest { var auditedUnit: String { unit } }
extension CreatePrincipalResponse: AuditedResponse {}
extension GetPrincipalRequest: AuditedRequest {}
extension GetPrincipalResponse: AuditedResponse { var auditedRows: Int { 1 } }
extension ListPrincipalsRequest: AuditedRequest { var auditedUnit: String { unit } }
extension ListPrincipalsResponse: AuditedResponse { var auditedRows: Int { principals.count } }
extension SetPrincipalRequest: AuditedRequest { var auditedUnit: String { unit ?? "" } }
extension SetPrincipalResponse: AuditedResponse {}
extension ResetPasswordRequest: AuditedRequest {}
extension ResetPasswordResponse: AuditedResponse {}
extension EnrolPrincipalSecondFactorRequest: AuditedRequest {}
extension EnrolPrincipalSecondFactorResponse: AuditedResponse {}
extension RevokePrincipalRequest: AuditedRequest {}
extension RevokePrincipalResponse: AuditedResponse {}
extension ListCredentialsRequest: AuditedRequest {}
extension ListCredentialsResponse: AuditedResponse { var auditedRows: Int { credentials.count } }
extension RevokeCredentialRequest: AuditedRequest {}
extension RevokeCredentialResponse: AuditedResponse {}
extension RotateCredentialRequest: AuditedRequest {}
extension RotateCredentialResponse: AuditedResponse {}
extension CreateGatewayRequest: AuditedRequest {}
extension CreateGatewayResponse: AuditedResponse {}
extension ListGatewaysRequest: AuditedRequest {}
extension ListGatewaysResponse: AuditedResponse { var auditedRows: Int { gateways.count } }
extension EndGatewayRequest: AuditedRequest {}
extension EndGatewayResponse: AuditedResponse {}
extension GetRolloutRequest: AuditedRequest {}
extension GetRolloutResponse: AuditedResponse { var auditedRows: Int { provinces.count } }
extension OpenLevelRequest: AuditedRequest { var auditedUnit: String { province } }
extension OpenLevelResponse: AuditedResponse {}
extension CloseLevelRequest: AuditedRequest { var auditedUnit: String { province } }
extension CloseLevelResponse: AuditedResponse {}

// MARK: - AuthService, AuditService

extension SignInRequest: AuditedRequest {}
extension SignInResponse: AuditedResponse {}
extension SignOutRequest: AuditedRequest {}
extension SignOutResponse: AuditedResponse {}
extension GetSelfRequest: AuditedRequest {}
extension GetSelfResponse: AuditedResponse {}
extension ChangePasswordRequest: AuditedRequest {}
extension ChangePasswordResponse: AuditedResponse {}
extension EnrolSecondFactorRequest: AuditedRequest {}
extension EnrolSecondFactorResponse: AuditedResponse {}
extension ConfirmSecondFactorRequest: AuditedRequest {}
extension ConfirmSecondFactorResponse: AuditedResponse {}
extension ListSessionsRequest: AuditedRequest {}
extension ListSessionsResponse: AuditedResponse { var auditedRows: Int { sessions.count } }
extension EndSessionRequest: AuditedRequest {}
extension EndSessionResponse: AuditedResponse {}
extension RenewCertificateRequest: AuditedRequest {}
extension RenewCertificateResponse: AuditedResponse {}
extension ListOwnRecordsRequest: AuditedRequest { var auditedUnit: String { unit } }
extension ListOwnRecordsResponse: AuditedResponse { var auditedRows: Int { records.count } }
extension ListAuditRecordsRequest: AuditedRequest { var auditedUnit: String { unit } }
extension ListAuditRecordsResponse: AuditedResponse { var auditedRows: Int { records.count } }
