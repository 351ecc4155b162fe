// Files that are no lines at all, recognised by how they begin.

/// What a file is that was given as NDJSON by mistake: one clear refusal says more than a rejection of each piece.
public enum OtherForm {
  private static let compressed: [([UInt8], String)] = [
    ([0x1F, 0x8B], "compressed by gzip"), ([0x28, 0xB5, 0x2F, 0xFD], "compressed by zstd"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "compressed by xz"),
  ]
  private static let others: [([UInt8], String)] = [
    ([0x42, 0x5A, 0x68], "compressed by bzip2"), ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive"),
    ([0xFF, 0xFE], "UTF-16"), ([0xFE, 0xFF], "UTF-16"),
  ]

  /// The form of a file by its first bytes, which no text of JSON begins with; nil for any other.
  public static func of(file bytes: [UInt8]) -> String? { name(bytes, compressed + others) }

  /// The same of what a call brings, where a first line of such bytes may also be a line: only what is surely compressed.
  public static func of(lines bytes: [UInt8]) -> String? { name(bytes, compressed) }

  private static func name(_ bytes: [UInt8], _ forms: [([UInt8], String)]) -> String? {
    forms.first { bytes.starts(with: $0.0) }?.1
  }
}
