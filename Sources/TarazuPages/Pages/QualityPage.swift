// Correctness of data: what did not fit, and what the source should do.

import TarazuProtocol

/// Anomalies or rejections.
public struct QualityPage: PageContent {
  /// The unit that they lie in; nil: the reader's scope.
  public var unit: Unit?
  /// Only those of this reason; empty: all.
  public var reason: String
  public var content: Content

  public init(unit: Unit?, reason: String = "", content: Content) {
    self.unit = unit
    self.reason = reason
    self.content = content
  }

  /// What is shown.
  public enum Content: Sendable {
    case anomalies(ListAnomaliesResponse)
    case rejections(ListRejectionsResponse)
    /// The reader may see neither, but what comes later.
    case nothing
  }
}

extension QualityPage {
  public func page(in context: PageContext) -> Page {
    var values: [String: Value] = [
      "head": .markup(head(in: context)), "tabs": .list(tabs(in: context)), "action": .text(PagePath.quality),
      "show": .text(show), "unit": Value(unit?.code), "reasons": .list(reasons(in: context)),
    ]
    if !reason.isEmpty {
      values["about"] = Value(context.texts.optional("\(group).\(reason).about"))
      values["remedy"] = Value(context.texts.optional("\(group).\(reason).remedy"))
    }
    var tables: [DataTable] = []
    switch content {
    case .anomalies(let answer):
      let part = AnomalyTable(rows: answer.anomalies)
      if !answer.anomalies.isEmpty { values["table"] = .markup(part.markup(in: context)) }
      values["next"] = .markup(context.nextPage(answer.nextPageToken))
      tables = [part.data(in: context)]
    case .rejections(let answer):
      let part = RejectionTable(rows: answer.rejections)
      if !answer.rejections.isEmpty { values["table"] = .markup(part.markup(in: context)) }
      values["next"] = .markup(context.nextPage(answer.nextPageToken))
      tables = [part.data(in: context)]
    case .nothing: values["nothing"] = true
    }
    return context.page(
      "quality", title: context.text("nav.quality"), section: .quality, tables: tables, .fields(values))
  }

  private var show: String {
    if case .rejections = content { return "rejections" }
    return "anomalies"
  }

  /// The beginning of the keys of its reasons.
  private var group: String { show == "rejections" ? "rejection" : "anomaly" }

  private func head(in context: PageContext) -> Markup {
    context.part(
      "head",
      [
        "title": .text(context.text("nav.quality")), "small": Value(unit?.name),
        "line": .text(context.text("quality.line.\(show)")),
      ])
  }

  private func tabs(in context: PageContext) -> [Value] {
    ["anomalies", "rejections"].map { name in
      [
        "label": .text(context.text("quality.\(name)")),
        "path": .text(Address.of(PagePath.quality, [("show", name), ("unit", unit?.code)])),
        "current": .flag(name == show),
      ]
    }
  }

  private func reasons(in context: PageContext) -> [Value] {
    (group == "anomaly" ? QualityPage.anomalyReasons : QualityPage.rejectionReasons).map { code in
      ["code": .text(code), "label": .text(context.text("\(group).\(code)")), "selected": .flag(code == reason)]
    }
  }

  /// The reasons in the order of the contract (docs/spec/events.md).
  private static let anomalyReasons = [
    "unknown_branch", "already_registered", "not_open", "wrong_branch", "same_branch", "not_registered", "already_open",
    "hearing_exists", "hearing_in_past", "hearing_too_far", "unknown_hearing", "not_closed", "already_appealed",
    "not_appealed", "already_enforcing", "not_enforcing", "no_spell", "nothing_to_retract", "retracts_retraction",
    "retracts_later", "out_of_reach",
  ]
  private static let rejectionReasons = [
    "malformed", "unknown_kind", "unknown_field", "missing_field", "bad_field", "not_allowed", "in_future", "conflict",
    "case_full",
  ]
}
