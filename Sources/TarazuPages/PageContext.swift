// What every page takes beside its answers: the reader, the address, the names of what has only a code.

import TarazuCalendar
import TarazuProtocol

/// For whom, where and in which language a page is shown.
public struct PageContext: Sendable {
  /// The language of the interface.
  public var language: Language
  /// The reader's choice of colours.
  public var theme: Theme
  /// In which direction the charts' time runs.
  public var timeDirection: TimeDirection
  /// The path of the page's address, decoded, such as `/units/08`.
  public var path: String
  /// The query of the page's address, decoded, in its order.
  public var query: [QueryItem]
  /// The masked token for forms; nil on pages for nobody.
  public var csrfToken: String?
  /// Who is signed in; nil: nobody.
  public var viewer: Viewer?
  /// Today in Tehran.
  public var today: Day
  /// When the service last knew that it had every commit, in Tehran's time, for the line that says up to when the figures
  /// go; nil: the page has no figures.
  public var asOf: AsOf?
  /// The names of units, kinds and classes of which answers have only the code.
  public var names: Names

  public init(
    language: Language = .persian, theme: Theme = .system, timeDirection: TimeDirection = .rightToLeft, path: String,
    query: [QueryItem] = [], csrfToken: String? = nil, viewer: Viewer? = nil, today: Day, asOf: AsOf? = nil,
    names: Names = Names()
  ) {
    self.language = language
    self.theme = theme
    self.timeDirection = timeDirection
    self.path = path
    self.query = query
    self.csrfToken = csrfToken
    self.viewer = viewer
    self.today = today
    self.asOf = asOf
    self.names = names
  }

  /// The first value that the query has for a name; nil: it has none.
  public func queryValue(_ name: String) -> String? { query.first { $0.name == name }?.value }
}

/// A name and a value of a query, decoded.
public struct QueryItem: Sendable, Hashable {
  public var name: String
  public var value: String

  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// A language of the interface; the raw value is that of HTML's `lang`.
public enum Language: String, Sendable, CaseIterable {
  case persian = "fa"
  case english = "en"
}

/// A choice of colours; the raw value stands in the class of the page's root.
public enum Theme: String, Sendable, CaseIterable {
  /// As the reader's system says.
  case system
  case light
  case dark
  /// High contrast.
  case contrast
}

/// The direction of time in charts; the raw value is that of the setting.
public enum TimeDirection: String, Sendable, CaseIterable {
  case rightToLeft = "rtl"
  case leftToRight = "ltr"
}

/// Who is signed in.
public struct Viewer: Sendable {
  /// What the service says about them.
  public var account: Self_
  /// Their unit; nil where the service names none, or where their level is not open yet.
  public var unit: Unit?

  public init(account: Self_, unit: Unit?) {
    self.account = account
    self.unit = unit
  }

  /// Whether they may see cases.
  public var seesCases: Bool { account.role == .head || account.role == .admin }
  /// Whether they may see what did not fit: anomalies and rejections.
  public var seesFaults: Bool { account.role != .analyst }
  /// Whether they administer.
  public var administers: Bool { account.role == .admin }
}

/// Names by code.
public struct Names: Sendable {
  /// Units' names by their code, as far as the page's answers have units without a name.
  public var units: [String: String]
  /// The kinds of branches.
  public var kinds: [BranchKind]
  /// The classes of cases.
  public var classes: [CaseClass]

  public init(units: [String: String] = [:], kinds: [BranchKind] = [], classes: [CaseClass] = []) {
    self.units = units
    self.kinds = kinds
    self.classes = classes
  }

  /// A unit's name; its code where the name is not known.
  public func unit(_ code: String) -> String { units[code] ?? code }
  /// A kind's name; its code where the name is not known.
  public func kind(_ code: String) -> String { kinds.first { $0.code == code }?.name ?? code }
  /// A class's name; its code where the directory does not name it.
  public func caseClass(_ code: String) -> String { classes.first { $0.code == code }?.name ?? code }
}
