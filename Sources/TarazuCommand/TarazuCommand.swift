// TarazuCommand: the commands of the command line `tarazu`.
//
// `Program` runs one, from the command line to the exit status. A command is a row of data (`CommandSpec` in
// `Commands/`), which `ArgumentParser`, `Help` and the shells' completion read. It calls the service through a
// `Session` and writes an `Answer` as JSON or as a table. `Import/` sends events, `Watch/` follows feeds.
//
// A command runs on one loop; files and terminals are written off it.
