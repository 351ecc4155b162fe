// Measures how a server answers one small question again and again over TLS 1.3: redis's GET or a unary ttrpc call, over
// the same sockets, TLS and loop. One thread; the result is one line of JSON. See the README beside it.
#include "driver.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

static Options options = {.protocol = "", .host = "127.0.0.1", .port = "", .connections = 16, .depth = 1};
static Protocol protocol;
static Connection *connections;
static size_t ring = 1;  // places for calls in flight on a connection, a power of two
static int poller;

// What is counted; from the end of the warm-up on.
static struct {
  Histogram latency;
  uint64_t errors, bytes, from, until;
  double own_cpu, server_cpu;
  bool is_on;
} measure;

static double own_cpu(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static void begin_measuring(uint64_t now) {
  measure.is_on = true;
  measure.from = now;
  if (options.server_pid) measure.server_cpu = process_cpu(options.server_pid);
  measure.own_cpu = own_cpu();
}

static void end_measuring(uint64_t now) {
  measure.is_on = false;
  measure.until = now;
  measure.own_cpu = own_cpu() - measure.own_cpu;
  if (options.server_pid) measure.server_cpu = process_cpu(options.server_pid) - measure.server_cpu;
}

static void take_answers(Connection *connection, uint64_t now) {
  for (;;) {
    Buffer *in = &connection->in;
    Answer answer = {ANSWER_NONE, 0, 0};
    if (in->end > in->start) answer = protocol.parse(in->bytes + in->start, in->end - in->start, connection);
    if (answer.kind == ANSWER_NONE) return;
    if (answer.kind == ANSWER_BROKEN) die("the server sent what is no answer");
    in->start += answer.length;
    connection->answered++;
    if (!measure.is_on) continue;
    uint64_t began = connection->began[answer.number % ring];
    histogram_add(&measure.latency, now > began ? now - began : 0);
    measure.bytes += answer.length;
    if (answer.kind == ANSWER_FAILED) measure.errors++;
  }
}

static void watch(Connection *connection, int operation) {
  struct epoll_event event = {.events = EPOLLIN | (connection->wants_write ? EPOLLOUT : 0), .data.ptr = connection};
  if (epoll_ctl(poller, operation, connection->fd, &event)) die("epoll_ctl");
}

static void flush(Connection *connection) {
  bool wanted = connection->wants_write;
  connection_flush(connection);
  if (wanted != connection->wants_write) watch(connection, EPOLL_CTL_MOD);
}

// Waits until something has come, at most until an instant (0: for ever), and takes it; then `after` is called for each
// connection that has got something.
static void wait_until(uint64_t instant, void (*after)(Connection *)) {
  struct epoll_event events[256];
  struct timespec left = {0, 0};
  uint64_t now = instant ? now_ns() : 0;
  if (instant > now) left = (struct timespec){(instant - now) / 1000000000u, (instant - now) % 1000000000u};
  int count = epoll_pwait2(poller, events, 256, instant ? &left : NULL, NULL);
  for (int index = 0; index < count; index++) {
    Connection *connection = events[index].data.ptr;
    if (events[index].events & EPOLLOUT) flush(connection);
    if (!(events[index].events & ~(uint32_t)EPOLLOUT)) continue;
    if (!connection_read(connection)) die("the server ended the connection");
    take_answers(connection, now_ns());
    if (after) after(connection);
  }
}

// MARK: Closed loop: the next batch once the last is answered whole, as redis-benchmark does it

static uint64_t counted_calls_begun;
static bool is_ending;

static void next_batch(Connection *connection) {
  if (connection->answered < connection->sent || is_ending) return;
  if (measure.is_on && options.calls && counted_calls_begun >= options.calls) return;
  uint64_t now = now_ns();
  for (int index = 0; index < options.depth; index++) connection_add(connection, &protocol, now, ring);
  if (measure.is_on) counted_calls_begun += (uint64_t)options.depth;
  flush(connection);
}

static void run_closed(void) {
  uint64_t start = now_ns(), warm = start + (uint64_t)(options.warmup * 1e9);
  uint64_t end = options.calls ? UINT64_MAX : warm + (uint64_t)(options.seconds * 1e9);
  if (options.warmup == 0) begin_measuring(start);
  for (int index = 0; index < options.connections; index++) next_batch(&connections[index]);
  for (;;) {
    wait_until(now_ns() + 10000000, next_batch);
    uint64_t now = now_ns();
    if (!measure.is_on && now >= warm) begin_measuring(now);
    if (measure.is_on && (now >= end || (options.calls && measure.latency.total >= options.calls))) break;
  }
  end_measuring(now_ns());
  is_ending = true;
}

// MARK: Open loop: calls begin at a fixed rate whatever comes back, in turn on the connections

static void run_open(void) {
  prctl(PR_SET_TIMERSLACK, 1);
  double interval = 1e9 / options.rate;
  uint64_t start = now_ns(), warm = start + (uint64_t)(options.warmup * 1e9), issued = 0;
  double seconds = options.calls ? (double)options.calls / options.rate : options.seconds;
  uint64_t total = (uint64_t)((options.warmup + seconds) * options.rate);
  while (issued < total) {
    uint64_t now = now_ns();
    if (!measure.is_on && now >= warm) begin_measuring(now);
    uint64_t first = issued;
    uint64_t due;
    while (issued < total && (due = start + (uint64_t)((double)issued * interval)) <= now) {
      connection_add(&connections[issued % (uint64_t)options.connections], &protocol, due, ring);
      issued++;
    }
    uint64_t touched = issued - first < (uint64_t)options.connections ? issued - first : (uint64_t)options.connections;
    for (uint64_t index = 0; index < touched; index++) {
      flush(&connections[(first + index) % (uint64_t)options.connections]);
    }
    wait_until(start + (uint64_t)((double)issued * interval), NULL);
  }
  // The last answers count too, but nobody waits for ever.
  uint64_t patience = now_ns() + 5000000000u;
  for (int index = 0; index < options.connections && now_ns() < patience; index++) {
    while (connections[index].answered < connections[index].sent && now_ns() < patience) wait_until(patience, NULL);
  }
  end_measuring(now_ns());
}

// MARK: Idle connections: one call each, then silence until standard input ends

static void run_idle(void) {
  for (int index = 0; index < options.connections; index++) {
    connection_add(&connections[index], &protocol, now_ns(), ring);
    flush(&connections[index]);
    while (connections[index].answered < connections[index].sent) wait_until(0, NULL);
  }
  printf("{\"idle_connections\": %d}\n", options.connections);
  fflush(stdout);
  char ignored[256];
  while (read(STDIN_FILENO, ignored, sizeof ignored) > 0) continue;
}

// MARK: Beginning and end

static void print_result(void) {
  double seconds = (double)(measure.until - measure.from) / 1e9;
  uint64_t calls = measure.latency.total;
  printf("{\"protocol\": \"%s\", \"connections\": %d, \"depth\": %d, \"calls\": %llu, \"seconds\": %.6f, \"rate\": %.1f, "
         "\"errors\": %llu, ", options.protocol, options.connections, options.depth, (unsigned long long)calls, seconds,
         (double)calls / seconds, (unsigned long long)measure.errors);
  printf("\"latency_us\": {\"p50\": %.1f, \"p90\": %.1f, \"p99\": %.1f, \"p99_9\": %.1f, \"max\": %.1f}, ",
         histogram_at(&measure.latency, 0.5), histogram_at(&measure.latency, 0.9), histogram_at(&measure.latency, 0.99),
         histogram_at(&measure.latency, 0.999), (double)measure.latency.greatest / 1e3);
  if (options.server_pid) {
    printf("\"server_cpu_seconds\": %.6f, \"server_cpu_seconds_per_million\": %.4f, ", measure.server_cpu,
           measure.server_cpu / (double)calls * 1e6);
  }
  printf("\"driver_cpu_seconds\": %.6f, \"bytes_per_answer\": %.1f}\n", measure.own_cpu,
         (double)measure.bytes / (double)calls);
}

static double number_of(const char *text, const char *name, double least) {
  char *end;
  double value = strtod(text, &end);
  if (*end || end == text || !(value >= least)) die("--%s takes a number from %g, not %s", name, least, text);
  return value;
}

static void read_options(int count, char **words) {
  static const char *names[] = {"protocol", "host", "port", "ca", "connections", "depth", "calls", "seconds", "warmup",
                                "rate", "key", "service", "method", "payload-file", "token-file", "server-pid", "idle"};
  enum { KINDS = sizeof names / sizeof *names };
  struct option known[KINDS + 1] = {0};
  for (int kind = 0; kind < KINDS; kind++) {
    known[kind] = (struct option){names[kind], kind == KINDS - 1 ? no_argument : required_argument, NULL, kind + 1};
  }
  const char **texts[] = {&options.protocol, &options.host, &options.port, &options.ca};
  const char **more[] = {&options.key, &options.service, &options.method, &options.payload_file, &options.token_file};
  for (int kind; (kind = getopt_long(count, words, "", known, NULL)) != -1;) {
    const char *name = kind > 0 && kind <= KINDS ? names[kind - 1] : "";
    switch (kind) {
      case 1: case 2: case 3: case 4: *texts[kind - 1] = optarg; break;
      case 5: options.connections = (int)number_of(optarg, name, 1); break;
      case 6: options.depth = (int)number_of(optarg, name, 1); break;
      case 7: options.calls = (uint64_t)number_of(optarg, name, 1); break;
      case 8: options.seconds = number_of(optarg, name, 0.001); break;
      case 9: options.warmup = number_of(optarg, name, 0); break;
      case 10: options.rate = number_of(optarg, name, 0.001); break;
      case 11: case 12: case 13: case 14: case 15: *more[kind - 11] = optarg; break;
      case 16: options.server_pid = (int)number_of(optarg, name, 1); break;
      case 17: options.idle = true; break;
      default: exit(2);
    }
  }
  if (optind < count) die("%s is no option", words[optind]);
  if (!options.ca || !*options.port) die("--protocol, --port and --ca are needed (see README.md)");
  if (!options.idle && !options.calls && options.seconds == 0) die("--calls or --seconds is needed");
}

int main(int count, char **words) {
  read_options(count, words);
  protocol = protocol_of(&options);
  size_t in_flight = options.rate > 0 ? 1 << 14 : (size_t)options.depth;
  while (ring < in_flight) ring *= 2;
  SSL_CTX *context = context_of(&options);
  connections = calloc((size_t)options.connections, sizeof *connections);
  poller = epoll_create1(EPOLL_CLOEXEC);
  if (!connections || poller < 0) die("out of memory or descriptors");
  for (int index = 0; index < options.connections; index++) {
    connection_open(&connections[index], &options, &protocol, context, ring);
    watch(&connections[index], EPOLL_CTL_ADD);
  }
  if (options.idle) {
    run_idle();
    return 0;
  }
  options.rate > 0 ? run_open() : run_closed();
  print_result();
  return measure.errors > 0;
}
