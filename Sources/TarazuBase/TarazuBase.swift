// TarazuBase: what every layer may use, and what knows nothing of any.
//
// `Lock` and `Locked` for state that threads share, `OneShot` for a value that one task waits for, `Signals` for those
// of the process, `Varint` and `Base64` for bytes. All of it may be called from any thread. What hot code calls is
// public and inlinable, because functions of `package` are not inlined, and generic ones not specialized, in other
// targets.
