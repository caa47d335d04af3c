import GRDBSQLite

/// Decides, while SQLite prepares a statement, whether each thing that it would do is allowed, and notes which tables it reads.
///
/// Only reading is allowed: what is not listed is refused. Functions are listed too: those that read files or load code are out, and so are
/// those that depend on the moment or on chance (`random`, `date('now')`), since the same input must give the same page.
final class ReadAuthorizer {
  private(set) var tablesRead: Set<String> = []
  private(set) var refusal: String?

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
    case SQLITE_FUNCTION where Self.functions.contains((second ?? "").lowercased()): return SQLITE_OK
    default: return refuse(action, first, second)
    }
  }

  private func refuse(_ action: CInt, _ first: String?, _ second: String?) -> CInt {
    let what =
      switch action {
      case SQLITE_FUNCTION: "\(second ?? "")()"
      case SQLITE_PRAGMA: "PRAGMA \(first ?? "")"
      case SQLITE_ATTACH: "ATTACH"
      case SQLITE_DETACH: "DETACH"
      case SQLITE_READ: first ?? ""
      case SQLITE_INSERT: "INSERT"
      case SQLITE_UPDATE: "UPDATE"
      case SQLITE_DELETE: "DELETE"
      case SQLITE_TRANSACTION, SQLITE_SAVEPOINT: "BEGIN"
      default: Self.names[action] ?? "SQL"
      }
    if refusal == nil || refusal == "DELETE" || refusal == "INSERT" { refusal = what }
    return SQLITE_DENY
  }

  private static let names: [CInt: String] = [
    SQLITE_DROP_TABLE: "DROP", SQLITE_DROP_VIEW: "DROP", SQLITE_DROP_INDEX: "DROP", SQLITE_CREATE_TABLE: "CREATE",
    SQLITE_CREATE_TEMP_TABLE: "CREATE", SQLITE_CREATE_VIEW: "CREATE", SQLITE_CREATE_TRIGGER: "CREATE",
    SQLITE_ALTER_TABLE: "ALTER",
  ]

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
