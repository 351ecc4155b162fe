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
