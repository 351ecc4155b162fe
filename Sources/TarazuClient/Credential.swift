// By what a client calls: a token or a certificate, always from files, never from an argument.

/// What a client shows of itself.
public enum Credential: Sendable {
  /// Nothing: only Health answers.
  case none
  case token(Token)
  /// A certificate and its key, in PEM.
  case certificate(certificateFile: String, keyFile: String)

  /// The pair `cert.pem` and `key.pem` of a folder.
  public static func certificate(in folder: String) -> Credential {
    .certificate(certificateFile: folder + "/cert.pem", keyFile: folder + "/key.pem")
  }
}

/// Why a client cannot be set up: a file cannot be read, or does not hold what it should.
public struct SetupError: Error, Equatable, Sendable, CustomStringConvertible {
  public let description: String

  init(_ description: String) { self.description = description }

  init(_ error: FileError) { description = error.description }
}

/// A secret that calls carry. It shows itself in no text.
public struct Token: Sendable, CustomStringConvertible, CustomDebugStringConvertible {
  package let text: String
  /// What is wrong with the file that it came from, for a person: others may read it.
  public let warning: String?

  /// The most bytes that a token file may have: a token has under 100.
  private static let longest = 4_096

  /// Reads a token's file: the token, and perhaps white space around it.
  public init(file path: String) throws(SetupError) {
    let file: OpenFile
    let bytes: [UInt8]
    do throws(FileError) {
      file = try OpenFile.reading(path)
      bytes = try file.readAll(limit: Token.longest)
    } catch { throw SetupError(error) }
    let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    let token = bytes.drop(while: isSpace).reversed().drop(while: isSpace).reversed()
    guard !token.isEmpty, token.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw SetupError("\(path) holds no token: one word of visible ASCII characters is needed")
    }
    text = String(decoding: token, as: UTF8.self)
    let mode = String(file.permissions, radix: 8)
    warning =
      file.permissions & 0o077 == 0
      ? nil : "\(path) has mode 0\(mode), so others may read the token; 0600 is right (chmod 600 \(path))"
  }

  public var description: String { "a token" }
  public var debugDescription: String { description }
}
