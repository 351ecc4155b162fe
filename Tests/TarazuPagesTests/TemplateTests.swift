import Testing

@testable import TarazuPages

/// The language of the templates: what it writes, and what it refuses.
@Suite struct TemplateTests {
  private static let texts = Texts(.english, "greet\tHello, {name}.\ncount\t{n} {n|case|cases}\nquote\t\"<&>\"")

  private func filled(_ source: String, _ values: Value, parts: [String: String] = [:]) throws -> String {
    var templates = try parts.mapValues { try TemplateParser.parse($0) }
    templates["page"] = try TemplateParser.parse(source)
    var filler = TemplateFiller(templates: templates, texts: TemplateTests.texts)
    return String(decoding: filler.fill("page", with: values), as: UTF8.self)
  }

  @Test func valuesAreEncodedBetweenTagsAndInAttributes() throws {
    let evil = "<script>alert('1')</script>\" onload=\"x&y"
    let encoded = "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot; onload=&quot;x&amp;y"
    let written = try filled(#"<p title="{{x}}">{{x}}</p>"#, ["x": .text(evil)])
    #expect(written == "<p title=\"\(encoded)\">\(encoded)</p>")
  }

  @Test func controlCharactersAreShownAsSuch() throws {
    #expect(try filled("{{x}}", ["x": "a\u{0}b\u{1B}c\nd"]) == "a\u{FFFD}b\u{FFFD}c\nd")
  }

  @Test(arguments: ["javascript:alert(1)", "//evil.example/", "https://evil.example", "/a\\b", "/a b", "", "x"])
  func onlyOwnPathsAreAddresses(address: String) throws {
    #expect(try filled(#"<a href="{{x}}">"#, ["x": .text(address)]) == "<a href=\"#\">")
  }

  @Test func ownPathsAreAddresses() throws {
    let written = try filled(#"<a href="{{x}}">"#, ["x": "/units/08?from=1405-01-01&to=1405-02-31"])
    #expect(written == #"<a href="/units/08?from=1405-01-01&amp;to=1405-02-31">"#)
  }

  @Test func markupStandsBetweenTagsAndItsTextInAttributes() throws {
    let written = try filled(#"<p title="{{x}}">{{x}}</p>"#, ["x": .markup("<b>a &amp; b</b>")])
    #expect(written == #"<p title="a &amp; b"><b>a &amp; b</b></p>"#)
  }

  @Test func conditionsListsAndParts() throws {
    let source = "{{#each xs}}{{#if on}}[{{name}} {{outer}}]{{else}}-{{/if}}{{/each}}{{> foot}}{{! a remark }}"
    let values: Value = ["outer": "o", "xs": [["name": "a", "on": true], ["name": "b"], ["name": "c", "on": "1"]]]
    #expect(try filled(source, values, parts: ["foot": "({{outer}})"]) == "[a o]-[c o](o)")
    #expect(try filled("{{#each xs}}{{.}},{{/each}}", ["xs": ["a", "<"]]) == "a,&lt;,")
  }

  @Test func blocksStandInTags() throws {
    let source = #"<p{{#if x}} class="{{x}}"{{/if}}><option value="1"{{#if y}} selected{{/if}}>"#
    #expect(try filled(source, ["x": "a"]) == #"<p class="a"><option value="1">"#)
    #expect(try filled(source, ["y": true]) == #"<p><option value="1" selected>"#)
  }

  @Test func textsTakeValuesThatAreEncoded() throws {
    #expect(try filled("{{text greet name=x}}", ["x": "<b>"]) == "Hello, &lt;b&gt;.")
    #expect(try filled("{{text count n=x}}/{{text count n=y}}", ["x": "1", "y": "2"]) == "1 case/2 cases")
    #expect(try filled(#"<p title="{{text quote}}">"#, [:]) == #"<p title="&quot;&lt;&amp;&gt;&quot;">"#)
  }

  @Test(arguments: [
    "<script>{{x}}</script>", "<style>{{x}}</style>", #"<p style="{{x}}">"#, #"<p onclick="{{x}}">"#, "<p {{x}}>",
    "<{{x}}>", #"<a href="/x/{{x}}">"#, #"<a href="{{text greet}}">"#, #"<a href="{{x}}y">"#, "{{#if x}}", "{{/if}}",
    "{{#each x}}<p>{{/each}}<a ", #"{{#if x}}<p class="{{/if}}a">"#, "{{x", "{{}}", "{{a b}}",
    #"<p {{#if x}}data-{{/if}}onclick="{{y}}">"#, "<p on{{#if x}}{{/if}}x>", #"<p{{#if x}} a="{{/if}}">"#,
  ])
  func unsafeOrBrokenTemplatesAreRefused(source: String) {
    #expect(throws: TemplateError.self) { try TemplateParser.parse(source) }
  }

  @Test func errorsNameTheLine() {
    #expect(throws: TemplateError(line: 3, description: "no value in a tag, a script or a style")) {
      try TemplateParser.parse("<p>\n</p>\n<p {{x}}>")
    }
  }

  @Test func interpolationEncodesTextsAndKeepsMarkup() {
    let name = "<x>\"'&"
    let inner: Markup = "<b>\(name)</b>"
    let outer: Markup = #"<p title="\#(name)">\#(inner) \#(7) \#(1.25)</p>"#
    #expect(
      outer.html == #"<p title="&lt;x&gt;&quot;&#39;&amp;"><b>&lt;x&gt;&quot;&#39;&amp;</b> 7 1.3</p>"#)
    #expect(inner.plainText == "&lt;x&gt;&quot;&#39;&amp;")
  }

  @Test func addressesEncodeTheirParts() {
    #expect(Address.of("/x", [("a", "ک &="), ("b", nil), ("c", "")]) == "/x?a=%DA%A9%20%26%3D")
    #expect(Address.encodedPath("/cases/a/b?c") == "/cases/a/b%3Fc")
  }
}
