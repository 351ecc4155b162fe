#pragma once
#include <brotli/encode.h>
#include <stdint.h>
#include <string.h>
#include <zlib.h>

// The most bytes that tz_gzip writes for so many.
static inline size_t tz_gzip_bound(size_t count) { return compressBound((uLong)count) + 32; }

// Compresses in gzip's form. Returns how many bytes it wrote; 0 is a failure.
static inline size_t tz_gzip(int level, const uint8_t *bytes, size_t count, uint8_t *out, size_t room) {
  z_stream stream;
  memset(&stream, 0, sizeof stream);
  if (count > UINT32_MAX || room > UINT32_MAX) return 0;
  // 16 more than the window's bits asks for gzip's header.
  if (deflateInit2(&stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) return 0;
  stream.next_in = (Bytef *)bytes;
  stream.avail_in = (uInt)count;
  stream.next_out = out;
  stream.avail_out = (uInt)room;
  int result = deflate(&stream, Z_FINISH);
  size_t written = result == Z_STREAM_END ? (size_t)stream.total_out : 0;
  deflateEnd(&stream);
  return written;
}

// Compresses in brotli's form, as text. Returns how many bytes it wrote; 0 is a failure.
static inline size_t tz_brotli(int quality, const uint8_t *bytes, size_t count, uint8_t *out, size_t room) {
  size_t written = room;
  if (!BrotliEncoderCompress(quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, count, bytes, &written, out)) return 0;
  return written;
}
