#pragma once
#include <nghttp2/nghttp2.h>

// Unions and enums without a type of their own, which are clumsy in Swift.
static inline uint32_t tz_h2_stream(const nghttp2_frame *frame) { return (uint32_t)frame->hd.stream_id; }
static inline uint8_t tz_h2_type(const nghttp2_frame *frame) { return frame->hd.type; }
static inline size_t tz_h2_length(const nghttp2_frame *frame) { return frame->hd.length; }
static inline int tz_h2_ends_stream(const nghttp2_frame *frame) {
  return (frame->hd.flags & NGHTTP2_FLAG_END_STREAM) != 0;
}
static inline int tz_h2_is_request(const nghttp2_frame *frame) {
  return frame->hd.type == NGHTTP2_HEADERS && frame->headers.cat == NGHTTP2_HCAT_REQUEST;
}

// One field of a response; nghttp2 copies both strings.
static inline nghttp2_nv tz_h2_field(const uint8_t *name, size_t name_length, const uint8_t *value, size_t value_length) {
  nghttp2_nv field = {(uint8_t *)name, (uint8_t *)value, name_length, value_length, NGHTTP2_NV_FLAG_NONE};
  return field;
}
