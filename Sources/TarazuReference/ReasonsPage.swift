// The page of all reasons: of rejections, refusals, anomalies and errors.

import TarazuDomain
import TarazuWire

extension ReferencePage {
  static var reasons: ReferencePage {
    ReferencePage(
      "reasons.md", title: "Reasons, and what to do about each",
      """
      Each refusal has a reason from a closed list. A reason keeps its meaning and is never reused for something else. A
      program decides by the reason, never by the detail or the message, which are for people.
      """,
      rejections + refusals + anomalies + errors)
  }

  private static var rejections: [String] {
    [
      "## Rejected events",
      """
      In the order of the checks; the first that applies is the reason. A rejected event has no effect; it is kept with
      its raw text (`tarazu rejections`). The contract: [rejected events](../spec/events.md#rejected-events).
      """,
      table("the source", RejectionReason.allCases.map { ($0.rawValue, $0.meaning, $0.remedy) }),
    ]
  }

  private static var refusals: [String] {
    [
      "## Refused directory lines",
      """
      In the order of the checks; the first that applies is the reason. The good lines of the file are taken. Correct the
      line and import the file again. The contract: [refused directory
      lines](../spec/events.md#refused-directory-lines).
      """,
      table("the sender", DirectoryRefusalReason.allCases.map { ($0.rawValue, $0.meaning, $0.remedy) }),
    ]
  }

  private static var anomalies: [String] {
    [
      "## Anomalies",
      """
      An anomaly is an accepted event that does not fit its case. It has no effect, is listed (`tarazu anomalies`), and
      heals by itself once what is missing arrives, in whatever order. So a source need not do anything about what is just
      late. To retract an event that is an anomaly removes it from the list. The contract:
      [anomalies](../spec/events.md#anomalies).
      """,
      table("the source", AnomalyReason.allCases.map { ($0.rawValue, $0.meaning, $0.remedy) }),
    ]
  }

  private static var errors: [String] {
    [
      "## Errors of calls",
      """
      The `reason` of the `google.rpc.ErrorInfo` (domain `tarazu`) that each error carries. With `not_executed: true` in its
      metadata nothing was done, and any call may be repeated. The contract: [status](../spec/wire.md#status), [trying
      again](../spec/wire.md#trying-again).
      """,
    ]
      + CallErrorGuide.Group.allCases.flatMap { group in
        [
          "### \(group.rawValue)",
          Markdown.table(
            ["reason", "code", "when", "what the caller should do"],
            CallErrorGuide.all.filter { $0.group == group }.map {
              [Markdown.literal($0.reason), $0.code.name, $0.meaning, $0.remedy]
            }),
        ]
      }
  }

  private static func table(_ who: String, _ rows: [(reason: String, meaning: String, remedy: String)]) -> String {
    Markdown.table(
      ["reason", "when", "what \(who) should do"],
      rows.map { [Markdown.literal($0.reason), $0.meaning, $0.remedy] })
  }
}
