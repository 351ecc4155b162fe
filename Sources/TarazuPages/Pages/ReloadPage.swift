// The page that loads itself again: for a link from elsewhere, which comes without the session's cookie.

/// A page without content that asks for its own address again, now from this site.
public struct ReloadPage: PageContent {
  public init() {}
}
