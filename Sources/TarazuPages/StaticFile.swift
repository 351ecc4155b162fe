// The files that pages refer to: style sheets, scripts, fonts, the icon.

import TarazuBase

/// A static file of the dashboard.
public struct StaticFile: Sendable {
  /// Its path, such as `/static/tarazu.css`. Pages add `?v=` and the hash, so what came with it may be kept for long.
  public var path: String
  /// Its media type, such as `text/css; charset=utf-8`.
  public var contentType: String
  /// The first 16 hexadecimal digits of its SHA-256.
  public var hash: String
  public var bytes: [UInt8]

  /// All of them, by path.
  public static let all: [StaticFile] = GeneratedFiles.all.map { file in
    StaticFile(
      path: PagePath.staticFiles + file.name, contentType: file.type, hash: file.hash, bytes: file.content.bytes)
  }

  /// The address of a file as pages have it, with its hash; nil: there is none of that name.
  static func address(_ name: String) -> String? { addresses[name] }

  private static let addresses = Dictionary(
    uniqueKeysWithValues: GeneratedFiles.all.map { ($0.name, "\(PagePath.staticFiles)\($0.name)?v=\($0.hash)") })
}

/// A file as it stands in the program.
struct GeneratedFile: Sendable {
  let name: String
  let type: String
  let hash: String
  let content: Content

  enum Content: Sendable {
    case text(String)
    case base64(String)

    var bytes: [UInt8] {
      switch self {
      case .text(let text): Array(text.utf8)
      case .base64(let text): Base64.bytes(text) ?? []
      }
    }
  }
}
