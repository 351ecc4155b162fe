// Prints the migration that makes the figures of the schema `report`, for dev/generate-sql.

import TarazuStore

print(ReportSQL.migration, terminator: "")
