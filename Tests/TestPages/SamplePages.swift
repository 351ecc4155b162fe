// Every page with invented answers: for the snapshots, and to be looked at (dev/preview).

import TarazuCalendar
import TarazuPages
import TarazuProtocol

/// A page with a name.
public struct SamplePage: Sendable {
  /// The name of its snapshot.
  public var name: String
  public var content: any PageContent
  public var path: String
  public var query: [QueryItem]
  public var viewer: Viewer?

  init(
    _ name: String, _ content: any PageContent, _ path: String, _ query: [QueryItem] = [],
    viewer: Viewer? = SampleUnits.head(of: SampleUnits.province)
  ) {
    self.name = name
    self.content = content
    self.path = path
    self.query = query
    self.viewer = viewer
  }

  /// The page in a language.
  public func page(in language: Language, theme: Theme = .system) -> Page {
    var context = SampleUnits.context(path, query, viewer: viewer, language: language)
    context.theme = theme
    return content.page(in: context)
  }

  /// All of them.
  public static let all: [SamplePage] = gates + figures + cases + administration

  /// Signing in and refusals.
  static let gates: [SamplePage] = [
    SamplePage("sign-in", SignInPage(), "/sign-in", viewer: nil),
    SamplePage(
      "sign-in-wrong", SignInPage(problem: .wait(seconds: 16), name: "r.<karimi>", returnTo: "/units/08"), "/sign-in",
      viewer: nil), SamplePage("password", PasswordPage(problem: .different), "/account/password"),
    SamplePage("second-factor", SecondFactorPage(), "/account/second-factor"),
    SamplePage(
      "second-factor-seed",
      SecondFactorPage(uri: "otpauth://totp/Tarazu:r.karimi?secret=JBSWY3DPEHPK3PXP&issuer=Tarazu", isWrong: true),
      "/account/second-factor"), SamplePage("forbidden", ErrorPage(.forbidden), "/units/99"),
    SamplePage("not-open", ErrorPage(.notOpen), "/"),
    SamplePage("bad-request", ErrorPage(.badRequest("from: 1405-13-01 <is> no day")), "/units/08"),
    SamplePage("misdirected", ErrorPage(.misdirected), "/", viewer: nil),
    SamplePage("unavailable", ErrorPage(.unavailable), "/"),
    SamplePage("reload", ReloadPage(), "/units/08", viewer: nil),
  ]

  /// Figures.
  static let figures: [SamplePage] = [
    SamplePage("morning", SampleMorning.province, "/"),
    SamplePage("morning-country", SampleMorning.country, "/", viewer: SampleUnits.head(of: SampleUnits.country)),
    SamplePage(
      "morning-branch", SampleMorning.branch, "/", viewer: SampleUnits.head(of: SampleUnits.branches[0])),
    SamplePage("extremes", SampleMorning.extremes, "/extremes"),
    SamplePage("extremes-size", SampleMorning.extremesOfSize, "/extremes"),
    SamplePage("unit", SampleMorning.unit, "/units/08", [QueryItem("sort", "-clearance_rate")]),
    SamplePage("unit-branch", SampleMorning.branchUnit, "/units/080101"),
    SamplePage(
      "units",
      UnitsPage(
        text: "كرمان", units: [SampleUnits.province] + SampleUnits.districts.prefix(1) + SampleUnits.branches.prefix(4)),
      "/units", [QueryItem("text", "كرمان")]),
    SamplePage("indicators", IndicatorsPage(unit: SampleUnits.province), "/indicators"),
    SamplePage("indicator", SampleMorning.indicator, "/indicators/processing_days_mean"),
    SamplePage("indicator-pending", SampleMorning.pending, "/indicators/pending"),
    SamplePage("explain", SampleMorning.explain, "/explain/inflow_mean"), SamplePage("method", MethodPage(), "/method"),
    SamplePage("wall", SampleMorning.wall, "/wall"),
  ]

  /// Cases and faults.
  static let cases: [SamplePage] = [
    SamplePage("contributions", SampleMorning.contributions, "/contributions/processing_days_mean"),
    SamplePage(
      "action",
      ActionPage(
        question: SampleMorning.today, lists: SampleCases.counts,
        children: SampleUnits.districts.enumerated().map { index, unit in
          UnitFigures(
            unit: unit,
            figures: ActionPage.childIndicators.map { SampleFigures.figure($0, times: 0.05 + Double(index) / 50) })
        }), "/action"),
    SamplePage(
      "action-analyst", ActionPage(question: SampleMorning.today, lists: SampleCases.figures), "/action",
      viewer: SampleUnits.head(of: SampleUnits.province, role: .analyst)),
    SamplePage(
      "list",
      CaseListPage(
        question: SampleMorning.today, list: .undated, olderThan: 180,
        answer: ListCasesResponse(total: 184, rows: SampleCases.listed, nextPageToken: "more")), "/lists/undated",
      [QueryItem("unit", "08"), QueryItem("older", "180")]),
    SamplePage("case", CasePage(answer: SampleCases.found), "/cases/140309970012345"),
    SamplePage(
      "quality",
      QualityPage(unit: SampleUnits.province, reason: "not_open", content: .anomalies(SampleCases.anomalies)),
      "/quality"),
    SamplePage(
      "quality-rejections", QualityPage(unit: nil, content: .rejections(SampleCases.rejections)), "/quality",
      [QueryItem("show", "rejections")]),
    SamplePage("meeting", SampleMorning.meeting, "/meeting"),
  ]

  /// Accounts and administration.
  static let administration: [SamplePage] = SampleAdministration.pages
}
