-- Enforcement may be open at a branch that the case was never at, so the indexes of cases by branch do not find it. Few
-- events are of enforcement: the index costs the others nothing.
create index journal_enforcement on journal (branch_no) where kind in (10, 11, 12);
