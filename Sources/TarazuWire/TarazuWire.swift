// TarazuWire: ttrpc without I/O: frames, envelopes, statuses, limits, and both sides' state machines.
//
// `ServerMachine` and `ClientMachine` are one connection's sides: bytes in, events out, and what is to be sent in an
// `OutputBuffer`. `Status` is how a call fails, `Metadata` what goes with it. Requests are read where they lie in the
// input; a request that differs from the one before it in its payload alone is recognized by `RequestTemplate`, on which
// the speed of a hot read rests. Machines and their queues are for one thread; everything else is a value for any thread.
