// How a page's values become a page: its template within the layout.

import TarazuCalendar
import TarazuProtocol

/// The sections of the navigation; the raw value is the key of its text.
enum Section: String, Sendable, CaseIterable {
  case morning, extremes, units, action, quality, admin
  /// Pages of no section.
  case none

  var path: String {
    switch self {
    case .morning, .none: PagePath.morning
    case .extremes: PagePath.extremes
    case .units: PagePath.units
    case .action: PagePath.action
    case .quality: PagePath.quality
    case .admin: PagePath.principals
    }
  }
}

/// The templates, parsed once.
enum TemplateSet {
  static let all: [String: Template] = GeneratedTemplates.sources.compactMapValues { try? TemplateParser.parse($0) }
}

extension PageContext {
  var texts: Texts { Texts.of(language) }
  var numerals: Numerals { Numerals(language: language) }
  var dates: Dates { Dates(texts: texts, showsGregorian: queryValue("calendar") == "gregorian") }
  var figures: FigureText { FigureText(texts: texts) }

  /// The text of a key.
  func text(_ key: String) -> String { texts(key) }

  /// The text of a key, filled.
  func text(_ key: String, _ first: (String, Markup), _ further: (String, Markup)...) -> Markup {
    texts.filled(key, ([first] + further).map { (name: $0.0, value: $0.1) })
  }

  /// A template as a part of a page.
  func part(_ template: String, _ values: Value) -> Markup {
    var filler = TemplateFiller(templates: TemplateSet.all, texts: texts)
    return Markup(rendered: filler.fill(template, with: values))
  }

  /// A page whose content is a template.
  ///
  /// - Parameters:
  ///   - isLive: Whether the figures of the page follow what is committed.
  ///   - takes: Further pages that the foot leads to: the key of a text, and a path.
  func page(
    _ template: String, title: String, section: Section = .none, status: Int = 200, isLive: Bool = false,
    takes: [(key: String, path: String)] = [], tables: [DataTable] = [], _ values: Value
  ) -> Page {
    let values = layout(
      template, title: title, section: section, isLive: isLive, takes: takes, tables: tables,
      body: part(template, values))
    var filler = TemplateFiller(templates: TemplateSet.all, texts: texts)
    return Page(title: title, html: filler.fill("layout", with: values), status: status, tables: tables)
  }

  private func layout(
    _ template: String, title: String, section: Section, isLive: Bool, takes: [(key: String, path: String)],
    tables: [DataTable], body: Markup
  ) -> Value {
    var fields: [String: Value] = [
      "lang": .text(language.rawValue), "dir": language == .persian ? "rtl" : "ltr", "theme": .text(theme.rawValue),
      "scheme": theme == .dark ? "dark" : theme == .light ? "light" : "light dark", "title": .text(title),
      "page": .text(template), "body": .markup(body), "live": isLive ? .text(PagePath.live) : .nothing,
      "home": .text(PagePath.morning),
      "icon": Value(StaticFile.address("icon.svg")), "styles": Value(StaticFile.address("tarazu.css")),
      "script": Value(StaticFile.address("tarazu.js")),
      "liveScript": Value(StaticFile.address("live.js")),
      "done": Value(queryValue("done").flatMap { texts.optional("done.\($0)") }),
    ]
    if let asOf, let time = asOf.currentTime {
      fields["asOf"] = .markup(text("asof", ("clock", #"<time id="as-of-clock">\#(dates.clock(time))</time>"#)))
    }
    if let viewer { fields.merge(navigation(of: viewer, in: section)) { _, new in new } }
    fields["take"] = .list(self.takes(takes, tables).map { ["path": .text($0.path), "label": .text($0.label)] })
    return .fields(fields)
  }

  private func navigation(of viewer: Viewer, in section: Section) -> [String: Value] {
    let sections = Section.allCases.filter { candidate in
      switch candidate {
      case .none: false
      case .admin: viewer.administers
      default: true
      }
    }
    func link(_ target: Section, _ key: String) -> Value {
      [
        "path": .text(target.path), "label": .text(texts.optional(key) ?? text("nav.\(target.rawValue)")),
        "current": .flag(target == section),
      ]
    }
    return [
      "nav": .list(sections.map { link($0, "nav.\($0.rawValue)") }),
      // A phone shows them at its lower edge, in fewer words.
      "tabs": .list(sections.map { link($0, "nav.short.\($0.rawValue)") }),
      "search": .text(PagePath.units), "searched": Value(path == PagePath.units ? queryValue("text") : nil),
      "account": .text(PagePath.account), "accountCurrent": .flag(path == PagePath.account),
      "viewerTitle": .text(title(of: viewer)),
    ]
  }

  /// `رئیس، استان کرمان`
  func title(of viewer: Viewer) -> String {
    let role = Markup(text("role.\(viewer.account.role.key)"))
    guard let unit = viewer.unit else { return text("viewer.country", ("role", role)).plainText }
    return text("viewer.of", ("role", role), ("unit", Markup(unit.name))).plainText
  }

  /// The links of the foot: the page's tables as files, then the further pages.
  private func takes(_ further: [(key: String, path: String)], _ tables: [DataTable]) -> [(path: String, label: String)]
  {
    var links: [(path: String, label: String)] = []
    for table in tables {
      for format in ["csv", "xlsx"] {
        let label = text("take.\(format)", ("table", Markup(table.title))).plainText
        links.append((here(with: [("format", format), ("table", table.name)]), label))
      }
    }
    for page in further { links.append((page.path, text(page.key))) }
    if asOf != nil {
      let isShown = dates.showsGregorian
      links.append(
        (here(with: [("calendar", isShown ? nil : "gregorian")]), text(isShown ? "take.jalali" : "take.gregorian")))
    }
    return links
  }

  /// This page's own address with some items of its query changed; nil takes one away.
  func here(with changes: [(String, String?)]) -> String {
    var items = query.filter { item in item.name != "done" && !changes.contains { $0.0 == item.name } }
      .map { ($0.name, Optional($0.value)) }
    items += changes
    return Address.of(Address.encodedPath(path), items)
  }
}

extension Role {
  /// The end of the key of its text.
  var key: String { name.map { $0.dropFirst("ROLE_".count).lowercased() } ?? "unspecified" }
}

extension Level {
  /// The end of the key of its text, as in addresses.
  var key: String { name.map { $0.dropFirst("LEVEL_".count).lowercased() } ?? "unspecified" }
}
