// Invented principals, sessions and records.

import TarazuPages
import TarazuProtocol

/// The administration of a service that does not exist.
enum SampleAdministration {
  private static let admin = SampleUnits.head(of: SampleUnits.province, role: .admin)

  static let pages: [SamplePage] = [
    SamplePage("account", AccountPage(sessions: sessions, records: records), "/account"),
    SamplePage(
      "principals",
      PrincipalsPage(answer: ListPrincipalsResponse(principals: [head, source]), problem: "the name is taken"),
      "/admin/principals", viewer: admin),
    SamplePage(
      "principal", PrincipalPage(principal: head, credentials: credentials), "/admin/principals/h.jiroft", viewer: admin
    ),
    SamplePage(
      "secret",
      SecretPage(
        name: "h.jiroft",
        secret: .credential(
          NewCredential(
            expireTime: SampleUnits.time(1405, 9, 4, 9, 0), secret: .oneTimePassword("kish-mehr-4417-abshar")))),
      "/admin/principals/reset", viewer: admin),
    SamplePage(
      "rollout",
      RolloutPage(provinces: [ProvinceRollout(province: "08", districtIsOpen: true, branchIsOpen: false)]),
      "/admin/rollout", viewer: admin),
    SamplePage(
      "audit", AuditPage(answer: ListAuditRecordsResponse(records: records, nextPageToken: "more")), "/admin/audit",
      [QueryItem("who", "r.karimi")], viewer: admin),
    SamplePage(
      "gateways",
      GatewaysPage(gateways: [
        Gateway(
          name: "web-1", createTime: SampleUnits.time(1405, 6, 1, 9, 0), expireTime: SampleUnits.time(1406, 6, 1, 9, 0))
      ]), "/admin/gateways", viewer: admin),
  ]

  private static let sessions = [
    Session(
      id: 41, createTime: SampleUnits.time(1405, 9, 3, 7, 30), address: "10.20.0.14",
      lastUseTime: SampleUnits.time(1405, 9, 3, 7, 44), expireTime: SampleUnits.time(1405, 9, 3, 19, 30), isThis: true),
    Session(
      id: 40, createTime: SampleUnits.time(1405, 9, 3, 6, 2), address: "10.20.0.90",
      lastUseTime: SampleUnits.time(1405, 9, 3, 6, 40), expireTime: SampleUnits.time(1405, 9, 3, 18, 2)),
  ]

  private static let records = [
    AuditRecord(
      time: SampleUnits.time(1405, 9, 3, 7, 43), name: "r.karimi", role: .head, scope: "08", credentialKind: .session,
      credentialId: 41, address: "10.20.0.14", gateway: "web-1", server: "s1", method: "KpiService/GetScorecard",
      unit: "08", outcome: "OK", count: 3, rowCount: 150, milliseconds: 1.2),
    AuditRecord(
      time: SampleUnits.time(1405, 9, 3, 7, 40), name: "r.karimi", role: .head, scope: "08", credentialKind: .session,
      credentialId: 41, address: "10.20.0.14", gateway: "web-1", server: "s1", method: "CaseService/GetCase",
      caseId: "140309970012345", outcome: "PERMISSION_DENIED", reason: "SCOPE", count: 1, milliseconds: 10),
  ]

  private static let head = Principal(
    name: "h.jiroft", role: .head, unit: SampleUnits.districts[1].code, maker: "r.karimi",
    createTime: SampleUnits.time(1405, 7, 1, 9, 0), isOpen: true, hasPassword: true,
    lastSignInTime: SampleUnits.time(1405, 9, 1, 8, 12))

  private static let source = Principal(
    name: "cms-08", role: .source, unit: "08", source: "cms-08", createTime: SampleUnits.time(1405, 1, 20, 9, 0),
    expireTime: SampleUnits.time(1406, 1, 20, 9, 0))

  private static let credentials = [
    PrincipalCredential(
      kind: .session, id: 12, createTime: SampleUnits.time(1405, 9, 1, 8, 12),
      expireTime: SampleUnits.time(1405, 9, 1, 20, 12), lastUseTime: SampleUnits.time(1405, 9, 1, 8, 40),
      lastUseAddress: "10.20.3.7"),
    PrincipalCredential(
      kind: .token, id: 4, createTime: SampleUnits.time(1405, 7, 1, 9, 0),
      expireTime: SampleUnits.time(1405, 10, 1, 9, 0),
      endTime: SampleUnits.time(1405, 8, 1, 9, 0)),
  ]
}
