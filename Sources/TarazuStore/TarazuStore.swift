// TarazuStore: the store in PostgreSQL. A file for each table or few has the statements that write and read it, and its
// rows as Swift values. It decides nothing: what is written, and what becomes of an error, is for TarazuIngest.
//
// * What is written by ingest: JournalTable, CaseTable, ListedTable, AnomalyTable, CellTable, BatchTables (senders and
//   batches), RejectionTables, NewClassTable, CommitLog; FiguresTable while figures are computed anew. Dictionaries gives
//   codes their numbers; Durability ends each transaction that writes.
// * What is written by administration and signing in: AccessTransaction with PrincipalTable, CredentialTable, SessionTable
//   and others, each named after what it has; AuditTable and CredentialUses.
// * What is read: CommitLogReader (followers), CaseQueries, CaseListQueries, PartQueries, QualityQueries, AuditQueries,
//   StoredDirectory, AccessTables.
// * The schema: Migrations, and Partitions made ahead. Report is the figures in SQL, generated (docs/design/store.md).
//
// Threads: values and static functions may be used from any thread; what takes a connection runs where its caller does
// and waits for the connection's loop. `Dictionaries` is shared and locked.
