// Taking up a second factor.

/// The steps of the second factor: what it is, the seed, and the code that confirms it.
public struct SecondFactorPage: PageContent {
  /// EnrolSecondFactor's `otpauth` URI; nil: no seed was made yet.
  public var uri: String?
  /// Whether the code that was typed is wrong.
  public var isWrong: Bool

  public init(uri: String? = nil, isWrong: Bool = false) {
    self.uri = uri
    self.isWrong = isWrong
  }
}

extension SecondFactorPage {
  public func page(in context: PageContext) -> Page {
    context.page(
      "second-factor", title: context.text("state.second_factor"), status: isWrong ? 400 : 200,
      [
        "uri": Value(uri), "secret": Value(uri.flatMap(SecondFactorPage.secret)), "wrong": .flag(isWrong),
        "action": .text(PagePath.postSecondFactor), "confirm": .text(PagePath.postSecondFactorCode),
        "token": Value(context.csrfToken),
      ])
  }

  /// The seed of an `otpauth` URI in groups of four, to be typed; nil: it has none.
  static func secret(in uri: String) -> String? {
    guard let query = uri.split(separator: "?", maxSplits: 1).dropFirst().first,
      let item = query.split(separator: "&").first(where: { $0.hasPrefix("secret=") })
    else { return nil }
    let seed = item.dropFirst("secret=".count)
    return seed.enumerated().map { index, letter in
      index > 0 && index % 4 == 0 ? " \(letter)" : "\(letter)"
    }.joined()
  }
}
