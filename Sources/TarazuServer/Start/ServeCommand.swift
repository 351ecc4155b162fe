// tarazu-server serve: the service, until a signal ends it.

import CLinux
import Glibc
import TarazuBase
import TarazuLoop

extension ServerCommand {
  static func serve(_ home: ServiceHome, _ command: CommandArguments, recordsCalls: Bool) async throws {
    ServerLog.rotate(home.path + "/log/server.log")
    let signals = try ServiceSignals()
    tz_forbid_core_dumps()
    let port = try port(home, command)
    try home.checkKeys()
    let settings = try home.settings()
    let tls = home.tls(settings)
    let certificates = OwnCertificates()
    certificates.read(home, tls, log: ServerLog.write)
    var configuration = ServiceConfiguration(
      host: command["--host"] ?? settings.listen, port: port, tls: tls,
      conninfo: home.conninfo("tarazu_service"), accessKeys: try home.accessKeys(),
      clientAuthority: try home.clientAuthority(), loopCount: Int(tz_cpu_count()), auditSpool: home.auditSpool,
      certificates: certificates)
    configuration.serverIssuer = try home.serverIssuer(settings)
    configuration.secondFactor = settings.secondFactor
    configuration.recordsCalls = recordsCalls
    let service = try await Service.start(configuration)
    ServerLog.write("serving on \(configuration.host):\(service.port), version \(Version.text)")
    service.reportCertificates()
    for await signal in signals.numbers {
      guard signal == SIGHUP else { break }
      readAgain(home, service)
    }
    ServerLog.write("stopping")
    await service.stop()
    ServerLog.write("stopped")
  }

  /// Takes up settings, certificates and access keys. If anything is wrong with them, all stays as it was.
  private static func readAgain(_ home: ServiceHome, _ service: Service) {
    do {
      let settings = try home.settings()
      try home.checkKeys()
      try service.reload(home.tls(settings), settings, home.accessKeys())
      service.certificates.read(home, home.tls(settings), log: ServerLog.write)
      ServerLog.write("settings and certificates were read again")
      service.reportCertificates()
    } catch { ServerLog.write("settings or certificates could not be read, the old ones stay: \(error)") }
  }

  private static func port(_ home: ServiceHome, _ command: CommandArguments) throws -> Int {
    let text: String
    if let given = command["--port"] {
      text = given
    } else if access(home.path + "/port", F_OK) == 0 {
      text = String(decoding: try readFile(home.path + "/port", most: 64).filter { $0 > 0x20 }, as: UTF8.self)
    } else {
      text = "7443"
    }
    guard let port = Int(text), (0...65_535).contains(port) else {
      throw UsageError("--port: \(text) is not a number from 0 to 65535")
    }
    return port
  }
}
