// Whether the server, or one of its services, can serve.

import TarazuLines
import TarazuProtocol

struct HealthAnswer: Answer {
  /// The service asked about; empty: the server as a whole.
  let service: String
  let status: HealthCheckResponse.ServingStatus

  var isServing: Bool { status == .serving }

  private var word: String { status.name ?? "UNKNOWN" }

  func write(to document: inout JSONWriter) {
    document.object { writer in
      if !service.isEmpty { writer.member("service", service) }
      writer.member("status", word)
    }
  }

  func show(on page: inout Page) { page.line((service.isEmpty ? "" : page.shown(service) + ": ") + word) }
}
