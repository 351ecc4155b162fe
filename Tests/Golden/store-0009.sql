-- A store as the version of migration 0009 left it: every measure, anomalies, a rejection and retractions occur. The
-- test that opens it proves that what is stored stays readable. It is never changed.
-- Made by pg_dump --data-only of the schema tarazu, without principals, credentials and what the migrations fill in.
set session_replication_role = replica;
delete from tarazu.commit_log;
delete from tarazu.directory_version;
copy tarazu.anomaly (case_no, source_no, branch_no, to_no, reach_no, kind, id, reason) from stdin;
1	2	16	\N	0	3	642	not_open
1	2	\N	\N	0	4	643	unknown_hearing
6	2	\N	\N	0	1	157	not_closed
6	2	\N	\N	0	9	158	not_appealed
14	1	25	\N	0	0	x2	unknown_branch
11	1	\N	\N	0	14	x3	nothing_to_retract
\.
copy tarazu.batch (batch_no, sender_no, received_at, accepted, duplicates, rejected, bytes, sha256) from stdin;
1	1	2026-11-30 12:44:35.381092+00	35	0	0	5814	\\xc56d6de00b7a3436ecfe3b0eb813d108e3efa6a8009db9bde47e41a1ede15da7
2	1	2026-11-30 12:44:35.533115+00	49	0	1	7553	\\x8e1d44668ad9a97c976dca42a2c57ac004160a23ded8528d53fda87c3b1e6eee
3	1	2026-11-30 12:51:38.252652+00	7	0	0	939	\\x4d1a8979559dc4e583504c0a8b021e7361acbccf3a8c59950005d07d09830044
\.
copy tarazu.branch_formerly_below (branch_no, unit_no) from stdin;
3	1
3	2
3	24
4	1
4	2
4	24
5	1
5	2
5	24
6	1
6	2
6	24
7	1
7	2
7	24
8	1
8	2
8	24
10	1
10	9
10	24
11	1
11	9
11	24
14	12
14	13
14	24
15	12
15	13
15	24
16	12
16	13
16	24
17	12
17	13
17	24
18	12
18	13
18	24
20	12
20	19
20	24
21	12
21	19
21	24
22	12
22	19
22	24
23	12
23	19
23	24
\.
copy tarazu.cell (day, branch_no, class_no, registered, reopened, received, closed, sent, closed_judgment,
  closed_settlement, closed_dismissal, closed_withdrawn, closed_other, closed_reopened, hearings_set, hearings_held,
  hearings_adjourned, hearings_cancelled, appealed, upheld, modified, reversed, enforcement_opened, payments,
  enforcement_closed, surveys, score_sum, enforcement_days, adjudged_rials, paid_rials, closed_ages, sent_ages,
  leads) from stdin;
2021-05-02	16	2	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2021-07-04	16	2	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{33}
2021-08-05	16	4	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2021-08-06	16	2	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2021-09-08	3	5	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2021-11-16	23	5	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2021-11-19	23	5	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{9}
2021-11-28	23	5	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2022-01-01	16	4	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2022-01-05	16	1	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2022-02-01	16	4	\N	\N	\N	1	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{180}	\N	\N
2022-03-01	16	4	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{59}	\N
2022-03-01	3	4	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2022-03-05	16	1	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{59}	\N	\N
2022-03-25	23	5	\N	\N	\N	1	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{129}	\N	\N
2022-03-27	23	5	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	3	\N	\N	\N	\N	\N	\N
2022-03-30	16	4	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2022-04-05	16	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2022-05-01	3	4	\N	\N	\N	1	\N	\N	1	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{61}	\N	\N
2022-06-01	16	4	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2022-06-02	16	4	\N	\N	\N	1	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{64}	\N	\N
2022-06-02	3	4	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	100000000000000	\N	\N	\N	\N
2022-07-05	16	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2023-06-19	18	5	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2023-06-25	18	5	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{77}
2023-09-10	16	4	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2023-09-10	18	5	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2023-09-12	16	4	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{5}
2023-09-17	16	4	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2023-09-25	16	4	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{15}	\N	\N
2023-10-29	18	4	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2023-11-13	14	4	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2023-11-13	18	4	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{15}	\N
2023-12-02	14	4	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{103}
2023-12-13	8	5	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2023-12-16	8	5	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{94}
2024-02-23	4	4	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-05	16	4	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-05	4	4	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{11}	\N
2024-03-06	16	4	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{23}
2024-03-14	14	4	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-19	8	5	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-03-22	14	4	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{130}	\N	\N
2024-03-29	16	4	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-05-22	8	5	\N	\N	\N	1	\N	\N	1	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{161}	\N	\N
2024-05-23	8	5	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-06-04	8	5	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-06-13	8	5	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-07-24	23	4	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-07-27	23	4	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{23}
2024-08-13	18	5	\N	\N	\N	1	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{421}	\N	\N
2024-08-19	23	4	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-08-29	18	5	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	4	\N	\N	\N	\N	\N	\N
2024-08-30	23	4	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{8}
2024-09-07	23	4	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2024-09-30	8	5	\N	\N	\N	1	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{118}	\N	\N
2024-10-12	8	5	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	5723335928	\N	\N	\N	\N
2024-11-18	8	5	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	5647955984	\N	\N	\N
2024-11-22	8	5	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	41	\N	\N	\N	\N	\N
2024-11-26	14	4	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{32}
2024-12-28	14	4	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2025-01-07	14	4	\N	\N	\N	1	\N	\N	1	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{42}	\N	\N
2025-01-08	16	4	\N	\N	\N	1	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{309}	\N	\N
2025-01-09	16	4	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2025-01-10	14	4	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	1	\N	\N	\N	\N	\N	\N
2025-01-12	16	4	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	1	\N	\N	\N	\N	\N	\N
2025-01-16	16	4	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	1273715551	\N	\N	\N	\N
2025-03-17	16	4	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2025-03-25	16	4	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	246821581	\N	\N	\N
2025-04-03	14	4	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2025-04-11	14	4	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{54}
2025-06-04	14	4	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N
2025-07-13	14	4	\N	\N	\N	1	\N	\N	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	{101}	\N	\N
2025-07-22	14	4	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	\N	1	2	\N	\N	\N	\N	\N	\N
\.
copy tarazu.class (number, code, name) from stdin;
1	civil.family	خانواده
2	civil.financial	مطالبه وجه
3	civil.property	املاک
4	criminal.theft	سرقت
5	criminal.traffic	تصادفات
\.
copy tarazu.commit_log (commit_no, tag, committed_at, payload) from stdin;
1	\\xcb5e95e02e7b0f07	2026-11-30 12:44:06.95804+00	\\x
2	\\x19215ab3dc78395b	2026-11-30 12:44:35.210219+00	\\x0202
3	\\x6b04529a65d39796	2026-11-30 12:44:35.401423+00	\\x01faa402200400027e00000b020000001d42024200000d0242190600028a01280000020600000b020000001d12021200000d02ea010000030200000007020000001b82020204000016020000001706060d01000280010000030200000008020000001b800102fc05040200020c00000b020000001d9a01029a01030100020004020d020403010b020000001d0a020a00000e02100000030200000005020000001b1e0244040000021e0700020200080004020000001c1e022607000b020000001dce0102160b0200020600000b020000001dbc01028a010701000216000004020000001c160200180002020200000b020000001d2e02
4	\\x750e5540bfd3c811	2026-11-30 12:44:35.537958+00	\\x01e2a802200800027619000202001a0004020000001c76027a1900030200000006020000000a020000001b7a023e1a00010202190013020000001602000000170a000000198080d287e2bc2d001a000b020000001d8e1102960a03000d020a0b020c02060c01030200000005020000001b8402020e04000d026c0f02030200000006020000000a020000001bc202020200000f0218000001021200001102521e0100020600000b020000001d2e02220902030200000005020000001bca06020c0a010c0214090216020000001708020a010b020000001d10021000000d022e1d02030200000007020000001bec0102180000130200000019f0b399d22a4a000014020000001aa0e0a78a2a08000015020000001852080c0101020000000b020000001d40024000000c02140000030200000006020000000a020000001b5402020400030200000009020000001bea04020200000f020203001602000000170204040016020000001702080000130200000019beeddabe09780000100210000014020000001a9acbb1eb0112030001021000000b020000001d6c026c00000c024e0000030200000007020000001bca010212000016020000001704
5	\\x8996663759ee9f9a	2026-11-30 12:51:38.353041+00	\\x01b8a60220080002b20200050002360006030200000009020000001be80202400005030200000005020000001b76023e00000f0274190616010000001709001a000b010000001d8e11014200051202
\.
copy tarazu.court_case (case_no, last_batch, checksum, state_sum, last_at, accepted, class_no, spell_branch_no,
  spell_opened_on, spell_ended_on, appeal_branch_no, enf_branch_no, enf_opened_on, last_kind, plain, waiting, code,
  visited, hearings) from stdin;
1	1	-8372135487942235939	-785775193874195011	1654142107000000000	6	4	16	2022-03-30	2022-06-02	\N	\N	\N	8	t	f	1400000000000095	\N	\\x0000000010026832
2	1	-3753183361406187532	-5507209496609532492	1648366871250000000	5	5	23	2021-11-16	2022-03-25	\N	\N	\N	13	t	f	1402000000000100	\N	\\x0100000017026831
4	1	4679345530581887677	7772241565727656206	1633694358250000000	3	5	3	2021-09-08	\N	\N	\N	\N	5	t	f	1403000000000227	\N	\\x0000000003026831
8	1	-2663734029771537136	-6720206601000560192	1628244377000000000	5	2	16	2021-05-02	\N	\N	\N	\N	5	t	f	1405000000000087	\N	\\x00000000100268310100000010026832
10	2	-1743410304134605565	-2441696821049720053	1725702005000000000	5	4	23	2024-07-24	\N	\N	\N	\N	5	t	f	1405000000000196	\N	\\x01000000170268310100000017026832
11	2	0	-5505730986903119331	\N	1	\N	\N	\N	\N	\N	\N	\N	\N	t	t	early	\N	\N
14	2	0	-2995455623470351433	1643779800000000000	1	\N	\N	\N	\N	\N	\N	\N	0	f	f	nowhere	\N	\N
3	2	-6588678166613443472	-6411517143274361954	1724920304000000000	5	5	18	2023-06-19	2024-08-13	\N	\N	\N	13	t	f	1403000000000023	\N	\\x0100000012026831
5	2	6029022797590036906	-7046761866011940601	1732258041000000000	11	5	8	2024-06-04	2024-09-30	\N	\N	\N	12	t	f	1404000000000050	\N	\\x0100000008026831
6	2	-98462572391937456	-5051696301730671525	1710308336000000000	6	4	16	2023-09-10	2023-09-25	\N	\N	\N	9	f	f	1405000000000022	\N	\\x0100000010026831
7	2	-507544881034598272	7123190059260830136	1742902422000000000	10	4	16	2024-03-05	2025-01-08	\N	16	2025-01-16	11	t	f	1405000000000080	{4,16}	\\x0100000010026831
9	2	-735601512968253991	-4632219723993674254	1753179820000000000	15	4	14	2025-04-03	2025-07-13	\N	\N	\N	13	t	f	1405000000000220	{18,14}	\\x010000000e026831010000000e026832010000000e026833
15	3	-2895070755494196156	991384724402168390	1656995400000000000	4	1	16	2022-01-05	2022-03-05	\N	\N	\N	9	t	f	appeal	\N	\N
12	3	-5759814331591066243	3990709401634073823	1654146600000000000	12	4	16	2022-06-01	\N	\N	3	2022-06-02	3	t	f	late	{16,3}	\\x020000001003687e32
13	3	7322183183597401709	-6623866586667065274	1643693400000000000	2	4	16	2021-08-05	2022-02-01	\N	\N	\N	8	t	f	lost	\N	\N
\.
copy tarazu.directory_version (only_row, version, changed_at) from stdin;
t	1	2026-11-30 12:44:35.197944+00
\.
copy tarazu.journal (case_no, at_ns, batch_no, n, source_no, branch_no, other_no, on_day, reach_no, case_seq, kind,
  what, id, ref) from stdin;
4	1631074780000000000	1	\N	1	3	5	\N	0	1	0	\N	1594	\N
4	1631350882000000000	1	\N	1	3	\N	2021-10-08	0	2	3	1	1595	h1
4	1633694358250000000	1	\N	1	\N	\N	\N	0	3	5	3	1596	h1
5	1702466781000000000	1	\N	1	8	5	\N	0	1	0	\N	336	\N
5	1702706668000000000	1	\N	1	8	\N	2024-03-19	0	2	3	0	337	h1
7	1708679475000000000	1	\N	1	4	4	\N	0	1	0	\N	541	\N
7	1709614868000000000	1	\N	1	4	16	\N	0	2	7	\N	542	\N
7	1709707758000000000	1	\N	1	16	\N	2024-03-29	0	3	3	0	543	h1
6	1694346306000000000	1	\N	2	16	4	\N	0	1	0	\N	153	\N
9	1698563320000000000	1	\N	2	18	4	\N	0	1	0	\N	1537	\N
9	1699878462000000000	1	\N	2	18	14	\N	0	2	7	\N	1538	\N
9	1701510727250000000	1	\N	2	14	\N	2024-03-14	0	3	3	0	1539	h1
6	1694506186000000000	1	\N	2	16	\N	2023-09-17	0	2	3	0	154	h1
6	1694951662000000000	1	\N	2	\N	\N	\N	0	3	6	\N	155	h1
6	1695628951000000000	1	\N	2	16	\N	\N	0	5	8	0	156	\N
6	1695617915000000000	1	\N	2	\N	\N	\N	0	4	1	\N	157	\N
3	1687175163000000000	1	\N	2	18	5	\N	0	1	0	\N	159	\N
3	1687695687000000000	1	\N	2	18	\N	2023-09-10	0	2	3	0	160	h1
3	1694347063000000000	1	\N	2	\N	\N	\N	0	3	5	5	161	h1
8	1619946778000000000	1	\N	2	16	2	\N	0	1	0	\N	591	\N
8	1620639978000000000	1	\N	2	16	\N	2021-07-03	0	2	3	1	592	h1
8	1625338799000000000	1	\N	2	\N	\N	\N	0	3	6	\N	593	h1
8	1625393710000000000	1	\N	2	16	\N	2021-08-06	0	4	3	0	594	h2
8	1628244377000000000	1	\N	2	\N	\N	\N	0	5	5	0	595	h2
1	1648637166000000000	1	\N	2	16	4	\N	0	2	0	\N	641	\N
1	1648612183000000000	1	\N	2	16	\N	2022-04-25	0	1	3	0	642	h1
1	1650876153000000000	1	\N	2	\N	\N	\N	0	3	4	\N	643	h1
1	1652418445000000000	1	\N	2	16	\N	2022-05-21	0	4	3	1	644	h2
1	1653129036250000000	1	\N	2	\N	\N	\N	0	5	5	5	645	h2
1	1654142107000000000	1	\N	2	16	\N	\N	0	6	8	3	646	\N
2	1637064720000000000	1	\N	2	23	5	\N	0	1	0	\N	670	\N
2	1637308475000000000	1	\N	2	23	\N	2021-11-28	0	2	3	0	671	h1
2	1638082685000000000	1	\N	2	\N	\N	\N	0	3	5	1	672	h1
2	1648182822000000000	1	\N	2	23	\N	\N	0	4	8	2	673	\N
2	1648366871250000000	1	3	2	23	\N	\N	0	5	13	\N	674	\N
5	1710822952000000000	2	\N	1	\N	\N	\N	0	3	4	\N	338	h1
5	1716371347000000000	2	\N	1	8	\N	\N	0	4	8	1	339	\N
5	1716495959000000000	2	\N	1	\N	\N	\N	0	5	1	\N	340	\N
5	1718272512000000000	2	\N	1	\N	\N	\N	0	7	9	1	341	\N
5	1717488836000000000	2	\N	1	8	\N	\N	0	6	2	\N	342	\N
5	1727679187000000000	2	\N	1	8	\N	\N	0	8	8	2	343	\N
5	1728712992000000000	2	5723335928	1	8	\N	\N	0	9	10	\N	344	\N
5	1731924566000000000	2	5647955984	1	8	\N	\N	0	10	11	\N	345	\N
5	1732258041000000000	2	\N	1	8	\N	\N	0	11	12	\N	346	\N
7	1711712063000000000	2	\N	1	\N	\N	\N	0	4	5	2	544	h1
7	1736316578000000000	2	\N	1	16	\N	\N	0	5	8	4	545	\N
7	1736667278000000000	2	1	1	16	\N	\N	0	7	13	\N	546	\N
7	1736418206000000000	2	\N	1	\N	\N	\N	0	6	1	\N	547	\N
7	1742188762000000000	2	\N	1	\N	\N	\N	0	9	9	0	548	\N
7	1737004233000000000	2	1273715551	1	16	\N	\N	0	8	10	\N	549	\N
7	1742902422000000000	2	246821581	1	16	\N	\N	0	10	11	\N	550	\N
13	1643693400000000000	2	\N	1	16	\N	\N	0	1	8	4	x1	\N
14	1643779800000000000	2	\N	1	25	4	\N	0	1	0	\N	x2	\N
11	1643866200000000000	2	\N	1	\N	\N	\N	0	1	14	\N	x3	x9
10	1721811098000000000	2	\N	2	23	4	\N	0	1	0	\N	1369	\N
10	1722081807000000000	2	\N	2	23	\N	2024-08-19	0	2	3	0	1370	h1
10	1724064443000000000	2	\N	2	\N	\N	\N	0	3	4	\N	1371	h1
10	1725001251000000000	2	\N	2	23	\N	2024-09-07	0	4	3	0	1372	h2
10	1725702005000000000	2	\N	2	\N	\N	\N	0	5	5	4	1373	h2
9	1710408595000000000	2	\N	2	\N	\N	\N	0	4	5	5	1540	h1
9	1711089524000000000	2	\N	2	14	\N	\N	0	5	8	0	1541	\N
9	1732610148000000000	2	\N	2	14	\N	\N	0	7	2	\N	1542	\N
9	1732610653000000000	2	\N	2	14	\N	2024-12-28	0	6	3	0	1543	h2
9	1735416060000000000	2	\N	2	\N	\N	\N	0	8	4	\N	1544	h2
9	1736233078000000000	2	\N	2	14	\N	\N	0	9	8	1	1545	\N
9	1736501918000000000	2	1	2	14	\N	\N	0	10	13	\N	1546	\N
9	1743681527000000000	2	\N	2	14	\N	\N	0	11	2	\N	1547	\N
9	1744346541000000000	2	\N	2	14	\N	2025-06-04	0	12	3	0	1548	h3
9	1749028622250000000	2	\N	2	\N	\N	\N	0	13	4	\N	1549	h3
9	1752397425000000000	2	\N	2	14	\N	\N	0	14	8	2	1550	\N
9	1753179820000000000	2	2	2	14	\N	\N	0	15	13	\N	1551	\N
6	1710308336000000000	2	\N	2	\N	\N	\N	0	6	9	2	158	\N
3	1723528296000000000	2	\N	2	18	\N	\N	0	4	8	0	162	\N
3	1724920304000000000	2	4	2	18	\N	\N	0	5	13	\N	163	\N
12	1641015000000000000	2	\N	3	16	4	\N	0	1	0	\N	y1	\N
12	1654319400000000000	2	\N	3	\N	\N	\N	0	10	14	\N	y10	y9
12	1646112600000000000	2	\N	3	16	3	\N	0	3	7	\N	y2	\N
12	1651379400000000000	2	\N	3	3	\N	\N	0	2	8	1	y3	\N
12	1654057800000000000	2	\N	3	16	\N	\N	0	4	2	\N	y4	\N
12	1654144200000000000	2	100000000000000	3	3	\N	\N	0	5	10	\N	y5	\N
12	1654146000000000000	2	\N	3	16	\N	2025-06-01	0	6	3	0	y6	h~1
12	1654146600000000000	2	\N	3	16	\N	2022-07-01	0	7	3	1	y7	h~2
12	1654146600000000000	2	5	3	3	\N	\N	0	8	13	\N	y8	\N
12	1654233000000000000	2	1	3	3	\N	\N	0	9	13	\N	y9	\N
15	1641360600000000000	3	\N	3	16	1	\N	0	1	0	\N	z1	\N
15	1646458200000000000	3	\N	3	16	\N	\N	0	2	8	0	z2	\N
15	1649133000000000000	3	\N	3	\N	\N	\N	0	3	1	\N	z3	\N
15	1656995400000000000	3	\N	3	\N	\N	\N	0	4	9	2	z4	\N
12	1659673800000000000	3	\N	3	\N	\N	\N	0	11	14	\N	z5	y8
12	1659673800000000000	3	\N	3	\N	\N	\N	0	12	14	\N	z6	y6
13	1628137800000000000	3	\N	3	16	4	\N	0	2	0	\N	z7	\N
\.
copy tarazu.kind (code, name, standard_days) from stdin;
appeal	تجدیدنظر	90
bakhsh	بخش	70
civil	حقوقی	104
criminal1	کیفری یک	224
criminal2	کیفری دو	79
enforcement	اجرای احکام	\N
peace	صلح	\N
prosecution	دادسرا	46
revolution	انقلاب	86
\.
copy tarazu.place (number, code) from stdin;
1	01
2	0101
3	010101
4	010102
5	010103
6	010104
7	010105
8	010106
9	0102
10	010201
11	010202
12	02
13	0201
14	020101
15	020102
16	020103
17	020104
18	020105
19	0202
20	020201
21	020202
22	020203
23	020204
24	IR
25	999999
\.
copy tarazu.rejection (received_at, batch_no, line, reason, detail, source, branch_no, raw, length, sha256) from stdin;
2026-11-30 12:44:35.533115+00	2	50	unknown_kind	kind: "paid" is not a kind of event	cms-09	\N	\\x7b22736f75726365223a2022636d732d3039222c20226964223a2022793131222c20226b696e64223a202270616964222c20226174223a2022323032322d30362d30345430393a34303a30302b30343a3330222c202263617365223a20226c617465227d	100	\N
\.
copy tarazu.sender (number, principal, credential, address, gateway, server, reach_no) from stdin;
1	admin	token 1	127.0.0.1	\N	127.0.0.1:9871	0
\.
copy tarazu.source (number, code) from stdin;
1	cms-01
2	cms-02
3	cms-09
\.
copy tarazu.unit (code, place_no, level, parent, name, kind, opened_on, closed_on) from stdin;
01	1	province	IR	استان ۱	\N	\N	\N
0101	2	district	01	حوزه قضایی ۱	\N	\N	\N
010101	3	branch	0101	شعبه ۱	bakhsh	2022-09-24	\N
010102	4	branch	0101	شعبه ۲	criminal2	2020-08-14	\N
010103	5	branch	0101	شعبه ۳	peace	2019-01-10	\N
010104	6	branch	0101	شعبه ۴	enforcement	2020-09-05	\N
010105	7	branch	0101	شعبه ۵	criminal2	2020-09-06	\N
010106	8	branch	0101	شعبه ۶	criminal2	2020-02-02	\N
0102	9	district	01	حوزه قضایی ۲	\N	\N	\N
010201	10	branch	0102	شعبه ۱	criminal2	2020-11-28	\N
010202	11	branch	0102	شعبه ۲	appeal	2018-10-24	\N
02	12	province	IR	استان ۲	\N	\N	\N
0201	13	district	02	حوزه قضایی ۱	\N	\N	\N
020101	14	branch	0201	شعبه ۱	prosecution	2021-01-02	\N
020102	15	branch	0201	شعبه ۲	prosecution	2019-12-02	\N
020103	16	branch	0201	شعبه ۳	civil	2020-03-07	\N
020104	17	branch	0201	شعبه ۴	civil	2020-10-15	\N
020105	18	branch	0201	شعبه ۵	criminal2	2019-01-30	\N
0202	19	district	02	حوزه قضایی ۲	\N	\N	\N
020201	20	branch	0202	شعبه ۱	peace	2020-10-02	\N
020202	21	branch	0202	شعبه ۲	bakhsh	2018-10-13	\N
020203	22	branch	0202	شعبه ۳	revolution	2023-11-22	\N
020204	23	branch	0202	شعبه ۴	civil	2019-04-03	\N
IR	24	country	\N	کل کشور	\N	\N	\N
\.
select setval('tarazu.batch_number', 1, true);
select setval('tarazu.case_number', 1, true);
select setval('tarazu.class_number_seq', 5, true);
select setval('tarazu.commit_number', 5, true);
select setval('tarazu.place_number_seq', 25, true);
select setval('tarazu.sender_number_seq', 1, true);
select setval('tarazu.source_number_seq', 3, true);
set session_replication_role = origin;
