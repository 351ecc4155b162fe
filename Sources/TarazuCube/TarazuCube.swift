// TarazuCube: all figures in memory, as of one commit at a time.
//
// It answers every question about figures: scorecards, ranks, trends, agings, distributions, comparisons. It knows no
// socket, no SQL and no clock. docs/design/cube.md says how it is built and what it costs. Its main types:
//
// * `Cube`: the state that all threads share. One writer applies commits; any thread may ask for a reader.
// * `CubeReader`: the state as of one commit, and the questions. A value, for any thread.
// * `CubeVersion`, `UnitVersion`: what has changed since an answer was computed. Values, for any thread.
// * `CubeLoad`, `CubeDirectory`: what a cube is filled from.
// * `Contents`: the figures themselves. `Series` has all measures of a branch or of a class of its cases, in
//   `PrefixSums` and `DatedValues`; `DeltaLogs` have the same facts of all branches by day. `BranchIndex` is the index
//   of a branch.
// * `Geography`: the directory as ranges of branches.
// * `Judgement/`: the sums that `TarazuJudgement` judges; `MonthSums` keeps those of past months.
// * `FigureColumns`: the evaluator of indicators, and which quantity is read where.
