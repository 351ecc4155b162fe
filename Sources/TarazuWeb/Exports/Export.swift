// A page's tables as files.

import TarazuHTTP
import TarazuLoop
import TarazuPages

/// The forms of files.
enum ExportFormat: String {
  case csv, xlsx

  fileprivate var type: String {
    switch self {
    case .csv: "text/csv; charset=utf-8"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    }
  }
}

enum Export {
  /// The file of one of a page's tables, or the first where none is named; nil where there is none such.
  static func file(
    of page: Page, as format: ExportFormat, table name: String?, on workers: WorkerPool
  ) async -> HTTPResponse? {
    guard let table = name.map({ name in page.tables.first { $0.name == name } }) ?? page.tables.first else {
      return nil
    }
    let bytes: [UInt8]?
    switch format {
    case .csv: bytes = CSV.bytes(of: table)
    case .xlsx: bytes = await workers.run { XLSX.bytes(of: table) }
    }
    guard let bytes else { return nil }
    return HTTPResponse(
      200,
      [
        HTTPRequest.Field("content-type", format.type),
        HTTPRequest.Field("content-disposition", "attachment; filename=\"tarazu-\(table.name).\(format.rawValue)\""),
      ],
      body: .bytes(bytes))
  }

  /// A text that no spreadsheet reads as a formula. (docs/spec/access.md#the-web)
  static func guarded(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, ["=", "+", "-", "@", "\t", "\r"].contains(first) else { return text }
    return "'" + text
  }
}
