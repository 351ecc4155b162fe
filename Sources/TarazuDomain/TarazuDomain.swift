// TarazuDomain: what courts do and what is measured of it, without I/O, clock or database.
//
// * What comes in: `Event` (codes, as sources send it), `Directory` and `DirectoryImport`.
// * A case as a pure function: `Timeline` takes all accepted events of a case (`TimelineEvent`, in dictionary numbers)
//   and a `Territory`, and gives spells, anomalies and contributions. `CaseState.advance` does one more event in order;
//   both are steps of `CaseMachine`, so they cannot differ.
// * What is measured: `Measure` is the table of what a cell keeps, `Contributions` add to it, `CommitRecord` carries
//   changes to other servers, `Checksum` proves that nothing was lost. `PendingCases` says what pending cases are.
// * What is shown: `Indicator.all` is the table of indicators, made of `Quantity` and `Expression`. The cube and the SQL
//   of the schema `report` compute a `Figure` from it.
//
// All types are values or immutable: any thread may use them.
