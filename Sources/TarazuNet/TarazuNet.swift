// TarazuNet: TLS connections on event loops, and calls over them.
//
// `NetServer` serves a table of `ServerMethod`s; a handler gets an `InlineCall` on the loop or a `ServerCall` in a
// task. `ClientConnection` makes calls, and `ClientStream` is a call that streams. Below them, `Channel` moves bytes
// between a socket, TLS and its owner (`ServerConnection`, `ClientLink`). What these decide is in enums and structs
// without I/O: `ChannelMachine`, `FlowGates`, `CallInput`, `CallOutput`, `LatestMessage`, `TimeClass`.
//
// Each connection belongs to one loop's thread, with all of its calls. `NetServer`, `ClientConnection` and
// `ClientStream` may be used from any thread, of `ServerCall` only the asynchronous methods and `fail`.
