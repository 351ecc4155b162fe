import Foundation
import Synchronization
import TarazuLoop
import TarazuNet
import TarazuProtocol
import TarazuWire
import TestSupport
import Testing

/// Debian's ttrpc client for Go against the network layer, with the generated messages behind it, and against the
/// service: whether the frames, the envelope and the messages' numbers are what others take them for. It needs the
/// packages `golang-go` and `golang-github-containerd-ttrpc-dev`.
@Suite struct GoClientTests {
  static let goPath = "/usr/share/gocode"

  private static let lines = "{\"one\":1}\n{\"two\":2}\n"

  @Test(.timeLimit(.minutes(10)))
  func theServiceAnswers() async throws {
    let program = try await GoClient.shared()
    try await ServerHarness.run { harness in
      let directory = try harness.file("directory.ndjson", GoClientTests.directory.utf8)
      #expect(try await harness.tarazu("directory", "import", directory).status == 0)
      let lines = [1, 2].map {
        #"{"source":"s","id":"\#($0)","kind":"registered","at":"2026-04-01T08:00:00Z","case":"c\#($0)","branch":"080101","#
          + #""class":"money"}"#
      }
      let given = GoClient.Given(
        port: harness.port, caFile: harness.home + "/tls/ca.pem", certificateFile: harness.home + "/admin/cert.pem",
        keyFile: harness.home + "/admin/key.pem", token: try harness.token,
        lines: (lines + ["", lines[0], "nothing"]).joined(separator: "\n"), unit: "08")
      let printed = try await blocking { try program.run(given) }.split(separator: "\n")
      #expect(
        printed.prefix(7) == [
          "alpn ttrpc", "health 1", "line 1 outcome 1 ", "line 2 outcome 1 ", "line 4 outcome 2 ",
          "line 5 outcome 3 malformed", "accepted 2 duplicate 1 rejected 1",
        ])
      let figures = printed.filter { $0.hasPrefix("kpi ") }
      #expect(figures.count == Kpi.indicators.count && figures.contains("kpi 8 value 2 numerator 2 denominator 1"))
      #expect(figures.contains("kpi 11 value 0 numerator 0 denominator 2"))
      #expect(figures.contains("kpi 3 value null numerator null denominator 0"))
      #expect(printed.suffix(2) == ["parallel 300", "nothing code 12"])
    }
  }

  private static let directory = """
    {"type":"kind","code":"civil","name":"حقوقی","standard_days":104}
    {"type":"unit","level":"country","code":"IR","name":"کل کشور"}
    {"type":"unit","level":"province","code":"08","parent":"IR","name":"کرمان"}
    {"type":"unit","level":"district","code":"0801","parent":"08","name":"حوزه قضایی کرمان"}
    {"type":"unit","level":"branch","code":"080101","parent":"0801","name":"شعبه ۱","kind":"civil","opened_on":"2019-03-21"}
    """

  @Test(.timeLimit(.minutes(10)))
  func callsOfAllKindsGoThrough() async throws {
    let program = try await GoClient.shared()
    let certificates = try Certificates.shared.get()
    let loops = try LoopGroup(count: 1, name: "interop")
    defer { loops.stop() }
    var tls = ServerTLS(certificateFile: certificates.path("server.crt"), keyFile: certificates.path("server.key"))
    tls.clientCAFile = certificates.path("client-ca.crt")
    let server = try NetServer(
      configuration: NetServerConfiguration(host: "127.0.0.1", port: 0, tls: tls), loops: loops,
      services: GoClientTests.services)
    let port = try server.start()
    let given = GoClient.Given(
      port: port, caFile: certificates.path("ca.crt"), certificateFile: certificates.path("client.crt"),
      keyFile: certificates.path("client.key"), token: "a token", lines: GoClientTests.lines, unit: "08")
    let outcome = await Result(running: { try await blocking { try program.run(given) } })
    await server.stop()
    let printed = try outcome.get().split(separator: "\n")
    #expect(
      printed == [
        "alpn ttrpc", "health 1", "line 1 outcome 1 ", "line 2 outcome 3 malformed",
        "accepted 1 duplicate 0 rejected 1", "kpi 1 value -0.5 numerator -9223372036854775808 denominator null",
        "kpi 11 value null numerator null denominator 0", "parallel 300", "nothing code 12",
      ])
  }

  /// Services that answer what the test expects, if they were asked what it asks.
  private static let services: [String: [String: ServerMethod]] = [
    "grpc.health.v1.Health": [
      "Check": .unary(.read, inline: { _, _ in .message(HealthCheckResponse(status: .serving).encode()) }) { _, _ in
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
private struct GoClient: Sendable {
  /// Its settings.
  struct Given: Sendable {
    var port: Int
    var caFile: String
    var certificateFile: String
    var keyFile: String
    var token: String
    var lines: String
    var unit: String
  }

  private static let folder = NSTemporaryDirectory() + "/tarazu-interop-\(getpid())"
  private static let built = Task { try await blocking { try GoClient() } }

  /// Built once a run, and removed at its end.
  static func shared() async throws -> GoClient { try await built.value }

  private init() throws {
    try FileManager.default.createDirectory(atPath: GoClient.folder, withIntermediateDirectories: true)
    atexit { try? FileManager.default.removeItem(atPath: GoClient.folder) }
    let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("go").path
    try ChildProcess.run(
      "/bin/sh", ["-c", "cd \"$SOURCE\" && go build -o \"$TARGET\" ."],
      environment: [
        "SOURCE": source, "TARGET": GoClient.folder + "/client", "GO111MODULE": "off",
        "GOPATH": GoClientTests.goPath, "GOFLAGS": "-p=1",
      ])
  }

  /// Runs it, and gives what it printed.
  func run(_ given: Given) throws -> String {
    let files = try [("lines", given.lines), ("token", given.token + "\n")].map { name, text in
      let path = GoClient.folder + "/\(name)-\(given.port)"
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      return path
    }
    return try ChildProcess.run(
      GoClient.folder + "/client",
      [
        "-address", "localhost:\(given.port)", "-ca", given.caFile, "-cert", given.certificateFile, "-key",
        given.keyFile, "-token-file", files[1], "-lines", files[0], "-unit", given.unit, "-from", "2026-03-21", "-to",
        "2026-04-20", "-parallel", "300",
      ])
  }
}
