// TarazuIngest: takes batches of events into the store, exactly once each, and proves what is there.
//
// How its types relate, from outside in (docs/design/ingest.md#the-parts):
//
//   IngestEngine          the queue: gathers whole batches (`Submission`) to groups while transactions are under way
//   └ IngestWriter        one connection that writes: attempts, and COMMITs whose answer was lost
//     ├ RetryPolicy       what becomes of a group whose transaction failed (pure)
//     └ IngestSession     the connection with its memory between groups; sends the transaction, flush by flush
//       ├ BatchGroup      the batches of one transaction, with their numbers
//       ├ GroupComputation  all computing between the flushes (pure), with Numbering, Admission and CaseChange
//       └ SentCommit      what the transaction sends with its COMMIT, kept until PostgreSQL has answered
//
//   DirectoryTransaction  a change of the directory, with the cases that it heals
//   Rebuilder             computes all figures anew after a migration that changed their rules
//   Verifier              recomputes every case and cell from the journal, and compares
//   DurabilityState       whether the store may be written to; writers, watch and health share it
//
// Threads: an engine is used on its loop, a writer with its session on a loop of its own. Both are actors, so other
// threads get there by `await`. What passes between them is copied; `Dictionaries` and `DurabilityState` are locked.
