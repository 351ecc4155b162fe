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
  static let isThere = FileManager.default.fileExists(atPath: goPath + "/src/github.com/containerd/ttrpc")

  private static let lines = "{\"one\":1}\n{\"two\":2}\n"

  @Test(.enabled(if: isThere, "needs golang-go and golang-github-containerd-ttrpc-dev"))
  func callsOfAllKindsGoThrough() async throws {
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
        port: port, certificates: certificates, lines: GoClientTests.lines, token: "a token", unit: "08")
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
    port: Int, certificates: Certificates, lines: String, token: String, unit: String
  ) throws -> String {
    let linesFile = folder.appendingPathComponent("lines").path
    let tokenFile = folder.appendingPathComponent("token").path
    try lines.write(toFile: linesFile, atomically: true, encoding: .utf8)
    try (token + "\n").write(toFile: tokenFile, atomically: true, encoding: .utf8)
    return try ChildProcess.run(
      path,
      [
        "-address", "localhost:\(port)", "-ca", certificates.path("ca.crt"), "-cert", certificates.path("client.crt"),
        "-key", certificates.path("client.key"), "-token-file", tokenFile, "-lines", linesFile, "-unit", unit,
        "-from", "2026-03-21", "-to", "2026-04-20", "-parallel", "300",
      ])
  }
}
