// Names in Swift for names in `.proto` files.

/// Turns names of `.proto` files into Swift's.
enum SwiftNames {
  /// A field, oneof or method: `from_date` is `fromDate`. What the coding needs itself gets an underscore after it,
  /// keywords backticks.
  static func member(_ name: String) -> String {
    guarded(camel(name), reserved: reservedMembers)
  }

  /// A member within the functions of the coding, where their own names must not hide it.
  static func unhidden(_ member: String) -> String {
    ["reader", "value", "writer", "tag", "trace"].contains(member) ? "self.\(member)" : member
  }

  /// The list that stands behind a field that cannot be stored in place.
  static func storage(_ name: String) -> String { camel(name) + "Storage" }

  /// A nested type's own name.
  static func lastComponent(_ typeName: String) -> String {
    typeName.split(separator: ".").last.map(String.init) ?? typeName
  }

  /// `KPI_CLEARANCE_RATE` of `Kpi` is `clearanceRate`.
  static func enumCase(_ name: String, of enumName: String) -> String {
    let prefix = screaming(enumName) + "_"
    let bare = name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
    let camel = camel(bare.lowercased())
    return camel.first?.isNumber == true ? "_" + camel : guarded(camel, reserved: reservedCases)
  }

  /// `some_choice` is `SomeChoice`. What Swift's code uses itself gets an underscore after it.
  static func type(_ name: String) -> String {
    let camel = name.split(separator: "_").map { upperFirst(String($0)) }.joined()
    return reservedTypes.contains(camel) ? camel + "_" : camel
  }

  private static func camel(_ name: String) -> String {
    let parts = name.split(separator: "_").map(String.init)
    guard let first = parts.first else { return name }
    return lowerFirst(first) + parts.dropFirst().map(upperFirst).joined()
  }

  private static func guarded(_ name: String, reserved: Set<String>) -> String {
    if reserved.contains(name) { return name + "_" }
    return keywords.contains(name) ? "`\(name)`" : name
  }

  private static func upperFirst(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

  private static func lowerFirst(_ word: String) -> String { word.prefix(1).lowercased() + word.dropFirst() }

  /// `EventOutcome` is `EVENT_OUTCOME`.
  private static func screaming(_ name: String) -> String {
    var result = ""
    var afterLower = false
    for character in name {
      if character.isUppercase && afterLower { result += "_" }
      afterLower = !character.isUppercase
      result += character.uppercased()
    }
    return result
  }

  /// Members that the coding adds to messages and services, or that cannot be named so even in backticks.
  private static let reservedMembers: Set = [
    "allMethods", "decode", "encode", "fullName", "init", "merge", "mergeFields", "Protocol", "reception", "self",
    "Self", "Type", "writeFields",
  ]

  /// Members that the coding adds to enums, or that cannot be named so even in backticks.
  private static let reservedCases: Set = [
    "allCases", "hash", "hashValue", "init", "name", "Protocol", "rawValue", "self", "Self", "Type", "unrecognized",
  ]

  /// Types that generated code names.
  private static let reservedTypes: Set = [
    "Array", "Bool", "Dictionary", "Double", "Equatable", "Float", "Int", "Int32", "Int64", "Message",
    "MessageDecodingError", "MethodDescriptor", "Optional", "ProtobufEnum", "ProtobufReader", "ProtobufWriter",
    "Protocol", "Reception", "Self", "Sendable", "String", "Type", "UInt32", "UInt64", "UInt8",
  ]

  private static let keywords: Set = [
    "actor", "any", "as", "associatedtype", "async", "await", "break", "case", "catch", "class", "continue", "default",
    "defer", "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard",
    "if", "import", "in", "inout", "internal", "is", "let", "nil", "operator", "package", "precedencegroup", "private",
    "protocol", "public", "repeat", "rethrows", "return", "some", "static", "struct", "subscript", "super", "switch",
    "throw", "throws", "true", "try", "typealias", "var", "where", "while",
  ]
}
