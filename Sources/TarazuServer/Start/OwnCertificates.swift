// How long the certificates that the service itself rests on still last.

import TarazuBase
import TarazuDomain
import TarazuNet

/// The service's own certificates: the server's, and the CA of client certificates. Read at the start and at SIGHUP.
final class OwnCertificates: Sendable {
  /// A certificate, by what it is for.
  struct Entry: Equatable, Sendable {
    let name: String
    /// The first instant at which it is no longer valid.
    let end: StoreTime
  }

  /// With fewer days left than this, the log says so each day.
  private static let warningDays: Int64 = 30

  private let known = Locked<[Entry]>([])

  var entries: [Entry] { known.value }

  /// Reads the home's files. One that cannot be read is left out, and the log says why.
  func read(_ home: ServiceHome, _ tls: ServerTLS, log: (String) -> Void) {
    let files = [("server", home.certificateFile)] + (tls.clientCAFile.map { [("client-ca", $0)] } ?? [])
    var entries: [Entry] = []
    for (name, file) in files {
      do throws(ServiceError) {
        let certificate = try PeerCertificate.read(file)
        entries.append(Entry(name: name, end: StoreTime(seconds: certificate.notAfter)))
      } catch { log("certificate \(name): \(error)") }
    }
    known.withLock { $0 = entries }
  }

  /// Says in the log how long each lasts.
  func report(at now: StoreTime, log: (String) -> Void) {
    for entry in entries { log("certificate \(entry.name): \(Self.life(of: entry, at: now))") }
  }

  /// The same for those that end soon.
  func warn(at now: StoreTime, log: (String) -> Void) {
    for entry in entries where Self.days(of: entry, at: now) < Self.warningDays {
      log("certificate \(entry.name): \(Self.life(of: entry, at: now)); renew it (docs/operator.md#certificates)")
    }
  }

  private static func life(of entry: Entry, at now: StoreTime) -> String {
    let days = days(of: entry, at: now)
    return days < 0 ? "it has ended" : "\(days) days left"
  }

  private static func days(of entry: Entry, at now: StoreTime) -> Int64 {
    let left = entry.end.microseconds(since: now)
    return left < 0 ? -1 : left / (24 * 3_600 * 1_000_000)
  }
}
