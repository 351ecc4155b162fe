/// A secret that goes with each call. It does not appear in its description.
public struct BearerToken: Sendable, CustomStringConvertible, CustomDebugStringConvertible {
  package let text: String
  /// A warning for people about the file that it came from: others may read it.
  public let warning: String?

  /// The most bytes that a token file may have; a token has under 100.
  private static let longest = 4_096

  /// Reads a token's file, which holds the token and perhaps white space around it.
  public init(file path: String) throws(SetupError) {
    let file: OpenFile
    let bytes: [UInt8]
    do throws(FileError) {
      file = try OpenFile.reading(path)
      bytes = try file.readAll(limit: BearerToken.longest)
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
