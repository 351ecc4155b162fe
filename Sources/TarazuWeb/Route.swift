import TarazuPages

/// What stands behind an address.
struct Route: Sendable {
  typealias Load = @Sendable (Visit) async throws -> Loaded
  typealias Act = @Sendable (Visit) async throws -> Outcome

  /// Makes the page for a GET; nil: there is none.
  var load: Load?
  /// Does what a form asks for; nil: none posts here.
  var act: Act?
  /// Whether it is open while a password or second factor has still to be set.
  var isOpenAtFirst = false

  init(load: Load? = nil, act: Act? = nil, isOpenAtFirst: Bool = false) {
    self.load = load
    self.act = act
    self.isOpenAtFirst = isOpenAtFirst
  }
}

/// The table of routes.
enum Routes {
  /// By the whole path.
  private static let exact: [String: Route] = [
    PagePath.morning: Route(load: MorningLoading.page),
    PagePath.extremes: Route(load: ExtremesLoading.page),
    PagePath.units: Route(load: UnitLoading.units),
    PagePath.indicators: Route(load: { visit in Loaded(IndicatorsPage(unit: visit.viewer.unit)) }),
    PagePath.action: Route(load: CaseLoading.action),
    PagePath.quality: Route(load: CaseLoading.quality),
    PagePath.meeting: Route(load: MeetingLoading.page),
    PagePath.method: Route(load: { _ in Loaded(MethodPage()) }),
    PagePath.wall: Route(load: MorningLoading.wall),
    PagePath.account: Route(load: AccountLoading.account, isOpenAtFirst: true),
    PagePath.password: Route(
      load: { _ in Loaded(PasswordPage()) }, act: AccountActing.setPassword, isOpenAtFirst: true),
    PagePath.secondFactor: Route(
      load: { _ in Loaded(SecondFactorPage()) }, act: AccountActing.enrolSecondFactor, isOpenAtFirst: true),
    PagePath.postSecondFactorCode: Route(act: AccountActing.confirmSecondFactor, isOpenAtFirst: true),
    PagePath.postEndSession: Route(act: AccountActing.endSession, isOpenAtFirst: true),
    PagePath.postSignOut: Route(act: AccountActing.signOut, isOpenAtFirst: true),
    PagePath.principals: Route(load: AdministrationLoading.principals),
    PagePath.rollout: Route(load: AdministrationLoading.rollout, act: AdministrationActing.setRollout),
    PagePath.audit: Route(load: AdministrationLoading.audit),
    PagePath.gateways: Route(load: AdministrationLoading.gateways),
    PagePath.postAddPrincipal: Route(act: PrincipalActing.add),
    PagePath.postSetPrincipal: Route(act: PrincipalActing.set),
    PagePath.postRevokePrincipal: Route(act: PrincipalActing.revoke),
    PagePath.postResetPassword: Route(act: PrincipalActing.resetPassword),
    PagePath.postPrincipalFactor: Route(act: PrincipalActing.enrolFactor),
    PagePath.postRotate: Route(act: PrincipalActing.rotate),
    PagePath.postLift: Route(act: PrincipalActing.lift),
    PagePath.postRevokeCredential: Route(act: AdministrationActing.revokeCredential),
    PagePath.postEndGateway: Route(act: AdministrationActing.endGateway),
  ]

  /// By what stands before one more part.
  private static let prefixed: [(prefix: String, route: Route)] = [
    (PagePath.unit, Route(load: UnitLoading.unit)),
    (PagePath.indicator, Route(load: IndicatorLoading.page)),
    (PagePath.explain, Route(load: ProofLoading.explanation)),
    (PagePath.contributions, Route(load: ProofLoading.contributions)),
    (PagePath.list, Route(load: CaseLoading.list)),
    (PagePath.caseFile, Route(load: CaseLoading.file)),
    (PagePath.principal, Route(load: AdministrationLoading.principal)),
  ]

  /// The route of a path as sent, and the decoded part behind its prefix; nil: there is none.
  static func find(_ path: Substring) -> (route: Route, code: String)? {
    if let route = exact[String(path)] { return (route, "") }
    for (prefix, route) in prefixed where path.hasPrefix(prefix) {
      let rest = path.dropFirst(prefix.count)
      guard !rest.isEmpty, !rest.contains("/"), let code = Decoding.part(rest) else { return nil }
      return (route, code)
    }
    return nil
  }
}
