import Foundation
import TarazuPages
import TestPages
import Testing

/// Each page with invented answers is as its snapshot, which a person has looked at. `dev/snapshots` writes them anew.
@Suite struct SnapshotTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots")

  private func snapshot(_ name: String) -> String? {
    try? String(contentsOf: SnapshotTests.folder.appending(path: name + ".html"), encoding: .utf8)
  }

  @Test(arguments: SamplePage.all.map(\.name)) func pagesAreAsTheirSnapshots(name: String) throws {
    let sample = try #require(SamplePage.all.first { $0.name == name })
    let html = String(decoding: sample.page(in: .persian).html, as: UTF8.self)
    let kept = try #require(snapshot(name + ".fa"), "dev/snapshots was not run")
    #expect(html == kept)
  }

  @Test func theEnglishPagesThatAreKept() throws {
    for name in ["morning", "extremes", "not-open"] {
      let sample = try #require(SamplePage.all.first { $0.name == name })
      #expect(String(decoding: sample.page(in: .english).html, as: UTF8.self) == snapshot(name + ".en"), "\(name)")
    }
  }

  @Test func everySnapshotIsOfAPage() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: SnapshotTests.folder.path)
    let expected =
      SamplePage.all.map { $0.name + ".fa.html" } + ["morning.en.html", "extremes.en.html", "not-open.en.html"]
    #expect(Set(names) == Set(expected))
  }

  /// What the content security policy and the rules of figures ask of every page.
  @Test(arguments: SamplePage.all.map(\.name), Language.allCases)
  func pagesKeepTheRules(name: String, language: Language) throws {
    let sample = try #require(SamplePage.all.first { $0.name == name })
    let html = String(decoding: sample.page(in: language).html, as: UTF8.self)
    #expect(!html.contains(" style="))
    #expect(!html.contains("<style"))
    #expect(!html.contains(" onclick="))
    #expect(!html.contains("{{"))
    #expect(!html.contains("http://") && !html.contains("https://"))
    #expect(html.contains(#"<main"#))
    // One heading of the first order, and none of a level that skips one; the page that reloads has none.
    if name != "reload" { #expect(html.components(separatedBy: "<h1").count == 2) }
    let levels = html.components(separatedBy: "<h").dropFirst().compactMap { $0.first?.wholeNumberValue }
    for (before, after) in zip(levels, levels.dropFirst()) { #expect(after <= before + 1, "\(levels)") }
    // Every text was there.
    for mark in ["indicator.", "state.", "rows.", "morning.", "error."] {
      #expect(!html.contains(">\(mark)"), "\(mark)")
    }
    // Every field has its label.
    for part in html.components(separatedBy: "<select id=\"").dropFirst() {
      let id = part.prefix { $0 != "\"" }
      #expect(html.contains("for=\"\(id)\""), "\(id)")
    }
  }

  @Test func hiddenAndAbsentAreTheSamePage() {
    let context = SampleUnits.context("/units/99")
    let other = SampleUnits.context("/units/98")
    #expect(ErrorPage(.forbidden).page(in: context) == ErrorPage(.forbidden).page(in: other))
    #expect(ErrorPage(.forbidden).page(in: context).status == 403)
  }

  @Test func notesOfChangesAreOnlyThoseThatThereAre() {
    let known = SampleUnits.context("/account", [QueryItem("done", "password")])
    let unknown = SampleUnits.context("/account", [QueryItem("done", "<b>")])
    #expect(String(decoding: MethodPage().page(in: known).html, as: UTF8.self).contains(#"class="done""#))
    #expect(!String(decoding: MethodPage().page(in: unknown).html, as: UTF8.self).contains(#"class="done""#))
  }

  @Test func tablesHaveACellForEachColumn() {
    for sample in SamplePage.all {
      for table in sample.page(in: .persian).tables {
        for row in table.rows { #expect(row.count == table.columns.count, "\(sample.name) \(table.name)") }
      }
    }
  }
}
