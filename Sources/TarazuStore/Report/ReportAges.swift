import TarazuDomain

/// The SQL of the ages of pending cases since their present course began, which transfers do not start anew. It goes on
/// from that of the ages of spells: the sums of cells in `ReportQuantities`.
enum ReportAges {
  /// The tables of these ages: the cases that were received with an age, and those of the spells that ended.
  static let tables = [
    ("received_cases", table(PendingCases.openedCaseAges, name: brought) { "\(then($0)) and v.day > $4 - \($0 + 1)" }),
    ("ended_cases", table(PendingCases.endedCaseAges, name: ended, where: then)),
  ]

  /// The cases that are older than an age: those whose spells opened that long before, and those that were received since
  /// and had begun by then, without those of them that have ended.
  static func older(_ age: Int32) -> String {
    "coalesce(sums.opened_\(age), 0) + coalesce(received_cases.\(brought(age)), 0)"
      + " - coalesce(ended_cases.\(ended(age)), 0)"
  }

  /// What the ages add to those that all cases would have if each had begun with its spell and none had ended.
  static let sum = "\n    + coalesce(received_cases.age_sum, 0) - coalesce(ended_cases.age_sum, 0)"

  private static func brought(_ age: Int32) -> String { "brought_\(age)" }
  private static func ended(_ age: Int32) -> String { "case_over_\(age)" }

  /// Whether a case had begun so long before the last day that it is older than an age.
  private static func then(_ age: Int32) -> String { "v.day - v.age <= $4 - \(age + 1)" }

  private static func table(
    _ lists: [Measure], name: (Int32) -> String, where condition: (Int32) -> String
  ) -> String {
    let counts = PendingCases.countedAges.map { "count(*) filter (where \(condition($0))) as \(name($0))" }
    let ages = lists.map { list in
      """
          select s.unit, c.day, unnest(c.\(list.column)) as age
          from cell c
          join scope s on s.branch_no = c.branch_no
          where c.day <= $4 and c.class_no in (select number from chosen)
      """
    }
    return """
        select v.unit,
      \(ReportText.wrapped(["sum(v.age) as age_sum"] + counts, indent: 4))
        from (
      \(ages.joined(separator: "\n    union all\n"))
        ) v
        group by v.unit
      """
  }
}
