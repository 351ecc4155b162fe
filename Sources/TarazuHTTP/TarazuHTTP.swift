// TarazuHTTP: HTTP/2 and HTTP/1.1 over TLS on the project's loops.
//
// `HTTPServer` accepts connections; each is an `HTTPConnection` on one loop, which moves bytes between its channel
// (TarazuNet) and an `HTTPMachine`: `HTTP2Machine` over nghttp2, or `HTTP1Machine` over http-parser. The machines do no
// I/O and read no clock: bytes go in, requests come out, answers go in, bytes come out. What is allowed is in
// `HTTPLimits`. `StaticFiles` is a table of files that is made once; `ContentCoding` compresses.
//
// A handler gets an `HTTPRequest`, all of it, and gives an `HTTPResponse`, whole or as a stream of events. It runs in a
// task on the connection's loop, which is cancelled when the peer wants the answer no more.
