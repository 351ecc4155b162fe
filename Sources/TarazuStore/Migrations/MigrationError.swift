import TarazuPostgres

/// Why the database was not brought to the newest migration. What had been applied before stays.
public enum MigrationError: Error, CustomStringConvertible {
  /// A file or folder that cannot be read, with the `errno`.
  case unreadable(String, Int32)
  /// A file that is no migration, and why.
  case badFile(String, String)
  /// A migration that was applied has another content now.
  case edited(String)
  /// A migration that was applied is not among the files.
  case missing(String)
  /// A migration was not applied though a later one was.
  case outOfOrder(String)
  /// What only `sql/bootstrap.sql` does has not been done.
  case notBootstrapped(PostgresError)
  /// A migration that ends the transaction it runs in.
  case endsTransaction(String)
  /// PostgreSQL refused a migration, or was lost meanwhile.
  case failed(String, PostgresError)

  public var description: String {
    switch self {
    case .unreadable(let path, let code): "\(path) cannot be read (errno \(code))"
    case .badFile(let file, let why): "\(file) is no migration: \(why)"
    case .edited(let file):
      "\(file) was changed after it had been applied; restore it, and put the change into a new migration"
    case .missing(let file):
      "\(file) was applied to this database but is not among the files; use a version that has it"
    case .outOfOrder(let file): "\(file) was not applied, but later ones were; give it the next number"
    case .notBootstrapped(let error):
      "the database is not prepared: run sql/bootstrap.sql as the cluster's superuser (\(error))"
    case .endsTransaction(let file): "\(file) must not begin or end a transaction: each migration runs in one"
    case .failed(let what, let error): "\(what): \(error)"
    }
  }
}
