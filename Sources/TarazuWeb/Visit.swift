// A request of somebody who is signed in.

import TarazuCalendar
import TarazuHTTP
import TarazuPages
import TarazuProtocol
import TarazuWire

/// What a page is made from: the request, and the service as this visitor may ask it.
struct Visit: Sendable {
  let request: HTTPRequest
  /// The decoded path, and its part behind the route's prefix; empty where the route has none.
  let path: String
  let code: String
  let query: [QueryItem]
  /// The fields of the form; empty for a read.
  let form: [QueryItem]
  let session: String
  let service: ServiceCaller
  let viewer: Viewer
  let today: Day

  /// The first value of the query for a name; nil where it is absent or empty.
  func value(_ name: String) -> String? {
    query.first { $0.name == name && !$0.value.isEmpty }?.value
  }

  /// The first value of the form for a name; empty where it is absent.
  func field(_ name: String) -> String { form.first { $0.name == name }?.value ?? "" }
}

/// What a page shows, with what its context needs besides.
struct Loaded: Sendable {
  var content: any PageContent
  var asOf: AsOf?
  var names = Names()

  init(_ content: any PageContent, asOf: AsOf? = nil, names: Names = Names()) {
    self.content = content
    self.asOf = asOf
    self.names = names
  }
}

/// What follows a change.
enum Outcome: Sendable {
  /// Another page is asked for: an own path.
  case redirect(String)
  /// A page at once, as with a secret that is shown once or a form that was refused.
  case show(Loaded)
  /// The session is over.
  case signedOut
}
