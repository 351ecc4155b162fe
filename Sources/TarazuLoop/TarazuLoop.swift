// TarazuLoop: event loops as Swift executors.
//
// `Loop` is one thread around epoll; `LoopGroup` is several. Actors and tasks run on a loop, timers (`Timer`) fire on
// it, and descriptors are watched by it (`Watch`). `WorkerPool` runs what computes long or blocks, off the loops. From
// any thread one may start and stop loops, `execute`, `spawn` and `sleep`; all else belongs to the loop's thread, which
// debug builds check: `LoopBound` holds a value that only that thread touches, `Loop.assertCurrent` checks an entry. In
// release builds neither costs anything.
