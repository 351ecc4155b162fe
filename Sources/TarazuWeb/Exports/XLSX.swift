import CXLSXWriter
import Glibc
import TarazuPages

/// Tables as workbooks, by libxlsxwriter. It writes temporary files, so it runs on a worker.
enum XLSX {
  /// What a cell, and the name of a sheet, may hold.
  private static let longestText = 32_767
  private static let longestName = 31
  private static let mostRows = 1_048_576
  private static let mostColumns = 16_384

  /// The workbook; nil if the table is too large for one or it could not be written.
  static func bytes(of table: DataTable) -> [UInt8]? {
    guard table.rows.count < mostRows, table.columns.count <= mostColumns else { return nil }
    var template = Array("/tmp/tarazu-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { return nil }
    defer {
      unlink(template)
      close(descriptor)
    }
    guard let book = workbook_new(template) else { return nil }
    if let sheet = workbook_add_worksheet(book, sheetName(table.title)) ?? workbook_add_worksheet(book, nil) {
      worksheet_right_to_left(sheet)
      write(table, on: sheet)
    }
    guard workbook_close(book) == LXW_NO_ERROR else { return nil }
    return contents(template)
  }

  private static func write(_ table: DataTable, on sheet: UnsafeMutablePointer<lxw_worksheet>) {
    for (column, title) in table.columns.enumerated() { write(title, 0, column, on: sheet) }
    for (index, row) in table.rows.enumerated() {
      for (column, cell) in row.prefix(mostColumns).enumerated() {
        switch cell {
        case .text(let text): write(text, index + 1, column, on: sheet)
        case .number(let number):
          worksheet_write_number(sheet, lxw_row_t(index + 1), lxw_col_t(column), number, nil)
        case .empty: continue
        }
      }
    }
  }

  /// Always as a string, never as a formula or a link.
  private static func write(
    _ text: String, _ row: Int, _ column: Int, on sheet: UnsafeMutablePointer<lxw_worksheet>
  ) {
    let shown = String(decoding: Export.guarded(text).utf16.prefix(longestText), as: UTF16.self)
    worksheet_write_string(sheet, lxw_row_t(row), lxw_col_t(column), shown, nil)
  }

  /// A title without what sheets' names may not have.
  private static func sheetName(_ title: String) -> String {
    let kept = title.filter { !"[]:*?/\\'".contains($0) }
    return String(decoding: kept.utf16.prefix(longestName), as: UTF16.self)
  }

  private static func contents(_ path: [CChar]) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = read(file, &piece, piece.count)
      guard count > 0 else { return count == 0 ? bytes : nil }
      bytes += piece.prefix(count)
    }
  }
}
