// Every page with its title alone.

extension AccountPage {
  public func page(in context: PageContext) -> Page { context.page("interim", title: "AccountPage", [:]) }
}

extension ActionPage {
  public func page(in context: PageContext) -> Page { context.page("interim", title: "ActionPage", [:]) }
}

extension AuditPage {
  public func page(in context: PageContext) -> Page { context.page("interim", title: "AuditPage", [:]) }
}

extension CaseListPage {
  public func page(in context: PageContext) -> Page { context.page("interim", title: "CaseListPage", [:]) }
}

extension CasePage {
  public func page(in context: PageContext) -> Page { context.page("interim", title: "CasePage", [:]) }
}

extension ContributionsPage {
  public func page(in context: PageContext) -> Page { context.page("interim", title: "ContributionsPage", [:]) }
}

extension ErrorPage {
  public func page(in context: PageContext) -> Page { context.page("interim", title: "ErrorPage", [:]) }
}

extension ExplainPage {
  public func page(in context: PageContext) -> Page { context.page("interim", title: "ExplainPage", [:]) }
}

extension ExtremesPage {
  public func page(in context: PageContext) -> Page { context.page("interim", title: "ExtremesPage", [:]) }
}

extension GatewaysPage {
  public func page(in context: PageContext) -> Page { context.page("interim", title: "GatewaysPage", [:]) }
}

extension IndicatorPage {
  public func page(in context: PageContext) -> Page { context.page("interim", title: "IndicatorPage", [:]) }
}

extension IndicatorsPage {
  public func page(in context: PageContext) -> Page { context.page("interim", title: "IndicatorsPage", [:]) }
}

extension MeetingPage {
  public func page(in context: PageContext) -> Page { context.page("interim", title: "MeetingPage", [:]) }
}

extension MethodPage {
  public func page(in context: PageContext) -> Page { context.page("interim", title: "MethodPage", [:]) }
}

extension MorningPage {
  public func page(in context: PageContext) -> Page { context.page("interim", title: "MorningPage", [:]) }
}

extension PasswordPage {
  public func page(in context: PageContext) -> Page { context.page("interim", title: "PasswordPage", [:]) }
}

extension PrincipalPage {
  public func page(in context: PageContext) -> Page { context.page("interim", title: "PrincipalPage", [:]) }
}

extension PrincipalsPage {
  public func page(in context: PageContext) -> Page { context.page("interim", title: "PrincipalsPage", [:]) }
}

extension QualityPage {
  public func page(in context: PageContext) -> Page { context.page("interim", title: "QualityPage", [:]) }
}

extension ReloadPage {
  public func page(in context: PageContext) -> Page { context.page("interim", title: "ReloadPage", [:]) }
}

extension RolloutPage {
  public func page(in context: PageContext) -> Page { context.page("interim", title: "RolloutPage", [:]) }
}

extension SecondFactorPage {
  public func page(in context: PageContext) -> Page { context.page("interim", title: "SecondFactorPage", [:]) }
}

extension SecretPage {
  public func page(in context: PageContext) -> Page { context.page("interim", title: "SecretPage", [:]) }
}

extension SignInPage {
  public func page(in context: PageContext) -> Page { context.page("interim", title: "SignInPage", [:]) }
}

extension UnitPage {
  public func page(in context: PageContext) -> Page { context.page("interim", title: "UnitPage", [:]) }
}

extension UnitsPage {
  public func page(in context: PageContext) -> Page { context.page("interim", title: "UnitsPage", [:]) }
}

extension WallPage {
  public func page(in context: PageContext) -> Page { context.page("interim", title: "WallPage", [:]) }
}
