import GRDB
import GRDBSQLite

/// A whole SQLite database as bytes in memory, which nothing changes any more. Any number of connections read it at once, without copies.
///
/// `@unchecked`: the bytes are written by `sqlite3_serialize` before `init` returns, only read after, and freed when no one holds them.
final class DatabaseImage: @unchecked Sendable {
  let start: UnsafeMutablePointer<UInt8>
  let count: Int

  init(of database: Database) throws {
    var size: sqlite3_int64 = 0
    guard let bytes = sqlite3_serialize(database.sqliteConnection, "main", &size, 0) else {
      throw DatabaseError(resultCode: .SQLITE_NOMEM)
    }
    start = bytes
    count = Int(size)
  }

  deinit { sqlite3_free(start) }
}
