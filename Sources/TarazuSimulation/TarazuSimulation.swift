// TarazuSimulation: the courts of a country from a seed, for demonstrations, load tests and tests: a directory and
// plausible events, in constant memory.
//
// `Simulation` makes clean events, `SimulatedLines` adds a share of dirty lines. Both are pure values that any thread
// may use.
