// TarazuLines: reads and writes NDJSON.
//
// `LineSplitter` cuts a stream into lines, `EventLine` and `DirectoryLine` judge a line by itself and say why it is
// rejected, `JSONWriter` writes documents. All of it is pure: no I/O, no clock, and any thread may call it.
