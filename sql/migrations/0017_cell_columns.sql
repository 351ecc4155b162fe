-- New measures of the cells. Generated from the table of measures; not edited by hand.
alter table tarazu.cell
  add column hearings_withdrawn integer,
  add column adjourned_service integer,
  add column adjourned_party integer,
  add column adjourned_counsel integer,
  add column adjourned_court integer,
  add column adjourned_expert integer,
  add column adjourned_other integer,
  add column satisfied integer,
  add column score_sq integer,
  add column decisions integer,
  add column decision_days bigint,
  add column decisions_on_time integer,
  add column closed_case_ages integer[],
  add column sent_case_ages integer[],
  add column received_case_ages integer[],
  add column undated integer[],
  add column undecided integer[],
  add column overdue integer[];
comment on column tarazu.cell.hearings_withdrawn is
  'Trial hearings cancelled on the day they were set';
comment on column tarazu.cell.adjourned_service is
  'Of hearings_adjourned: for service';
comment on column tarazu.cell.adjourned_party is
  'Of hearings_adjourned: for a party';
comment on column tarazu.cell.adjourned_counsel is
  'Of hearings_adjourned: for counsel';
comment on column tarazu.cell.adjourned_court is
  'Of hearings_adjourned: for the court';
comment on column tarazu.cell.adjourned_expert is
  'Of hearings_adjourned: for the expert';
comment on column tarazu.cell.adjourned_other is
  'Of hearings_adjourned: otherwise';
comment on column tarazu.cell.satisfied is
  'Of surveys: a score of 4 or 5';
comment on column tarazu.cell.score_sq is
  'Sum of the squares of the scores';
comment on column tarazu.cell.decisions is
  'Of closed_judgment: after a trial hearing held in the spell';
comment on column tarazu.cell.decision_days is
  'Sum over these of the days since the last such hearing';
comment on column tarazu.cell.decisions_on_time is
  'Of decisions: at most 7 days after it';
comment on column tarazu.cell.closed_case_ages is
  'The age in days of the case of each spell that closed, from when it was registered or reopened, in no order';
comment on column tarazu.cell.sent_case_ages is
  'The age in days of the case of each spell that was sent away, in no order';
comment on column tarazu.cell.received_case_ages is
  'The age in days of the case of each spell that opened by a transfer in, in no order';
comment on column tarazu.cell.undated is
  'Changes of the number of spells without a date for 30 days, for this day and days to come: n says that abs(n) - 1 '
  'days later there is one more, or for n < 0 one less';
comment on column tarazu.cell.undecided is
  'Changes of the number of spells without a judgment more than a week after their last hearing, for this day and '
  'days to come: n says that abs(n) - 1 days later there is one more, or for n < 0 one less';
comment on column tarazu.cell.overdue is
  'Changes of the number of trial hearings without an outcome more than 3 days after their date, for this day and '
  'days to come: n says that abs(n) - 1 days later there is one more, or for n < 0 one less';
