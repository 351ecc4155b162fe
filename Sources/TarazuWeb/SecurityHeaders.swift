import TarazuHTTP

/// What every response has in its header. (docs/spec/access.md#the-web)
enum SecurityHeaders {
  static let all: [HTTPRequest.Field] = [
    HTTPRequest.Field(
      "content-security-policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"),
    HTTPRequest.Field("strict-transport-security", "max-age=31536000; includeSubDomains"),
    HTTPRequest.Field("x-content-type-options", "nosniff"),
    HTTPRequest.Field("referrer-policy", "no-referrer"),
    HTTPRequest.Field("cross-origin-opener-policy", "same-origin"),
    HTTPRequest.Field("cross-origin-resource-policy", "same-origin"),
  ]

  /// A response with them, kept by no cache unless it says otherwise.
  static func adding(to response: HTTPResponse) -> HTTPResponse {
    var response = response
    for field in all { response.set(field.name, field.value) }
    if response["cache-control"] == nil { response.set("cache-control", "no-store") }
    return response
  }
}
