// The format of the directory as text for people, from the tables that the reader of lines works by.

import TarazuDomain

/// The fields of each type of line, and lines that are accepted as they are.
public enum DirectoryFormat {
  /// A type of line: its title, its fields, the required ones first, and an example.
  public struct LineType: Sendable {
    public let title: String
    public let meaning: String
    public let fields: [FieldGuide]
    public let example: String
  }

  public static let types: [LineType] = [
    type(
      "Kind", "What sort of branch there is; only like is ranked with like.", .kind,
      #"{"type":"kind","code":"civil","name":"حقوقی","standard_days":104,"lead_norm_days":60,"calendar":true}"#),
    type(
      "Class", "What sort of case there is, the matter.", .caseClass,
      #"{"type":"class","code":"civil.financial","name":"مطالبهٔ وجه"}"#),
    type(
      "Country", "The one country.", .unit(.country),
      #"{"type":"unit","level":"country","code":"IR","name":"کل کشور"}"#),
    type(
      "Province", "A province of the country.", .unit(.province),
      #"{"type":"unit","level":"province","code":"08","parent":"IR","name":"کرمان"}"#),
    type(
      "District", "A judicial district of a province.", .unit(.district),
      #"{"type":"unit","level":"district","code":"0801","parent":"08","name":"حوزهٔ قضایی کرمان"}"#),
    type(
      "Branch", "A branch of a district.", .unit(.branch),
      #"{"type":"unit","level":"branch","code":"080101","parent":"0801","name":"شعبهٔ ۱ حقوقی کرمان","#
        + #""kind":"civil","opened_on":"2019-03-21","closed_on":null}"#),
  ]

  /// The examples, and the second branch that the events of `EventFormat.story` name.
  public static let examples: [String] =
    types.map(\.example) + [
      #"{"type":"unit","level":"branch","code":"080102","parent":"0801","name":"شعبهٔ ۲ حقوقی کرمان","#
        + #""kind":"civil","opened_on":"2019-03-21"}"#
    ]

  private static func type(
    _ title: String, _ meaning: String, _ shape: DirectoryShape, _ example: String
  ) -> LineType {
    LineType(
      title: title, meaning: meaning,
      fields: shape.required.map { shape.guide($0, isRequired: true) }
        + shape.optional.map { shape.guide($0, isRequired: false) }, example: example)
  }
}

extension DirectoryShape {
  fileprivate func guide(_ field: DirectoryField, isRequired: Bool) -> FieldGuide {
    FieldGuide(
      name: field.name, form: form(field), isRequired: isRequired, usual: nil, meaning: meaning(field))
  }

  private func form(_ field: DirectoryField) -> String {
    switch field {
    case .type: "`\(typeWord)`"
    case .level: if case .unit(let level) = self { "`\(level.code)`" } else { "" }
    case .code: codeForm.description
    case .parent: CodeForm.unit.description
    case .unitName: "1 to \(UnitName.longest) code points in NFC, see docs/spec/events.md#names"
    case .kind: CodeForm.branchKind.description
    case .openedOn, .closedOn: "a Gregorian date from 1900 to 2199, such as `2019-03-21`"
    case .standardDays: days(DirectoryLine.standardDays)
    case .leadNormDays: days(DirectoryLine.leadNormDays)
    case .calendar: "true or false"
    }
  }

  private func days(_ range: ClosedRange<Int64>) -> String {
    "an integer from \(range.lowerBound) to \(range.upperBound)"
  }

  private func meaning(_ field: DirectoryField) -> String {
    switch field {
    case .type: "what the line is about"
    case .level: "the level of the unit"
    case .code: codeMeaning
    case .parent: "the code of the unit of the level above"
    case .unitName: "its name in Persian"
    case .kind: "the code of its kind"
    case .openedOn: "the first day on which it is active"
    case .closedOn: "the last day on which it is active; absent while it has no end"
    case .standardDays: "the statutory or agreed time for its cases; absent for none"
    case .leadNormDays: "how far ahead a trial hearing is properly set, in days; absent for no norm"
    case .calendar: "whether its branches keep each open case on their calendar; absent: false"
    }
  }

  private var typeWord: String {
    switch self {
    case .kind: "kind"
    case .caseClass: "class"
    case .unit: "unit"
    }
  }

  private var codeForm: CodeForm {
    switch self {
    case .kind: .branchKind
    case .caseClass: .caseClass
    case .unit: .unit
    }
  }

  private var codeMeaning: String {
    switch self {
    case .kind, .caseClass: "its code"
    case .unit: "its code, unique over all levels"
    }
  }
}
