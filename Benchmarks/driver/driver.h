// What the parts of the driver share: the options, a connection, and what a protocol has to know.
#pragma once
#include <openssl/ssl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
  const char *protocol, *host, *port, *ca;
  int connections, depth;
  uint64_t calls;           // 0: as many as `seconds` has room for
  double seconds, warmup;   // the warm-up comes before, and is not counted
  double rate;              // calls a second in open loop; 0: closed loop
  bool idle;
  int server_pid;           // 0: the server's CPU is not looked at
  const char *key;                                              // redis
  const char *service, *method, *payload_file, *token_file;     // ttrpc
} Options;

// Bytes that wait, from `start` to `end`.
typedef struct {
  unsigned char *bytes;
  size_t start, end, capacity;
} Buffer;

typedef struct {
  int fd;
  SSL *ssl;
  Buffer in, out;
  uint64_t sent;      // calls so far; a call's number is the value before it
  uint64_t answered;
  uint64_t *began;    // when each call in flight was to begin, at its number modulo `ring`
  bool wants_write;
} Connection;

typedef enum { ANSWER_NONE, ANSWER_OK, ANSWER_FAILED, ANSWER_BROKEN } AnswerKind;

typedef struct {
  AnswerKind kind;
  size_t length;      // bytes of the answer on the wire, inside TLS
  uint64_t number;    // of the call
} Answer;

typedef struct {
  const unsigned char *alpn;  // as OpenSSL wants it; NULL for none
  unsigned alpn_length;
  unsigned char *request;     // the bytes of one call
  size_t request_length;
  // Makes the request one of a call's number.
  void (*number)(unsigned char *request, uint64_t number);
  // The first answer in the bytes; ANSWER_NONE while it is not whole.
  Answer (*parse)(const unsigned char *bytes, size_t count, const Connection *connection);
} Protocol;

// The protocol that the options name; ends the program where they do not fit.
Protocol protocol_of(const Options *options);

// Opens a connection and shakes hands, blocking; the socket is non-blocking afterwards.
void connection_open(Connection *connection, const Options *options, const Protocol *protocol, SSL_CTX *context,
                     size_t ring);
SSL_CTX *context_of(const Options *options);
// Puts calls behind what waits to be sent.
void connection_add(Connection *connection, const Protocol *protocol, uint64_t began, size_t ring);
// Sends what waits, as far as the socket takes it.
void connection_flush(Connection *connection);
// Reads what has come; false when the peer has ended.
bool connection_read(Connection *connection);

// Latencies in buckets that are at most 1/64 wide of their value.
#define HISTOGRAM_BUCKETS 4096
typedef struct {
  uint64_t counts[HISTOGRAM_BUCKETS], total, greatest;
} Histogram;

void histogram_add(Histogram *histogram, uint64_t nanoseconds);
// Microseconds that a share of the values (0 to 1) is at or under.
double histogram_at(const Histogram *histogram, double share);

uint64_t now_ns(void);
// CPU time of all threads of a process, in seconds.
double process_cpu(int pid);
// Says what is wrong and ends the program.
_Noreturn void die(const char *format, ...) __attribute__((format(printf, 1, 2)));
