// What every page gives.

/// A page: what a reader of the browser gets, and the same tables as data for those who take them along.
public struct Page: Sendable, Equatable {
  /// The title, as in the browser's tab.
  public var title: String
  /// The whole document in UTF-8. It has no inline script and no inline style.
  public var html: [UInt8]
  /// The status of the response, 200 unless the page is about a refusal.
  public var status: Int
  /// The tables of the page, for CSV and XLSX; asked for by `format` and `table` in the page's own query.
  public var tables: [DataTable]

  public init(title: String, html: [UInt8], status: Int = 200, tables: [DataTable] = []) {
    self.title = title
    self.html = html
    self.status = status
    self.tables = tables
  }
}

/// A table of a page, as data.
public struct DataTable: Sendable, Equatable {
  /// Its name in the address, `[a-z-]+`.
  public var name: String
  /// Its heading, in the page's language: the name of the sheet.
  public var title: String
  /// The headings of its columns.
  public var columns: [String]
  /// Its rows; each has a cell for each column.
  public var rows: [[Cell]]

  public init(name: String, title: String, columns: [String], rows: [[Cell]]) {
    self.name = name
    self.title = title
    self.columns = columns
    self.rows = rows
  }

  /// What a cell holds.
  public enum Cell: Sendable, Equatable {
    /// A text, of others perhaps: CSV and XLSX guard it against being read as a formula.
    case text(String)
    /// The service's number, unrounded.
    case number(Double)
    /// Nothing, as where a figure is null.
    case empty
  }
}

/// What can be shown as a page.
public protocol PageContent: Sendable {
  /// The page for the reader that `context` describes.
  func page(in context: PageContext) -> Page
}
