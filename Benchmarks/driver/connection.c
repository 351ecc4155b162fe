// A TLS connection and the small tools: the same code whatever the protocol, so that none is favoured.
#include "driver.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

SSL_CTX *context_of(const Options *options) {
  SSL_CTX *context = SSL_CTX_new(TLS_client_method());
  if (!context) die("SSL_CTX_new");
  SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION);
  if (SSL_CTX_load_verify_locations(context, options->ca, NULL) != 1) die("cannot read the CA %s", options->ca);
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER, NULL);
  SSL_CTX_set_read_ahead(context, 1);
  SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  return context;
}

static int connect_to(const Options *options) {
  struct addrinfo hints = {.ai_socktype = SOCK_STREAM}, *found;
  int code = getaddrinfo(options->host, options->port, &hints, &found);
  if (code) die("%s: %s", options->host, gai_strerror(code));
  int fd = socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0 || connect(fd, found->ai_addr, found->ai_addrlen)) die("connect: %s", strerror(errno));
  freeaddrinfo(found);
  int on = 1;
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return fd;
}

void connection_open(Connection *connection, const Options *options, const Protocol *protocol, SSL_CTX *context,
                     size_t ring) {
  *connection = (Connection){.fd = connect_to(options), .ssl = SSL_new(context)};
  connection->began = calloc(ring, sizeof *connection->began);
  if (!connection->ssl || !connection->began) die("out of memory");
  if (protocol->alpn) SSL_set_alpn_protos(connection->ssl, protocol->alpn, protocol->alpn_length);
  SSL_set_fd(connection->ssl, connection->fd);
  if (SSL_connect(connection->ssl) != 1) die("TLS: %s", ERR_reason_error_string(ERR_get_error()));
  fcntl(connection->fd, F_SETFL, fcntl(connection->fd, F_GETFL) | O_NONBLOCK);
}

// Makes room for `more` bytes behind what the buffer has.
static void make_room(Buffer *buffer, size_t more) {
  if (buffer->start == buffer->end) buffer->start = buffer->end = 0;
  if (buffer->capacity - buffer->end >= more) return;
  memmove(buffer->bytes, buffer->bytes + buffer->start, buffer->end - buffer->start);
  buffer->end -= buffer->start;
  buffer->start = 0;
  if (buffer->capacity - buffer->end >= more) return;
  buffer->capacity = (buffer->end + more) * 2;
  buffer->bytes = realloc(buffer->bytes, buffer->capacity);
  if (!buffer->bytes) die("out of memory");
}

void connection_add(Connection *connection, const Protocol *protocol, uint64_t began, size_t ring) {
  if (connection->sent - connection->answered >= ring) die("over %zu calls in flight: the rate is too high", ring);
  make_room(&connection->out, protocol->request_length);
  memcpy(connection->out.bytes + connection->out.end, protocol->request, protocol->request_length);
  protocol->number(connection->out.bytes + connection->out.end, connection->sent);
  connection->out.end += protocol->request_length;
  connection->began[connection->sent++ % ring] = began;
}

void connection_flush(Connection *connection) {
  Buffer *out = &connection->out;
  connection->wants_write = false;
  while (out->start < out->end) {
    size_t count = 0;
    ERR_clear_error();
    if (SSL_write_ex(connection->ssl, out->bytes + out->start, out->end - out->start, &count)) {
      out->start += count;
      continue;
    }
    int error = SSL_get_error(connection->ssl, 0);
    if (error != SSL_ERROR_WANT_WRITE && error != SSL_ERROR_WANT_READ) die("the server ended the connection");
    connection->wants_write = true;
    return;
  }
}

bool connection_read(Connection *connection) {
  do {
    make_room(&connection->in, 1 << 15);
    size_t count = 0;
    ERR_clear_error();
    if (!SSL_read_ex(connection->ssl, connection->in.bytes + connection->in.end,
                     connection->in.capacity - connection->in.end, &count)) {
      int error = SSL_get_error(connection->ssl, 0);
      return error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE;
    }
    connection->in.end += count;
  } while (SSL_has_pending(connection->ssl));
  return true;
}

// MARK: Tools

static int bucket_of(uint64_t value) {
  if (value < 128) return (int)value;
  int exponent = 63 - __builtin_clzll(value) - 6;  // keeps the highest 7 bits
  int bucket = exponent * 64 + (int)(value >> exponent);
  return bucket < HISTOGRAM_BUCKETS ? bucket : HISTOGRAM_BUCKETS - 1;
}

void histogram_add(Histogram *histogram, uint64_t nanoseconds) {
  histogram->counts[bucket_of(nanoseconds)]++;
  histogram->total++;
  if (nanoseconds > histogram->greatest) histogram->greatest = nanoseconds;
}

double histogram_at(const Histogram *histogram, double share) {
  uint64_t wanted = (uint64_t)(share * (double)histogram->total + 0.5), seen = 0;
  if (wanted >= histogram->total) return (double)histogram->greatest / 1e3;
  for (int bucket = 0; bucket < HISTOGRAM_BUCKETS; bucket++) {
    seen += histogram->counts[bucket];
    if (seen < wanted || seen == 0) continue;
    if (bucket < 128) return bucket / 1e3;
    int exponent = bucket / 64 - 1;
    uint64_t upper = ((uint64_t)(bucket - exponent * 64 + 1) << exponent) - 1;
    return (double)(upper < histogram->greatest ? upper : histogram->greatest) / 1e3;
  }
  return (double)histogram->greatest / 1e3;
}

uint64_t now_ns(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

double process_cpu(int pid) {
  char path[320];
  snprintf(path, sizeof path, "/proc/%d/task", pid);
  DIR *tasks = opendir(path);
  if (!tasks) die("there is no process %d", pid);
  double seconds = 0;
  for (struct dirent *task; (task = readdir(tasks));) {
    snprintf(path, sizeof path, "/proc/%d/task/%s/schedstat", pid, task->d_name);
    FILE *file = task->d_name[0] == '.' ? NULL : fopen(path, "r");
    unsigned long long running;
    if (!file) continue;
    if (fscanf(file, "%llu", &running) == 1) seconds += (double)running / 1e9;
    fclose(file);
  }
  closedir(tasks);
  return seconds;
}

void die(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  fputs("driver: ", stderr);
  vfprintf(stderr, format, arguments);
  fputc('\n', stderr);
  va_end(arguments);
  exit(1);
}
