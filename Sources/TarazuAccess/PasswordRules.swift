// Which passwords may be set (docs/spec/access.md#passwords-and-sign-in).

/// What a password must be. Any characters are allowed, and it counts exactly as typed.
public enum PasswordRules {
  public static let leastCharacters = 12
  public static let mostBytes = 1_024
  /// A shorter name is not looked for within a password: it would be found in too many.
  static let leastCharactersOfAName = 3

  /// What is wrong with a password.
  public enum Problem: Hashable, Sendable, CaseIterable {
    case tooShort, tooLong, common, containsName, containsUnit, containsService

    /// What is wrong and what is allowed, for people. The password is not in it.
    public var message: String {
      switch self {
      case .tooShort: "too short; a password has \(leastCharacters) characters to \(mostBytes) bytes"
      case .tooLong: "too long; a password has \(leastCharacters) characters to \(mostBytes) bytes"
      case .common: "on the list of common passwords; choose one that others do not"
      case .containsName: "contains the name that it is for; choose one without it"
      case .containsUnit: "contains the name of its unit; choose one without it"
      case .containsService: "contains the name of this service; choose one without it"
      }
    }
  }

  /// What is wrong with a password; nil if nothing is.
  /// - Parameters:
  ///   - name: the principal's.
  ///   - unit: the name of its unit; nil where the directory has none.
  public static func problem(of password: String, principal name: String, unit: String?) -> Problem? {
    if password.utf8.count > mostBytes { return .tooLong }
    if password.count < leastCharacters { return .tooShort }
    if CommonPasswords.all.contains(password.lowercased()) { return .common }
    let plain = PlainText(password)
    if plain.contains(PlainText(name)) { return .containsName }
    if let unit, plain.contains(PlainText(unit)) { return .containsUnit }
    if plain.contains(PlainText("ترازو")) || plain.contains(PlainText("tarazu")) { return .containsService }
    return nil
  }
}

/// A text as it is compared: small letters, Persian letters for their Arabic forms, digits of one kind, and neither
/// spaces nor what is not seen.
struct PlainText {
  private let characters: [Unicode.Scalar]

  init(_ text: String) {
    var characters: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      if let same = Self.same[scalar.value] {
        characters += same.unicodeScalars
      } else if !Self.isLeftOut(scalar) {
        if let digit = scalar.properties.numericType == .decimal ? scalar.properties.numericValue : nil {
          characters += String(Int(digit)).unicodeScalars
        } else {
          characters += scalar.properties.lowercaseMapping.unicodeScalars
        }
      }
    }
    self.characters = characters
  }

  /// Whether another text of at least `leastCharactersOfAName` is within this one.
  func contains(_ other: PlainText) -> Bool {
    let wanted = other.characters
    guard wanted.count >= PasswordRules.leastCharactersOfAName, characters.count >= wanted.count else { return false }
    return (0...(characters.count - wanted.count)).contains { characters[$0..<$0 + wanted.count] == wanted[...] }
  }

  /// Letters that are written in several ways, by the one that they are compared as.
  private static let same: [UInt32: String] = [
    // Arabic yeh, alef maksura and yeh with hamza; Arabic kaf.
    0x64A: "ی", 0x649: "ی", 0x626: "ی", 0x643: "ک",
    // Alef with madda, with hamza and of wasla; waw with hamza; teh marbuta and heh with yeh.
    0x622: "ا", 0x623: "ا", 0x625: "ا", 0x671: "ا", 0x624: "و", 0x629: "ه", 0x6C0: "ه",
  ]

  /// Spaces, joiners, tatweel, vowel signs and what else is not seen.
  private static func isLeftOut(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value == 0x640 { return true }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .format, .control, .spaceSeparator, .lineSeparator, .paragraphSeparator: return true
    default: return false
    }
  }
}
