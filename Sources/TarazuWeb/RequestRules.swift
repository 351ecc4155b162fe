// What a request must be before anything is looked at, decided from its bytes alone.

import TarazuHTTP
import TarazuPages

/// The rules for all requests. (docs/spec/access.md#the-web)
struct RequestRules: Sendable {
  let names: WebNames

  enum Kind: Equatable {
    /// GET or HEAD.
    case read
    case change
  }

  /// What a request asks for, or why it is refused.
  func kind(of request: HTTPRequest) -> Result<Kind, Refusal> {
    guard names.hasHost(request.authority) else { return .failure(Refusal(.misdirected)) }
    switch request.method {
    case "GET", "HEAD": return .success(.read)
    case "POST": return isFromOwnPage(request) ? .success(.change) : .failure(Refusal(.foreignForm))
    default: return .failure(Refusal(.methodNotAllowed))
    }
  }

  /// Whether a form comes from a page of this site, as the browser says: nothing but the browser can set these fields.
  private func isFromOwnPage(_ request: HTTPRequest) -> Bool {
    guard let origin = request.only("origin"), names.hasOrigin(origin) else { return false }
    let sites = request["sec-fetch-site"]
    guard sites.isEmpty || sites == ["same-origin"] else { return false }
    let type = request.only("content-type")?.lowercased().prefix { $0 != ";" }.filter { $0 != " " }
    return type == "application/x-www-form-urlencoded"
  }

  /// Whether a link from elsewhere brought the request, so that the browser left the cookie away.
  static func isLinkFromElsewhere(_ request: HTTPRequest) -> Bool {
    request.only("sec-fetch-site") == "cross-site"
      && request["cookie"].allSatisfy { !$0.contains(SessionCookie.name + "=") }
  }

  /// Whether a file may be taken along by this request.
  static func mayExport(_ request: HTTPRequest) -> Bool {
    let sites = request["sec-fetch-site"]
    return sites.isEmpty || sites == ["same-origin"] || sites == ["none"]
  }
}

/// Why a request gets another page than it asked for.
struct Refusal: Error, Equatable {
  let reason: ErrorPage.Reason

  init(_ reason: ErrorPage.Reason) { self.reason = reason }
}
