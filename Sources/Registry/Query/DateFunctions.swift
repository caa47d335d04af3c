import Dates
import GRDBSQLite

/// What SQL may ask of dates: `jour_min('2004-05')` and `jour_max('2004-05')` are the numbers of the first and the last day that a date may
/// be, so that their differences are days. They depend on nothing but their argument, unlike SQLite's own functions of dates.
enum DateFunctions {
  static let names: Set<String> = ["jour_min", "jour_max"]

  static func register(on connection: OpaquePointer?) {
    let flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS
    sqlite3_create_function_v2(
      connection, "jour_min", 1, flags, nil, { DateFunctions.answer($0, $2) { $0.earliest } }, nil, nil, nil)
    sqlite3_create_function_v2(
      connection, "jour_max", 1, flags, nil, { DateFunctions.answer($0, $2) { $0.latest } }, nil, nil, nil)
  }

  /// Null for what is not a date.
  private static func answer(
    _ context: OpaquePointer?, _ arguments: UnsafeMutablePointer<OpaquePointer?>?, _ day: (PartialDate) -> DayNumber
  ) {
    guard let argument = arguments?.pointee, let text = sqlite3_value_text(argument),
      let date = PartialDate(bytes: UnsafeBufferPointer(start: text, count: Int(sqlite3_value_bytes(argument))))
    else { return sqlite3_result_null(context) }
    sqlite3_result_int64(context, Int64(day(date).value))
  }
}
