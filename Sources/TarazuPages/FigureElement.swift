// The element that every figure of a page is, so that pages can be checked against the service by program.

import TarazuCalendar
import TarazuProtocol

/// A figure in a page: `<data class="figure" …>`; `value` is the service's double, unrounded, and empty where it is null.
public struct FigureElement: Sendable {
  public var kpi: Kpi
  public var value: Double?
  /// The code of the unit that it is of.
  public var unit: String
  /// The window that it was asked for, `YYYY-MM-DD`, Gregorian.
  public var from: String
  public var to: String
  /// The kind that was asked for; nil: all.
  public var kind: String?
  /// The class that was asked for; nil: all.
  public var caseClass: String?

  public init(
    _ figure: Figure, unit: String, from: Day, to: Day, kind: String? = nil, caseClass: String? = nil
  ) {
    self.init(
      figure.kpi, figure.value, unit: unit, from: from.description, to: to.description, kind: kind, caseClass: caseClass
    )
  }

  public init(
    _ kpi: Kpi, _ value: Double?, unit: String, from: String, to: String, kind: String? = nil, caseClass: String? = nil
  ) {
    self.kpi = kpi
    self.value = value
    self.unit = unit
    self.from = from
    self.to = to
    self.kind = kind
    self.caseClass = caseClass
  }

  /// The element in HTML, with the value as a reader of that language reads it.
  public func html(in language: Language) -> String { markup(FigureText(texts: Texts.of(language))).html }

  func markup(_ text: FigureText) -> Markup {
    var element: Markup =
      #"<data class="figure" data-kpi="\#(kpi.code ?? "")" data-unit="\#(unit)" data-from="\#(from)" data-to="\#(to)""#
    if let kind { element += #" data-kind="\#(kind)""# }
    if let caseClass { element += #" data-class="\#(caseClass)""# }
    let data = value.map(Numerals.shortest) ?? ""
    element += #" value="\#(data)">\#(text.value(value, of: kpi))</data>"#
    return element
  }
}

extension Question {
  /// A figure of the question's own unit, window, kind and class.
  func element(_ figure: Figure) -> FigureElement {
    FigureElement(figure, unit: unit.code, from: from, to: to, kind: kind, caseClass: caseClass)
  }
}
