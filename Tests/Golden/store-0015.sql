-- A store as the version of migration 15 left it, made by Tests/Golden/make-store, which says what is in it. It is
-- never changed.
set session_replication_role = replica;
delete from tarazu.commit_log;
delete from tarazu.directory_version;
COPY tarazu.anomaly (case_no, source_no, branch_no, to_no, reach_no, kind, id, reason) FROM stdin;
23	1	2	3	0	7	c35.2	wrong_branch
130	1	1	\N	0	3	u35.2	hearing_too_far
132	1	\N	\N	0	6	u37.2	unknown_hearing
131	1	1	\N	0	3	u36.2	hearing_in_past
175	1	1	\N	0	3	w11.4	hearing_exists
187	2	14	\N	0	0	9	unknown_branch
188	2	\N	\N	0	14	10	nothing_to_retract
\.
COPY tarazu.batch (batch_no, sender_no, received_at, accepted, duplicates, rejected, bytes, sha256) FROM stdin;
1	1	2026-11-30 20:52:54.954381+00	429	2	1	61375	\\xf7dcbb08ed90340aaf26964b2c6d75b3508f3060853ac3ccd359c230c1a564e2
2	1	2026-11-30 20:52:55.015241+00	265	2	1	37924	\\x8f0a8acf8252ea2e85c228fdeb0cc5e9d9a02203bb0a9c1ac6fa1b423c5c7f3c
3	1	2026-11-30 20:52:55.070001+00	10	0	1	1293	\\x1cc57a34aab216b5803bb2a14dba6d818afeddec90ca3fc708705249c51ffda5
\.
COPY tarazu.branch_formerly_below (branch_no, unit_no) FROM stdin;
1	4
1	6
1	10
2	4
2	6
2	10
3	5
3	6
3	11
7	4
7	6
7	10
8	5
8	6
8	11
9	5
9	6
9	11
12	5
12	6
12	11
13	4
13	6
13	10
\.
COPY tarazu.cell (day, branch_no, class_no, registered, reopened, received, closed, sent, closed_judgment, closed_settlement, closed_dismissal, closed_withdrawn, closed_other, closed_reopened, hearings_set, hearings_held, hearings_adjourned, hearings_cancelled, appealed, upheld, modified, reversed, enforcement_opened, payments, enforcement_closed, surveys, score_sum, enforcement_days, adjudged_rials, paid_rials, closed_ages, sent_ages, leads) FROM stdin;
2014-03-01	1	14	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2014-03-01	1	151	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2014-05-01	1	152	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2014-05-21	1	152	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
\.
COPY tarazu.cell (day, branch_no, class_no, registered, reopened, received, closed, sent, closed_judgment, closed_settlement, closed_dismissal, closed_withdrawn, closed_other, closed_reopened, hearings_set, hearings_held, hearings_adjourned, hearings_cancelled, appealed, upheld, modified, reversed, enforcement_opened, payments, enforcement_closed, surveys, score_sum, enforcement_days, adjudged_rials, paid_rials, closed_ages, sent_ages, leads) FROM stdin;
2015-04-05	1	14	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{400}	\N
2015-04-05	2	14	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
\.
COPY tarazu.cell (day, branch_no, class_no, registered, reopened, received, closed, sent, closed_judgment, closed_settlement, closed_dismissal, closed_withdrawn, closed_other, closed_reopened, hearings_set, hearings_held, hearings_adjourned, hearings_cancelled, appealed, upheld, modified, reversed, enforcement_opened, payments, enforcement_closed, surveys, score_sum, enforcement_days, adjudged_rials, paid_rials, closed_ages, sent_ages, leads) FROM stdin;
2021-03-01	1	79	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2021-07-01	1	109	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2021-07-01	1	110	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2021-07-10	1	109	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{9}	\N	\N
2021-07-10	1	110	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{9}	\N	\N
2021-03-01	1	169	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{1095}
2021-07-04	1	109	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{17}
2021-07-04	1	110	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{17}
2021-07-05	1	110	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
\.
COPY tarazu.cell (day, branch_no, class_no, registered, reopened, received, closed, sent, closed_judgment, closed_settlement, closed_dismissal, closed_withdrawn, closed_other, closed_reopened, hearings_set, hearings_held, hearings_adjourned, hearings_cancelled, appealed, upheld, modified, reversed, enforcement_opened, payments, enforcement_closed, surveys, score_sum, enforcement_days, adjudged_rials, paid_rials, closed_ages, sent_ages, leads) FROM stdin;
2023-03-01	1	102	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2023-03-01	7	45	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{1}
2023-03-01	7	46	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{2}
2023-03-04	7	46	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{3}	\N	\N
2023-03-04	8	47	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{3}	\N	\N
2023-03-21	1	102	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2023-03-01	1	43	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{30}
2023-03-01	1	44	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{0}
2023-03-01	1	48	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{300}
2023-03-01	1	142	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{31}
2023-03-01	1	144	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2023-03-01	1	182	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2023-03-01	8	47	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{1095}
2023-03-01	9	143	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{400}
2023-03-04	1	43	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{3}	\N	\N
2023-03-04	1	44	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{3}	\N	\N
2023-03-04	1	48	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{3}	\N	\N
2023-03-04	1	142	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{3}	\N	\N
2023-03-04	1	144	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{3}	\N	\N
2023-03-04	7	45	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{3}	\N	\N
2023-03-04	9	143	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{3}	\N	\N
2023-01-10	1	186	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2023-02-10	1	186	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{31}	\N	\N
2023-02-20	1	186	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2023-04-20	1	186	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2023-05-01	1	186	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	100000000000000	\N	\N	\N	\N
2023-06-01	1	186	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	70000000000000	\N	\N	\N
2023-07-01	1	186	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	61	\N	\N	\N	\N	\N
2023-07-02	1	186	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	5	\N	\N	\N	\N	\N	\N
\.
COPY tarazu.cell (day, branch_no, class_no, registered, reopened, received, closed, sent, closed_judgment, closed_settlement, closed_dismissal, closed_withdrawn, closed_other, closed_reopened, hearings_set, hearings_held, hearings_adjourned, hearings_cancelled, appealed, upheld, modified, reversed, enforcement_opened, payments, enforcement_closed, surveys, score_sum, enforcement_days, adjudged_rials, paid_rials, closed_ages, sent_ages, leads) FROM stdin;
2024-03-01	1	1	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	2	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{5}
2024-03-01	1	4	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{5}
2024-03-01	1	5	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{5}
2024-03-01	1	6	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{5}
2024-03-01	1	7	1	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{0}	\N
2024-03-01	1	8	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	9	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	10	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	11	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	12	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	13	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	15	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	16	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	17	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	18	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	20	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	24	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	25	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	26	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	29	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	30	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	32	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	33	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	36	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	2	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20,25}
2024-03-01	1	39	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	2	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20,20}
2024-03-01	1	40	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	41	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	2	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20,30}
2024-03-01	1	49	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	50	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	53	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	54	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	56	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	57	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	58	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	59	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	60	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	61	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	62	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	63	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	64	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	65	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	66	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{10}
2024-03-01	1	69	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{10}
2024-03-01	1	70	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	71	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	73	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{100}
2024-03-01	1	74	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	75	1	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{0}	\N
2024-03-01	1	76	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	80	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	81	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	82	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	83	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	84	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	87	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	88	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	89	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	90	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	91	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	92	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	93	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	94	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	95	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	96	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	97	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	98	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	99	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	100	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	101	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	103	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	104	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	105	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	106	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	107	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	108	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	111	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	112	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	3	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{5}
2024-03-01	1	19	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	21	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	22	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	2	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20,25}
2024-03-01	1	23	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	27	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	28	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	31	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	34	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	35	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	2	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{25,20}
2024-03-01	1	37	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	2	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20,20}
2024-03-01	1	38	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	2	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20,20}
2024-03-01	1	42	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	51	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	52	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	55	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	67	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{60}
2024-03-01	1	68	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{10}
2024-03-01	1	72	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{60}
2024-03-01	1	113	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	2	7	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{0}	\N
2024-03-01	2	75	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	3	7	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	9	77	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	12	78	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-04	1	60	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{3}	\N	\N
2024-03-04	1	103	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{17}
2024-03-04	1	107	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{17}
2024-03-04	1	108	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{17}
2024-03-04	1	112	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{17}
2024-03-05	1	58	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	1	\N	\N	\N	\N	\N	\N
2024-03-05	1	59	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	3	\N	\N	\N	\N	\N	\N
2024-03-05	1	60	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	4	\N	\N	\N	\N	\N	\N
2024-03-05	1	108	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-06	1	2	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-06	1	5	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-06	1	6	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-06	1	66	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{35}
2024-03-06	1	67	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{5}
2024-03-06	1	80	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{15}
2024-03-10	1	2	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{9}	\N	\N
2024-03-10	1	3	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{9}	\N	\N
2024-03-10	1	4	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{9}	\N	\N
2024-03-10	1	5	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{9}	\N	\N
2024-03-10	1	6	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{9}	\N	\N
2024-03-10	1	103	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{9}	\N	\N
2024-03-10	1	106	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{9}	\N	\N
2024-03-10	1	112	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{9}	\N	\N
2024-03-10	1	113	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{9}	\N	\N
2024-03-11	1	8	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{10}	\N
2024-03-11	1	9	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{10}	\N
2024-03-11	1	64	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-11	1	67	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-11	1	73	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{10}	\N
2024-03-11	1	81	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{10}	\N
2024-03-11	1	83	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{10}	\N
2024-03-11	2	8	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-11	2	9	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-11	2	73	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-11	2	81	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{40}
2024-03-11	2	83	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-12	1	68	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{9}
2024-03-16	1	27	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{15}	\N
2024-03-16	2	27	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	17	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	18	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	20	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}	\N	\N
2024-03-21	1	24	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	25	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	26	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	29	\N	1	\N	1	\N	1	\N	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}	\N	\N
2024-03-21	1	32	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	36	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	40	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	73	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	74	\N	1	\N	1	\N	1	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}	\N	\N
2024-03-21	1	83	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	2	8	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{10}	\N
2024-03-21	2	73	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{10}	\N
2024-03-21	3	8	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-22	1	87	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{21}	\N	\N
2024-03-23	1	42	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{22}	\N
2024-03-23	2	42	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-25	1	22	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{24}	\N	\N
2024-03-25	1	23	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{0}
2024-03-25	1	52	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{24}	\N	\N
2024-03-26	1	36	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-26	1	42	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-26	1	55	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{25}	\N
2024-03-26	1	85	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-26	2	42	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{3}	\N
2024-03-26	2	55	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-29	1	32	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{28}	\N
2024-03-29	2	32	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-30	1	25	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{0}
2024-03-30	1	26	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{11}
2024-03-30	1	71	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{31}
2024-03-31	1	35	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-04-01	1	76	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{31}	\N
2024-03-04	1	105	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{17}
2024-03-04	1	111	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{17}
2024-03-04	1	113	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{17}
2024-03-11	1	30	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{0}
2024-03-11	1	82	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{10}	{40}
2024-03-21	1	19	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}	\N	\N
2024-03-21	1	39	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	84	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}	\N	\N
2024-03-25	1	50	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{24}	\N	\N
2024-03-26	1	51	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{25}	\N	\N
2024-03-29	1	24	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{0}
2024-04-01	2	76	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-04-08	1	25	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{38}	\N	\N
2024-04-10	1	10	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{40}	\N
2024-04-10	1	12	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{40}	\N
2024-04-10	1	15	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{40}	\N	\N
2024-04-10	1	16	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{40}	\N	\N
2024-04-10	1	34	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{40}	\N	\N
2024-04-10	1	57	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{40}	\N	\N
2024-04-10	1	93	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{0}
2024-04-10	2	10	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-04-10	2	12	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-04-10	3	7	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{40}	\N	\N
2024-04-20	1	89	\N	\N	\N	1	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{50}	\N	\N
2024-05-10	1	61	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{70}	\N	\N
2024-05-20	1	65	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{80}	\N	\N
2024-05-30	1	93	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{90}	\N	\N
2024-05-31	1	13	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{91}	\N
2024-05-31	2	13	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-06-01	2	13	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{1}	\N
2024-06-01	3	13	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	85	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	3	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{30,50,70}
2024-03-01	1	86	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	3	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{50,30,70}
2024-03-01	1	114	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{5}
2024-03-01	1	115	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{5}
2024-03-01	1	116	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	117	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	118	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	119	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	120	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	121	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	122	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	123	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	124	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	125	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	126	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	127	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	2	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20,30}
2024-03-01	1	128	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	129	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	130	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	131	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	132	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	133	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	134	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	135	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	2	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20,20}
2024-03-01	1	136	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	137	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{5}
2024-03-01	1	138	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	2	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20,40}
2024-03-01	1	139	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	2	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20,25}
2024-03-01	1	140	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	141	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	145	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	146	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	147	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	4	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20,20,20,21}
2024-03-01	1	148	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{0}
2024-03-01	1	149	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	150	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	153	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	154	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	155	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	156	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	157	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	158	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{0}
2024-03-01	1	159	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	160	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	161	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	162	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	163	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{10}
2024-03-01	1	164	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	165	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	166	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	167	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	168	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{40}
2024-03-01	1	170	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	171	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{60}
2024-03-01	1	172	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	173	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	174	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	175	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	176	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	177	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	179	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-01	1	180	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	181	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{91}
2024-03-01	1	183	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	184	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-01	1	185	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-02	1	91	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{69}
2024-03-02	1	178	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-04-03	1	28	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{3}	\N	\N
2024-03-03	1	91	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{48}
2024-03-04	1	57	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-04	1	58	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{3}	\N	\N
2024-03-04	1	59	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{3}	\N	\N
2024-03-04	1	104	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{17}
2024-03-04	1	149	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{3}	\N	\N
2024-03-04	1	150	\N	\N	\N	1	\N	1	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{3}	\N	\N
2024-03-04	1	153	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{3}	\N	\N
2024-03-04	1	154	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{3}	\N	\N
2024-03-04	1	184	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{17}
2024-03-04	1	185	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	1	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{3}	\N	{17}
2024-03-05	1	104	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-05	1	153	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	2	\N	\N	\N	\N	\N	\N
2024-03-05	1	154	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	5	\N	\N	\N	\N	\N	\N
2024-03-06	1	3	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-06	1	4	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-06	1	114	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-06	1	115	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-06	1	137	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-06	1	150	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-06	1	159	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{0}
2024-03-06	1	163	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{35}
2024-03-07	1	137	\N	\N	\N	1	\N	1	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{6}	\N	\N
2024-03-09	1	163	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-10	1	104	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{9}	\N	\N
2024-03-10	1	105	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{9}	\N	\N
2024-03-10	1	107	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{9}	\N	\N
2024-03-10	1	108	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{9}	\N	\N
2024-03-10	1	111	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{9}	\N	\N
2024-03-10	1	114	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{9}	\N	\N
2024-03-10	1	115	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{9}	\N	\N
2024-03-10	1	116	\N	1	\N	1	1	1	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{9}	{0}	\N
2024-03-10	1	148	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{9}	\N	\N
2024-03-10	1	184	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{9}	\N	\N
2024-03-10	2	116	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-11	1	85	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-11	1	86	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-11	1	137	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{5}
2024-03-11	1	174	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{80}
2024-03-11	2	82	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-13	1	69	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{8}
2024-03-13	2	116	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{3}	\N	\N
2024-03-16	1	66	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-16	1	137	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-20	1	30	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{19}	\N	\N
2024-03-21	1	21	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}	\N	\N
2024-03-21	1	22	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	23	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	27	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	28	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	33	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	34	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	35	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	37	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	38	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	41	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	42	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	62	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	65	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{29}
2024-03-21	1	72	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}	\N
2024-03-21	1	85	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	86	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	89	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	123	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	125	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}
2024-03-21	1	126	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	127	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	129	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}	\N
2024-03-21	1	130	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	131	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	133	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	134	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}	\N	\N
2024-03-21	1	135	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	2	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	136	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	138	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	139	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	140	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{10}
2024-03-21	1	141	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	162	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	164	\N	\N	\N	1	\N	1	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}	\N	\N
2024-03-21	1	174	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{70}
2024-03-21	1	175	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	1	179	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	2	9	\N	\N	\N	1	\N	1	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{10}	\N	\N
2024-03-21	2	72	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-21	2	129	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-22	1	21	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-22	1	88	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-22	1	162	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{29}
2024-03-23	1	28	\N	\N	\N	1	\N	1	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{22}	\N	\N
2024-03-23	1	133	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{22}	\N
2024-03-23	2	133	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-24	1	131	\N	\N	\N	1	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{23}	\N	\N
2024-03-24	1	132	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{23}	\N	\N
2024-03-24	1	145	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{23}	\N	\N
2024-03-25	1	146	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{24}	\N
2024-03-25	2	133	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{2}	\N	\N
2024-03-25	2	146	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-26	1	22	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-26	1	23	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-26	1	34	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{35}
2024-03-26	1	53	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{25}	\N	\N
2024-03-26	1	86	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-26	1	136	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{35}
2024-03-26	1	138	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-26	1	160	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-26	1	164	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-26	1	165	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{25}	\N
2024-03-26	2	129	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{5}	\N	\N
2024-03-26	2	165	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-27	1	128	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-27	1	136	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-28	1	18	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{27}	\N	\N
2024-03-28	1	141	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{1}
2024-03-29	1	123	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{28}	\N	\N
2024-03-29	1	126	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{12}
2024-03-30	1	17	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{29}	\N	\N
2024-03-30	1	33	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{29}	\N
2024-03-30	1	70	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{31}
2024-03-30	1	141	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-30	1	173	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{61}
2024-03-30	2	33	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-31	1	28	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-31	1	41	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-31	1	54	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{30}	\N	\N
2024-03-31	1	71	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-31	1	122	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{30}	\N
2024-03-31	1	137	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{20}	\N	\N
2024-03-31	1	140	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-31	1	155	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{30}	\N	\N
2024-03-31	1	157	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{10}
2024-03-31	1	166	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{30}	\N
2024-03-31	1	173	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-31	1	180	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{0}
2024-03-31	2	122	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{0}	\N
2024-03-31	2	166	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-31	3	8	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{10}	\N	\N
2024-03-31	3	122	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{0}	\N
2024-04-01	1	61	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{9}
2024-04-01	1	75	\N	\N	1	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{0}	\N	\N
2024-04-01	1	92	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{0}
2024-04-01	1	139	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-04-01	1	156	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{31}	\N	\N
2024-04-01	2	75	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{31}	\N
2024-04-02	1	172	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{8}
2024-04-06	1	141	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{1}
2024-04-07	1	24	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{37}	\N	\N
2024-04-08	1	141	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-04-10	1	11	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{40}	\N
2024-04-10	1	23	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{40}	\N	\N
2024-04-10	1	53	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-04-10	1	91	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-04-10	1	124	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{40}	\N	\N
2024-04-10	1	130	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{40}	\N	\N
2024-04-10	1	171	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{40}	\N	\N
2024-04-10	1	172	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-04-10	2	11	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-04-17	1	141	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{47}	\N	\N
2024-04-20	1	26	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{50}	\N	\N
2024-04-20	1	125	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{50}	\N	\N
2024-04-20	1	126	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{50}	\N	\N
2024-04-20	1	165	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-04-20	2	165	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{25}	\N
2024-04-20	3	9	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-04-21	1	69	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{51}	\N	\N
2024-04-21	1	175	\N	\N	\N	1	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{51}	\N	\N
2024-04-21	1	176	\N	\N	\N	1	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{51}	\N	\N
2024-04-22	1	177	\N	\N	\N	1	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{52}	\N	\N
2024-04-29	1	173	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{31}
2024-04-30	1	9	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-04-30	1	29	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{40}	\N	\N
2024-04-30	1	136	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{60}	\N	\N
2024-04-30	1	173	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-04-30	3	9	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{10}	\N
2024-05-01	1	140	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{61}	\N	\N
2024-05-11	1	157	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{71}	\N	\N
2024-05-12	1	172	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{72}	\N	\N
2024-05-15	1	9	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{15}	\N	\N
2024-05-15	1	165	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{25}	\N
2024-05-15	2	165	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-05-21	1	162	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{81}	\N	\N
2024-05-30	1	117	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{90}	\N
2024-05-30	2	10	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{50}	\N	\N
2024-05-30	2	117	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-05-31	1	118	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{91}	\N
2024-05-31	1	173	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{91}	\N	\N
2024-05-31	2	11	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{51}	\N	\N
2024-05-31	2	118	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-06-01	1	119	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{92}	\N
2024-06-01	2	12	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{52}	\N	\N
2024-06-01	2	119	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-06-09	1	120	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{100}	\N
2024-06-09	1	121	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{100}	\N
2024-06-09	2	120	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{0}	\N
2024-06-09	2	121	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-06-09	2	165	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{25}	\N	\N
2024-06-09	3	120	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-06-10	2	121	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{1}	\N
2024-06-10	3	121	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-08-08	1	101	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{160}	\N	\N
2024-08-29	1	183	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{181}	\N	\N
2024-08-30	1	100	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{182}	\N	\N
\.
COPY tarazu.class (number, code, name) FROM stdin;
1	u01	الف
2	a0	\N
3	a2	\N
4	a4	\N
5	a5	\N
6	a6	\N
7	c01	\N
8	c02	\N
9	c03	\N
10	c20	\N
11	c21	\N
12	c22	\N
13	c32	\N
14	c33	\N
15	c35	\N
16	c36	\N
17	d02	\N
18	d03	\N
19	d04	\N
20	d05	\N
21	d06	\N
22	d07	\N
23	d08	\N
24	d09	\N
25	d10	\N
26	d14	\N
27	d17	\N
28	d23	\N
29	d24	\N
30	d27	\N
31	d28	\N
32	d29	\N
33	d30	\N
34	d31	\N
35	d35	\N
36	d38	\N
37	d39	\N
38	d40	\N
39	d41	\N
40	d42	\N
41	d44	\N
42	d45	\N
43	l0	\N
44	l2	\N
45	l3	\N
46	l4	\N
47	l5	\N
48	l8	\N
49	o01	\N
50	o03	\N
51	o04	\N
52	o05	\N
53	o06	\N
54	o07	\N
55	o09	\N
56	o10x	\N
57	o12	\N
58	s1	\N
59	s3	\N
60	s4	\N
61	u05	\N
62	u08	\N
63	u09	\N
64	u11	\N
65	u13	\N
66	u16	\N
67	u17	\N
68	u18	\N
69	u19	\N
70	u20	\N
71	u21	\N
72	u22	\N
73	u23	\N
74	u25	\N
75	u26	\N
76	u29	\N
77	u32	\N
78	u33	\N
79	u35	\N
80	u37	\N
81	u40	\N
82	u41	\N
83	u42	\N
84	u43	\N
85	u44	\N
86	u45	\N
87	u48	\N
88	u49	\N
89	u50	\N
90	u54	\N
91	u56	\N
92	u59	\N
93	u60	\N
94	u61	\N
95	u62	\N
96	u63	\N
97	u66	\N
98	u67	\N
99	u68	\N
100	u70	\N
101	u71	\N
102	u72	\N
103	w01	\N
104	w02	\N
105	w04	\N
106	w05	\N
107	w06	\N
108	w07	\N
109	w08	\N
110	w09	\N
111	w10	\N
112	w11	\N
113	w12	\N
114	a1	\N
115	a3	\N
116	c04	\N
117	c10	\N
118	c11	\N
119	c12	\N
120	c30	\N
121	c31	\N
122	c34	\N
123	d01	\N
124	d11	\N
125	d12	\N
126	d13	\N
127	d15	\N
128	d16	\N
129	d18	\N
130	d19	\N
131	d20	\N
132	d21	\N
133	d22	\N
134	d25	\N
135	d26	\N
136	d32	\N
137	d33	\N
138	d34	\N
139	d36	\N
140	d37	\N
141	d43	\N
142	l1	\N
143	l6	\N
144	l9	\N
145	o02	\N
146	o08	\N
147	o10	\N
148	o11	\N
149	o13	\N
150	o14	\N
151	o15	\N
152	o16	\N
153	s2	\N
154	s5	\N
155	u02	\N
156	u03	\N
157	u04	\N
158	u06	\N
159	u07	\N
160	u10	\N
161	u12	\N
162	u14	\N
163	u15	\N
164	u24	\N
165	u27	\N
166	u28	\N
167	u30	\N
168	u31	\N
169	u34	\N
170	u36	\N
171	u38	\N
172	u39	\N
173	u46	\N
174	u47	\N
175	u51	\N
176	u52	\N
177	u53	\N
178	u55	\N
179	u57	\N
180	u58	\N
181	u64	\N
182	u65	\N
183	u69	\N
184	w03	\N
185	w13	\N
186	more	\N
\.
COPY tarazu.commit_log (commit_no, tag, committed_at, payload) FROM stdin;
1	\\x7c1f547293d2b338	2026-11-30 20:52:15.566573+00	\\x
2	\\x57eeb0f97af90f5a	2026-11-30 20:52:48.262757+00	\\x0202
3	\\xd7537322598e31ad	2026-11-30 20:52:54.996599+00	\\x0184fc01021c0002fa270082010002f401003c00020000020002120001030200000005020000001b1202000002030200000005020000001b1202ae090085010002000002000200000800020000000b020000001dd8040200006c00020000000b020000001d2802000c7100020000000b020000001d020200000200020000000b020000001d04020002020002060101030200000005020000001b0602000202030200000005020000001b0602220d6e0c02b40500c901000200000200020000000b020000001d0a02000002000200000200020000000b020000001d0a0200000200020000000b020000001d0a0200000200020000000b020000001d0a02000002000200000004020000001c00020000020002000002000200000200020000020002000002000200000200020000040002000002000200000200020000000b020000001d280200000200020000000b020000001d2802000002000200000200020000000b020000001d280200000200020000020002000002000200000200020000000b020000001d280200000200020000000b020000001d280200000200020000000b020000001d28020000020002000002000200000200020000000b020000001d28020000020002000002000200000200020000000b020000001d280200000200020000000b020000001d2802000002000200000200020000000b020000001d320200000200020000000b040000001d28020000001d320200000200020000000b020000001d280200000200020000000b020000001d280200000200020000000b040000001d280400000200020000000b020000001d280200000200020000000b040000001d28020000001d3c02000002000200000e00020000000b020000001d280200000200020000000b020000001d28020000020002000002000200000200020000000b020000001d28020000020002000002000200000200020000000b020000001d280200000200020000000b020000001d2802000002000200000200020000020002000002000200000200020000000b020000001d280200000200020000000b020000001d280200000200020000000b020000001d280200000200020000000b020000001d280200000200020000000b020000001d14020000020002000002000200000200020000000b020000001d140200000200020000020002000002000200000200020000000b020000001dc801020000020002000002000200000004020000001c0002000002000200000800020000020002000002000200000200020000000b020000001d280200000200020000000b020000001d280200000200020000000b040000001d3c020000001d640200000200020000000b020000001d640200000200020000000b020000001d280200000200020000000b020000001d280200000200020000000b020000001d28020000020002000002000200000200020000020002000002000200000200020000020002000002000200000200020000020002000002000200000200020000040002000002000200000200020000020002000002000200000200020000060002000002000200000200020002d301020200000004020000001c0002000088010202000287010202000c8c0100020006020002061523030200000005020000001b06020000560b020000000e020000001d22020000040b020000001d22020000040b020000000e020000001d22020000020b020000001d22020000060b020000001d22020000020b020000000e020000001d22020000020b020000000e020000001d220202006d1602000000170200000216020000001706000002160200000017080000600e020200d3010d020000060d020000020d020000780b020000001d46020000020b020000001d0a0200001a0b020000001d1e0208009b01030200000005020000001b1202000002030200000005020000001b1202000002030200000005020000001b1202000002030200000005020000001b1202000002030200000005020000001b12020000c201030200000005020000001b1202000006030200000005020000001b120200000c030200000005020000001b1202000002030200000005020000001b12020200d10104020000001c140200000204020000001c140200002a0b020000001d00020000440c020000060c0200000c04020000001c140200001004020000001c14020000020b020000001d500200000204020000001c1402000295010202000002020200008001020200001002020000000b020000001d5002000004020202011d0b020000001d120208005104020000001c1e0200020002020a01130c020000020c02000002030200000005020000001b2802000002030200000005020000000c020000001b28020000080c020000020c020000020c020000060102000000030200000005020000000a020000000c020000001b28020000060c020000080c020000060d020000020c0200004202020000020102000000030200000005020000000a020000001b28020000120c02000002030200000005020000001b28020002970104020000001c14020000820104020000001c140200028101020202039e01030200000005020000001b2a0202005904020000001c2c020002000202040127030200000005020000001b30020000020b020000001d0002000036030200000005020000001b3002000004030200000005020000001b300202001f0c0200000c0202000012030200000005020000001b320200000804020000001c320200003c0e0200025504020000001c060200001a020206013d0b020000001d000200001004020000001c3802000200020202010d0b020000000c020000001d00020000020b020000001d160200005a0b020000001d3e020200470d0202005204020000001c3e02000200020204015f030200000005020000001b42020a0005030200000005020000001b4c0204001d04020000001c500200000404020000001c5002000006030200000005020000001b5002000002030200000005020000001b5002000024030200000005020000001b500200002e030200000005020000001b50020000480b020000000c020000001d00020002a50102020000040202000209030200000005020000001b50021403a401030200000007020000001b6402280037030200000005020000001b8c0102140008030200000005020000001ba00102140038030200000005020000001bb4010202009f0104020000001cb60102000200020202000004020000001c02020002000202
4	\\xf7407efc5ca30be8	2026-11-30 20:52:55.048151+00	\\x0184fc0102ae0200020000000b020000001d28027a000200020000000b020000001d28022800000c02fe0400930204020000001ca006020002000202da2101b60200020000000b020000001d8e1102fa0100770b020000000e020000001d22020000020b020000001d22020200000e02b8090085010b020000001d3c020000020b020000001d00020000080e020000bc0100020000000b020000001d3e02000004000200004c0002000e8d020b020000001d8e11020002c00100020000000b020000001da00602060fc701030200000005020000001b0602000002030200000005020000001b0602000008030200000005020000001b06020000bc01030200000005020000001b0602000004030200000005020000001b0602000cc501030200000005020000001b06020004c401030200000005020000001b0602d6050f97020b020000001d0a020000200b020000001d28020000040b020000001d28020000020b040000001d28020000001d32020000020b020000001d28020000080b020000001d28020000020b020000001d28020000060b020000001d28020000060b020000001d28020000020b020000001d28020000040b020000001d28020000020b020000001d28020000080b020000001d28020000120b020000001d28020000020b020000001d28020000060b020000001d28020000180b020000001d78020000020b020000001d14020000080b020000001d780200001a0b020000001d8c01020000020b040000001d3c020000001d8c010200003800020000000b020000001d0a0200000200020000000b020000001d0a02000002000200000200020000020002000002000200000200020000020002000002000200000200020000000b020000001d2802000002000200000200020000000b020000001d280200000200020000000b020000001d280200000200020000000b040000001d28020000001d3c0200000200020000000b020000001d280200000200020000000b020000001d280200000200020000000b020000001d280200000200020000000b020000001d2802000002000200000200020000000b020000001d280200000200020000000b020000001d280200000200020000000b040000001d280400000200020000000b020000001d280200000200020000000b020000001d0a0200000200020000000b040000001d28020000001d500200000200020000000b040000001d28020000001d320200000200020000000b020000001d280200000200020000000b020000001d280200000800020000000b020000001d280200000200020000000b020000001d280200000200020000000b080000001d28060000001d2a0200000200020000000b020000000e020000001d000200000200020000000b020000001d280200000200020000000b020000001d28020000060002000002000200000200020000020002000002000200000200020000000b020000001d0002000002000200000200020000000b020000001d2802000002000200000200020000000b020000001d280200000200020000000b020000001d1402000002000200000200020000020002000002000200000200020000000b020000001d5002000004000200000200020000000b020000001d780200000200020000020002000002000200000200020000000b020000001d280200000200020000000b020000001d280200000200020000000b020000001d280200000400020000000b020000001d2802000002000200000200020000000b020000001db601020000040002000002000200000200020200bb010b020000001d8a01020000ae0100020200ad010b020000001d60020200430c02000002030200000005020000001b0602000002030200000005020000001b060200005a0b020000001d22020000020d0200000c0e020000040e01000048030200000005020000001b0602000002030200000005020000000a020000001b0602000006030200000005020000001b0602000002030200000005020000001b060200003c0b020000000c020000001d2202000002030200000005020000000b020000000e020000001b06020000001d22020200a1010e02000062160200000017040000021602000000170a0200ad020d020000020d020000dc010d020000020d0200002c0c0200001a01020000120b020000000c020000001d00020000080b020000001d4602020033030200000005020000000a020000001b0c020400340e02020075030200000005020000001b1202000002030200000005020000001b1202000004030200000005020000001b1202000002030200000005020000001b1202000006030200000005020000001b1202000006030200000005020000001b1202000002030200000005020000001b120200000201020000000302000000040200000005020000000a020000001b12020000001c0002000040030200000005020000001b1202000048030200000005020000001b12020002870102020201ab010c0200006804020000001c14020000060e020000020e0200006601020000000b020000001d0a0200004a0b020000000e020000001da001020002b70102020401190b020000001d100200025e030200000005020000001b06020601630e0200008e010c020800d501030200000005020000001b26020200150c02000004030200000005020000001b28020000020c020000020c020000080c020000020c0200000a0c020000020c020000020c020000040c020000000d020000020c020000000d020000020c020000040c020000020c020000280c020000060b020000000d020000001d3a0200000e04020000001c28020000180c020000020e020000020e020000060d020000440c020000040b020000000c020000001d28020000020c020000020c0200000404020000000c020000001c28020000020d020000020c020000040c02000002030200000005020000000c020000001b28020000020c040000020c020000040c020000020c020000020b020000000c020000001d14020000020c0200002a0d02000004030200000005020000000a020000001b28020000140b020000000e020000001d8c01020000020d020000080c020002d302030200000005020000000a020000001b140200007e020200007202020201d7010c02000086010e02000094010b020000001d3a0202008b02030200000005020000000a020000001b2c020000d20104020000001c2c020002000202020103030200000006020000001b2e02000002030200000005020000001b2e0200001a030200000005020000000c020000001b2e020200bd010c020000c00104020000001c3002000219030200000005020000001b040200001a02020201f7010c020000020c020000160b020000000e020000001d46020000220c02000004030200000005020000001b32020000420e020000640b020000001d46020000040e0200002c0c02000008010200000204020000001c3202000247030200000005020000001b0a0200004802020201490c020000100e020200eb01030200000005020000001b36020000f6010b020000001d02020200e9010c020000c601030200000005020000001b38020000060b020000001d18020200d901030200000005020000001b3a0200002004020000001c3a0200004a0b020000000e020000001d3e0200008e010e020000400b020000001d7a02000297020202020109010200001a0c0200001a030200000005020000001b3c020000220e02000066020200000004020000001c3c0200001e030200000005020000001b28020000060d0200001e030200000005020000001b3c020000040b020000001d140200001204020000001c3c0200000e0e0200000e0b020000000c020000001d0002000273020200000004020000001c000200005802020002bb02030200000005020000001b14020000e401020200000004020000001c00020203790b020000001d120200001c0202000000030200000005020000001b00020000220b020000000c020000001d000200005e0d02000022030200000005020000001b3e020002a10104020000001c3e020201c2010b020000001d100202009f021b06020000001b42010600e2010b020000001d02020200e901030200000005020000001b4a020200ea010e020400830204020000001c5002000018030200000005020000001b500200003c0d0200004c0e02000042030200000005020000001b500200000c030200000005020000001b5002000052030200000005020000001b50020000020c020002c10202020e018402030200000005020000001b5e020600e501030200000005020000001b64020000c601030200000005020000001b6402000002030200000005020000001b640200004e020200020004020000001c32020002b7020102020378030200000005020000001b66020000d401030200000007020000001b6602000002030200000007020000001b6602020002030200000007020000001b68020e00070b020000001d3e020200c7020202000028030200000005020000001b50020000d601030200000005020000001b780200004a0e020004c70204020000001c140202038602030200000005020000001b7a02140022030200000005020000001b8e010202001e030200000005020000001b9001020600c502030200000005020000001b1e020000b80204020000001c320200020002020c0105030200000005020000001ba2010212005904020000001cb401020002d501030200000005020000001b64020000d601020202010204020000001cb6010200006e030200000005020000001bb601020002c302030200000005020000001b66020000d601020202010204020000001cb801020002d501030200000005020000001b68020000d601020210010204020000001cc8010200000204020000001cc80102000201020200000004020000001c00020000020202000058030200000005020000001b3202000259020202010204020000001c02020002000202760327030200000005020000001bc002022a00a401030200000005020000001bea02020200a501030200000005020000001bec0202
5	\\xf136d66373523274	2026-11-30 20:52:55.07155+00	\\x01ceae0202f40200023e0000030200000005020000001b3e021400000f0276000010021600001302000000198080d287e2bc2d3e000014020000001a808093d2c4ea1f3c00001502000000187a0200001602000000170a
\.
COPY tarazu.court_case (case_no, last_batch, checksum, state_sum, last_at, accepted, class_no, spell_branch_no, spell_opened_on, spell_ended_on, appeal_branch_no, enf_branch_no, enf_opened_on, last_kind, plain, waiting, code, visited, hearings) FROM stdin;
1	1	-8979236950373720191	7884462339283415173	1709267580000000000	2	56	1	2024-03-01	\N	\N	\N	\N	3	t	f	O10	\N	\\x0300000001026832
2	1	-934562130841498811	-1182648864979162495	1710045540000000000	4	2	1	2024-03-01	2024-03-10	\N	\N	\N	8	t	f	a0	\N	\\x01000000010168
7	1	-7694009064102247678	-4165134968328367283	1710045540000000000	4	5	1	2024-03-01	2024-03-10	\N	\N	\N	8	t	f	a5	\N	\\x01000000010168
8	1	4905645708886169340	-3028996370949117397	1710045540000000000	4	6	1	2024-03-01	2024-03-10	\N	\N	\N	8	t	f	a6	\N	\\x01000000010168
9	1	-6471240097231790312	1084710473913248475	1712723940000000000	4	7	3	2024-03-01	2024-04-10	\N	\N	\N	8	t	f	c01	{1,2,3}	\N
20	1	4180892539835413994	2147203603031823952	1717216560000000000	3	13	3	2024-06-01	\N	\N	\N	\N	7	t	f	c32	{1,2,3}	\N
23	1	3352646922221271306	9200727554947479715	1712723760000000000	3	15	1	2024-03-01	2024-04-10	\N	\N	\N	8	t	f	c35	\N	\N
24	1	-432155306935117310	6924746548412335291	1712723940000000000	4	16	1	2024-03-01	2024-04-10	\N	\N	\N	8	t	f	c36	\N	\N
29	1	7795270113360340653	-2115783832675482556	1711020600000000000	4	20	1	2024-03-01	2024-03-21	\N	\N	\N	4	t	f	d05	\N	\\x01000000010168
34	1	7981335216721702032	-8095724877175499112	1712551500000000000	6	25	1	2024-03-01	2024-04-08	\N	\N	\N	8	t	f	d10	\N	\\x0100000001016801000000010169
53	1	-924922929810952028	7264345836706042879	1711687140000000000	4	32	2	2024-03-29	\N	\N	\N	\N	7	t	f	d29	{1,2}	\\x01000000010168
3	2	-4446533496255059379	-5537619329482815548	1710045540000000000	4	114	1	2024-03-01	2024-03-10	\N	\N	\N	8	t	f	a1	\N	\\x01000000010168
4	2	-1667749181681755968	1979608988988275144	1710045540000000000	4	3	1	2024-03-01	2024-03-10	\N	\N	\N	8	t	f	a2	\N	\\x01000000010168
5	2	-5784267904860752432	4737774469338432923	1710045540000000000	4	115	1	2024-03-01	2024-03-10	\N	\N	\N	8	t	f	a3	\N	\\x01000000010168
6	2	2471345347389022394	7509012956610825774	1710045540000000000	4	4	1	2024-03-01	2024-03-10	\N	\N	\N	8	t	f	a4	\N	\\x01000000010168
10	2	-2771849888534913825	7419158644280513223	1711859940000000000	4	8	3	2024-03-21	2024-03-31	\N	\N	\N	8	t	f	c02	{1,2,3}	\N
11	2	5000520475799553946	6041055399061165240	1715748300000000000	6	9	1	2024-04-30	2024-05-15	\N	\N	\N	8	t	f	c03	{1,2,3}	\N
12	2	5073283575671955913	6601329157811914276	1710304920000000000	5	116	2	2024-03-10	2024-03-13	\N	\N	\N	8	t	f	c04	{1,2}	\N
13	2	-6930911033480430215	-1574363427054123479	1717129980000000000	2	118	2	2024-05-31	\N	\N	\N	\N	7	t	f	c11	{1,2}	\N
14	2	-4269463717909611352	-1520091643984188149	1717216380000000000	2	119	2	2024-06-01	\N	\N	\N	\N	7	t	f	c12	{1,2}	\N
15	2	286027492431412487	5556283931506971639	1717043760000000000	3	10	2	2024-04-10	2024-05-30	\N	\N	\N	8	t	f	c20	{1,2}	\N
16	2	-3145915572193937913	-7138288166082498903	1717130160000000000	3	11	2	2024-04-10	2024-05-31	\N	\N	\N	8	t	f	c21	{1,2}	\N
17	2	-6513238773160846613	-509416125948522591	1717216560000000000	3	12	2	2024-04-10	2024-06-01	\N	\N	\N	8	t	f	c22	{1,2}	\N
18	2	7397265239257456364	1355517838315253559	1717907760000000000	3	120	3	2024-06-09	\N	\N	\N	\N	7	t	f	c30	{1,2,3}	\N
19	2	4076828267979361352	-5041002030782111892	1717994160000000000	3	121	3	2024-06-10	\N	\N	\N	\N	7	t	f	c31	{1,2,3}	\N
21	2	-3637857849952690444	6230402457896843972	1428204780000000000	2	14	2	2015-04-05	\N	\N	\N	\N	7	t	f	c33	{1,2}	\N
25	2	-2498867914745271458	832456612257872030	1711687140000000000	4	123	1	2024-03-01	2024-03-29	\N	\N	\N	8	t	f	d01	\N	\\x01000000010168
62	1	5437153243693234176	879172789286717856	1711428300000000000	6	36	1	2024-03-01	\N	\N	\N	\N	4	t	f	d38	\N	\\x020000000101630100000001016801000000010169
66	1	5737155323593057736	3823470502846349381	1711428120000000000	5	40	1	2024-03-01	\N	\N	\N	\N	5	t	f	d42	\N	\\x0000000001016301000000010168
74	1	-1571868976588280871	396759980307457737	1677904560000000000	3	46	7	2023-03-01	2023-03-04	\N	\N	\N	8	t	f	l4	\N	\\x03000000070168
79	1	6883857049712885148	1068958727851475714	1709267580000000000	2	49	1	2024-03-01	\N	\N	\N	\N	3	t	f	o01	\N	\\x03000000010168
98	1	-3116896466549364187	33568979689449152	1709613360000000000	3	60	1	2024-03-01	2024-03-04	\N	\N	\N	13	t	f	s4	\N	\N
100	1	6389454577911023292	424947565344814923	1709267400000000000	1	1	1	2024-03-01	\N	\N	\N	\N	0	t	f	u01	\N	\N
108	1	-1380032327447989535	5892527707327212674	1709267580000000000	2	63	1	2024-03-01	\N	\N	\N	\N	3	t	f	u09	\N	\\x03000000010168
109	1	1210108189795718581	7774405025466908836	1710131760000000000	3	64	1	2024-03-01	\N	\N	\N	\N	4	t	f	u11	\N	\\x01000000010168
58	2	4307630029882618399	-2712441255082819733	1711428120000000000	5	138	1	2024-03-01	\N	\N	\N	\N	6	t	f	d34	\N	\\x0100000001016801000000010169
59	2	-8031042548267359598	7458567884030895498	1711860300000000000	6	35	1	2024-03-01	\N	\N	\N	\N	5	t	f	d35	\N	\\x020000000101630100000001016801000000010169
60	2	-6544024579281921061	7287224379104227219	1711946700000000000	6	139	1	2024-03-01	\N	\N	\N	\N	5	t	f	d36	\N	\\x020000000101630100000001016801000000010169
61	2	-2736565715965891970	-8095251814165043523	1714538700000000000	6	140	1	2024-03-01	2024-05-01	\N	\N	\N	8	t	f	d37	\N	\\x0100000001016801000000010169
63	2	3604340906074712313	-7609383754680638359	1711002600000000000	6	37	1	2024-03-01	\N	\N	\N	\N	5	t	f	d39	\N	\\x020000000101630100000001016801000000010169
64	2	-1030762422510322176	3573570417196858950	1711002600000000000	6	38	1	2024-03-01	\N	\N	\N	\N	4	t	f	d40	\N	\\x020000000101630100000001016801000000010169
65	2	6227653751793176032	7690822258770333003	1711002600000000000	6	39	1	2024-03-01	\N	\N	\N	\N	5	t	f	d41	\N	\\x020000000101630100000001016801000000010169
67	2	632370505355168565	5942744683774646587	1713329460000000000	8	141	1	2024-03-01	2024-04-17	\N	\N	\N	8	t	f	d43	\N	\\x01000000010168010000000101690100000001016a
68	2	7031462863726764871	8438103892250654394	1711860120000000000	5	41	1	2024-03-01	\N	\N	\N	\N	4	t	f	d44	\N	\\x0100000001016801000000010169
69	2	-5817819266225053870	6040373584394772941	1711428120000000000	5	42	1	2024-03-26	\N	\N	\N	\N	7	t	f	d45	{1,2}	\\x01000000010168
70	2	4955033458093338840	-8768198402197991135	1677904560000000000	3	43	1	2023-03-01	2023-03-04	\N	\N	\N	8	t	f	l0	\N	\\x03000000010168
71	2	-5749665142550419162	-3572062262775948848	1677904560000000000	3	142	1	2023-03-01	2023-03-04	\N	\N	\N	8	t	f	l1	\N	\\x03000000010168
72	2	-16006834957528813	4970440935764144052	1677904560000000000	3	44	1	2023-03-01	2023-03-04	\N	\N	\N	8	t	f	l2	\N	\\x03000000010168
73	2	-1347722505488120805	3772631462837042877	1677904560000000000	3	45	7	2023-03-01	2023-03-04	\N	\N	\N	8	t	f	l3	\N	\\x03000000070168
75	2	-7837813571749141580	6460885774420742520	1677904560000000000	3	47	8	2023-03-01	2023-03-04	\N	\N	\N	8	t	f	l5	\N	\\x03000000080168
76	2	4259674430881112166	5248375281061268014	1677904560000000000	3	143	9	2023-03-01	2023-03-04	\N	\N	\N	8	t	f	l6	\N	\\x03000000090168
77	2	-1312535164650307192	-3736054005247714288	1677904740000000000	4	48	1	2023-03-01	2023-03-04	\N	\N	\N	8	t	f	l8	\N	\\x01000000010168
121	1	-7865749574437467273	-7813294613568362750	1710995940000000000	4	73	1	2024-03-21	\N	\N	\N	\N	7	t	f	u23	{1,2}	\\x03000000010168
123	1	1060471542190717698	959663635959684464	1710995760000000000	3	74	1	2024-03-21	\N	\N	\N	\N	2	t	f	u25	\N	\N
126	1	-2105917645003795503	-7748636365437010380	1711945980000000000	2	76	2	2024-04-01	\N	\N	\N	\N	7	t	f	u29	{1,2}	\N
128	1	-8144747694366730041	3513645804095820512	1709267400000000000	1	77	9	2024-03-01	\N	\N	\N	\N	0	t	f	u32	\N	\N
129	1	4845808078910056364	837399999232288088	1709267400000000000	1	78	12	2024-03-01	\N	\N	\N	\N	0	t	f	u33	\N	\N
130	1	7490365856410057206	-6798101253306012280	1614573180000000000	2	79	1	2021-03-01	\N	\N	\N	\N	3	f	f	u35	\N	\N
132	1	-7594207197838644483	6437936895777200705	1709706600000000000	3	80	1	2024-03-01	\N	\N	\N	\N	3	t	f	u37	\N	\\x03000000010168
135	1	7661400136515810895	-4136115709767521226	1710138600000000000	3	81	2	2024-03-11	\N	\N	\N	\N	7	f	f	u40	{1,2}	\\x03000000020168
137	1	-5060222000825872242	8811326085805128650	1710995940000000000	4	83	2	2024-03-11	\N	\N	\N	\N	4	t	f	u42	{1,2}	\\x01000000010168
143	1	-8070772301111940549	162741942467774980	1711082160000000000	3	87	1	2024-03-01	2024-03-22	\N	\N	\N	8	t	f	u48	\N	\\x03000000010168
148	1	5891614678583285271	1137315464975278921	1709324999000000000	1	90	1	2024-03-01	\N	\N	\N	\N	0	t	f	u54	\N	\N
152	1	7851619055830151127	-9217180782931054014	1717043940000000000	4	93	1	2024-03-01	2024-05-30	\N	\N	\N	8	t	f	u60	\N	\\x01000000010168
153	1	3520592637334525297	-1808067865773689459	1709267580000000000	2	94	1	2024-03-01	\N	\N	\N	\N	3	t	f	u61	\N	\\x02000000010168
154	1	-9116477072217096609	-8832350763890328556	1709267580000000000	2	95	1	2024-03-01	\N	\N	\N	\N	3	t	f	u62	\N	\\x02000000010168
155	1	4405258735796282266	8349009279437672614	1709267580000000000	2	96	1	2024-03-01	\N	\N	\N	\N	3	t	f	u63	\N	\\x02000000010168
158	1	5517863328769543222	855085490750775841	1717475760000000000	3	97	1	2024-03-01	\N	\N	\N	\N	4	t	f	u66	\N	\\x00000000010168
164	1	-3282368624652586494	9027240433842763889	1679373540000000000	4	102	1	2023-03-01	\N	\N	\N	\N	4	t	f	u72	\N	\\x0200000001016301000000010168
165	1	8249698844857712495	-4236154378989951662	1710045540000000000	4	103	1	2024-03-01	2024-03-10	\N	\N	\N	8	t	f	w01	\N	\\x01000000010168
117	2	73342828340965819	430926616272514090	1713674340000000000	4	69	1	2024-03-01	2024-04-21	\N	\N	\N	8	t	f	u19	\N	\\x0300000001016803000000010169
118	2	-3783200435575496097	-8466489116829620260	1711773360000000000	3	70	1	2024-03-01	\N	\N	\N	\N	6	t	f	u20	\N	\\x01000000010168
119	2	-4765433313023392570	1182489009359077992	1711859760000000000	3	71	1	2024-03-01	\N	\N	\N	\N	6	t	f	u21	\N	\\x01000000010168
120	2	-2174646937711922436	1153377025010614090	1710995760000000000	3	72	2	2024-03-21	\N	\N	\N	\N	7	t	f	u22	{1,2}	\\x03000000010168
122	2	-9205020208255369235	101732390573033729	1711427760000000000	3	164	1	2024-03-26	\N	\N	\N	\N	2	t	f	u24	\N	\N
124	2	-3622858807925885818	3807582511661048792	1711946340000000000	4	75	1	2024-04-01	2024-04-01	\N	\N	\N	8	t	f	u26	{1,2}	\N
125	2	-5000755783049067726	2648527576270278359	1717908120000000000	5	165	2	2024-05-15	2024-06-09	\N	\N	\N	8	t	f	u27	{1,2}	\N
127	2	1839190821586343044	-7919702371293794135	1709267580000000000	4	168	1	2024-03-01	\N	\N	\N	\N	3	t	f	u31	\N	\\x03000000010168
131	2	7762953667656883977	-88370928859152247	1709699580000000000	2	170	1	2024-03-01	\N	\N	\N	\N	3	f	f	u36	\N	\N
133	2	3009198861109833209	4607460884572230818	1712723760000000000	3	171	1	2024-03-01	2024-04-10	\N	\N	\N	8	t	f	u38	\N	\\x03000000010168
134	2	4166181901480350785	-3139294940004947959	1715488740000000000	4	172	1	2024-03-01	2024-05-12	\N	\N	\N	8	t	f	u39	\N	\\x01000000010168
136	2	6309714772996825921	3722662602892374359	1710138600000000000	3	82	2	2024-03-11	\N	\N	\N	\N	7	t	f	u41	{1,2}	\\x03000000010168
138	2	-6322698371723928723	-3275066759240011017	1711009800000000000	4	84	1	2024-03-01	2024-03-21	\N	\N	\N	4	t	f	u43	\N	\\x01000000010168
139	2	1226269751453354852	7746275794424878200	1711428480000000000	7	85	1	2024-03-01	\N	\N	\N	\N	6	t	f	u44	\N	\\x01000000010168010000000101690100000001016a
140	2	-6064718874690182595	5914496227396601347	1711428480000000000	7	86	1	2024-03-01	\N	\N	\N	\N	6	t	f	u45	\N	\\x01000000010168010000000101690100000001016a
141	2	467499765117139144	-3512746219799066065	1717130700000000000	6	173	1	2024-03-01	2024-05-31	\N	\N	\N	8	t	f	u46	\N	\\x0100000001016801000000010169
142	2	-6600469827330534234	-6069871002153113193	1710996120000000000	5	174	1	2024-03-01	\N	\N	\N	\N	6	t	f	u47	\N	\\x0100000001016801000000010169
178	2	-1337940136415902286	-7859807716760498291	1717043580000000000	2	117	2	2024-05-30	\N	\N	\N	\N	7	t	f	c10	{1,2}	\N
179	2	-1848228590384120647	336560637644964494	1711427760000000000	3	160	1	2024-03-01	\N	\N	\N	\N	4	t	f	u10	\N	\\x01000000010168
180	2	-7869653086054772306	4120417892772993081	1711859580000000000	2	166	2	2024-03-31	\N	\N	\N	\N	7	t	f	u28	{1,2}	\N
181	2	329398008074906167	8257355000250733844	1709267400000000000	3	167	1	2024-03-01	\N	\N	\N	\N	0	t	f	u30	\N	\N
182	2	4712306017914516951	-20339380596552775	1614573180000000000	2	169	1	2021-03-01	\N	\N	\N	\N	3	t	f	u34	\N	\\x03000000010168
183	2	6036555418658611502	-2505955270843417276	1713674160000000000	3	176	1	2024-03-01	2024-04-21	\N	\N	\N	8	t	f	u52	\N	\\x03000000010168
184	2	-9108799048490163305	-2689117957076632151	1709325000000000000	1	178	1	2024-03-02	\N	\N	\N	\N	0	t	f	u55	\N	\N
185	2	-4743289661750505504	4556039646433748127	1710995940000000000	4	179	1	2024-03-01	\N	\N	\N	\N	4	t	f	u57	\N	\\x0100000001016802000000010169
22	2	1560028395753885773	8570159161105978003	1711866600000000000	4	122	1	2024-03-31	\N	\N	\N	\N	7	f	f	c34	{1,2,3}	\N
26	2	-411211122013431390	2745848621715594521	1711773540000000000	4	17	1	2024-03-01	2024-03-30	\N	\N	\N	8	t	f	d02	\N	\\x01000000010168
27	2	6502192076675505569	996176023507590150	1711600740000000000	4	18	1	2024-03-01	2024-03-28	\N	\N	\N	8	t	f	d03	\N	\\x01000000010168
28	2	1455121421491861989	8529656392358543974	1710995940000000000	4	19	1	2024-03-01	2024-03-21	\N	\N	\N	8	t	f	d04	\N	\\x01000000010168
30	2	-6334872817632186427	567388158249455703	1711082340000000000	4	21	1	2024-03-01	2024-03-21	\N	\N	\N	4	t	f	d06	\N	\\x01000000010168
31	2	2557099902302724234	7927946700900546305	1711428300000000000	6	22	1	2024-03-01	2024-03-25	\N	\N	\N	4	t	f	d07	\N	\\x0100000001016801000000010169
32	2	-3227133799331719037	-597683304841093083	1712724300000000000	6	23	1	2024-03-01	2024-04-10	\N	\N	\N	8	t	f	d08	\N	\\x0100000001016801000000010169
33	2	5596791709833900589	8675142925331708360	1712465100000000000	6	24	1	2024-03-01	2024-04-07	\N	\N	\N	8	t	f	d09	\N	\\x0100000001016801000000010169
35	2	6494357929709510211	1374557117443646139	1712723940000000000	4	124	1	2024-03-01	2024-04-10	\N	\N	\N	8	t	f	d11	\N	\\x00000000010168
36	2	6400496052334500277	707530637858871529	1713588120000000000	5	125	1	2024-03-01	2024-04-20	\N	\N	\N	8	t	f	d12	\N	\\x0100000001016803000000010169
37	2	-8149278881694797093	-3040872768382236964	1713588120000000000	5	126	1	2024-03-01	2024-04-20	\N	\N	\N	8	t	f	d13	\N	\\x0100000001016803000000010169
38	2	-3304296670190004410	-8589553369262653796	1713588120000000000	5	26	1	2024-03-01	2024-04-20	\N	\N	\N	8	t	f	d14	\N	\\x0100000001016803000000010169
39	2	9030934434687159294	5187397413373979429	1710995940000000000	4	127	1	2024-03-01	\N	\N	\N	\N	4	t	f	d15	\N	\\x0100000001016803000000010169
40	2	-5699522263516812818	-1009158347740301198	1711514160000000000	3	128	1	2024-03-01	\N	\N	\N	\N	4	t	f	d16	\N	\\x01000000010168
41	2	-659129050160804415	-3266460632016112610	1710995940000000000	4	27	2	2024-03-16	\N	\N	\N	\N	4	t	f	d17	{1,2}	\\x01000000010168
42	2	4335144867905321817	988456034021595641	1711428120000000000	5	129	2	2024-03-21	2024-03-26	\N	\N	\N	8	t	f	d18	{1,2}	\\x01000000010168
43	2	2100570799836572860	7060632357042631362	1712723940000000000	4	130	1	2024-03-01	2024-04-10	\N	\N	\N	8	t	f	d19	\N	\\x01000000010168
44	2	-1761938000228524075	-9097284548104341556	1711255140000000000	4	131	1	2024-03-01	2024-03-24	\N	\N	\N	8	t	f	d20	\N	\\x01000000010168
45	2	4079712675842497644	-7354601795195649014	1711254780000000000	2	132	1	2024-03-01	2024-03-24	\N	\N	\N	8	t	f	d21	\N	\N
46	2	-6654665660950683772	-8286988863884845705	1711341720000000000	5	133	2	2024-03-23	2024-03-25	\N	\N	\N	8	t	f	d22	{1,2}	\\x01000000010168
47	2	-7458757062776032395	3091591064253330054	1712119500000000000	6	28	1	2024-03-31	2024-04-03	\N	\N	\N	8	t	f	d23	\N	\\x01000000010168
48	2	1590593023657001242	1565218098366663585	1714452300000000000	6	29	1	2024-03-21	2024-04-30	\N	\N	\N	8	t	f	d24	\N	\\x01000000010168
49	2	7179275640485218336	-7662761879443597966	1711002600000000000	4	134	1	2024-03-01	2024-03-21	\N	\N	\N	8	t	f	d25	\N	\\x01000000010168
50	2	-491709360334755358	-1521026672843799428	1710996120000000000	5	135	1	2024-03-01	\N	\N	\N	\N	4	t	f	d26	\N	\\x0100000001016801000000010169
51	2	-4168254228300931904	-7397379100802779685	1710909540000000000	4	30	1	2024-03-01	2024-03-20	\N	\N	\N	8	t	f	d27	\N	\\x01000000010168
52	2	-115405662401917627	4452855711932869500	1709267580000000000	4	31	1	2024-03-01	\N	\N	\N	\N	3	t	f	d28	\N	\\x03000000010168
54	2	8310216763317317108	7265184757318911562	1711773540000000000	4	33	2	2024-03-30	\N	\N	\N	\N	7	t	f	d30	{1,2}	\\x01000000010168
55	2	894090481840814744	-5239015233027641046	1712724300000000000	6	34	1	2024-03-01	2024-04-10	\N	\N	\N	8	t	f	d31	\N	\\x0100000001016801000000010169
56	2	4488767419768533670	7969985027132728579	1714452300000000000	6	136	1	2024-03-01	2024-04-30	\N	\N	\N	8	t	f	d32	\N	\\x0100000001016801000000010169
57	2	-5879069490544324169	8533029750525390926	1711860660000000000	8	137	1	2024-03-11	2024-03-31	\N	\N	\N	8	t	f	d33	\N	\\x0100000001016801000000010169
78	2	-3995696140830963242	7006564745480063691	1677904560000000000	3	144	1	2023-03-01	2023-03-04	\N	\N	\N	8	t	f	l9	\N	\\x02000000010168
80	2	-3538312977191222297	1412230282981465662	1711255140000000000	4	145	1	2024-03-01	2024-03-24	\N	\N	\N	8	t	f	o02	\N	\\x01000000010168
81	2	6842374889393316347	-8437309911466776109	1711341540000000000	4	50	1	2024-03-01	2024-03-25	\N	\N	\N	8	t	f	o03	\N	\\x01000000010168
82	2	3598734739038083764	-3769028790335318519	1711427940000000000	4	51	1	2024-03-01	2024-03-26	\N	\N	\N	8	t	f	o04	\N	\\x01000000010168
83	2	7051696709147343277	3071384921314603366	1711341360000000000	3	52	1	2024-03-01	2024-03-25	\N	\N	\N	8	t	f	o05	\N	\\x03000000010168
84	2	-5621691955723649466	-3407672248890504469	1712723940000000000	4	53	1	2024-03-01	2024-03-26	\N	\N	\N	5	t	f	o06	\N	\\x01000000010168
85	2	6376625583539353576	3047047100682066996	1711859940000000000	4	54	1	2024-03-01	2024-03-31	\N	\N	\N	8	t	f	o07	\N	\\x00000000010168
86	2	-6155540506296660008	4300975972436454654	1711341360000000000	3	146	2	2024-03-25	\N	\N	\N	\N	7	t	f	o08	{1,2}	\\x03000000010168
87	2	-7068031701040187335	1192411062799628214	1711427760000000000	3	55	2	2024-03-26	\N	\N	\N	\N	7	t	f	o09	{1,2}	\\x03000000010168
174	2	1002895022197554006	8034882387640570657	1710045540000000000	4	111	1	2024-03-01	2024-03-10	\N	\N	\N	8	t	f	w10	\N	\\x01000000010168
175	2	8267570666503786844	3636796035791467694	1710045720000000000	5	112	1	2024-03-01	2024-03-10	\N	\N	\N	8	t	f	w11	\N	\\x01000000010168
176	2	-7855335915228910534	3683810990333896140	1710045720000000000	5	113	1	2024-03-01	2024-03-10	\N	\N	\N	8	t	f	w12	\N	\\x03000000010168
177	2	4625565247183032009	-6321609062216170018	1709533800000000000	4	185	1	2024-03-01	2024-03-04	\N	\N	\N	6	t	f	w13	\N	\\x01000000010168
88	2	-8626644763357885580	-6517671571230455102	1709268120000000000	5	147	1	2024-03-01	\N	\N	\N	\N	3	t	f	o10	\N	\\x0300000001024833030000000101610300000001036831300300000001026832
89	2	5290777910959798596	-3505382487661413267	1710045540000000000	4	148	1	2024-03-01	2024-03-10	\N	\N	\N	8	t	f	o11	\N	\\x01000000010168
90	2	2232191255992923614	-7229931113337868257	1712723940000000000	4	57	1	2024-03-01	2024-04-10	\N	\N	\N	8	t	f	o12	\N	\\x01000000010168
91	2	-8514041896053191337	8197274912241333982	1709526960000000000	3	149	1	2024-03-01	2024-03-04	\N	\N	\N	8	t	f	o13	\N	\\x03000000010168
92	2	75003225689954387	-8574147721477697734	1709699940000000000	4	150	1	2024-03-06	\N	\N	\N	\N	2	t	f	o14	\N	\\x03000000010168
93	2	6942787977435893817	-2108920040083308983	1393648380000000000	2	151	1	2014-03-01	\N	\N	\N	\N	3	t	f	o15	\N	\\x03000000010168
94	2	4390113732495830294	-4917055985139355630	1400643360000000000	3	152	1	2014-05-01	\N	\N	\N	\N	4	t	f	o16	\N	\\x01000000010168
95	2	8055012253826714178	-3970969777998266940	1709613360000000000	3	58	1	2024-03-01	2024-03-04	\N	\N	\N	13	t	f	s1	\N	\N
96	2	-8612750206125374872	-3435655655089643026	1709613360000000000	3	153	1	2024-03-01	2024-03-04	\N	\N	\N	13	t	f	s2	\N	\N
97	2	1582521326480238473	6636694219360240250	1709613360000000000	3	59	1	2024-03-01	2024-03-04	\N	\N	\N	13	t	f	s3	\N	\N
99	2	3298910340691050340	-2134757144416671121	1709613360000000000	3	154	1	2024-03-01	2024-03-04	\N	\N	\N	13	t	f	s5	\N	\N
101	2	-5207819319976293160	8150820853617466794	1711859580000000000	2	155	1	2024-03-01	2024-03-31	\N	\N	\N	8	t	f	u02	\N	\N
102	2	-3011588366517107716	-376653315288447158	1711945980000000000	2	156	1	2024-03-01	2024-04-01	\N	\N	\N	8	t	f	u03	\N	\N
103	2	6730329975596338029	1323777223685881921	1715402160000000000	3	157	1	2024-03-01	2024-05-11	\N	\N	\N	8	t	f	u04	\N	\\x03000000010168
104	2	5893891334581446478	-1179325746059279123	1715315760000000000	3	61	1	2024-03-01	2024-05-10	\N	\N	\N	8	t	f	u05	\N	\\x03000000010168
105	2	-5274561191056002817	-6953689376866065449	1709267580000000000	2	158	1	2024-03-01	\N	\N	\N	\N	3	t	f	u06	\N	\\x03000000010168
106	2	3355601053336407407	-2775137106495484921	1709699760000000000	3	159	1	2024-03-01	\N	\N	\N	\N	4	t	f	u07	\N	\\x01000000010168
107	2	-2573407799743328022	-8800277897731841430	1710995760000000000	3	62	1	2024-03-01	\N	\N	\N	\N	4	t	f	u08	\N	\\x01000000010168
110	2	4476582151203520312	392535199006987352	1710995760000000000	3	161	1	2024-03-01	\N	\N	\N	\N	4	t	f	u12	\N	\\x00000000010168
111	2	5478436082273925298	-7427570080705894930	1716180120000000000	5	65	1	2024-03-01	2024-05-20	\N	\N	\N	8	t	f	u13	\N	\\x0100000001016803000000010169
112	2	3247521408708022375	-8524325071116943056	1716266520000000000	5	162	1	2024-03-01	2024-05-21	\N	\N	\N	8	t	f	u14	\N	\\x0100000001016803000000010169
113	2	-4094870167654422571	3693118816932354258	1709959140000000000	4	163	1	2024-03-01	\N	\N	\N	\N	6	t	f	u15	\N	\\x0300000001016801000000010169
114	2	6229337729639272734	-3058583371473076416	1710563940000000000	4	66	1	2024-03-01	\N	\N	\N	\N	6	t	f	u16	\N	\\x0300000001016801000000010169
115	2	-787763119701620265	-4506251396391670176	1710131940000000000	4	67	1	2024-03-01	\N	\N	\N	\N	4	t	f	u17	\N	\\x0300000001016801000000010169
116	2	-644204306653935176	8853127864365084098	1710218160000000000	3	68	1	2024-03-01	\N	\N	\N	\N	3	t	f	u18	\N	\\x0300000001016803000000010169
144	2	8091122673210935736	745804908575415215	1711082160000000000	3	88	1	2024-03-01	\N	\N	\N	\N	6	t	f	u49	\N	\\x01000000010168
145	2	-8866052358754389087	-1143804610499008854	1713587940000000000	4	89	1	2024-03-01	2024-04-20	\N	\N	\N	8	t	f	u50	\N	\\x01000000010168
146	2	4949355555848310869	4597955719331653388	1713674340000000000	4	175	1	2024-03-01	2024-04-21	\N	\N	\N	8	t	f	u51	\N	\\x01000000010168
147	2	-5297774327861770377	8210564496835713151	1713760560000000000	3	177	1	2024-03-01	2024-04-22	\N	\N	\N	8	t	f	u53	\N	\\x03000000010168
149	2	-5953084037938637071	-6824404149333922015	1712723940000000000	4	91	1	2024-03-01	\N	\N	\N	\N	6	t	f	u56	\N	\\x0100000001016803000000010169
150	2	7790225118660570264	8974744767810616446	1711859760000000000	3	180	1	2024-03-01	\N	\N	\N	\N	4	t	f	u58	\N	\\x01000000010168
151	2	1214785895121594207	-9105097376777748264	1711946160000000000	3	92	1	2024-03-01	\N	\N	\N	\N	4	t	f	u59	\N	\\x01000000010168
156	2	-7786861087127753804	6582119899199414369	1709267580000000000	2	181	1	2024-03-01	\N	\N	\N	\N	3	t	f	u64	\N	\\x03000000010168
157	2	3177169374989468177	-7126945531543889103	1678077180000000000	2	182	1	2023-03-01	\N	\N	\N	\N	3	t	f	u65	\N	\\x02000000010168
159	2	-2253990391457872765	112254826666379330	1713587760000000000	3	98	1	2024-03-01	\N	\N	\N	\N	6	t	f	u67	\N	\\x00000000010168
160	2	-4029272798415895172	-3324637451708884947	1717130160000000000	3	99	1	2024-03-01	\N	\N	\N	\N	6	t	f	u68	\N	\\x00000000010168
161	2	-7331791645651572645	-8258004831487215736	1724906340000000000	4	183	1	2024-03-01	2024-08-29	\N	\N	\N	8	t	f	u69	\N	\\x0200000001016802000000010169
162	2	-6120648493698925605	3147988527247865855	1724992740000000000	4	100	1	2024-03-01	2024-08-30	\N	\N	\N	8	t	f	u70	\N	\\x0200000001016802000000010169
163	2	-246557155559201346	-440733396478009845	1723091940000000000	4	101	1	2024-03-01	2024-08-08	\N	\N	\N	8	t	f	u71	\N	\\x0200000001016802000000010169
166	2	-5940256990597221819	-5541131536917862380	1710045540000000000	4	104	1	2024-03-01	2024-03-10	\N	\N	\N	8	t	f	w02	\N	\\x01000000010168
167	2	-708087689313058212	-2581383698788940085	1710045540000000000	4	184	1	2024-03-01	2024-03-10	\N	\N	\N	8	t	f	w03	\N	\\x01000000010168
168	2	6421862252564612951	-585755356122035256	1710045540000000000	4	105	1	2024-03-01	2024-03-10	\N	\N	\N	8	t	f	w04	\N	\\x01000000010168
169	2	8861670081246640859	2088374760698687425	1710045540000000000	4	106	1	2024-03-01	2024-03-10	\N	\N	\N	8	t	f	w05	\N	\\x00000000010168
170	2	3950873227010659610	-7702664919585709703	1710045540000000000	4	107	1	2024-03-01	2024-03-10	\N	\N	\N	8	t	f	w06	\N	\\x01000000010168
171	2	-1060436802327034708	4971094358316500520	1710045540000000000	4	108	1	2024-03-01	2024-03-10	\N	\N	\N	8	t	f	w07	\N	\\x01000000010168
172	2	-1659206475947320001	5897114977037713685	1625888340000000000	4	109	1	2021-07-01	2021-07-10	\N	\N	\N	8	t	f	w08	\N	\\x01000000010168
173	2	2574507889155812784	-7662037598497153043	1625888340000000000	4	110	1	2021-07-01	2021-07-10	\N	\N	\N	8	t	f	w09	\N	\\x01000000010168
186	3	-3364485114063752501	567247044951409303	1688275800000000000	8	186	1	2023-01-10	2023-02-10	\N	\N	\N	13	t	f	m1	\N	\N
187	3	0	-735318367520878136	1688275800000000000	1	\N	\N	\N	\N	\N	\N	\N	0	f	f	m2	\N	\N
188	3	0	-5505730986903119331	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	t	t	m3	\N	\N
\.
COPY tarazu.directory_version (only_row, version, changed_at) FROM stdin;
t	1	2026-11-30 20:52:48.253684+00
\.
COPY tarazu.journal (case_no, at_ns, batch_no, n, source_no, branch_no, other_no, on_day, reach_no, case_seq, kind, what, id, ref) FROM stdin;
1	1709267400000000000	1	\N	1	1	56	\N	0	2	0	\N	O10.1	\N
1	1709267580000000000	1	\N	1	1	\N	2024-03-21	0	1	3	0	O10.2	h2
2	1709267400000000000	1	\N	1	1	2	\N	0	1	0	\N	a0.1	\N
2	1709267580000000000	1	\N	1	1	\N	2024-03-06	0	2	3	0	a0.2	h
2	1709699760000000000	1	\N	1	\N	\N	\N	0	3	5	0	a0.3	h
2	1710045540000000000	1	\N	1	1	\N	\N	0	4	8	0	a0.4	\N
3	1709267580000000000	1	\N	1	1	\N	2024-03-06	0	1	3	0	a1.2	h
3	1709699760000000000	1	\N	1	\N	\N	\N	0	2	5	1	a1.3	h
4	1709267400000000000	1	\N	1	1	3	\N	0	2	0	\N	a2.1	\N
4	1710045540000000000	1	\N	1	1	\N	\N	0	1	8	0	a2.4	\N
5	1709699760000000000	1	\N	1	\N	\N	\N	0	2	5	3	a3.3	h
5	1710045540000000000	1	\N	1	1	\N	\N	0	1	8	0	a3.4	\N
6	1709267400000000000	1	\N	1	1	4	\N	0	3	0	\N	a4.1	\N
6	1709267580000000000	1	\N	1	1	\N	2024-03-06	0	1	3	0	a4.2	h
6	1710045540000000000	1	\N	1	1	\N	\N	0	2	8	0	a4.4	\N
7	1709267400000000000	1	\N	1	1	5	\N	0	1	0	\N	a5.1	\N
7	1709267580000000000	1	\N	1	1	\N	2024-03-06	0	4	3	0	a5.2	h
7	1709699760000000000	1	\N	1	\N	\N	\N	0	3	5	5	a5.3	h
7	1710045540000000000	1	\N	1	1	\N	\N	0	2	8	0	a5.4	\N
8	1709267400000000000	1	\N	1	1	6	\N	0	3	0	\N	a6.1	\N
8	1709267580000000000	1	\N	1	1	\N	2024-03-06	0	4	3	0	a6.2	h
8	1709699760000000000	1	\N	1	\N	\N	\N	0	2	5	5	a6.3	h
8	1710045540000000000	1	\N	1	1	\N	\N	0	1	8	0	a6.4	\N
9	1709267400000000000	1	\N	1	1	7	\N	0	2	0	\N	c01.1	\N
9	1709267580000000000	1	\N	1	1	2	\N	0	1	7	\N	c01.2	\N
9	1709267760000000000	1	\N	1	2	3	\N	0	4	7	\N	c01.3	\N
9	1712723940000000000	1	\N	1	3	\N	\N	0	3	8	0	c01.4	\N
10	1709267400000000000	1	\N	1	1	8	\N	0	2	0	\N	c02.1	\N
10	1710131580000000000	1	\N	1	1	2	\N	0	3	7	\N	c02.2	\N
10	1710995760000000000	1	\N	1	2	3	\N	0	1	7	\N	c02.3	\N
11	1709267400000000000	1	\N	1	1	9	\N	0	4	0	\N	c03.1	\N
11	1710131580000000000	1	\N	1	1	2	\N	0	1	7	\N	c03.2	\N
11	1713587940000000000	1	\N	1	3	\N	\N	0	3	2	\N	c03.4	\N
11	1715748300000000000	1	\N	1	1	\N	\N	0	2	8	0	c03.6	\N
12	1710045180000000000	1	\N	1	1	\N	\N	0	1	8	0	c04.2	\N
12	1710045540000000000	1	\N	1	1	2	\N	0	3	7	\N	c04.4	\N
12	1710304920000000000	1	\N	1	2	\N	\N	0	2	8	0	c04.5	\N
13	1717129980000000000	1	\N	1	1	2	\N	0	1	7	\N	c11.2	\N
14	1717216380000000000	1	\N	1	1	2	\N	0	1	7	\N	c12.2	\N
15	1709267400000000000	1	\N	1	1	10	\N	0	2	0	\N	c20.1	\N
15	1712723580000000000	1	\N	1	1	2	\N	0	1	7	\N	c20.2	\N
16	1709267400000000000	1	\N	1	1	11	\N	0	1	0	\N	c21.1	\N
16	1717130160000000000	1	\N	1	2	\N	\N	0	2	8	0	c21.3	\N
17	1709267400000000000	1	\N	1	1	12	\N	0	1	0	\N	c22.1	\N
17	1712723580000000000	1	\N	1	1	2	\N	0	2	7	\N	c22.2	\N
18	1717907580000000000	1	\N	1	1	2	\N	0	1	7	\N	c30.2	\N
18	1717907760000000000	1	\N	1	2	3	\N	0	2	7	\N	c30.3	\N
19	1717994160000000000	1	\N	1	2	3	\N	0	1	7	\N	c31.3	\N
20	1709267400000000000	1	\N	1	1	13	\N	0	3	0	\N	c32.1	\N
20	1717129980000000000	1	\N	1	1	2	\N	0	2	7	\N	c32.2	\N
20	1717216560000000000	1	\N	1	2	3	\N	0	1	7	\N	c32.3	\N
21	1393648200000000000	1	\N	1	1	14	\N	0	1	0	\N	c33.1	\N
22	1711866600000000000	1	\N	1	3	1	\N	0	1	7	\N	c34.2	\N
22	1711866600000000000	1	\N	1	2	3	\N	0	2	7	\N	c34.3	\N
23	1709267400000000000	1	\N	1	1	15	\N	0	1	0	\N	c35.1	\N
23	1711859580000000000	1	\N	1	2	3	\N	0	2	7	\N	c35.2	\N
23	1712723760000000000	1	\N	1	1	\N	\N	0	3	8	0	c35.3	\N
24	1709267400000000000	1	\N	1	1	16	\N	0	3	0	\N	c36.1	\N
24	1711859580000000000	1	\N	1	1	2	\N	0	2	7	\N	c36.2	\N
24	1711946160000000000	1	\N	1	\N	\N	\N	0	1	14	\N	c36.3	c36.2
24	1712723940000000000	1	\N	1	1	\N	\N	0	4	8	0	c36.4	\N
25	1709267580000000000	1	\N	1	1	\N	2024-03-21	0	1	3	0	d01.2	h
25	1710995760000000000	1	\N	1	\N	\N	\N	0	2	4	\N	d01.3	h
25	1711687140000000000	1	\N	1	1	\N	\N	0	3	8	0	d01.4	\N
26	1709267400000000000	1	\N	1	1	17	\N	0	1	0	\N	d02.1	\N
26	1709267580000000000	1	\N	1	1	\N	2024-03-21	0	2	3	0	d02.2	h
26	1710995760000000000	1	\N	1	\N	\N	\N	0	3	4	\N	d02.3	h
27	1709267400000000000	1	\N	1	1	18	\N	0	3	0	\N	d03.1	\N
27	1709267580000000000	1	\N	1	1	\N	2024-03-21	0	2	3	0	d03.2	h
27	1710995760000000000	1	\N	1	\N	\N	\N	0	1	4	\N	d03.3	h
28	1709267400000000000	1	\N	1	1	19	\N	0	1	0	\N	d04.1	\N
28	1710995940000000000	1	\N	1	1	\N	\N	0	2	8	0	d04.4	\N
29	1709267400000000000	1	\N	1	1	20	\N	0	3	0	\N	d05.1	\N
29	1709267580000000000	1	\N	1	1	\N	2024-03-21	0	4	3	0	d05.2	h
29	1710999000000000000	1	\N	1	1	\N	\N	0	2	8	0	d05.3	\N
29	1711020600000000000	1	\N	1	\N	\N	\N	0	1	4	\N	d05.4	h
30	1709267400000000000	1	\N	1	1	21	\N	0	2	0	\N	d06.1	\N
30	1711082340000000000	1	\N	1	\N	\N	\N	0	1	4	\N	d06.4	h
31	1709267400000000000	1	\N	1	1	22	\N	0	4	0	\N	d07.1	\N
31	1710995940000000000	1	\N	1	\N	\N	\N	0	2	4	\N	d07.4	h
31	1711341720000000000	1	\N	1	1	\N	\N	0	1	8	0	d07.5	\N
31	1711428300000000000	1	\N	1	\N	\N	\N	0	3	4	\N	d07.6	i
32	1709267400000000000	1	\N	1	1	23	\N	0	1	0	\N	d08.1	\N
32	1711341540000000000	1	\N	1	1	\N	2024-03-25	0	2	3	0	d08.4	i
33	1709267400000000000	1	\N	1	1	24	\N	0	1	0	\N	d09.1	\N
33	1709267580000000000	1	\N	1	1	\N	2024-03-21	0	4	3	0	d09.2	h
33	1710995760000000000	1	\N	1	\N	\N	\N	0	2	4	\N	d09.3	h
33	1711687140000000000	1	\N	1	1	\N	2024-03-29	0	3	3	0	d09.4	i
34	1709267400000000000	1	\N	1	1	25	\N	0	4	0	\N	d10.1	\N
34	1709267580000000000	1	\N	1	1	\N	2024-03-21	0	3	3	0	d10.2	h
34	1710995760000000000	1	\N	1	\N	\N	\N	0	2	4	\N	d10.3	h
34	1711773540000000000	1	\N	1	1	\N	2024-03-30	0	6	3	0	d10.4	i
34	1711773720000000000	1	\N	1	\N	\N	\N	0	5	4	\N	d10.5	i
34	1712551500000000000	1	\N	1	1	\N	\N	0	1	8	0	d10.6	\N
35	1709267580000000000	1	\N	1	1	\N	2024-03-21	0	1	3	1	d11.2	h
35	1712723940000000000	1	\N	1	1	\N	\N	0	2	8	0	d11.4	\N
36	1710995760000000000	1	\N	1	\N	\N	\N	0	2	4	\N	d12.3	h
36	1710995940000000000	1	\N	1	1	\N	2024-04-10	0	1	3	0	d12.4	i
37	1709267580000000000	1	\N	1	1	\N	2024-03-21	0	4	3	0	d13.2	h
37	1710995760000000000	1	\N	1	\N	\N	\N	0	3	4	\N	d13.3	h
37	1711687140000000000	1	\N	1	1	\N	2024-04-10	0	1	3	0	d13.4	i
37	1713588120000000000	1	\N	1	1	\N	\N	0	2	8	0	d13.5	\N
38	1709267400000000000	1	\N	1	1	26	\N	0	2	0	\N	d14.1	\N
38	1709267580000000000	1	\N	1	1	\N	2024-03-21	0	4	3	0	d14.2	h
38	1710995760000000000	1	\N	1	\N	\N	\N	0	3	4	\N	d14.3	h
38	1711773540000000000	1	\N	1	1	\N	2024-04-10	0	1	3	0	d14.4	i
39	1709267760000000000	1	\N	1	1	\N	2024-03-31	0	1	3	0	d15.3	i
40	1711514160000000000	1	\N	1	\N	\N	\N	0	1	4	\N	d16.3	h
41	1709267400000000000	1	\N	1	1	27	\N	0	3	0	\N	d17.1	\N
41	1710563760000000000	1	\N	1	1	2	\N	0	1	7	\N	d17.3	\N
41	1710995940000000000	1	\N	1	\N	\N	\N	0	2	4	\N	d17.4	h
42	1709267580000000000	1	\N	1	1	\N	2024-03-21	0	2	3	0	d18.2	h
42	1710999000000000000	1	\N	1	1	2	\N	0	3	7	\N	d18.3	\N
42	1711002600000000000	1	\N	1	\N	\N	\N	0	4	4	\N	d18.4	h
42	1711428120000000000	1	\N	1	2	\N	\N	0	1	8	0	d18.5	\N
43	1709267580000000000	1	\N	1	1	\N	2024-03-21	0	1	3	0	d19.2	h
44	1709267580000000000	1	\N	1	1	\N	2024-03-21	0	2	3	0	d20.2	h
44	1711255140000000000	1	\N	1	1	\N	\N	0	1	8	1	d20.4	\N
45	1711254780000000000	1	\N	1	1	\N	\N	0	1	8	0	d21.2	\N
46	1711341720000000000	1	\N	1	2	\N	\N	0	1	8	0	d22.5	\N
47	1709267400000000000	1	\N	1	1	28	\N	0	3	0	\N	d23.1	\N
47	1710995760000000000	1	\N	1	\N	\N	\N	0	2	4	\N	d23.3	h
47	1712119500000000000	1	\N	1	1	\N	\N	0	1	8	0	d23.6	\N
48	1709267400000000000	1	\N	1	1	29	\N	0	1	0	\N	d24.1	\N
48	1709267580000000000	1	\N	1	1	\N	2024-03-21	0	2	3	0	d24.2	h
48	1710995760000000000	1	\N	1	1	\N	\N	0	3	8	0	d24.3	\N
48	1710995940000000000	1	\N	1	1	\N	\N	0	4	2	\N	d24.4	\N
48	1710996120000000000	1	\N	1	\N	\N	\N	0	5	4	\N	d24.5	h
49	1709267580000000000	1	\N	1	1	\N	2024-03-21	0	1	3	0	d25.2	h
50	1709267580000000000	1	\N	1	1	\N	2024-03-21	0	2	3	0	d26.2	h
50	1710995940000000000	1	\N	1	\N	\N	\N	0	1	4	\N	d26.4	h
51	1709267400000000000	1	\N	1	1	30	\N	0	2	0	\N	d27.1	\N
51	1710131580000000000	1	\N	1	1	\N	2024-03-11	0	1	3	0	d27.2	h
52	1709267400000000000	1	\N	1	1	31	\N	0	3	0	\N	d28.1	\N
52	1710995760000000000	1	\N	1	\N	\N	\N	0	2	4	\N	d28.3	h
52	1711859940000000000	1	\N	1	\N	\N	\N	0	1	14	\N	d28.4	d28.3
53	1709267400000000000	1	\N	1	1	32	\N	0	3	0	\N	d29.1	\N
53	1709267580000000000	1	\N	1	1	\N	2024-03-21	0	4	3	0	d29.2	h
53	1710995760000000000	1	\N	1	\N	\N	\N	0	2	4	\N	d29.3	h
53	1711687140000000000	1	\N	1	1	2	\N	0	1	7	\N	d29.4	\N
54	1709267400000000000	1	\N	1	1	33	\N	0	2	0	\N	d30.1	\N
54	1709267580000000000	1	\N	1	1	\N	2024-03-21	0	1	3	0	d30.2	h
55	1709267400000000000	1	\N	1	1	34	\N	0	2	0	\N	d31.1	\N
55	1712724300000000000	1	\N	1	1	\N	\N	0	1	8	0	d31.6	\N
56	1711514520000000000	1	\N	1	\N	\N	\N	0	1	6	\N	d32.5	i
57	1709267580000000000	1	\N	1	1	\N	2024-03-06	0	3	3	0	d33.2	h
57	1709699760000000000	1	\N	1	\N	\N	\N	0	5	4	\N	d33.3	h
57	1710132300000000000	1	\N	1	1	\N	2024-03-16	0	4	3	0	d33.6	i
57	1710564480000000000	1	\N	1	\N	\N	\N	0	2	4	\N	d33.7	i
57	1711860660000000000	1	\N	1	1	\N	\N	0	1	8	0	d33.8	\N
58	1709267760000000000	1	\N	1	1	\N	2024-04-10	0	1	3	0	d34.3	i
59	1709267400000000000	1	\N	1	1	35	\N	0	2	0	\N	d35.1	\N
59	1709267580000000000	1	\N	1	1	\N	2024-03-31	0	4	3	1	d35.2	c
59	1709267940000000000	1	\N	1	1	\N	2024-03-26	0	5	3	0	d35.4	i
59	1710996120000000000	1	\N	1	\N	\N	\N	0	3	4	\N	d35.5	h
59	1711860300000000000	1	\N	1	\N	\N	\N	0	1	5	5	d35.6	i
60	1709267580000000000	1	\N	1	1	\N	2024-03-31	0	2	3	1	d36.2	c
60	1710996120000000000	1	\N	1	\N	\N	\N	0	3	4	\N	d36.5	h
60	1711946700000000000	1	\N	1	\N	\N	\N	0	1	5	5	d36.6	i
61	1709267580000000000	1	\N	1	1	\N	2024-03-21	0	1	3	0	d37.2	h
61	1710995760000000000	1	\N	1	1	\N	2024-03-31	0	3	3	0	d37.3	i
61	1710995940000000000	1	\N	1	\N	\N	\N	0	2	4	\N	d37.4	h
61	1711860120000000000	1	\N	1	\N	\N	\N	0	4	5	5	d37.5	i
62	1709267400000000000	1	\N	1	1	36	\N	0	1	0	\N	d38.1	\N
62	1709267580000000000	1	\N	1	1	\N	2024-03-31	0	5	3	1	d38.2	c
62	1709267760000000000	1	\N	1	1	\N	2024-03-21	0	3	3	0	d38.3	h
62	1709267940000000000	1	\N	1	1	\N	2024-03-26	0	4	3	0	d38.4	i
62	1710996120000000000	1	\N	1	\N	\N	\N	0	2	4	\N	d38.5	h
62	1711428300000000000	1	\N	1	\N	\N	\N	0	6	4	\N	d38.6	i
63	1709267400000000000	1	\N	1	1	37	\N	0	2	0	\N	d39.1	\N
63	1709267580000000000	1	\N	1	1	\N	2024-03-31	0	4	3	1	d39.2	c
63	1709267760000000000	1	\N	1	1	\N	2024-03-21	0	1	3	0	d39.3	h
63	1711002600000000000	1	\N	1	\N	\N	\N	0	3	5	5	d39.6	i
64	1709267400000000000	1	\N	1	1	38	\N	0	3	0	\N	d40.1	\N
64	1709267580000000000	1	\N	1	1	\N	2024-03-31	0	1	3	1	d40.2	c
64	1709267940000000000	1	\N	1	1	\N	2024-03-21	0	2	3	0	d40.4	i
65	1709267400000000000	1	\N	1	1	39	\N	0	2	0	\N	d41.1	\N
65	1709267580000000000	1	\N	1	1	\N	2024-03-31	0	3	3	1	d41.2	c
65	1709267760000000000	1	\N	1	1	\N	2024-03-21	0	5	3	0	d41.3	h
65	1709267940000000000	1	\N	1	1	\N	2024-03-21	0	4	3	0	d41.4	i
65	1711002600000000000	1	\N	1	\N	\N	\N	0	1	5	5	d41.5	h
66	1709267400000000000	1	\N	1	1	40	\N	0	2	0	\N	d42.1	\N
66	1709267580000000000	1	\N	1	1	\N	2024-03-31	0	5	3	1	d42.2	c
66	1709267760000000000	1	\N	1	1	\N	2024-03-21	0	3	3	0	d42.3	h
66	1710995940000000000	1	\N	1	\N	\N	\N	0	1	4	\N	d42.4	h
66	1711428120000000000	1	\N	1	\N	\N	\N	0	4	5	5	d42.5	c
67	1711600740000000000	1	\N	1	1	\N	2024-03-29	0	1	3	0	d43.4	i
67	1711773720000000000	1	\N	1	\N	\N	\N	0	2	6	\N	d43.5	i
67	1712378700000000000	1	\N	1	1	\N	2024-04-07	0	5	3	0	d43.6	j
67	1712551680000000000	1	\N	1	\N	\N	\N	0	4	6	\N	d43.7	j
67	1713329460000000000	1	\N	1	1	\N	\N	0	3	8	0	d43.8	\N
68	1709267400000000000	1	\N	1	1	41	\N	0	3	0	\N	d44.1	\N
68	1709267580000000000	1	\N	1	1	\N	2024-03-21	0	2	3	0	d44.2	h
68	1709267760000000000	1	\N	1	1	\N	2024-03-31	0	1	3	0	d44.3	i
69	1709267400000000000	1	\N	1	1	42	\N	0	3	0	\N	d45.1	\N
69	1710995760000000000	1	\N	1	\N	\N	\N	0	4	4	\N	d45.3	h
69	1711168740000000000	1	\N	1	1	2	\N	0	2	7	\N	d45.4	\N
69	1711428120000000000	1	\N	1	2	1	\N	0	1	7	\N	d45.5	\N
70	1677645000000000000	1	\N	1	1	43	\N	0	1	0	\N	l0.1	\N
71	1677904560000000000	1	\N	1	1	\N	\N	0	1	8	0	l1.3	\N
72	1677645000000000000	1	\N	1	1	44	\N	0	1	0	\N	l2.1	\N
73	1677645000000000000	1	\N	1	7	45	\N	0	1	0	\N	l3.1	\N
73	1677645180000000000	1	\N	1	7	\N	2023-03-02	0	2	3	0	l3.2	h
74	1677645000000000000	1	\N	1	7	46	\N	0	1	0	\N	l4.1	\N
74	1677645180000000000	1	\N	1	7	\N	2023-03-03	0	3	3	0	l4.2	h
74	1677904560000000000	1	\N	1	7	\N	\N	0	2	8	0	l4.3	\N
75	1677645000000000000	1	\N	1	8	47	\N	0	1	0	\N	l5.1	\N
75	1677904560000000000	1	\N	1	8	\N	\N	0	2	8	0	l5.3	\N
76	1677904560000000000	1	\N	1	9	\N	\N	0	1	8	0	l6.3	\N
77	1677645000000000000	1	\N	1	1	48	\N	0	2	0	\N	l8.1	\N
77	1677645180000000000	1	\N	1	1	\N	2023-12-26	0	1	3	0	l8.2	h
78	1677645180000000000	1	\N	1	1	\N	2023-12-26	0	2	3	1	l9.2	h
78	1677904560000000000	1	\N	1	1	\N	\N	0	1	8	0	l9.3	\N
79	1709267400000000000	1	\N	1	1	49	\N	0	1	0	\N	o01.1	\N
79	1709267580000000000	1	\N	1	1	\N	2024-03-21	0	2	3	0	o01.2	h
80	1711254960000000000	1	\N	1	\N	\N	\N	0	1	4	\N	o02.3	h
81	1709267400000000000	1	\N	1	1	50	\N	0	3	0	\N	o03.1	\N
81	1709267580000000000	1	\N	1	1	\N	2024-03-21	0	1	3	0	o03.2	h
81	1711341540000000000	1	\N	1	1	\N	\N	0	2	8	0	o03.4	\N
82	1709267400000000000	1	\N	1	1	51	\N	0	1	0	\N	o04.1	\N
82	1711427940000000000	1	\N	1	1	\N	\N	0	2	8	0	o04.4	\N
83	1709267400000000000	1	\N	1	1	52	\N	0	1	0	\N	o05.1	\N
83	1711341360000000000	1	\N	1	1	\N	\N	0	2	8	0	o05.3	\N
84	1709267400000000000	1	\N	1	1	53	\N	0	1	0	\N	o06.1	\N
84	1709267580000000000	1	\N	1	1	\N	2024-03-21	0	2	3	0	o06.2	h
85	1709267400000000000	1	\N	1	1	54	\N	0	2	0	\N	o07.1	\N
85	1711514160000000000	1	\N	1	\N	\N	\N	0	1	5	3	o07.3	h
86	1709267580000000000	1	\N	1	1	\N	2024-03-21	0	2	3	0	o08.2	h
86	1711341360000000000	1	\N	1	1	2	\N	0	1	7	\N	o08.3	\N
87	1709267400000000000	1	\N	1	1	55	\N	0	1	0	\N	o09.1	\N
87	1711427760000000000	1	\N	1	1	2	\N	0	2	7	\N	o09.3	\N
88	1709267580000000000	1	\N	1	1	\N	2024-03-21	0	3	3	0	o10.2	h2
88	1709267760000000000	1	\N	1	1	\N	2024-03-21	0	2	3	0	o10.3	h10
88	1709268120000000000	1	\N	1	1	\N	2024-03-22	0	1	3	0	o10.5	a
89	1709267580000000000	1	\N	1	1	\N	2024-03-01	0	2	3	0	o11.2	h
89	1710045540000000000	1	\N	1	1	\N	\N	0	1	8	0	o11.4	\N
90	1709267400000000000	1	\N	1	1	57	\N	0	3	0	\N	o12.1	\N
90	1709267580000000000	1	\N	1	1	\N	2024-03-21	0	1	3	0	o12.2	h
90	1712723940000000000	1	\N	1	1	\N	\N	0	2	8	0	o12.4	\N
91	1709267580000000000	1	\N	1	1	\N	2024-03-21	0	1	3	0	o13.2	h
91	1709526960000000000	1	\N	1	1	\N	\N	0	2	8	0	o13.3	\N
92	1709526960000000000	1	\N	1	1	\N	\N	0	1	8	0	o14.3	\N
93	1393648380000000000	1	\N	1	1	\N	2014-03-21	0	1	3	0	o15.2	h
94	1400643360000000000	1	\N	1	\N	\N	\N	0	1	4	\N	o16.3	h
95	1709267400000000000	1	\N	1	1	58	\N	0	2	0	\N	s1.1	\N
95	1709613360000000000	1	1	1	1	\N	\N	0	1	13	\N	s1.3	\N
96	1709526780000000000	1	\N	1	1	\N	\N	0	2	8	0	s2.2	\N
96	1709613360000000000	1	2	1	1	\N	\N	0	1	13	\N	s2.3	\N
97	1709267400000000000	1	\N	1	1	59	\N	0	2	0	\N	s3.1	\N
97	1709613360000000000	1	3	1	1	\N	\N	0	1	13	\N	s3.3	\N
98	1709267400000000000	1	\N	1	1	60	\N	0	1	0	\N	s4.1	\N
98	1709526780000000000	1	\N	1	1	\N	\N	0	3	8	0	s4.2	\N
98	1709613360000000000	1	4	1	1	\N	\N	0	2	13	\N	s4.3	\N
99	1709526780000000000	1	\N	1	1	\N	\N	0	2	8	0	s5.2	\N
99	1709613360000000000	1	5	1	1	\N	\N	0	1	13	\N	s5.3	\N
100	1709267400000000000	1	\N	1	1	1	\N	0	1	0	\N	u01.1	\N
101	1711859580000000000	1	\N	1	1	\N	\N	0	1	8	0	u02.2	\N
102	1711945980000000000	1	\N	1	1	\N	\N	0	1	8	0	u03.2	\N
103	1711859580000000000	1	\N	1	1	\N	2024-04-10	0	2	3	0	u04.2	h
103	1715402160000000000	1	\N	1	1	\N	\N	0	1	8	0	u04.3	\N
104	1709267400000000000	1	\N	1	1	61	\N	0	1	0	\N	u05.1	\N
104	1715315760000000000	1	\N	1	1	\N	\N	0	2	8	0	u05.3	\N
105	1709267580000000000	1	\N	1	1	\N	2024-03-01	0	1	3	0	u06.2	h
106	1709699760000000000	1	\N	1	\N	\N	\N	0	1	4	\N	u07.3	h
107	1709267400000000000	1	\N	1	1	62	\N	0	1	0	\N	u08.1	\N
107	1709267580000000000	1	\N	1	1	\N	2024-03-21	0	2	3	0	u08.2	h
108	1709267400000000000	1	\N	1	1	63	\N	0	1	0	\N	u09.1	\N
108	1709267580000000000	1	\N	1	1	\N	2024-03-21	0	2	3	0	u09.2	h
109	1709267400000000000	1	\N	1	1	64	\N	0	3	0	\N	u11.1	\N
109	1709267580000000000	1	\N	1	1	\N	2024-03-21	0	2	3	0	u11.2	h
109	1710131760000000000	1	\N	1	\N	\N	\N	0	1	4	\N	u11.3	h
110	1709267580000000000	1	\N	1	1	\N	2024-03-21	0	1	3	1	u12.2	h
111	1709267400000000000	1	\N	1	1	65	\N	0	1	0	\N	u13.1	\N
111	1709267580000000000	1	\N	1	1	\N	2024-03-21	0	3	3	0	u13.2	h
111	1716180120000000000	1	\N	1	1	\N	\N	0	2	8	0	u13.5	\N
112	1709267580000000000	1	\N	1	1	\N	2024-03-21	0	3	3	0	u14.2	h
112	1711082340000000000	1	\N	1	1	\N	2024-04-20	0	2	3	0	u14.4	i
112	1716266520000000000	1	\N	1	1	\N	\N	0	1	8	0	u14.5	\N
113	1709267580000000000	1	\N	1	1	\N	2024-03-11	0	2	3	0	u15.2	h
113	1709699760000000000	1	\N	1	1	\N	2024-04-10	0	1	3	0	u15.3	i
113	1709959140000000000	1	\N	1	\N	\N	\N	0	3	6	\N	u15.4	i
114	1709267400000000000	1	\N	1	1	66	\N	0	1	0	\N	u16.1	\N
114	1709267580000000000	1	\N	1	1	\N	2024-03-11	0	2	3	0	u16.2	h
114	1709699760000000000	1	\N	1	1	\N	2024-04-10	0	3	3	0	u16.3	i
115	1709267400000000000	1	\N	1	1	67	\N	0	3	0	\N	u17.1	\N
115	1709699760000000000	1	\N	1	1	\N	2024-03-11	0	2	3	0	u17.3	i
115	1710131940000000000	1	\N	1	\N	\N	\N	0	1	4	\N	u17.4	i
116	1709267400000000000	1	\N	1	1	68	\N	0	1	0	\N	u18.1	\N
116	1710218160000000000	1	\N	1	1	\N	2024-03-21	0	2	3	0	u18.3	i
117	1709267400000000000	1	\N	1	1	69	\N	0	1	0	\N	u19.1	\N
117	1709267580000000000	1	\N	1	1	\N	2024-03-11	0	2	3	0	u19.2	h
118	1709267400000000000	1	\N	1	1	70	\N	0	1	0	\N	u20.1	\N
118	1711773360000000000	1	\N	1	\N	\N	\N	0	2	6	\N	u20.3	h
119	1709267400000000000	1	\N	1	1	71	\N	0	2	0	\N	u21.1	\N
119	1711773180000000000	1	\N	1	1	\N	2024-04-30	0	1	3	0	u21.2	h
120	1709267400000000000	1	\N	1	1	72	\N	0	1	0	\N	u22.1	\N
121	1709267400000000000	1	\N	1	1	73	\N	0	4	0	\N	u23.1	\N
121	1709267580000000000	1	\N	1	1	\N	2024-06-09	0	3	3	0	u23.2	h
121	1710131760000000000	1	\N	1	1	2	\N	0	1	7	\N	u23.3	\N
121	1710995940000000000	1	\N	1	2	1	\N	0	2	7	\N	u23.4	\N
122	1711427760000000000	1	\N	1	1	\N	\N	0	1	2	\N	u24.3	\N
123	1709267400000000000	1	\N	1	1	74	\N	0	3	0	\N	u25.1	\N
123	1710995580000000000	1	\N	1	1	\N	\N	0	2	8	0	u25.2	\N
123	1710995760000000000	1	\N	1	1	\N	\N	0	1	2	\N	u25.3	\N
124	1709267400000000000	1	\N	1	1	75	\N	0	1	0	\N	u26.1	\N
124	1709267580000000000	1	\N	1	1	2	\N	0	2	7	\N	u26.2	\N
125	1711427580000000000	1	\N	1	1	2	\N	0	2	7	\N	u27.2	\N
125	1717908120000000000	1	\N	1	2	\N	\N	0	1	8	0	u27.5	\N
126	1709267400000000000	1	\N	1	1	76	\N	0	1	0	\N	u29.1	\N
126	1711945980000000000	1	\N	1	1	2	\N	0	2	7	\N	u29.2	\N
127	1709267580000000000	1	\N	1	1	\N	2024-04-10	0	2	3	0	u31.2	h
127	1709526960000000000	1	\N	1	\N	\N	\N	0	1	6	\N	u31.3	h
127	1713587940000000000	1	\N	1	\N	\N	\N	0	3	14	\N	u31.4	u31.3
128	1709267400000000000	1	\N	1	9	77	\N	0	1	0	\N	u32.1	\N
129	1709267400000000000	1	\N	1	12	78	\N	0	1	0	\N	u33.1	\N
130	1614573000000000000	1	\N	1	1	79	\N	0	1	0	\N	u35.1	\N
130	1614573180000000000	1	\N	1	1	\N	2024-03-01	0	2	3	0	u35.2	h
131	1709699580000000000	1	\N	1	1	\N	2024-03-05	0	1	3	0	u36.2	h
132	1709267400000000000	1	\N	1	1	80	\N	0	3	0	\N	u37.1	\N
132	1709703000000000000	1	\N	1	\N	\N	\N	0	1	6	\N	u37.2	h
132	1709706600000000000	1	\N	1	1	\N	2024-03-21	0	2	3	0	u37.3	h
133	1712723760000000000	1	\N	1	1	\N	\N	0	1	8	0	u38.3	\N
134	1712032380000000000	1	\N	1	1	\N	2024-04-10	0	2	3	0	u39.2	h
134	1712723760000000000	1	\N	1	\N	\N	\N	0	1	4	\N	u39.3	h
135	1709267400000000000	1	\N	1	1	81	\N	0	2	0	\N	u40.1	\N
135	1710138600000000000	1	\N	1	2	\N	2024-04-20	0	3	3	0	u40.2	h
135	1710138600000000000	1	\N	1	1	2	\N	0	1	7	\N	u40.3	\N
136	1709267400000000000	1	\N	1	1	82	\N	0	2	0	\N	u41.1	\N
136	1710138600000000000	1	\N	1	1	\N	2024-04-20	0	1	3	0	u41.2	h
137	1709267400000000000	1	\N	1	1	83	\N	0	2	0	\N	u42.1	\N
137	1709267580000000000	1	\N	1	1	\N	2024-03-21	0	1	3	0	u42.2	h
137	1710131760000000000	1	\N	1	1	2	\N	0	3	7	\N	u42.3	\N
137	1710995940000000000	1	\N	1	\N	\N	\N	0	4	4	\N	u42.4	h
138	1709267400000000000	1	\N	1	1	84	\N	0	1	0	\N	u43.1	\N
138	1709267580000000000	1	\N	1	1	\N	2024-03-21	0	2	3	0	u43.2	h
138	1710999000000000000	1	\N	1	1	\N	\N	0	3	8	0	u43.3	\N
139	1709267400000000000	1	\N	1	1	85	\N	0	1	0	\N	u44.1	\N
139	1709267580000000000	1	\N	1	1	\N	2024-03-31	0	2	3	0	u44.2	h
139	1709267760000000000	1	\N	1	1	\N	2024-04-20	0	4	3	0	u44.3	i
139	1710132120000000000	1	\N	1	\N	\N	\N	0	3	6	\N	u44.5	j
139	1711428480000000000	1	\N	1	\N	\N	\N	0	5	6	\N	u44.7	h
140	1709267400000000000	1	\N	1	1	86	\N	0	4	0	\N	u45.1	\N
140	1709267760000000000	1	\N	1	1	\N	2024-04-20	0	2	3	0	u45.3	i
140	1710132120000000000	1	\N	1	\N	\N	\N	0	3	6	\N	u45.5	h
140	1711428480000000000	1	\N	1	\N	\N	\N	0	1	6	\N	u45.7	j
141	1711773180000000000	1	\N	1	1	\N	2024-05-30	0	2	3	0	u46.2	h
141	1711859760000000000	1	\N	1	\N	\N	\N	0	3	6	\N	u46.3	h
141	1714452120000000000	1	\N	1	\N	\N	\N	0	1	6	\N	u46.5	i
142	1710995940000000000	1	\N	1	1	\N	2024-05-30	0	1	3	0	u47.4	i
143	1709267400000000000	1	\N	1	1	87	\N	0	2	0	\N	u48.1	\N
143	1709267580000000000	1	\N	1	1	\N	2024-03-21	0	1	3	0	u48.2	h
143	1711082160000000000	1	\N	1	1	\N	\N	0	3	8	0	u48.3	\N
144	1709267400000000000	1	\N	1	1	88	\N	0	1	0	\N	u49.1	\N
144	1709267580000000000	1	\N	1	1	\N	2024-03-21	0	2	3	0	u49.2	h
145	1709267400000000000	1	\N	1	1	89	\N	0	2	0	\N	u50.1	\N
145	1709267580000000000	1	\N	1	1	\N	2024-03-21	0	3	3	0	u50.2	h
145	1713587940000000000	1	\N	1	1	\N	\N	0	1	8	2	u50.4	\N
146	1710995760000000000	1	\N	1	\N	\N	\N	0	2	5	5	u51.3	h
146	1713674340000000000	1	\N	1	1	\N	\N	0	1	8	2	u51.4	\N
147	1713760560000000000	1	\N	1	1	\N	\N	0	1	8	2	u53.3	\N
148	1709324999000000000	1	\N	1	1	90	\N	0	1	0	\N	u54.1	\N
149	1709267400000000000	1	\N	1	1	91	\N	0	1	0	\N	u56.1	\N
150	1711859760000000000	1	\N	1	\N	\N	\N	0	1	4	\N	u58.3	h
151	1709267400000000000	1	\N	1	1	92	\N	0	1	0	\N	u59.1	\N
151	1711946160000000000	1	\N	1	\N	\N	\N	0	2	4	\N	u59.3	h
152	1709267400000000000	1	\N	1	1	93	\N	0	3	0	\N	u60.1	\N
152	1712723580000000000	1	\N	1	1	\N	2024-04-10	0	2	3	0	u60.2	h
152	1712723760000000000	1	\N	1	\N	\N	\N	0	1	4	\N	u60.3	h
152	1717043940000000000	1	\N	1	1	\N	\N	0	4	8	0	u60.4	\N
153	1709267400000000000	1	\N	1	1	94	\N	0	2	0	\N	u61.1	\N
153	1709267580000000000	1	\N	1	1	\N	2024-05-29	0	1	3	1	u61.2	h
154	1709267400000000000	1	\N	1	1	95	\N	0	2	0	\N	u62.1	\N
154	1709267580000000000	1	\N	1	1	\N	2024-05-30	0	1	3	1	u62.2	h
155	1709267400000000000	1	\N	1	1	96	\N	0	1	0	\N	u63.1	\N
155	1709267580000000000	1	\N	1	1	\N	2024-05-31	0	2	3	1	u63.2	h
156	1709267580000000000	1	\N	1	1	\N	2024-05-31	0	1	3	0	u64.2	h
157	1678077180000000000	1	\N	1	1	\N	2025-01-29	0	1	3	1	u65.2	h
158	1709267400000000000	1	\N	1	1	97	\N	0	2	0	\N	u66.1	\N
158	1709267580000000000	1	\N	1	1	\N	2024-06-04	0	1	3	1	u66.2	h
158	1717475760000000000	1	\N	1	\N	\N	\N	0	3	4	\N	u66.3	h
159	1709267400000000000	1	\N	1	1	98	\N	0	1	0	\N	u67.1	\N
159	1713587760000000000	1	\N	1	\N	\N	\N	0	2	6	\N	u67.3	h
160	1709267400000000000	1	\N	1	1	99	\N	0	1	0	\N	u68.1	\N
161	1717130160000000000	1	\N	1	1	\N	2024-07-29	0	1	3	1	u69.3	i
161	1724906340000000000	1	\N	1	1	\N	\N	0	2	8	0	u69.4	\N
162	1709267400000000000	1	\N	1	1	100	\N	0	1	0	\N	u70.1	\N
162	1709267580000000000	1	\N	1	1	\N	2024-09-17	0	2	3	1	u70.2	h
163	1709267400000000000	1	\N	1	1	101	\N	0	1	0	\N	u71.1	\N
163	1709267580000000000	1	\N	1	1	\N	2024-09-17	0	2	3	1	u71.2	h
163	1719808560000000000	1	\N	1	1	\N	2024-07-29	0	3	3	1	u71.3	i
164	1677645000000000000	1	\N	1	1	102	\N	0	2	0	\N	u72.1	\N
164	1677645180000000000	1	\N	1	1	\N	2024-04-04	0	4	3	1	u72.2	c
164	1677645360000000000	1	\N	1	1	\N	2023-03-21	0	1	3	0	u72.3	h
164	1679373540000000000	1	\N	1	\N	\N	\N	0	3	4	\N	u72.4	h
165	1709267400000000000	1	\N	1	1	103	\N	0	1	0	\N	w01.1	\N
165	1709526780000000000	1	\N	1	1	\N	2024-03-21	0	3	3	0	w01.2	h
165	1709526960000000000	1	\N	1	\N	\N	\N	0	4	6	\N	w01.3	h
165	1710045540000000000	1	\N	1	1	\N	\N	0	2	8	0	w01.4	\N
166	1709267400000000000	1	\N	1	1	104	\N	0	1	0	\N	w02.1	\N
167	1709526780000000000	1	\N	1	1	\N	2024-03-21	0	1	3	0	w03.2	h
167	1709526960000000000	1	\N	1	\N	\N	\N	0	3	4	\N	w03.3	h
167	1710045540000000000	1	\N	1	1	\N	\N	0	2	8	0	w03.4	\N
168	1709267400000000000	1	\N	1	1	105	\N	0	2	0	\N	w04.1	\N
168	1709526780000000000	1	\N	1	1	\N	2024-03-21	0	1	3	0	w04.2	h
169	1709267400000000000	1	\N	1	1	106	\N	0	1	0	\N	w05.1	\N
169	1710045540000000000	1	\N	1	1	\N	\N	0	2	8	0	w05.4	\N
170	1709267400000000000	1	\N	1	1	107	\N	0	2	0	\N	w06.1	\N
170	1709539200000000000	1	\N	1	1	\N	2024-03-21	0	1	3	0	w06.2	h
170	1709584199999999999	1	\N	1	\N	\N	\N	0	3	6	\N	w06.3	h
171	1709267400000000000	1	\N	1	1	108	\N	0	1	0	\N	w07.1	\N
171	1709539200000000000	1	\N	1	1	\N	2024-03-21	0	3	3	0	w07.2	h
171	1709584200000000000	1	\N	1	\N	\N	\N	0	2	6	\N	w07.3	h
172	1625110200000000000	1	\N	1	1	109	\N	0	2	0	\N	w08.1	\N
172	1625888340000000000	1	\N	1	1	\N	\N	0	1	8	0	w08.4	\N
173	1625110200000000000	1	\N	1	1	110	\N	0	3	0	\N	w09.1	\N
173	1625427000000000000	1	\N	1	\N	\N	\N	0	1	6	\N	w09.3	h
173	1625888340000000000	1	\N	1	1	\N	\N	0	2	8	0	w09.4	\N
174	1709267400000000000	1	\N	1	1	111	\N	0	1	0	\N	w10.1	\N
174	1709533800000000000	1	\N	1	1	\N	2024-03-21	0	2	3	0	w10.3	h
175	1709267400000000000	1	\N	1	1	112	\N	0	2	0	\N	w11.1	\N
175	1709526780000000000	1	\N	1	1	\N	2024-03-21	0	3	3	0	w11.2	h
175	1709526960000000000	1	\N	1	\N	\N	\N	0	4	6	\N	w11.3	h
175	1710045720000000000	1	\N	1	1	\N	\N	0	1	8	0	w11.5	\N
176	1709267400000000000	1	\N	1	1	113	\N	0	3	0	\N	w12.1	\N
176	1709526780000000000	1	\N	1	1	\N	2024-03-21	0	1	3	0	w12.2	h
176	1709526960000000000	1	\N	1	\N	\N	\N	0	4	6	\N	w12.3	h
176	1710045720000000000	1	\N	1	1	\N	\N	0	2	8	0	w12.5	\N
177	1709530200000000000	1	\N	1	1	\N	\N	0	2	8	0	w13.3	\N
177	1709533800000000000	1	\N	1	\N	\N	\N	0	1	6	\N	w13.4	h
3	1709267400000000000	2	\N	1	1	114	\N	0	3	0	\N	a1.1	\N
3	1710045540000000000	2	\N	1	1	\N	\N	0	4	8	0	a1.4	\N
4	1709267580000000000	2	\N	1	1	\N	2024-03-06	0	3	3	0	a2.2	h
4	1709699760000000000	2	\N	1	\N	\N	\N	0	4	5	2	a2.3	h
5	1709267400000000000	2	\N	1	1	115	\N	0	3	0	\N	a3.1	\N
5	1709267580000000000	2	\N	1	1	\N	2024-03-06	0	4	3	0	a3.2	h
6	1709699760000000000	2	\N	1	\N	\N	\N	0	4	5	4	a4.3	h
10	1711859940000000000	2	\N	1	3	\N	\N	0	4	8	0	c02.4	\N
11	1710995760000000000	2	\N	1	2	\N	\N	0	6	8	0	c03.3	\N
11	1714452120000000000	2	\N	1	3	1	\N	0	5	7	\N	c03.5	\N
12	1709267400000000000	2	\N	1	1	116	\N	0	5	0	\N	c04.1	\N
12	1710045360000000000	2	\N	1	1	\N	\N	0	4	2	\N	c04.3	\N
178	1709267400000000000	2	\N	1	1	117	\N	0	2	0	\N	c10.1	\N
178	1717043580000000000	2	\N	1	1	2	\N	0	1	7	\N	c10.2	\N
13	1709267400000000000	2	\N	1	1	118	\N	0	2	0	\N	c11.1	\N
14	1709267400000000000	2	\N	1	1	119	\N	0	2	0	\N	c12.1	\N
15	1717043760000000000	2	\N	1	2	\N	\N	0	3	8	0	c20.3	\N
16	1712723580000000000	2	\N	1	1	2	\N	0	3	7	\N	c21.2	\N
17	1717216560000000000	2	\N	1	2	\N	\N	0	3	8	0	c22.3	\N
18	1709267400000000000	2	\N	1	1	120	\N	0	3	0	\N	c30.1	\N
19	1709267400000000000	2	\N	1	1	121	\N	0	3	0	\N	c31.1	\N
19	1717907580000000000	2	\N	1	1	2	\N	0	2	7	\N	c31.2	\N
21	1428204780000000000	2	\N	1	1	2	\N	0	2	7	\N	c33.2	\N
22	1709267400000000000	2	\N	1	1	122	\N	0	3	0	\N	c34.1	\N
22	1711866600000000000	2	\N	1	1	2	\N	0	4	7	\N	c34.4	\N
25	1709267400000000000	2	\N	1	1	123	\N	0	4	0	\N	d01.1	\N
26	1711773540000000000	2	\N	1	1	\N	\N	0	4	8	0	d02.4	\N
27	1711600740000000000	2	\N	1	1	\N	\N	0	4	8	0	d03.4	\N
28	1709267580000000000	2	\N	1	1	\N	2024-03-21	0	4	3	0	d04.2	h
28	1710995760000000000	2	\N	1	\N	\N	\N	0	3	4	\N	d04.3	h
30	1709267580000000000	2	\N	1	1	\N	2024-03-21	0	3	3	0	d06.2	h
30	1710995760000000000	2	\N	1	1	\N	\N	0	4	8	0	d06.3	\N
31	1709267580000000000	2	\N	1	1	\N	2024-03-21	0	6	3	0	d07.2	h
31	1709267760000000000	2	\N	1	1	\N	2024-03-26	0	5	3	0	d07.3	i
32	1709267580000000000	2	\N	1	1	\N	2024-03-21	0	6	3	0	d08.2	h
32	1710995760000000000	2	\N	1	\N	\N	\N	0	5	4	\N	d08.3	h
32	1711428120000000000	2	\N	1	\N	\N	\N	0	3	4	\N	d08.5	i
32	1712724300000000000	2	\N	1	1	\N	\N	0	4	8	0	d08.6	\N
33	1711687320000000000	2	\N	1	\N	\N	\N	0	6	4	\N	d09.5	i
33	1712465100000000000	2	\N	1	1	\N	\N	0	5	8	0	d09.6	\N
35	1709267400000000000	2	\N	1	1	124	\N	0	3	0	\N	d11.1	\N
35	1710995760000000000	2	\N	1	\N	\N	\N	0	4	4	\N	d11.3	h
36	1709267400000000000	2	\N	1	1	125	\N	0	4	0	\N	d12.1	\N
36	1709267580000000000	2	\N	1	1	\N	2024-03-21	0	3	3	0	d12.2	h
36	1713588120000000000	2	\N	1	1	\N	\N	0	5	8	0	d12.5	\N
37	1709267400000000000	2	\N	1	1	126	\N	0	5	0	\N	d13.1	\N
38	1713588120000000000	2	\N	1	1	\N	\N	0	5	8	0	d14.5	\N
39	1709267400000000000	2	\N	1	1	127	\N	0	2	0	\N	d15.1	\N
39	1709267580000000000	2	\N	1	1	\N	2024-03-21	0	4	3	0	d15.2	h
39	1710995940000000000	2	\N	1	\N	\N	\N	0	3	4	\N	d15.4	h
40	1709267400000000000	2	\N	1	1	128	\N	0	2	0	\N	d16.1	\N
40	1709267580000000000	2	\N	1	1	\N	2024-03-21	0	3	3	0	d16.2	h
41	1709267580000000000	2	\N	1	1	\N	2024-03-21	0	4	3	0	d17.2	h
42	1709267400000000000	2	\N	1	1	129	\N	0	5	0	\N	d18.1	\N
43	1709267400000000000	2	\N	1	1	130	\N	0	4	0	\N	d19.1	\N
43	1710995760000000000	2	\N	1	\N	\N	\N	0	2	5	0	d19.3	h
43	1712723940000000000	2	\N	1	1	\N	\N	0	3	8	0	d19.4	\N
44	1709267400000000000	2	\N	1	1	131	\N	0	4	0	\N	d20.1	\N
44	1710995760000000000	2	\N	1	\N	\N	\N	0	3	4	\N	d20.3	h
45	1709267400000000000	2	\N	1	1	132	\N	0	2	0	\N	d21.1	\N
46	1709267400000000000	2	\N	1	1	133	\N	0	5	0	\N	d22.1	\N
46	1709267580000000000	2	\N	1	1	\N	2024-03-21	0	4	3	0	d22.2	h
46	1710995760000000000	2	\N	1	\N	\N	\N	0	3	4	\N	d22.3	h
46	1711168740000000000	2	\N	1	1	2	\N	0	2	7	\N	d22.4	\N
47	1709267580000000000	2	\N	1	1	\N	2024-03-21	0	5	3	0	d23.2	h
47	1711168740000000000	2	\N	1	1	\N	\N	0	6	8	0	d23.4	\N
47	1711860120000000000	2	\N	1	1	\N	\N	0	4	2	\N	d23.5	\N
48	1714452300000000000	2	\N	1	1	\N	\N	0	6	8	0	d24.6	\N
49	1709267400000000000	2	\N	1	1	134	\N	0	2	0	\N	d25.1	\N
49	1711002600000000000	2	\N	1	1	\N	\N	0	4	8	0	d25.3	\N
49	1711002600000000000	2	\N	1	\N	\N	\N	0	3	4	\N	d25.4	h
50	1709267400000000000	2	\N	1	1	135	\N	0	3	0	\N	d26.1	\N
50	1709267760000000000	2	\N	1	1	\N	2024-03-21	0	5	3	0	d26.3	i
50	1710996120000000000	2	\N	1	\N	\N	\N	0	4	4	\N	d26.5	i
51	1710131760000000000	2	\N	1	\N	\N	\N	0	3	4	\N	d27.3	h
51	1710909540000000000	2	\N	1	1	\N	\N	0	4	8	0	d27.4	\N
52	1709267580000000000	2	\N	1	1	\N	2024-03-21	0	4	3	0	d28.2	h
54	1710995760000000000	2	\N	1	\N	\N	\N	0	4	4	\N	d30.3	h
54	1711773540000000000	2	\N	1	1	2	\N	0	3	7	\N	d30.4	\N
55	1709267580000000000	2	\N	1	1	\N	2024-03-21	0	4	3	0	d31.2	h
55	1710995760000000000	2	\N	1	\N	\N	\N	0	6	4	\N	d31.3	h
55	1711427940000000000	2	\N	1	1	\N	2024-04-30	0	3	3	0	d31.4	i
55	1711428120000000000	2	\N	1	\N	\N	\N	0	5	6	\N	d31.5	i
56	1709267400000000000	2	\N	1	1	136	\N	0	4	0	\N	d32.1	\N
56	1709267580000000000	2	\N	1	1	\N	2024-03-21	0	3	3	0	d32.2	h
56	1710995760000000000	2	\N	1	\N	\N	\N	0	2	4	\N	d32.3	h
56	1711427940000000000	2	\N	1	1	\N	2024-04-30	0	6	3	0	d32.4	i
56	1714452300000000000	2	\N	1	1	\N	\N	0	5	8	0	d32.6	\N
57	1709267400000000000	2	\N	1	1	137	\N	0	6	0	\N	d33.1	\N
57	1709786340000000000	2	\N	1	1	\N	\N	0	8	8	0	d33.4	\N
57	1710132120000000000	2	\N	1	1	\N	\N	0	7	2	\N	d33.5	\N
58	1709267400000000000	2	\N	1	1	138	\N	0	4	0	\N	d34.1	\N
58	1709267580000000000	2	\N	1	1	\N	2024-03-21	0	3	3	0	d34.2	h
58	1710995940000000000	2	\N	1	\N	\N	\N	0	2	4	\N	d34.4	h
58	1711428120000000000	2	\N	1	\N	\N	\N	0	5	6	\N	d34.5	i
59	1709267760000000000	2	\N	1	1	\N	2024-03-21	0	6	3	0	d35.3	h
60	1709267400000000000	2	\N	1	1	139	\N	0	4	0	\N	d36.1	\N
60	1709267760000000000	2	\N	1	1	\N	2024-03-21	0	6	3	0	d36.3	h
60	1709267940000000000	2	\N	1	1	\N	2024-03-26	0	5	3	0	d36.4	i
61	1709267400000000000	2	\N	1	1	140	\N	0	5	0	\N	d37.1	\N
61	1714538700000000000	2	\N	1	1	\N	\N	0	6	8	0	d37.6	\N
63	1709267940000000000	2	\N	1	1	\N	2024-03-21	0	5	3	0	d39.4	i
63	1710999000000000000	2	\N	1	\N	\N	\N	0	6	4	\N	d39.5	h
64	1709267760000000000	2	\N	1	1	\N	2024-03-21	0	6	3	0	d40.3	h
64	1710999000000000000	2	\N	1	\N	\N	\N	0	4	5	5	d40.5	h
64	1711002600000000000	2	\N	1	\N	\N	\N	0	5	4	\N	d40.6	i
65	1711002600000000000	2	\N	1	\N	\N	\N	0	6	4	\N	d41.6	i
67	1709267400000000000	2	\N	1	1	141	\N	0	8	0	\N	d43.1	\N
67	1709267580000000000	2	\N	1	1	\N	2024-03-21	0	7	3	0	d43.2	h
67	1710995760000000000	2	\N	1	\N	\N	\N	0	6	4	\N	d43.3	h
68	1710995940000000000	2	\N	1	\N	\N	\N	0	4	4	\N	d44.4	h
68	1711860120000000000	2	\N	1	\N	\N	\N	0	5	4	\N	d44.5	i
69	1709267580000000000	2	\N	1	1	\N	2024-03-21	0	5	3	0	d45.2	h
70	1677645180000000000	2	\N	1	1	\N	2023-03-31	0	2	3	0	l0.2	h
70	1677904560000000000	2	\N	1	1	\N	\N	0	3	8	0	l0.3	\N
71	1677645000000000000	2	\N	1	1	142	\N	0	3	0	\N	l1.1	\N
71	1677645180000000000	2	\N	1	1	\N	2023-04-01	0	2	3	0	l1.2	h
72	1677645180000000000	2	\N	1	1	\N	2023-03-01	0	2	3	0	l2.2	h
72	1677904560000000000	2	\N	1	1	\N	\N	0	3	8	0	l2.3	\N
73	1677904560000000000	2	\N	1	7	\N	\N	0	3	8	0	l3.3	\N
75	1677645180000000000	2	\N	1	8	\N	2026-02-28	0	3	3	0	l5.2	h
76	1677645000000000000	2	\N	1	9	143	\N	0	2	0	\N	l6.1	\N
76	1677645180000000000	2	\N	1	9	\N	2024-04-04	0	3	3	0	l6.2	h
77	1677645360000000000	2	\N	1	\N	\N	\N	0	4	6	\N	l8.3	h
77	1677904740000000000	2	\N	1	1	\N	\N	0	3	8	0	l8.4	\N
78	1677645000000000000	2	\N	1	1	144	\N	0	3	0	\N	l9.1	\N
80	1709267400000000000	2	\N	1	1	145	\N	0	4	0	\N	o02.1	\N
80	1709267580000000000	2	\N	1	1	\N	2024-03-21	0	2	3	0	o02.2	h
80	1711255140000000000	2	\N	1	1	\N	\N	0	3	8	0	o02.4	\N
81	1711341360000000000	2	\N	1	\N	\N	\N	0	4	4	\N	o03.3	h
82	1709267580000000000	2	\N	1	1	\N	2024-03-21	0	3	3	0	o04.2	h
82	1711427760000000000	2	\N	1	\N	\N	\N	0	4	4	\N	o04.3	h
83	1709267580000000000	2	\N	1	1	\N	2024-03-21	0	3	3	0	o05.2	h
84	1711427760000000000	2	\N	1	1	\N	\N	0	4	8	0	o06.3	\N
84	1712723940000000000	2	\N	1	\N	\N	\N	0	3	5	5	o06.4	h
85	1709267580000000000	2	\N	1	1	\N	2024-03-21	0	4	3	1	o07.2	h
85	1711859940000000000	2	\N	1	1	\N	\N	0	3	8	0	o07.4	\N
86	1709267400000000000	2	\N	1	1	146	\N	0	3	0	\N	o08.1	\N
87	1709267580000000000	2	\N	1	1	\N	2024-03-21	0	3	3	0	o09.2	h
88	1709267400000000000	2	\N	1	1	147	\N	0	5	0	\N	o10.1	\N
88	1709267940000000000	2	\N	1	1	\N	2024-03-21	0	4	3	0	o10.4	H3
89	1709267400000000000	2	\N	1	1	148	\N	0	3	0	\N	o11.1	\N
89	1709267760000000000	2	\N	1	\N	\N	\N	0	4	6	\N	o11.3	h
90	1709526960000000000	2	\N	1	\N	\N	\N	0	4	4	\N	o12.3	h
91	1709267400000000000	2	\N	1	1	149	\N	0	3	0	\N	o13.1	\N
92	1709267400000000000	2	\N	1	1	150	\N	0	3	0	\N	o14.1	\N
92	1709267580000000000	2	\N	1	1	\N	2024-03-21	0	2	3	0	o14.2	h
92	1709699940000000000	2	\N	1	1	\N	\N	0	4	2	\N	o14.4	\N
93	1393648200000000000	2	\N	1	1	151	\N	0	2	0	\N	o15.1	\N
94	1398915000000000000	2	\N	1	1	152	\N	0	2	0	\N	o16.1	\N
94	1398915180000000000	2	\N	1	1	\N	2014-05-21	0	3	3	0	o16.2	h
95	1709526780000000000	2	\N	1	1	\N	\N	0	3	8	0	s1.2	\N
96	1709267400000000000	2	\N	1	1	153	\N	0	3	0	\N	s2.1	\N
97	1709526780000000000	2	\N	1	1	\N	\N	0	3	8	0	s3.2	\N
99	1709267400000000000	2	\N	1	1	154	\N	0	3	0	\N	s5.1	\N
101	1709267400000000000	2	\N	1	1	155	\N	0	2	0	\N	u02.1	\N
102	1709267400000000000	2	\N	1	1	156	\N	0	2	0	\N	u03.1	\N
103	1709267400000000000	2	\N	1	1	157	\N	0	3	0	\N	u04.1	\N
104	1711945980000000000	2	\N	1	1	\N	2024-04-10	0	3	3	0	u05.2	h
105	1709267400000000000	2	\N	1	1	158	\N	0	2	0	\N	u06.1	\N
106	1709267400000000000	2	\N	1	1	159	\N	0	3	0	\N	u07.1	\N
106	1709699580000000000	2	\N	1	1	\N	2024-03-06	0	2	3	0	u07.2	h
107	1710995760000000000	2	\N	1	\N	\N	\N	0	3	4	\N	u08.3	h
179	1709267400000000000	2	\N	1	1	160	\N	0	1	0	\N	u10.1	\N
179	1709267580000000000	2	\N	1	1	\N	2024-03-21	0	3	3	0	u10.2	h
179	1711427760000000000	2	\N	1	\N	\N	\N	0	2	4	\N	u10.3	h
110	1709267400000000000	2	\N	1	1	161	\N	0	2	0	\N	u12.1	\N
110	1710995760000000000	2	\N	1	\N	\N	\N	0	3	4	\N	u12.3	h
111	1710995760000000000	2	\N	1	\N	\N	\N	0	5	5	5	u13.3	h
111	1710995940000000000	2	\N	1	1	\N	2024-04-19	0	4	3	0	u13.4	i
112	1709267400000000000	2	\N	1	1	162	\N	0	4	0	\N	u14.1	\N
112	1710995760000000000	2	\N	1	\N	\N	\N	0	5	5	5	u14.3	h
113	1709267400000000000	2	\N	1	1	163	\N	0	4	0	\N	u15.1	\N
114	1710563940000000000	2	\N	1	\N	\N	\N	0	4	6	\N	u16.4	i
115	1709267580000000000	2	\N	1	1	\N	2024-04-30	0	4	3	0	u17.2	h
116	1709267580000000000	2	\N	1	1	\N	2024-03-11	0	3	3	0	u18.2	h
117	1710304560000000000	2	\N	1	1	\N	2024-03-21	0	3	3	0	u19.3	i
117	1713674340000000000	2	\N	1	1	\N	\N	0	4	8	0	u19.4	\N
118	1711773180000000000	2	\N	1	1	\N	2024-04-30	0	3	3	0	u20.2	h
119	1711859760000000000	2	\N	1	\N	\N	\N	0	3	6	\N	u21.3	h
120	1709267580000000000	2	\N	1	1	\N	2024-04-30	0	3	3	0	u22.2	h
120	1710995760000000000	2	\N	1	1	2	\N	0	2	7	\N	u22.3	\N
122	1709267400000000000	2	\N	1	1	164	\N	0	2	0	\N	u24.1	\N
122	1710995580000000000	2	\N	1	1	\N	\N	0	3	8	0	u24.2	\N
124	1711946160000000000	2	\N	1	2	1	\N	0	4	7	\N	u26.3	\N
124	1711946340000000000	2	\N	1	1	\N	\N	0	3	8	0	u26.4	\N
125	1709267400000000000	2	\N	1	1	165	\N	0	5	0	\N	u27.1	\N
125	1713587760000000000	2	\N	1	2	1	\N	0	3	7	\N	u27.3	\N
125	1715747940000000000	2	\N	1	1	2	\N	0	4	7	\N	u27.4	\N
180	1709267400000000000	2	\N	1	1	166	\N	0	1	0	\N	u28.1	\N
180	1711859580000000000	2	\N	1	1	2	\N	0	2	7	\N	u28.2	\N
181	1709267400000000000	2	\N	1	1	167	\N	0	2	0	\N	u30.1	\N
181	1709267580000000000	2	\N	1	1	\N	2024-04-10	0	1	3	0	u30.2	h
181	1713587760000000000	2	\N	1	\N	\N	\N	0	3	14	\N	u30.3	u30.2
127	1709267400000000000	2	\N	1	1	168	\N	0	4	0	\N	u31.1	\N
182	1614573000000000000	2	\N	1	1	169	\N	0	1	0	\N	u34.1	\N
182	1614573180000000000	2	\N	1	1	\N	2024-02-29	0	2	3	0	u34.2	h
131	1709267400000000000	2	\N	1	1	170	\N	0	2	0	\N	u36.1	\N
133	1709267400000000000	2	\N	1	1	171	\N	0	2	0	\N	u38.1	\N
133	1709267580000000000	2	\N	1	1	\N	2024-04-30	0	3	3	0	u38.2	h
134	1709267400000000000	2	\N	1	1	172	\N	0	3	0	\N	u39.1	\N
134	1715488740000000000	2	\N	1	1	\N	\N	0	4	8	0	u39.4	\N
136	1710138600000000000	2	\N	1	1	2	\N	0	3	7	\N	u41.3	\N
138	1711009800000000000	2	\N	1	\N	\N	\N	0	4	4	\N	u43.4	h
139	1709267940000000000	2	\N	1	1	\N	2024-05-10	0	6	3	0	u44.4	j
139	1710996300000000000	2	\N	1	\N	\N	\N	0	7	6	\N	u44.6	i
140	1709267580000000000	2	\N	1	1	\N	2024-03-31	0	5	3	0	u45.2	h
140	1709267940000000000	2	\N	1	1	\N	2024-05-10	0	6	3	0	u45.4	j
140	1710996300000000000	2	\N	1	\N	\N	\N	0	7	6	\N	u45.6	i
141	1709267400000000000	2	\N	1	1	173	\N	0	5	0	\N	u46.1	\N
141	1714365540000000000	2	\N	1	1	\N	2024-05-30	0	4	3	0	u46.4	i
141	1717130700000000000	2	\N	1	1	\N	\N	0	6	8	0	u46.6	\N
142	1709267400000000000	2	\N	1	1	174	\N	0	3	0	\N	u47.1	\N
142	1710131580000000000	2	\N	1	1	\N	2024-05-30	0	5	3	0	u47.2	h
142	1710131760000000000	2	\N	1	\N	\N	\N	0	4	6	\N	u47.3	h
142	1710996120000000000	2	\N	1	\N	\N	\N	0	2	6	\N	u47.5	i
144	1711082160000000000	2	\N	1	\N	\N	\N	0	3	6	\N	u49.3	h
145	1710995760000000000	2	\N	1	\N	\N	\N	0	4	5	5	u50.3	h
146	1709267400000000000	2	\N	1	1	175	\N	0	4	0	\N	u51.1	\N
146	1709267580000000000	2	\N	1	1	\N	2024-03-21	0	3	3	0	u51.2	h
183	1709267400000000000	2	\N	1	1	176	\N	0	3	0	\N	u52.1	\N
183	1709267580000000000	2	\N	1	1	\N	2024-03-21	0	2	3	0	u52.2	h
183	1713674160000000000	2	\N	1	1	\N	\N	0	1	8	2	u52.3	\N
147	1709267400000000000	2	\N	1	1	177	\N	0	3	0	\N	u53.1	\N
147	1709267580000000000	2	\N	1	1	\N	2024-03-21	0	2	3	0	u53.2	h
184	1709325000000000000	2	\N	1	1	178	\N	0	1	0	\N	u55.1	\N
149	1709353980000000000	2	\N	1	1	\N	2024-05-10	0	3	3	0	u56.2	h
149	1709440560000000000	2	\N	1	1	\N	2024-04-20	0	2	3	0	u56.3	i
149	1712723940000000000	2	\N	1	\N	\N	\N	0	4	6	\N	u56.4	h
185	1709267400000000000	2	\N	1	1	179	\N	0	4	0	\N	u57.1	\N
185	1709267580000000000	2	\N	1	1	\N	2024-03-21	0	1	3	0	u57.2	h
185	1709267760000000000	2	\N	1	1	\N	2024-04-30	0	3	3	1	u57.3	i
185	1710995940000000000	2	\N	1	\N	\N	\N	0	2	4	\N	u57.4	h
150	1709267400000000000	2	\N	1	1	180	\N	0	2	0	\N	u58.1	\N
150	1711859580000000000	2	\N	1	1	\N	2024-03-31	0	3	3	0	u58.2	h
151	1711945980000000000	2	\N	1	1	\N	2024-04-01	0	3	3	0	u59.2	h
156	1709267400000000000	2	\N	1	1	181	\N	0	2	0	\N	u64.1	\N
157	1677645000000000000	2	\N	1	1	182	\N	0	2	0	\N	u65.1	\N
159	1709267580000000000	2	\N	1	1	\N	2024-09-17	0	3	3	1	u67.2	h
160	1709267580000000000	2	\N	1	1	\N	2024-09-17	0	2	3	1	u68.2	h
160	1717130160000000000	2	\N	1	\N	\N	\N	0	3	6	\N	u68.3	h
161	1709267400000000000	2	\N	1	1	183	\N	0	4	0	\N	u69.1	\N
161	1709267580000000000	2	\N	1	1	\N	2024-09-17	0	3	3	1	u69.2	h
162	1717216560000000000	2	\N	1	1	\N	2024-07-29	0	3	3	1	u70.3	i
162	1724992740000000000	2	\N	1	1	\N	\N	0	4	8	0	u70.4	\N
163	1723091940000000000	2	\N	1	1	\N	\N	0	4	8	0	u71.4	\N
166	1709526780000000000	2	\N	1	1	\N	2024-03-21	0	4	3	0	w02.2	h
166	1709613360000000000	2	\N	1	\N	\N	\N	0	3	6	\N	w02.3	h
166	1710045540000000000	2	\N	1	1	\N	\N	0	2	8	0	w02.4	\N
167	1709267400000000000	2	\N	1	1	184	\N	0	4	0	\N	w03.1	\N
168	1709526960000000000	2	\N	1	\N	\N	\N	0	3	5	4	w04.3	h
168	1710045540000000000	2	\N	1	1	\N	\N	0	4	8	0	w04.4	\N
169	1709526780000000000	2	\N	1	1	\N	2024-03-21	0	3	3	1	w05.2	h
169	1709526960000000000	2	\N	1	\N	\N	\N	0	4	6	\N	w05.3	h
170	1710045540000000000	2	\N	1	1	\N	\N	0	4	8	0	w06.4	\N
171	1710045540000000000	2	\N	1	1	\N	\N	0	4	8	0	w07.4	\N
172	1625385600000000000	2	\N	1	1	\N	2021-07-21	0	4	3	0	w08.2	h
172	1625426999000000000	2	\N	1	\N	\N	\N	0	3	6	\N	w08.3	h
173	1625385600000000000	2	\N	1	1	\N	2021-07-21	0	4	3	0	w09.2	h
174	1709533800000000000	2	\N	1	\N	\N	\N	0	4	6	\N	w10.2	h
174	1710045540000000000	2	\N	1	1	\N	\N	0	3	8	0	w10.4	\N
175	1709613540000000000	2	\N	1	1	\N	2024-03-21	0	5	3	0	w11.4	h
176	1709699940000000000	2	\N	1	\N	\N	\N	0	5	14	\N	w12.4	w12.3
177	1709267400000000000	2	\N	1	1	185	\N	0	4	0	\N	w13.1	\N
177	1709526600000000000	2	\N	1	1	\N	2024-03-21	0	3	3	0	w13.2	h
186	1673328600000000000	3	\N	2	1	186	\N	0	1	0	\N	1	\N
188	1688275800000000000	3	\N	2	\N	\N	\N	0	1	14	\N	10	11
186	1676007000000000000	3	\N	2	1	\N	\N	0	2	8	0	2	\N
186	1676871000000000000	3	\N	2	\N	\N	\N	0	3	1	\N	3	\N
186	1681968600000000000	3	\N	2	\N	\N	\N	0	4	9	0	4	\N
186	1682919000000000000	3	100000000000000	2	1	\N	\N	0	5	10	\N	5	\N
186	1685597400000000000	3	70000000000000	2	1	\N	\N	0	6	11	\N	6	\N
186	1688189400000000000	3	\N	2	1	\N	\N	0	7	12	\N	7	\N
186	1688275800000000000	3	5	2	1	\N	\N	0	8	13	\N	8	\N
187	1688275800000000000	3	\N	2	14	186	\N	0	1	0	\N	9	\N
\.
COPY tarazu.kind (code, name, standard_days) FROM stdin;
bare	ساده	\N
cal	بد	\N
m1	مرز	\N
m1095	مرز	\N
mnull	مرز	\N
n1	یک	\N
n1095	سه سال	\N
nocal	بی تقویم	\N
\.
COPY tarazu.place (number, code) FROM stdin;
1	A
2	B
3	C
4	D1
5	D2
6	IR
7	K1
8	K2
9	N
10	P1
11	P2
12	X
13	new
14	nowhere
\.
COPY tarazu.rejection (received_at, batch_no, line, reason, detail, source, branch_no, raw, length, sha256) FROM stdin;
2026-11-30 20:52:54.954381+00	1	389	conflict	id: "d38.6" of this source was accepted before with other content; a correction is a retraction and a new event with a new id	hand	\N	\\x7b22736f75726365223a202268616e64222c20226964223a20226433382e36222c20226b696e64223a202268656172696e675f61646a6f75726e6564222c20226174223a2022323032342d30342d30325430383a31353a30302b30333a3330222c202263617365223a2022643338222c202268656172696e67223a202269227d	128	\N
2026-11-30 20:52:55.015241+00	2	506	conflict	id: "d38.5" of this source was accepted before with other content; a correction is a retraction and a new event with a new id	hand	\N	\\x7b22736f75726365223a202268616e64222c20226964223a20226433382e35222c20226b696e64223a202268656172696e675f61646a6f75726e6564222c20226174223a2022323032342d30332d32315430383a31323a30302b30333a3330222c202263617365223a2022643338222c202268656172696e67223a202268227d	128	\N
2026-11-30 20:52:55.070001+00	3	11	bad_field	at: "1402-07-02T09:00:00+03:30" lies outside the years 1900 to 2199 in UTC	more	1	\\x7b22736f75726365223a226d6f7265222c226964223a223132222c226b696e64223a227375727665796564222c226174223a22313430322d30372d30325430393a30303a30302b30333a3330222c2263617365223a226d31222c226272616e6368223a2241222c2273636f7265223a357d	113	\N
\.
COPY tarazu.rejection_count (principal, since, count) FROM stdin;
admin	2026-11-30 20:30:00+00	3
\.
COPY tarazu.sender (number, principal, credential, address, gateway, server, reach_no) FROM stdin;
1	admin	token 1	127.0.0.1	\N	127.0.0.1:7911	0
\.
COPY tarazu.source (number, code) FROM stdin;
1	hand
2	more
\.
COPY tarazu.unit (code, place_no, level, parent, name, kind, opened_on, closed_on) FROM stdin;
A	1	branch	D1	شعبه	cal	2010-01-01	\N
B	2	branch	D1	شعبه B	cal	2010-01-01	\N
C	3	branch	D2	شعبه C	cal	2010-01-01	\N
D1	4	district	P1	یک	\N	\N	\N
D2	5	district	P2	دو	\N	\N	\N
IR	6	country	\N	کل کشور	\N	\N	\N
K1	7	branch	D1	شعبه K1	n1	2010-01-01	\N
K2	8	branch	D2	شعبه K2	n1095	2010-01-01	\N
N	9	branch	D2	شعبه N	nocal	2010-01-01	\N
P1	10	province	IR	یک	\N	\N	\N
P2	11	province	IR	دو	\N	\N	\N
X	12	branch	D2	شعبه X	bare	2010-01-01	\N
new	13	branch	D1	تازه	cal	2024-05-29	\N
\.
select setval('tarazu.batch_number', 1, 't');
select setval('tarazu.case_number', 1, 't');
select setval('tarazu.class_number_seq', 186, 't');
select setval('tarazu.commit_number', 5, 't');
select setval('tarazu.place_number_seq', 14, 't');
select setval('tarazu.sender_number_seq', 1, 't');
select setval('tarazu.source_number_seq', 2, 't');
set session_replication_role = origin;
