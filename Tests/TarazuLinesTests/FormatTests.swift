import Foundation
import TarazuDomain
import TarazuLines
import Testing

/// What the documents say of the formats is what the reader of lines does.
@Suite struct FormatTests {
  @Test(arguments: EventKind.allCases)
  func eventFieldsAreNeededAsDocumented(_ kind: EventKind) throws {
    let example = try #require(EventFormat.example(of: kind))
    let fields = EventFormat.fields(of: kind)
    #expect(Set(fields.map(\.name)).count == fields.count)
    #expect(try Set(object(example).keys).isSubset(of: Set(fields.map(\.name))))
    for field in fields {
      let reason = rejection(of: try line(example, with: field.name, being: nil))
      if field.isRequired {
        #expect(reason == (field.name == "kind" ? .unknownKind : .missingField), "\(field.name)")
      } else {
        // What is left out means what the document says.
        let without = try event(line(example, with: field.name, being: nil))
        let usual = try event(line(example, with: field.name, being: field.usual))
        #expect(reason == nil && without == usual, "\(field.name)")
      }
    }
  }

  @Test func directoryFieldsAreNeededAsDocumented() throws {
    for type in DirectoryFormat.types {
      #expect(try Set(object(type.example).keys).isSubset(of: Set(type.fields.map(\.name))), "\(type.title)")
      for field in type.fields {
        let reason = refusal(of: try line(type.example, with: field.name, being: nil))
        let isType = field.name == "type" || field.name == "level"
        let expected: DirectoryRefusalReason? = field.isRequired ? (isType ? .unknownType : .missingField) : nil
        #expect(reason == expected, "\(type.title): \(field.name)")
      }
    }
  }

  private func event(_ line: [UInt8]) throws -> Event { try EventLine.parse(line).get() }

  private func rejection(of line: [UInt8]) -> RejectionReason? {
    if case .failure(let rejection) = EventLine.parse(line) { rejection.reason } else { nil }
  }

  private func refusal(of line: [UInt8]) -> DirectoryRefusalReason? {
    if case .failure(let refusal) = DirectoryLine.parse(line.span) { refusal.reason } else { nil }
  }

  private func object(_ line: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
  }

  /// The line with another value of a field; nil leaves it out.
  private func line(_ example: String, with field: String, being value: String?) throws -> [UInt8] {
    var members = try object(example)
    members[field] = value
    return Array(try JSONSerialization.data(withJSONObject: members))
  }
}
