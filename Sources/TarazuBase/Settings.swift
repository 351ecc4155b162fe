// The settings of a home: HOME/tarazu.conf (docs/operator.md#settings).

/// What `HOME/tarazu.conf` says; without the file, the defaults.
package struct Settings: Equatable, Sendable {
  /// Of whom the second factor is demanded, beside those who have one.
  package enum SecondFactor: String, CaseIterable { case admins, all }

  /// Whether clients show certificates.
  package enum ClientCertificates: String, CaseIterable { case off, optional, required }

  package var secondFactor = SecondFactor.admins
  package var clientCertificates = ClientCertificates.optional
  /// The file of the client CA's revocation list; a relative path begins at the home.
  package var crl: String?
  /// The address to listen on.
  package var listen = "127.0.0.1"
  /// The names and addresses that `deploy/run` makes the server's certificate for, beside localhost.
  package var names: [String] = []
  /// The hosts of the dashboard, each with its port unless that is 443 or the one it listens on.
  package var webNames: [String] = []

  /// What is wrong with the text of a settings file, and in which line.
  package struct Mistake: Error, CustomStringConvertible {
    package let line: Int
    package let text: String
    package var description: String { "tarazu.conf, line \(line): \(text)" }
  }

  package init() {}

  /// Reads the text of a settings file: lines `name = value`, blank lines, and comments that begin with `#`.
  package init(text: String) throws(Mistake) {
    var seen: Set<String> = []
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let content = line.trimmed
      guard !content.isEmpty, !content.hasPrefix("#") else { continue }
      func mistake(_ text: String) -> Mistake { Mistake(line: index + 1, text: text) }
      guard let sign = content.firstIndex(of: "=") else { throw mistake("a line has the form: name = value") }
      let (name, value) = (content[..<sign].trimmed, content[content.index(after: sign)...].trimmed)
      guard seen.insert(name).inserted else { throw mistake("\(name) is set twice") }
      do throws(WrongValue) { try set(name, value) } catch { throw mistake(error.text) }
    }
  }

  private struct WrongValue: Error {
    let text: String
  }

  private static let known = ["second_factor", "client_certificates", "crl", "listen", "names", "web_names"]

  private mutating func set(_ name: String, _ value: String) throws(WrongValue) {
    switch name {
    case "second_factor": secondFactor = try Self.word(name, value)
    case "client_certificates": clientCertificates = try Self.word(name, value)
    case "crl": crl = try Self.nonEmpty(name, value)
    case "listen": listen = try Self.nonEmpty(name, value)
    case "names": names = Self.list(value)
    case "web_names": webNames = Self.list(value)
    default:
      throw WrongValue(text: "there is no setting \(name); allowed are \(Self.known.joined(separator: ", "))")
    }
  }

  private static func word<Word: RawRepresentable<String> & CaseIterable>(
    _ name: String, _ value: String
  ) throws(WrongValue) -> Word {
    if let word = Word(rawValue: value) { return word }
    let allowed = Word.allCases.map(\.rawValue).joined(separator: ", ")
    throw WrongValue(text: "\(name) is \(value.isEmpty ? "empty" : value); allowed are \(allowed)")
  }

  private static func nonEmpty(_ name: String, _ value: String) throws(WrongValue) -> String {
    guard !value.isEmpty else { throw WrongValue(text: "\(name) is empty; leave the line out for the default") }
    return value
  }

  private static func list(_ value: String) -> [String] {
    value.split { $0 == " " || $0 == "," || $0 == "\t" }.map(String.init)
  }
}

extension StringProtocol {
  /// Without the white space around it.
  fileprivate var trimmed: String {
    let isSpace = { (character: Character) in character.isWhitespace }
    return String(drop(while: isSpace).reversed().drop(while: isSpace).reversed())
  }
}
