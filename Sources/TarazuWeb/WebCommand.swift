// The program tarazu-web.

import CLinux
import Glibc
import TarazuBase
import TarazuClient
import TarazuLoop

/// Arguments that are no command line, or a home that is none.
struct UsageError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// The command line of tarazu-web.
public enum WebCommand {
  private static let usage = """
    usage: tarazu-web --home DIR [--listen ADDRESS:PORT]

    Serves the dashboard over HTTPS, as a gateway to the service of the home. It reads tls/ca.pem, port, tarazu.conf, and
    in web/ its certificate (cert.pem, key.pem) and that of its gateway (gateway/cert.pem, gateway/key.pem).

      --listen   where to listen; by default `listen` of tarazu.conf and the port in web-port, else 8443;
                 port 0 is any free one

    """

  /// Runs until a signal ends it, and ends the process with its exit status: 0 stopped, 1 it failed, 2 wrong usage.
  ///
  /// The first thread only waits: the runtime's own way of waiting would let signals through.
  public static func main(_ arguments: [String]) -> Never {
    ServiceSignals.block()
    do {
      let loop = try Loop(name: "main")
      try loop.start()
      loop.spawn { exit(await run(arguments)) }
    } catch {
      WebLog.plain("tarazu-web: \(error)\n")
      exit(1)
    }
    while true { pause() }
  }

  private static func run(_ arguments: [String]) async -> Int32 {
    if arguments.contains("--help") {
      WebLog.plain(usage)
      return 0
    }
    do {
      try await serve(try Options(arguments))
      return 0
    } catch let error as UsageError {
      WebLog.plain("tarazu-web: \(error)\n\n\(usage)")
      return 2
    } catch {
      WebLog.plain("tarazu-web: \(error)\n")
      return 1
    }
  }

  private static func serve(_ options: Options) async throws {
    let signals = try ServiceSignals()
    tz_forbid_core_dumps()
    let home = WebHome(folder: options.home)
    let host = try options.host ?? home.settings().listen
    let loops = try LoopGroup(count: Int(tz_cpu_count()), name: "web")
    let server = try WebServer(home, host: host, port: try options.port ?? home.port(), loops: loops)
    WebLog.write("the dashboard serves on \(host):\(server.port)")
    for await signal in signals.numbers {
      guard signal == SIGHUP else { break }
      do {
        try server.reload()
        WebLog.write("names and certificate were read again")
      } catch { WebLog.write("names or certificate could not be read, the old ones stay: \(error)") }
    }
    WebLog.write("stopping")
    await server.stop()
    WebLog.write("stopped")
  }
}

/// The options of tarazu-web.
struct Options: Equatable {
  var home = ""
  /// Nil for what the home says.
  var host: String?
  var port: Int?

  init(_ arguments: [String]) throws(UsageError) {
    var rest = arguments[...]
    while let option = rest.popFirst() {
      guard ["--home", "--listen"].contains(option) else { throw UsageError("there is no option \(option)") }
      guard let value = rest.popFirst() else { throw UsageError("\(option) needs a value") }
      if option == "--home" { home = value } else { try listen(value) }
    }
    guard !home.isEmpty else { throw UsageError("--home is missing") }
  }

  private mutating func listen(_ text: String) throws(UsageError) {
    guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
      (0...65_535).contains(port), text[..<colon] != ""
    else { throw UsageError("--listen takes ADDRESS:PORT, not \(text)") }
    host = String(text[..<colon].drop { $0 == "[" }.prefix { $0 != "]" })
    self.port = port
  }
}
