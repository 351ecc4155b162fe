// Names of the directory: visible Unicode text in NFC.

@_spi(_Unicode) import Swift

/// The rules for names (docs/spec/events.md#names).
public enum UnitName {
  /// The most code points of a name in NFC.
  public static let longest = 200

  /// The name in NFC, or why it is not allowed.
  public static func normalized(_ text: String) -> Result<String, UnitNameFailure> {
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: text._nfc)
    guard let first = scalars.first, let last = scalars.last else { return .failure(.init("it is empty")) }
    guard scalars.count <= longest else {
      return .failure(.init("it has \(scalars.count) code points; \(longest) are the most"))
    }
    if first.properties.isWhitespace || last.properties.isWhitespace {
      return .failure(.init("it begins or ends with white space"))
    }
    if let bad = scalars.first(where: isForbidden) {
      let digits = String(bad.value, radix: 16, uppercase: true)
      let code = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      return .failure(.init("U+\(code) is a control, a line break or a direction mark, which a name must not have"))
    }
    return .success(String(scalars))
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x061C, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
    default: scalar.properties.generalCategory == .control
    }
  }
}

/// Why a text is not a name.
public struct UnitNameFailure: Error, Hashable, Sendable {
  public let what: String

  init(_ what: String) { self.what = what }
}

extension FieldScan {
  func unitName(_ field: Field, _ bytes: Span<UInt8>) throws(BadField) -> String {
    guard self[field].kind == .string else { throw BadField(field, "\(shown(field, bytes)) is not a text") }
    let text = self[field].text.withBytes(in: bytes) { String(bytes: $0) }
    switch UnitName.normalized(text) {
    case .success(let name): return name
    case .failure(let failure): throw BadField(field, "\(shown(field, bytes)): \(failure.what)")
    }
  }
}
