import Foundation
import TarazuPages
import Testing

@testable import TarazuWeb

/// Tables as files. (ATTACKS 85)
@Suite struct ExportTests {
  private let table = DataTable(
    name: "t", title: "واحد: [a]/b", columns: ["نام", "رقم"],
    rows: [
      [.text("=HYPERLINK(\"http://x\")"), .number(118.25)], [.text("@SUM(1)"), .number(-3)],
      [.text("a,b\r\n\"c\""), .empty], [.text("+1"), .number(1e-7)], [.text("\tx"), .number(0)],
    ])

  @Test func csvIsGuardedAndQuoted() {
    let text = String(decoding: CSV.bytes(of: table), as: UTF8.self)
    #expect(
      text
        == "\u{FEFF}نام,رقم\r\n\"'=HYPERLINK(\"\"http://x\"\")\",118.25\r\n'@SUM(1),-3\r\n\"a,b\r\n\"\"c\"\"\",\r\n'+1,1e-07\r\n'\tx,0\r\n"
    )
  }

  @Test func xlsxIsAWorkbookWithoutFormulas() throws {
    let bytes = try #require(XLSX.bytes(of: table))
    #expect(bytes.starts(with: [0x50, 0x4B, 3, 4]))
    let path = "/tmp/tarazu-export-\(UUID().uuidString).xlsx"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let script = """
      import sys, zipfile, re
      book = zipfile.ZipFile(sys.argv[1])
      strings = book.read("xl/sharedStrings.xml").decode()
      sheet = book.read("xl/worksheets/sheet1.xml").decode()
      print("<f>" in sheet, re.findall(r"<t[^>]*>([^<]*)</t>", strings)[2:4], re.findall(r"<v>(-?[0-9.]+)</v>", sheet))
      """
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = ["-c", script, path]
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(text.hasPrefix("False") && text.contains("@SUM(1)"), "\(text)")
    #expect(text.contains("118.25") && text.contains("'-3'"))
  }
}
