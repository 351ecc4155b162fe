// tarazu-sqlgen: prints the migrations that are made from the tables of measures and indicators, for dev/generate-sql:
//   tarazu-sqlgen columns FOLDER   the columns that the cells lack after the migrations of a folder; nothing if none
//   tarazu-sqlgen figures          the figures of the schema report

import Glibc
import TarazuStore

/// Says what is wrong, and ends the program.
func fail(_ message: String, status: Int32) -> Never {
  let bytes = Array((message + "\n").utf8)
  _ = write(STDERR_FILENO, bytes, bytes.count)
  exit(status)
}

let arguments = Array(CommandLine.arguments.dropFirst())
switch (arguments.first, arguments.count) {
case ("columns", 2):
  do {
    print(CellMigration.migration(after: try Migration.read(folder: arguments[1])) ?? "", terminator: "")
  } catch {
    fail("tarazu-sqlgen: \(error)", status: 1)
  }
case ("figures", 1):
  print(ReportSQL.migration, terminator: "")
default:
  fail("usage: tarazu-sqlgen columns FOLDER | figures", status: 2)
}
