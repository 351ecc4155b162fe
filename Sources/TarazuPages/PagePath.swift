// Where the pages are: every path that a page links or posts to, in one place.

/// The paths of the dashboard. What stands behind `…/` is a code, percent-encoded.
///
/// Queries share their names everywhere: `unit`, `kpi`, `level`, `kind`, `class`, `from` and `to` (`YYYY-MM-DD`, Jalali below
/// the year 1700, Gregorian above; pages write Jalali), `by` (day, week, month, quarter, year), `sort`, `part`, `reason`,
/// `older`, `after` (a page mark), `text`, `since`, `format` (csv, xlsx) with `table`, `return` (an own path) and
/// `done` (a note to show once). The form of the period also sends `from_year`, `from_month`, `from_day` and `to_…`: Jalali
/// numbers in any digits, which stand for `from` and `to`.
public enum PagePath {
  // Pages, by GET.
  /// The morning view: of `unit`, by default the reader's own.
  public static let morning = "/"
  public static let signIn = "/sign-in"
  public static let extremes = "/extremes"
  /// Units by `text`; without it the reader's own and those below.
  public static let units = "/units"
  /// `/units/CODE`
  public static let unit = "/units/"
  public static let indicators = "/indicators"
  /// `/indicators/KPI`, of `unit`.
  public static let indicator = "/indicators/"
  /// `/explain/KPI`, of `unit`.
  public static let explain = "/explain/"
  /// `/contributions/KPI`, of `unit` and `part` (numerator, denominator, n).
  public static let contributions = "/contributions/"
  /// What needs action: the lists of `unit`.
  public static let action = "/action"
  /// `/lists/pending`, `undated`, `undecided`, `overdue`, of `unit`, `kind`, `class`, `older`.
  public static let list = "/lists/"
  /// `/cases/CASE`
  public static let caseFile = "/cases/"
  /// Correctness of data: `show` (anomalies, rejections), `unit`, `reason`.
  public static let quality = "/quality"
  /// The meeting sheet of `unit`, with changes since `since`.
  public static let meeting = "/meeting"
  /// How differences and changes are judged.
  public static let method = "/method"
  public static let account = "/account"
  public static let password = "/account/password"
  public static let secondFactor = "/account/second-factor"
  public static let principals = "/admin/principals"
  /// `/admin/principals/NAME`
  public static let principal = "/admin/principals/"
  public static let rollout = "/admin/rollout"
  public static let audit = "/admin/audit"
  public static let gateways = "/admin/gateways"
  /// The wall screen of `unit`.
  public static let wall = "/wall"
  /// The feed of a page's figures (`Static/live.js`): each `ask` is a query of `unit`, `from`, `to`, `kind`, `class` and
  /// `kpi` with dots between codes.
  public static let live = "/live"
  /// Files of `StaticFile.all`.
  public static let staticFiles = "/static/"

  // Changes, by POST. But for sign-in, each has the field `token`.
  /// `name`, `password`, `code`, `return`; then to `return`, or to the password or second factor that is needed.
  public static let postSignIn = "/sign-in"
  public static let postSignOut = "/sign-out"
  /// `language`, `theme`, `time`, `back` (an own path): how the reader wants pages.
  public static let postView = "/view"
  /// `old`, `new`, `again`.
  public static let postPassword = "/account/password"
  /// No field: makes a seed, and answers with `SecondFactorPage`.
  public static let postSecondFactor = "/account/second-factor"
  /// `code`, `uri` (the one that is being confirmed, to show it again after a wrong code).
  public static let postSecondFactorCode = "/account/second-factor/confirm"
  /// `id`
  public static let postEndSession = "/account/sessions/end"
  /// `name`, `role` (head, analyst, source, admin), `unit`, `source`, `expires` (a day; empty: never), `credential`
  /// (password, token); answers with `SecretPage`.
  public static let postAddPrincipal = "/admin/principals/add"
  /// `name`, `role`, `unit`, `expires`
  public static let postSetPrincipal = "/admin/principals/set"
  /// `name`, `confirm` (the name once more)
  public static let postRevokePrincipal = "/admin/principals/revoke"
  /// `name`; answers with `SecretPage`.
  public static let postResetPassword = "/admin/principals/reset"
  /// `name`; answers with `SecretPage`.
  public static let postPrincipalFactor = "/admin/principals/factor"
  /// `name`; answers with `SecretPage`.
  public static let postRotate = "/admin/principals/rotate"
  /// `name`: today's limit of rejections begins anew.
  public static let postLift = "/admin/principals/lift"
  /// `name`, `kind` (token, certificate, session), `id`
  public static let postRevokeCredential = "/admin/credentials/revoke"
  /// `province`, `level` (district, branch), `open` (yes, no)
  public static let postRollout = "/admin/rollout"
  /// `name`
  public static let postEndGateway = "/admin/gateways/end"
}
