import TarazuDomain

/// The migration that makes the figures of the schema `report`, written from the one table of indicators, so that SQL
/// and cube cannot differ. `dev/generate-sql` puts it into `sql/migrations` under a new number whenever it changes.
public enum ReportSQL {
  /// The part of the migration's name after its number.
  public static let migrationName = "report_figures"

  /// The migration's text.
  public static var migration: String {
    let parts =
      [header, drops] + [
        ReportQuantities.function, ReportFunctions.figures, ReportFunctions.indicators, ReportFunctions.scorecard,
        ReportFunctions.rank, ReportAgings.all, ReportFunctions.distribution, ReportViews.all, comments, grants,
      ]
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static let header = """
    -- The figures in plain SQL: the same whole numbers as the service gives, in seconds instead of microseconds.
    -- Generated from the table of indicators; not edited by hand. A change of the table gives a new migration.
    """

  /// Functions by their arguments, and what each is for.
  private static let functions = [
    (
      "tarazu.quantities(text, text, date, date, text, text)",
      "Sums of cells in the quantities that indicators are written in: for each unit of a level below a unit"
    ),
    ("tarazu.figures(text, text, date, date, text, text)", "All figures of each unit of a level below a unit"),
    (
      "report.scorecard(text, date, date, text, text)",
      "All indicators of a unit over a window: value = numerator x divisor / denominator; n is the sample size"
    ),
    (
      "report.rank(text, text, text, date, date, text, text, numeric)",
      "The units of a level below a unit by an indicator; highest and lowest are its ranks from either end, null for insufficient data"
    ),
    (
      "report.older_than(text, text, date, integer, text)",
      "How many cases of a unit were pending on a day and older than so many days"
    ),
    (
      "report.case_older_than(text, text, date, integer, text)",
      "The same by the age of the case, from its registration or reopening on, which transfers do not start anew"
    ),
    (
      "report.aging(text, date, text, text)",
      "The pending cases of a unit on a day: their mean age, and how many are older than so many days and than the standard; and the same by the age of the case, from its registration or reopening on"
    ),
    (
      "report.distribution(text, text, date, date, text, text)",
      "How often each value of \(ReportFunctions.listNames.joined(separator: ", ")) occurs in a unit and a window"
    ),
    ("report.daily(text)", "What happened on each day in each unit of a level: country, province, district or branch"),
  ]

  private static var views: [String] { ["report.indicator"] + Level.allCases.map { "report.daily_\($0.code)" } }

  private static var drops: String {
    (functions.reversed().map { "drop function if exists \($0.0);" } + views.map { "drop view if exists \($0);" })
      .joined(separator: "\n")
  }

  private static var comments: String {
    functions.map { "comment on function \($0.0) is\n\(ReportText.literal($0.1, indent: 2));" }.joined(separator: "\n")
  }

  private static var grants: String {
    let called = functions.map(\.0).filter { $0.hasPrefix("report.") }
    return """
      grant select on
      \(ReportText.wrapped(views, indent: 2))
        to tarazu_reader;
      grant execute on function \(called.joined(separator: ",\n  ")) to tarazu_reader;
      """
  }
}
