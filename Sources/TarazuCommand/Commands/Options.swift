// The options of the commands.

import TarazuCalendar
import TarazuDomain

enum Options {
  static let from = OptionSpec.required("--from", "D", "the window's first day")
  static let to = OptionSpec.required("--to", "D", "the window's last day, inclusive")
  static let span: OptionSpec = {
    var option = OptionSpec.optional(
      "--period", Window.names.joined(separator: "|"),
      "in place of --from and --to: the current Jalali month or year up to today, or the last month or twelve months "
        + "that have ended")
    option.standsFor = [from.name, to.name]
    return option
  }()
  static let monthFrom = OptionSpec.optional(
    "--from", "D", "the window's first day, with --to (without both: the current Jalali month up to today)")
  static let monthTo = OptionSpec.optional("--to", "D", "the window's last day, inclusive")
  static let every = OptionSpec.optional(
    "--every", "SECONDS", "the shortest time between two states, 0.001 to 3600 (1)")
  static let asOf = OptionSpec.required("--to", "D", "as of the end of this day")
  static let withFrom = OptionSpec.optional("--with-from", "D", "the other window's first day")
  static let withTo = OptionSpec.optional("--with-to", "D", "the other window's last day, inclusive")
  static let with = OptionSpec.optional(
    "--with", "parent|peers", "in place of another window: the unit above, or the medians of the unit's peers")
  static let kpis = OptionSpec.optional(
    "--kpis", "CODE,CODE…", "only these indicators, in this order (all)", .list(FigureCommands.kpis))
  static let unit = OptionSpec.required("--unit", "UNIT", "the unit's code")
  static let within = OptionSpec.required("--in", "UNIT", "rank units below this one, or this one itself")
  static let judgedWithin = OptionSpec.required("--in", "UNIT", "judge units below this one, or this one itself")
  static let level = OptionSpec.required(
    "--level", "LEVEL", "the units' level: country, province, district or branch", .words(EnumNames.levels.map(\.0)))
  static let period = OptionSpec.required(
    "--by", "PERIOD", "day, week (from Saturday), month, quarter or year (Jalali)",
    .words(EnumNames.periods.map(\.0)))
  static let caseClass = OptionSpec.optional("--class", "C", "only cases of this class")
  static let kind = OptionSpec.optional("--kind", "K", "only branches of this kind")
  static let count = OptionSpec.optional("--count", "N", "the most units in each list, 1 to 1000 (5)")
  static let pageSize = OptionSpec.optional("--count", "N", "how many at most, 1 to 1000 (100)")
  static let after = OptionSpec.optional("--after", "TOKEN", "the next ones after those of an answer: its `next`")
  static let minSample = OptionSpec.optional(
    "--min-n", "N", "the smallest n of a unit to be ranked, 0 to 1000000000 (30)")
  static let someLevel = OptionSpec.optional(
    "--level", "LEVEL", "only units of this level: country, province, district or branch",
    .words(EnumNames.levels.map(\.0)))
  static let judgedLevel = OptionSpec.optional(
    "--level", "LEVEL", "only units of this level: province, district or branch (all three)",
    .words(EnumNames.levels.map(\.0).filter { $0 != "country" }))
  static let changed = OptionSpec.required("--in", "UNIT", "this unit and those below it")
  static let month = OptionSpec.required(
    "--to", "D", "up to the last Jalali month that ended on or before this day, and before today")
  static let unadjusted = OptionSpec.flag("--unadjusted", "do not adjust for the mix of classes of case")
  static let below = OptionSpec.optional("--in", "UNIT", "only this unit and those below it (your own unit)")
  static let lyingIn = OptionSpec.optional("--in", "UNIT", "only those in this unit")
  static let anomalyReason = OptionSpec.optional(
    "--reason", "R", "only those with this reason, such as not_open", .words(AnomalyReason.allCases.map(\.rawValue)))
  static let rejectionReason = OptionSpec.optional(
    "--reason", "R", "only those with this reason, such as bad_field", .words(RejectionReason.allCases.map(\.rawValue)))
  static let rejections = OptionSpec.optional(
    "--rejections", "FILE", "write the rejections there, one JSON object a line"
  ).used(.writes)
  static let allowRejections = OptionSpec.flag(
    "--allow-rejections",
    "exit with status 0 although lines were rejected or refused; what was good is taken either way")
  static let service = OptionSpec.optional("--service", "NAME", "one of its services, by its full name")
  static let seed = OptionSpec.required("--seed", "N", "a number from 0; the same seed and version give the same bytes")
  static let events = OptionSpec.required("--events", "N", "how many events")
  static let directory = OptionSpec.required("--directory", "FILE", "where to write the directory").used(.writes)
  static let out = OptionSpec.required("--out", "FILE", "where to write the events").used(.writes)
  static let end = OptionSpec.optional("--to", "D", "the last day of the events (2026-10-22)")
  static let dirty = OptionSpec.optional(
    "--dirty", "SHARE", "the share of lines that are rejected or anomalies, such as 0.01 or 1%; at most 30% (none)")
}
