import TarazuDomain

/// The migration that gives `tarazu.cell` the columns of new measures, so that a measure is a row of the one table of
/// measures. `dev/generate-sql` puts it into `sql/migrations` under a new number.
public enum CellMigration {
  /// The part of the migration's name after its number.
  public static let migrationName = "cell_columns"

  /// The migration's text; nil where these migrations make a column for each measure.
  public static func migration(after migrations: [Migration]) -> String? {
    let present = columns(of: migrations)
    let new = Measure.allCases.filter { !present.contains($0.column) }
    guard !new.isEmpty else { return nil }
    let additions = new.map { "  add column \($0.column) \($0.type.rawValue)" }
    let comments = new.map { measure in
      "comment on column tarazu.cell.\(measure.column) is\n\(ReportText.literal(measure.comment, indent: 2));"
    }
    return """
      -- New measures of the cells, which are computed anew. Generated from the table of measures; not edited by hand.
      select begin_rebuild(\(FiguresVersion.current));
      alter table tarazu.cell
      \(additions.joined(separator: ",\n"));
      \(comments.joined(separator: "\n"))

      """
  }

  /// The columns of `tarazu.cell` that migrations make: in the definition of the table, and in earlier migrations of
  /// this kind. A test compares the table of measures with a database, so that nothing else can add one unnoticed.
  private static func columns(of migrations: [Migration]) -> Set<String> {
    var columns: Set<String> = []
    for line in migrations.flatMap({ definitions(in: $0.sql) }) {
      let words = line.split(separator: " ").map(String.init)
      if words.starts(with: ["add", "column"]), words.count > 2 {
        columns.insert(words[2])
      } else if let name = words.first {
        columns.insert(name)
      }
    }
    return columns
  }

  /// The lines between `create table cell (` or `alter table tarazu.cell` and the statement's end.
  private static func definitions(in sql: String) -> [Substring] {
    var lines: [Substring] = []
    var isWithin = false
    for line in sql.split(separator: "\n") {
      if line == "create table cell (" || line == "alter table tarazu.cell" {
        isWithin = true
      } else if isWithin {
        lines.append(line)
        isWithin = line.last != ";"
      }
    }
    return lines
  }
}
