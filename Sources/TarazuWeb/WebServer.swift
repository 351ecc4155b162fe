import TarazuBase
import TarazuHTTP
import TarazuLoop
import TarazuNet
import TarazuPages

/// The dashboard: its port, its connections to the service, its routes.
final class WebServer: Sendable {
  private let server: HTTPServer
  private let gateway: Gateway
  private let workers: WorkerPool
  private let names: Locked<WebNames>
  private let home: WebHome
  let port: Int

  /// Reads the home, and listens.
  /// - Parameter port: 0 for any free one.
  init(_ home: WebHome, host: String, port: Int, loops: LoopGroup) throws {
    self.home = home
    let settings = try home.settings()
    let gateway = Gateway(try home.service(), loops: loops)
    let workers = try WorkerPool(count: 1, name: "export")
    (self.gateway, self.workers) = (gateway, workers)
    let names = Locked(WebNames(settings.webNames, port: port))
    self.names = names
    let responder = Responder(
      rules: { RequestRules(names: names.value) }, gateway: gateway, files: WebServer.files,
      live: LiveFeed(topics: LiveTopics()), workers: workers, log: WebLog.write)
    var configuration = HTTPServer.Configuration(host: host, port: port, tls: home.tls) { request, peer in
      await responder.response(to: request, from: peer)
    }
    configuration.fault = Responder.fault
    configuration.log = WebLog.write
    server = try HTTPServer(configuration, loops: loops)
    self.port = try server.start()
    names.value = WebNames(settings.webNames, port: self.port)
  }

  /// All files, compressed once.
  private static let files: StaticFiles = {
    var files = StaticFiles(fields: SecurityHeaders.all)
    for file in StaticFile.all {
      files.add(String(file.path.dropFirst(PagePath.staticFiles.count)), type: file.contentType, file.bytes)
    }
    return files
  }()

  /// Takes up names and certificate; if anything is wrong with them, all stays as it was.
  func reload() throws {
    let settings = try home.settings()
    try server.reload(home.tls)
    names.value = WebNames(settings.webNames, port: port)
  }

  /// Ends in order: requests that run are answered.
  func stop() async {
    await server.stop()
    gateway.close()
    workers.stop()
  }
}
