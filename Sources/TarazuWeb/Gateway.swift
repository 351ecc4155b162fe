// The connections to the service, which carry the calls of all visitors.

import TarazuClient
import TarazuLoop
import TarazuProtocol
import TarazuWire

/// The service, reached by the gateway's certificate.
struct Gateway: Sendable {
  private let client: TarazuClient

  init(_ target: ClientTarget, loops: LoopGroup) {
    // Each connection carries a thousand calls; a page asks some tens of questions at once.
    client = TarazuClient(target, loops: loops, options: ClientOptions(connections: 8, callsBeforeAnother: 64))
  }

  /// Calls as somebody: with their session, if they have one, and their browser's address.
  func caller(session: String?, address: String) -> ServiceCaller {
    var metadata = Metadata([("x-tarazu-from", address)])
    if let session { metadata.append("authorization", "Bearer " + session) }
    return ServiceCaller(client: client.carrying(metadata))
  }

  func close() { client.close() }
}

/// The service as one visitor asks it.
struct ServiceCaller: Sendable {
  let client: TarazuClient

  /// A page is worth waiting for this long.
  private static let patience: Duration = .seconds(10)

  /// The answer; throws `Status`.
  func ask<Request: Message, Response: Message>(
    _ method: MethodDescriptor<Request, Response>, _ request: Request
  ) async throws -> Response {
    try await client.call(method, request, timeout: ServiceCaller.patience)
  }

  /// The answer; nil where the service refuses the question for its content or its target, as for an indicator that is
  /// not judged. What concerns the whole page is thrown.
  func askIfPossible<Request: Message, Response: Message>(
    _ method: MethodDescriptor<Request, Response>, _ request: Request
  ) async throws -> Response? {
    do { return try await ask(method, request) } catch let status as Status {
      switch status.code {
      case .invalidArgument, .failedPrecondition, .notFound: return nil
      case .permissionDenied where ["SCOPE", "ROLE"].contains(status.reason.rawValue): return nil
      default: throw status
      }
    }
  }
}

/// The results for all inputs, asked for side by side, in the inputs' order.
func each<Input: Sendable, Output: Sendable>(
  _ inputs: [Input], _ body: @escaping @Sendable (Input) async throws -> Output
) async throws -> [Output] {
  try await withThrowingTaskGroup(of: (Int, Output).self) { group in
    for (index, input) in inputs.enumerated() { group.addTask { (index, try await body(input)) } }
    var outputs: [Output?] = Array(repeating: nil, count: inputs.count)
    for try await (index, output) in group { outputs[index] = output }
    return outputs.compactMap { $0 }
  }
}
