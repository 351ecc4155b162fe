import Glibc

/// One numbered file of SQL, as in `0003_journal.sql`; it runs once, in a transaction of its own.
public struct Migration: Sendable, Equatable {
  /// From 1, without a gap.
  public let number: Int32
  /// The part of the file's name between number and ending, as in `journal`.
  public let name: String
  /// The file's text.
  public let sql: String

  public init(number: Int32, name: String, sql: String) {
    self.number = number
    self.name = name
    self.sql = sql
  }

  /// The file's name.
  public var fileName: String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "_" + name + ".sql"
  }

  /// Reads all migrations of a folder, in their order. Files that do not end in `.sql` are not looked at; one that
  /// does and has no number, two of one number, or a gap are refused. Blocks: not for a loop that serves others.
  public static func read(folder: String) throws(MigrationError) -> [Migration] {
    var migrations: [Migration] = []
    for file in try listing(of: folder) where file.hasSuffix(".sql") {
      guard let (number, name) = parts(of: file) else {
        throw MigrationError.badFile(file, "its name must be four digits, _ and a name, as in 0001_foundation.sql")
      }
      let bytes = try contents(of: folder + "/" + file)
      guard let sql = String(validating: bytes, as: UTF8.self) else {
        throw MigrationError.badFile(file, "it must be in UTF-8")
      }
      migrations.append(Migration(number: number, name: name, sql: sql))
    }
    migrations.sort { $0.number < $1.number }
    for (index, migration) in migrations.enumerated() where migration.number != index + 1 {
      throw MigrationError.badFile(migration.fileName, "number \(index + 1) was expected: no gap, none twice")
    }
    return migrations
  }

  private static func parts(of file: String) -> (Int32, String)? {
    let stem = file.dropLast(4)
    guard let mark = stem.firstIndex(of: "_"), stem[..<mark].utf8.count == 4,
      stem[..<mark].utf8.allSatisfy({ (48...57).contains($0) }), let number = Int32(stem[..<mark])
    else { return nil }
    let name = String(stem[stem.index(after: mark)...])
    return name.isEmpty ? nil : (number, name)
  }

  private static func listing(of folder: String) throws(MigrationError) -> [String] {
    guard let directory = opendir(folder) else { throw MigrationError.unreadable(folder, errno) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      names.append(name)
    }
    return names
  }

  private static func contents(of path: String) throws(MigrationError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw MigrationError.unreadable(path, errno) }
    defer { close(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(file, &piece, piece.count)
      guard count >= 0 else { throw MigrationError.unreadable(path, errno) }
      if count == 0 { return bytes }
      bytes.append(contentsOf: piece[..<count])
    }
  }
}
