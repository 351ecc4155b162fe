/// A document that is generated from the code.
public struct ReferencePage: Sendable {
  /// Its name in docs/reference.
  public let fileName: String
  public let text: String

  /// Says what the page is, by whom it was made, and then its body.
  init(_ fileName: String, title: String, _ introduction: String, _ body: [String]) {
    self.fileName = fileName
    let notice = "<!-- Generated from the code by dev/generate-docs. Do not edit. -->"
    text = (["# \(title)", notice, introduction] + body).joined(separator: "\n\n") + "\n"
  }

  /// All pages.
  public static var all: [ReferencePage] { [directoryFormat, eventFormat, reasons, indicators] }
}
