// The pages of the two NDJSON formats.

import TarazuDomain
import TarazuLines

extension ReferencePage {
  static var directoryFormat: ReferencePage {
    ReferencePage(
      "directory-format.md", title: "The format of the directory",
      """
      The directory comes as NDJSON (UTF-8), one JSON object a line, by `tarazu directory import FILE` or
      `DirectoryService`. A line replaces what it names. What the lines mean as a whole, and what is checked beyond single
      fields: [the directory](../spec/events.md#the-directory). Why a line is refused, and what to do then:
      [reasons](reasons.md#refused-directory-lines). A field whose value is null counts as absent. A test imports the
      examples into a real server, which takes them all.
      """,
      DirectoryFormat.types.flatMap { type in
        ["## \(type.title)", type.meaning, fieldTable(type.fields), Markdown.code("json", [type.example])]
      })
  }

  static var eventFormat: ReferencePage {
    let kinds = EventKind.allCases.sorted { $0.placeInStory < $1.placeInStory }
    return ReferencePage(
      "event-format.md", title: "The format of events",
      """
      Events come as NDJSON (UTF-8), one JSON object a line, by `tarazu events import FILE` or `IngestService`; as protobuf
      they are `tarazu.v1.Event` with the same fields. What events mean for a case: [the life of a
      case](../spec/events.md#the-life-of-a-case). Why an event is rejected, or has no effect, and what to do then:
      [reasons](reasons.md). A field whose value is null counts as absent. A test sends the examples to a real server,
      which accepts them all.
      """,
      kinds.flatMap { kind in
        [
          "## \(kind.code)", kind.meaning, fieldTable(EventFormat.fields(of: kind)),
          Markdown.code("json", EventFormat.example(of: kind).map { [$0] } ?? []),
        ]
      } + [
        "## A case from its beginning to its end",
        """
        Each kind comes in this case. None of the lines is an anomaly, in whatever order and however often they are sent,
        once the branches of [the format of the directory](directory-format.md) and a branch `080102` are there.
        """, Markdown.code("json", EventFormat.story.map(\.line)),
      ])
  }

  private static func fieldTable(_ fields: [FieldGuide]) -> String {
    Markdown.table(
      ["field", "form", "required", "meaning"],
      fields.map { field in
        [Markdown.literal(field.name), field.form, field.need, field.meaning]
      })
  }
}

extension FieldGuide {
  /// Whether a line must have it, and if not, what it means to leave it out.
  fileprivate var need: String {
    if isRequired { return "yes" }
    return usual.map { "no; without it \(Markdown.literal($0))" } ?? "no"
  }
}

extension EventKind {
  /// Where in the story it comes first, so that kinds are described in an order that a case could have.
  fileprivate var placeInStory: Int { EventFormat.story.firstIndex { $0.kind == self } ?? .max }
}
