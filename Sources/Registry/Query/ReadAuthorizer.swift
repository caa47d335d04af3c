import GRDBSQLite

/// Decides, while SQLite prepares a statement, whether each thing that it would do is allowed, and notes which tables it reads.
///
/// Only reading is allowed: what is not listed is refused. Functions are listed too: those that read files or load code are out, and so are
/// those that depend on the moment or on chance (`random`, `date('now')`), since the same input must give the same page.
final class ReadAuthorizer {
  private(set) var tablesRead: Set<String> = []
  private(set) var refusal: Refusal?

  struct Refusal {
    let name: String?
  }

  func reset() {
    tablesRead = []
    refusal = nil
  }

  func install(on connection: OpaquePointer?) {
    sqlite3_set_authorizer(
      connection,
      { context, action, first, second, _, _ in
        guard let context else { return SQLITE_DENY }
        let authorizer = Unmanaged<ReadAuthorizer>.fromOpaque(context).takeUnretainedValue()
        return authorizer.decide(action, first.map { String(cString: $0) }, second.map { String(cString: $0) })
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  private func decide(_ action: CInt, _ first: String?, _ second: String?) -> CInt {
    switch action {
    case SQLITE_SELECT, SQLITE_RECURSIVE: return SQLITE_OK
    case SQLITE_READ where !(first ?? "").lowercased().hasPrefix("sqlite_"):
      if let first { tablesRead.insert(first) }
      return SQLITE_OK
    case SQLITE_FUNCTION where Self.isAllowed((second ?? "").lowercased()): return SQLITE_OK
    default: return refuse(action, first, second)
    }
  }

  /// What the author wrote is named where SQLite tells it; of a whole statement, its first word says it better.
  private func refuse(_ action: CInt, _ first: String?, _ second: String?) -> CInt {
    let name =
      switch action {
      case SQLITE_FUNCTION: second.map { $0 + "()" }
      case SQLITE_PRAGMA: first.map { "PRAGMA " + $0 }
      case SQLITE_READ: first
      default: nil as String?
      }
    if refusal == nil { refusal = Refusal(name: name) }
    return SQLITE_DENY
  }

  private static func isAllowed(_ function: String) -> Bool {
    functions.contains(function) || DateFunctions.names.contains(function)
  }

  private static let functions: Set<String> = [
    "abs", "avg", "ceil", "ceiling", "char", "coalesce", "count", "cume_dist", "dense_rank", "first_value", "floor", "format",
    "glob",
    "group_concat", "hex", "ifnull", "iif", "instr", "lag", "last_value", "lead", "length", "like", "lower", "ltrim", "max",
    "min", "mod",
    "nth_value", "ntile", "nullif", "percent_rank", "printf", "quote", "rank", "replace", "round", "row_number", "rtrim", "sign",
    "substr",
    "substring", "sum", "total", "trim", "typeof", "unicode", "upper",
  ]
}
