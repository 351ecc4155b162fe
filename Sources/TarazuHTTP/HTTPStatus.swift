/// The phrases of statuses, which HTTP/1.1 shows.
enum HTTPStatus {
  static func phrase(_ status: Int) -> String { phrases[status] ?? "Status" }

  private static let phrases = [
    200: "OK", 204: "No Content", 303: "See Other", 304: "Not Modified", 308: "Permanent Redirect",
    400: "Bad Request", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed", 408: "Request Timeout",
    413: "Content Too Large", 414: "URI Too Long", 421: "Misdirected Request", 429: "Too Many Requests",
    431: "Request Header Fields Too Large", 500: "Internal Server Error", 503: "Service Unavailable",
    504: "Gateway Timeout", 505: "HTTP Version Not Supported",
  ]
}
