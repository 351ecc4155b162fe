// Units by a text, or those at and below one's own.

import TarazuProtocol

/// The answer to a search for units.
public struct UnitsPage: PageContent {
  /// What was searched for; empty: nothing.
  public var text: String
  /// SearchUnits, or ListUnits without a text.
  public var units: [Unit]
  /// The mark of the next page; empty: this is the last.
  public var nextPageToken: String

  public init(text: String, units: [Unit], nextPageToken: String = "") {
    self.text = text
    self.units = units
    self.nextPageToken = nextPageToken
  }
}
