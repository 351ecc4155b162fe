import TarazuProtocol
import Testing

@testable import TarazuPages

/// The templates and the texts fit each other, in both languages.
@Suite struct TextsTests {
  @Test func everyTemplateCanBeRead() throws {
    for (name, source) in GeneratedTemplates.sources {
      #expect(throws: Never.self, "\(name)") { try TemplateParser.parse(source) }
    }
    #expect(TemplateSet.all.count == GeneratedTemplates.sources.count)
  }

  @Test func bothLanguagesHaveTheSameTexts() {
    #expect(Texts.of(.persian).keys == Texts.of(.english).keys)
  }

  @Test func bothLanguagesTakeTheSameValues() {
    for key in Texts.of(.persian).keys {
      #expect(names(Texts.of(.persian)(key)) == names(Texts.of(.english)(key)), "\(key)")
    }
  }

  /// The names of the values in a text.
  private func names(_ text: String) -> Set<String> {
    Set(
      text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map {
        String($0.prefix { $0 != "}" && $0 != "|" })
      })
  }

  @Test func everyTextOfATemplateIsThere() {
    for (name, template) in TemplateSet.all { check(template.nodes, name) }
  }

  private func check(_ nodes: [Template.Node], _ template: String) {
    for node in nodes {
      switch node {
      case .text(let key, _, _): #expect(Texts.of(.persian).optional(key) != nil, "\(template): \(key)")
      case .condition(_, let then, let otherwise):
        check(then, template)
        check(otherwise, template)
      case .each(_, let body): check(body, template)
      case .part(let name): #expect(TemplateSet.all[name] != nil, "\(template): \(name)")
      case .literal, .value: break
      }
    }
  }

  @Test func everyIndicatorHasWordsAndATheme() {
    let themed = Kpi.themes.flatMap(\.kpis)
    #expect(Set(themed) == Set(Kpi.indicators))
    #expect(themed.count == Kpi.indicators.count)
    for kpi in Kpi.indicators {
      #expect(kpi.info != nil)
      for language in Language.allCases {
        let figures = FigureText(texts: Texts.of(language))
        #expect(!figures.title(of: kpi).hasPrefix("indicator."))
        #expect(!figures.about(kpi).hasPrefix("indicator."))
      }
    }
  }

  @Test func persianIsWrittenInPersianLetters() {
    for key in Texts.of(.persian).keys {
      let text = Texts.of(.persian)(key)
      #expect(!text.unicodeScalars.contains { [0x643, 0x64A, 0x649, 0x660].contains($0.value) }, "\(key)")
      // Digits of texts are Persian, but for forms that are typed in Latin letters.
      #expect(!text.unicodeScalars.contains { (0x30...0x39).contains($0.value) }, "\(key)")
    }
  }

  @Test func everyFileHasItsBytes() {
    #expect(StaticFile.all.count >= 9)
    for file in StaticFile.all { #expect(!file.bytes.isEmpty, "\(file.path)") }
    let font = StaticFile.all.first { $0.path.hasSuffix("sans-400.woff2") }
    #expect(font?.bytes.prefix(4) == [0x77, 0x4F, 0x46, 0x32])
  }
}
