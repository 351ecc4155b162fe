#pragma once
#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

// OpenSSL's function-like macros, which Swift cannot import.
static inline long tz_ssl_ctx_set_min_proto_version(SSL_CTX *context, int version) {
  return SSL_CTX_set_min_proto_version(context, version);
}
static inline long tz_ssl_ctx_set_max_proto_version(SSL_CTX *context, int version) {
  return SSL_CTX_set_max_proto_version(context, version);
}
static inline long tz_ssl_ctx_set_mode(SSL_CTX *context, long mode) { return SSL_CTX_set_mode(context, mode); }
static inline long tz_ssl_set_mode(SSL *ssl, long mode) { return SSL_set_mode(ssl, mode); }
static inline long tz_ssl_clear_mode(SSL *ssl, long mode) { return SSL_clear_mode(ssl, mode); }
static inline void tz_ssl_ctx_set_read_ahead(SSL_CTX *context) { SSL_CTX_set_read_ahead(context, 1); }
static inline long tz_ssl_set_host_name(SSL *ssl, const char *name) { return SSL_set_tlsext_host_name(ssl, name); }
static inline int tz_err_is_ssl(unsigned long error) { return ERR_GET_LIB(error) == ERR_LIB_SSL; }
static inline int tz_err_reason(unsigned long error) { return ERR_GET_REASON(error); }

// SHA-256 in steps. OpenSSL prefers EVP, but the state of EVP is on the heap and cannot be copied like a value.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
static inline void tz_sha256_begin(SHA256_CTX *context) { SHA256_Init(context); }
static inline void tz_sha256_update(SHA256_CTX *context, const void *bytes, size_t count) {
  SHA256_Update(context, bytes, count);
}
static inline void tz_sha256_finish(SHA256_CTX *context, unsigned char *digest) { SHA256_Final(digest, context); }
#pragma GCC diagnostic pop

// The next URI among a certificate's alternative names, from `*index` on; NULL after the last.
static inline const char *tz_next_uri(const GENERAL_NAMES *names, int *index, int *length) {
  while (*index < sk_GENERAL_NAME_num(names)) {
    const GENERAL_NAME *name = sk_GENERAL_NAME_value(names, (*index)++);
    if (name->type != GEN_URI) continue;
    *length = ASN1_STRING_length(name->d.uniformResourceIdentifier);
    return (const char *)ASN1_STRING_get0_data(name->d.uniformResourceIdentifier);
  }
  return NULL;
}
