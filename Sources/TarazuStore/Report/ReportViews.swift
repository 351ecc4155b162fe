import TarazuDomain

/// The views of the schema `report` with what happened on each day, one a level.
enum ReportViews {
  /// The columns beside day, unit, class and kind: name, SQL over a cell `c`, and what it says.
  private static var columns: [(name: String, sql: String, comment: String)] {
    let sums = Measure.summed.map { measure in
      (name: measure.column, sql: "coalesce(sum(c.\(measure.column)), 0)", comment: "Sum of cell.\(measure.column)")
    }
    let sumsOfValues = Measure.lists.compactMap { list in
      list.shownValues.map { shown in
        (
          name: shown.name, sql: "coalesce(sum((select sum(v) from unnest(c.\(list.column)) v)), 0)",
          comment: shown.comment
        )
      }
    }
    return sums + sumsOfValues
  }

  static var all: String {
    Level.allCases.map { view($0.code) }.joined(separator: "\n\n") + "\n\n" + daily
  }

  /// A reader sees the units that lie within its own as a whole, and of no other the sums.
  private static func view(_ level: String) -> String {
    let name = "report.daily_\(level)"
    let selected = columns.map { "\($0.sql) as \($0.name)" }.joined(separator: ",\n  ")
    let comments = columns.map { "comment on column \(name).\($0.name) is '\($0.comment)';" }
    return """
      create view \(name) with (security_barrier) as
      select c.day, p.\(level) as unit, k.code as class, p.kind,
        \(selected)
      from cell c
      join unit_path p on p.place_no = c.branch_no and p.level = 'branch'
      join class k on k.number = c.class_no
      where (select is_country from reader_extent) or p.\(level) in (select code from reader_place)
      group by c.day, p.\(level), k.code, p.kind;
      comment on view \(name) is
        'What happened on each day in each \(level) that the reader may see, by class and kind';
      comment on column \(name).day is 'The civil day in Asia/Tehran';
      comment on column \(name).unit is 'The \(level)''s code';
      comment on column \(name).class is 'The cases'' class';
      comment on column \(name).kind is 'The branches'' kind';
      \(comments.joined(separator: "\n"))
      """
  }

  private static var daily: String {
    let types = ReportText.wrapped(columns.map { "\($0.name) numeric" }, indent: 2)
    let parts = Level.allCases.map { "select * from report.daily_\($0.code) where $1 = '\($0.code)'" }
    return """
      create function report.daily(level text)
      returns table (day date, unit text, class text, kind text,
      \(types))
      language sql stable as $$
      \(parts.joined(separator: "\nunion all "))
      $$;
      """
  }
}
