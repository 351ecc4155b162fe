-- The state of a case changes with nearly each event. While an index had a column that changes, each change was a new
-- entry in every index of the table, its code and its number included; without it a change stays within its page. The
-- cases of late batches are found by the journal, which is indexed by batch too.
drop index court_case_last_batch;
