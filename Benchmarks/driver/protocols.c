// The two protocols: Redis's RESP with GET, and plain ttrpc with one unary call.
#include "driver.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// MARK: RESP

static void resp_number(unsigned char *request, uint64_t number) {
  (void)request, (void)number;  // answers come in order
}

static Answer resp_parse(const unsigned char *bytes, size_t count, const Connection *connection) {
  Answer answer = {ANSWER_NONE, 0, connection->answered};
  const unsigned char *end = memchr(bytes, '\n', count);
  if (!end) return answer;
  size_t line = (size_t)(end - bytes) + 1;
  if (bytes[0] != '$') {
    answer.kind = bytes[0] == '-' ? ANSWER_FAILED : ANSWER_BROKEN;
    answer.length = line;
    return answer;
  }
  long length = strtol((const char *)bytes + 1, NULL, 10);
  if (length < 0) {  // there is no such key
    answer.kind = ANSWER_FAILED;
    answer.length = line;
  } else if (count >= line + (size_t)length + 2) {
    answer.kind = ANSWER_OK;
    answer.length = line + (size_t)length + 2;
  }
  return answer;
}

static Protocol resp(const Options *options) {
  if (!options->key) die("--protocol redis takes --key");
  static char request[4096];
  int length = snprintf(request, sizeof request, "*2\r\n$3\r\nGET\r\n$%zu\r\n%s\r\n", strlen(options->key), options->key);
  if (length < 0 || (size_t)length >= sizeof request) die("--key is too long");
  return (Protocol){NULL, 0, (unsigned char *)request, (size_t)length, resp_number, resp_parse};
}

// MARK: ttrpc

enum { HEADER = 10, REQUEST = 1, RESPONSE = 2 };

static uint32_t word(const unsigned char *bytes) {
  return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static void put_word(unsigned char *bytes, uint32_t value) {
  for (int index = 0; index < 4; index++) bytes[index] = (unsigned char)(value >> (24 - 8 * index));
}

// Ids are odd, and begin again after the last; none is open for so long.
static void ttrpc_number(unsigned char *request, uint64_t number) { put_word(request + 4, (uint32_t)(number * 2 + 1)); }

// A varint; false if it is not whole.
static bool varint(const unsigned char *bytes, size_t count, size_t *offset, uint64_t *value) {
  *value = 0;
  for (int shift = 0; shift < 64 && *offset < count; shift += 7) {
    unsigned char byte = bytes[(*offset)++];
    *value |= (uint64_t)(byte & 0x7f) << shift;
    if (byte < 0x80) return true;
  }
  return false;
}

// Whether the fields of a Response are well formed, and without a status (field 1) that is not OK.
static AnswerKind judge_response(const unsigned char *bytes, size_t count) {
  size_t offset = 0;
  AnswerKind kind = ANSWER_OK;
  while (offset < count) {
    uint64_t tag, length;
    if (!varint(bytes, count, &offset, &tag) || (tag & 7) != 2) return ANSWER_BROKEN;
    if (!varint(bytes, count, &offset, &length) || length > count - offset) return ANSWER_BROKEN;
    // Status's code is its field 1, left out where it is 0.
    if (tag >> 3 == 1 && length > 1 && bytes[offset] == 0x08 && bytes[offset + 1] != 0) kind = ANSWER_FAILED;
    offset += length;
  }
  return kind;
}

static Answer ttrpc_parse(const unsigned char *bytes, size_t count, const Connection *connection) {
  (void)connection;
  Answer answer = {ANSWER_NONE, 0, 0};
  if (count < HEADER) return answer;
  size_t length = word(bytes);
  if (count - HEADER < length) return answer;
  answer.length = HEADER + length;
  answer.number = word(bytes + 4) / 2;
  answer.kind = bytes[8] == RESPONSE ? judge_response(bytes + HEADER, length) : ANSWER_BROKEN;
  return answer;
}

static size_t put_varint(unsigned char *out, uint64_t value) {
  size_t count = 0;
  for (; value >= 0x80; value >>= 7) out[count++] = (unsigned char)(value | 0x80);
  out[count++] = (unsigned char)value;
  return count;
}

static size_t put_field(unsigned char *out, unsigned number, const void *bytes, size_t length) {
  size_t offset = put_varint(out, number << 3 | 2);
  offset += put_varint(out + offset, length);
  memcpy(out + offset, bytes, length);
  return offset + length;
}

// A file's content; ends the program if it cannot be read or is over `most` bytes.
static size_t read_file(const char *path, unsigned char *bytes, size_t most) {
  FILE *file = fopen(path, "rb");
  if (!file) die("cannot read %s", path);
  size_t count = fread(bytes, 1, most, file);
  if (!feof(file) && fgetc(file) != EOF) die("%s is over %zu bytes", path, most);
  fclose(file);
  return count;
}

static Protocol ttrpc(const Options *options) {
  static unsigned char request[1 << 17], payload[1 << 16], token[4096], pair[8192];
  if (!options->service || !options->method) die("--protocol ttrpc takes --service and --method");
  size_t offset = HEADER;
  offset += put_field(request + offset, 1, options->service, strlen(options->service));
  offset += put_field(request + offset, 2, options->method, strlen(options->method));
  if (options->payload_file) {
    offset += put_field(request + offset, 3, payload, read_file(options->payload_file, payload, sizeof payload));
  }
  if (options->token_file) {
    size_t scheme = strlen("Bearer ");
    memcpy(token, "Bearer ", scheme);
    size_t length = scheme + read_file(options->token_file, token + scheme, sizeof token - scheme);
    while (length > scheme && (token[length - 1] == '\n' || token[length - 1] == '\r')) length--;
    size_t size = put_field(pair, 1, "authorization", strlen("authorization"));
    size += put_field(pair + size, 2, token, length);
    offset += put_field(request + offset, 5, pair, size);
  }
  put_word(request, (uint32_t)(offset - HEADER));
  request[8] = REQUEST;
  return (Protocol){(const unsigned char *)"\5ttrpc", 6, request, offset, ttrpc_number, ttrpc_parse};
}

Protocol protocol_of(const Options *options) {
  if (strcmp(options->protocol, "redis") == 0) return resp(options);
  if (strcmp(options->protocol, "ttrpc") == 0) return ttrpc(options);
  die("--protocol is redis or ttrpc, not %s", options->protocol);
}
