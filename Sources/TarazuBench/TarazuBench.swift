// TarazuBench: the load tester behind `tarazu bench`.
//
// `Plan/` decides what is called and when, `Engine/` makes the calls (`Bench` drives `LoadLoop`s, one a thread),
// `Measure/` counts (`Tally`, `Histogram`, `Verdict`), and `Report/` shows the results.
//
// A `Bench` may be used from any thread, a `LoadLoop` and what it owns only from its loop's.
