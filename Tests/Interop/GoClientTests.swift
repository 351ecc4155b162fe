import Foundation
import Synchronization
import TarazuLoop
import TarazuNet
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

/// Debian's ttrpc client for Go against the network layer, with the generated messages behind it: whether the frames,
/// the envelope and the messages' numbers are what others take them for.
@Suite struct GoClientTests {
  static let goPath = "/usr/share/gocode"

  private static let lines = "{\"one\":1}\n{\"two\":2}\n"

  @Test func callsOfAllKindsGoThrough() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tarazu-interop-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = try GoClient.build(in: folder)
    let certificates = try Certificates.shared.get()
    let loops = try LoopGroup(count: 1, name: "interop")
    defer { loops.stop() }
    var tls = ServerTLS(certificateFile: certificates.path("server.crt"), keyFile: certificates.path("server.key"))
    tls.clientCAFile = certificates.path("client-ca.crt")
    let server = try NetServer(
      configuration: NetServerConfiguration(host: "127.0.0.1", port: 0, tls: tls), loops: loops,
      services: GoClientTests.services)
    let port = try server.start()
    let outcome = Result {
      try program.run(
        port: port, ca: certificates.path("ca.crt"), certificate: certificates.path("client.crt"),
        key: certificates.path("client.key"), lines: GoClientTests.lines, token: "a token", unit: "08")
    }
    await server.stop()
    let printed = try outcome.get().split(separator: "\n")
    #expect(
      printed == [
        "alpn ttrpc", "health 1", "line 1 outcome 1 ", "line 2 outcome 3 malformed",
        "accepted 1 duplicate 0 rejected 1", "kpi 1 value -0.5 numerator -9223372036854775808 denominator null",
        "kpi 11 value null numerator null denominator 0", "parallel 300", "nothing code 12",
      ])
  }

  /// The same program against the whole service: an event goes in, and its figure comes out.
  @Test(.timeLimit(.minutes(5))) func theServiceAnswers() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tarazu-interop-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = try GoClient.build(in: folder)
    try await ServerHarness.run { harness in
      let directory = """
        {"type":"kind","code":"civil","name":"حقوقی"}
        {"type":"unit","level":"country","code":"IR","name":"کل کشور"}
        {"type":"unit","level":"province","code":"08","parent":"IR","name":"کرمان"}
        {"type":"unit","level":"district","code":"0801","parent":"08","name":"کرمان"}
        {"type":"unit","level":"branch","code":"080101","parent":"0801","name":"شعبه ۱","kind":"civil","opened_on":"2019-03-21"}
        """
      let taken = try await harness.tarazu("directory", "import", try harness.file("directory.ndjson", directory.utf8))
      #expect(taken.status == 0)
      let event = """
        {"source":"s","id":"1","kind":"registered","at":"2026-04-01T09:00:00Z","case":"c","branch":"080101","class":"x"}
        {"two":2}

        """
      let printed = try program.run(
        port: harness.port, ca: harness.home + "/tls/ca.pem", certificate: harness.home + "/admin/cert.pem",
        key: harness.home + "/admin/key.pem", lines: event, token: try harness.token, unit: "08"
      ).split(separator: "\n")
      #expect(printed.contains("health 1") && printed.contains("accepted 1 duplicate 0 rejected 1"), "\(printed)")
      #expect(printed.contains("line 2 outcome 3 unknown_kind") && printed.contains("parallel 300"), "\(printed)")
      #expect(printed.contains { $0.hasPrefix("kpi 1 ") }, "\(printed)")
    }
  }

  /// Services that answer what the test expects, if they were asked what it asks.
  private static let services: [String: [String: ServerMethod]] = [
    "grpc.health.v1.Health": [
      "Check": .unary(.read, inline: { _, _ in .success(HealthCheckResponse(status: .serving).encode()) }) { _, _ in
        throw Status.internalError("the call was answered inline")
      }
    ],
    "tarazu.v1.IngestService": [
      "SubmitLines": .unary(.unary) { call, bytes in
        let request = try SubmitLinesRequest.decode(from: bytes)
        guard call.metadata["authorization"] == ["Bearer a token"], request.lines == Array(lines.utf8),
          call.peerCertificate?.uris == [Certificates.clientURI]
        else { throw Status.invalidArgument("not what was sent") }
        return SubmitLinesResponse(
          results: [
            LineResult(line: 1, outcome: .accepted),
            LineResult(line: 2, outcome: .rejected, reason: "malformed", detail: "d"),
          ],
          counts: EventCounts(acceptedCount: 1, rejectedCount: 1)
        ).encode()
      }
    ],
    "tarazu.v1.KpiService": [
      "GetScorecard": .unary(.read) { _, bytes in
        let request = try GetScorecardRequest.decode(from: bytes)
        guard request.selection == Selection(unit: "08", fromDate: "2026-03-21", toDate: "2026-04-20") else {
          throw Status.invalidArgument("not what was sent")
        }
        return GetScorecardResponse(
          figures: [
            Figure(kpi: .pending, value: -0.5, numerator: .min),
            Figure(kpi: .clearanceRate, denominator: 0),
          ]
        ).encode()
      }
    ],
  ]
}

/// The program of `go/`, built.
struct GoClient {
  let path: String
  private let folder: URL

  static func build(in folder: URL) throws -> GoClient {
    let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("go").path
    let path = folder.appendingPathComponent("client").path
    let command = "cd \"$SOURCE\" && go build -o \"$TARGET\" ."
    try ChildProcess.run(
      "/bin/sh", ["-c", command],
      environment: [
        "SOURCE": source, "TARGET": path, "GO111MODULE": "off", "GOPATH": GoClientTests.goPath, "GOFLAGS": "-p=1",
      ])
    return GoClient(path: path, folder: folder)
  }

  /// Runs it, and gives what it printed.
  func run(
    port: Int, ca: String, certificate: String, key: String, lines: String, token: String, unit: String
  ) throws -> String {
    let linesFile = folder.appendingPathComponent("lines").path
    let tokenFile = folder.appendingPathComponent("token").path
    try lines.write(toFile: linesFile, atomically: true, encoding: .utf8)
    try (token + "\n").write(toFile: tokenFile, atomically: true, encoding: .utf8)
    return try ChildProcess.run(
      path,
      [
        "-address", "localhost:\(port)", "-ca", ca, "-cert", certificate, "-key", key, "-token-file", tokenFile,
        "-lines", linesFile, "-unit", unit,
        "-from", "2026-03-21", "-to", "2026-04-20", "-parallel", "300",
      ])
  }
}
