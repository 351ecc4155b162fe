// Words of a command line, and names of files, which need not be UTF-8.

/// Text of the system as a `String`: each byte that is no part of UTF-8 stands in it as a character of its own, from
/// U+10FF80 to U+10FFFF in Unicode's last private plane, and becomes that byte again where a file is named. So is each byte
/// of such a character itself, so that every text comes back as it was.
public enum SystemText {
  private static let first: UInt32 = 0x10_FF00
  private static let stands: ClosedRange<UInt32> = 0x10_FF80...0x10_FFFF

  /// The words after the program's name.
  public static var arguments: [String] {
    let count = Int(CommandLine.argc)
    guard count > 1 else { return [] }
    return (1..<count).compactMap { index in CommandLine.unsafeArgv[index].map { text(cString: $0) } }
  }

  public static func text(cString: UnsafePointer<CChar>) -> String {
    var bytes: [UInt8] = []
    var next = cString
    while next.pointee != 0 {
      bytes.append(UInt8(bitPattern: next.pointee))
      next += 1
    }
    return text(of: bytes)
  }

  public static func text(of bytes: some Collection<UInt8>) -> String {
    if let whole = String(validating: bytes, as: UTF8.self),
      !whole.unicodeScalars.contains(where: { stands.contains($0.value) })
    {
      return whole
    }
    var scalars = String.UnicodeScalarView()
    var rest = Array(bytes)[...]
    while let byte = rest.first {
      let scalar = character(at: rest)
      let length = scalar.map { UTF8.width($0) } ?? 1
      if let scalar, !stands.contains(scalar.value) {
        scalars.append(scalar)
      } else if byte < 0x80 {
        scalars.append(Unicode.Scalar(byte))
      } else if let stand = Unicode.Scalar(first + UInt32(byte)) {
        scalars.append(stand)
        rest = rest.dropFirst()
        continue
      }
      rest = rest.dropFirst(length)
    }
    return String(scalars)
  }

  /// The character of UTF-8 that bytes begin with; nil for none.
  private static func character(at bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
    for length in 1...4 {
      guard let text = String(validating: bytes.prefix(length), as: UTF8.self) else { continue }
      return text.unicodeScalars.first
    }
    return nil
  }

  /// The byte that a character stands for; nil for one that stands for itself.
  public static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    stands.contains(scalar.value) ? UInt8(truncatingIfNeeded: scalar.value) : nil
  }

  /// The bytes of a text.
  public static func bytes(of text: String) -> [UInt8] {
    guard text.unicodeScalars.contains(where: { byte(of: $0) != nil }) else { return Array(text.utf8) }
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      if let byte = byte(of: scalar) { bytes.append(byte) } else { bytes += Array(String(scalar).utf8) }
    }
    return bytes
  }
}

extension String {
  /// The path as the system's functions take it, with its end.
  public var asPath: [CChar] { SystemText.bytes(of: self).map { CChar(bitPattern: $0) } + [0] }
}
