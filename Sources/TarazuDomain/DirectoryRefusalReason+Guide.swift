// What each reason of a refused line of the directory means, and what to do about it, for docs/reference/reasons.md.

extension DirectoryRefusalReason {
  /// When a line of the directory is refused for this reason, for people.
  public var meaning: String {
    switch self {
    case .malformed: "The line is not one JSON object as the contract asks for, or is over 16,384 bytes."
    case .unknownType: "`type` is not kind, class or unit, or the `level` of a unit is not one of the four."
    case .unknownField: "The line has a field that such a line does not have."
    case .missingField: "A required field is absent or null."
    case .badField: "The type, form or range of a field is wrong."
    case .levelChanged: "The unit has another level already, in the directory or earlier in the file."
    case .secondCountry: "There is a country already, under another code."
    case .unknownParent:
      "`parent` is not a unit of the level above, neither in the directory nor in the good lines of the file."
    case .unknownKind: "`kind` is not a kind of the directory, nor of the good lines of the file."
    case .notAllowed: "The sender may not change this unit, kind or class."
    }
  }

  /// What the sender of the file should do about it.
  public var remedy: String {
    switch self {
    case .malformed: "Fix the program that writes the file; the detail names the byte."
    case .unknownType: "Correct the word that the detail shows."
    case .unknownField:
      "Leave the field out, or correct its name. Only branches have `kind` and dates, and the country has no `parent`."
    case .missingField: "Add the fields that the detail names."
    case .badField: "Correct the field that the detail names."
    case .levelChanged: "Give the new unit a code of its own: the level of a unit never changes."
    case .secondCountry: "Use the code of the country that is there. A store holds one country."
    case .unknownParent:
      "Add a line for the parent, or correct the code. If the line of the parent was refused, correct that line first."
    case .unknownKind: "Add a line for the kind, or correct the code."
    case .notAllowed:
      "Ask an administrator of a unit above it; for provinces, the country, kinds and classes one of the country."
    }
  }
}
