// The page that loads itself again: for a link from elsewhere, which comes without the session's cookie.

/// A page without content that asks for its own address again, now from this site.
public struct ReloadPage: PageContent {
  public init() {}
}

extension ReloadPage {
  public func page(in context: PageContext) -> Page {
    let values: Value = [
      "lang": .text(context.language.rawValue), "dir": context.language == .persian ? "rtl" : "ltr",
      "here": .text(context.here(with: [])), "styles": Value(StaticFile.address("tarazu.css")),
    ]
    return Page(title: context.text("app.name"), html: Array(context.part("reload", values).html.utf8))
  }
}
