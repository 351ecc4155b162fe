#pragma once
#include <http_parser.h>

// Bit fields and pointers of the parser, which Swift sees only clumsily.
static inline unsigned tz_h1_error(const http_parser *parser) { return HTTP_PARSER_ERRNO(parser); }
static inline unsigned tz_h1_method(const http_parser *parser) { return parser->method; }
static inline const char *tz_h1_method_name(const http_parser *parser) {
  return http_method_str((enum http_method)parser->method);
}
static inline int tz_h1_is_upgrade(const http_parser *parser) { return parser->upgrade; }
static inline int tz_h1_is_11(const http_parser *parser) { return parser->http_major == 1 && parser->http_minor == 1; }
// Whether the length of the body is announced; the parser says "unknown" by the greatest number.
static inline int tz_h1_has_length(const http_parser *parser) { return parser->content_length != UINT64_MAX; }
static inline const char *tz_h1_error_name(const http_parser *parser) {
  return http_errno_name(HTTP_PARSER_ERRNO(parser));
}
