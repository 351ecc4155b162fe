// How differences and changes are judged, in words.

/// The explanation of usual ranges, funnels and the morning list.
public struct MethodPage: PageContent {
  public init() {}
}

extension MethodPage {
  public func page(in context: PageContext) -> Page {
    context.page("method", title: context.text("take.method"), [:])
  }
}
