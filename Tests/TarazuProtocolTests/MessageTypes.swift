// The messages that the tests go through: those of every method, and those of features.proto.

@testable import TarazuProtocol

/// A message of the schema, by what the tests need.
struct MessageType: Sendable {
  let fullName: String
  /// The bytes read and written again.
  let rewrite: @Sendable ([UInt8]) throws -> [UInt8]

  init<M: Message>(_: M.Type) {
    fullName = M.fullName
    rewrite = { try M.decode(from: $0).encode() }
  }
}

enum MessageTypes {
  static let all: [MessageType] = services + status + features

  private static let services: [MessageType] =
    methods(DirectoryService.importDirectory) + methods(DirectoryService.applyDirectory)
    + methods(DirectoryService.getUnit) + methods(DirectoryService.listUnits) + methods(DirectoryService.listKinds)
    + methods(DirectoryService.listClasses)
    + methods(IngestService.submitEvents) + methods(IngestService.submitLines) + methods(IngestService.importEvents)
    + methods(KpiService.getScorecard) + methods(KpiService.rankUnits) + methods(KpiService.getTrend)
    + methods(KpiService.getAging) + methods(KpiService.getDistribution) + methods(KpiService.compareScorecards)
    + methods(KpiService.listIndicators) + methods(KpiService.subscribe)
    + methods(KpiService.getHearingCalendar)
    + methods(CaseService.getCase) + methods(CaseService.listCases)
    + methods(QualityService.listAnomalies) + methods(QualityService.listRejections)
    + methods(AdminService.verifyFigures) + methods(AdminService.getServerInfo)
    + methods(HealthService.check) + methods(HealthService.list) + methods(HealthService.watch)

  private static let status = [
    MessageType(RpcStatus.self), MessageType(RpcErrorInfo.self), MessageType(RpcBadRequest.self),
    MessageType(RpcRetryInfo.self), MessageType(RpcRequestInfo.self),
  ]

  private static let features = [
    MessageType(Plain.self), MessageType(Present.self), MessageType(Lists.self), MessageType(Choices.self),
    MessageType(Tree.self), MessageType(Tree.Branch.self), MessageType(Names.self), MessageType(Nothing.self),
  ]

  private static func methods<Request, Response>(_: MethodDescriptor<Request, Response>) -> [MessageType] {
    [MessageType(Request.self), MessageType(Response.self)]
  }
}
