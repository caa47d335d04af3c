import Dates
import Diagnostics

/// From a filter to SQL, by the type of its column. Values are always arguments, never SQL.
struct FilterSQL {
  let field: Field
  private(set) var arguments: [Cell] = []
  private(set) var problems: [QueryProblem] = []

  init(_ field: Field) {
    self.field = field
  }

  mutating func sql(for values: [String]) -> String {
    let read = values.map { (condition: condition(of: $0), written: $0) }
    if values.count > 1, let list = list(read.map(\.condition)) { return list }
    let conditions = read.map { sql($0.condition, written: $0.written) }
    return conditions.isEmpty ? "0" : "(" + conditions.joined(separator: " OR ") + ")"
  }

  /// Texts looked for as they are, as one list: SQLite bounds how deep conditions nest, not how long a list is.
  private mutating func list(_ conditions: [Condition]) -> String? {
    guard [.text, .link].contains(field.type) else { return nil }
    let texts = conditions.compactMap { condition in if case .equal(let text) = condition { text } else { nil } }
    guard texts.count == conditions.count else { return nil }
    for text in texts { check(text) }
    arguments += texts.map { .text($0) }
    return "(\(field.expression) IN (\(texts.map { _ in "?" }.joined(separator: ", "))))"
  }

  /// Only what has an order can be compared; elsewhere `..` and `<` are letters like others.
  private func condition(of value: String) -> Condition {
    let condition = Condition(value)
    guard case .between = condition, !field.type.isDate, !field.type.isNumber else { return condition }
    return .equal(value)
  }

  private mutating func sql(_ condition: Condition, written: String) -> String {
    switch condition {
    case .empty: return "\(field.expression) IS NULL"
    case .notEmpty: return "\(field.expression) IS NOT NULL"
    case .equal(let value): return equal(value)
    case .between(nil, nil):
      refuse(written)
      return "0"
    case .between(let low, let high):
      let parts = [low.map { bound($0, isLow: true) }, high.map { bound($0, isLow: false) }].compactMap { $0 }
      return "(" + parts.joined(separator: " AND ") + ")"
    }
  }

  private mutating func equal(_ value: String) -> String {
    switch field.type {
    case .integer, .decimal:
      return compare("=", to: value)
    case .date, .partialDate:
      let end = Condition.End(value: value)
      return "(\(bound(end, isLow: true)) AND \(bound(end, isLow: false)))"
    case .list:
      check(value)
      arguments.append(.text(";" + value + ";"))
      return "instr(';' || \(field.expression) || ';', ?) > 0"
    case .yesNo, .text, .link:
      check(value)
      arguments.append(.text(value))
      return "\(field.expression) = ?"
    }
  }

  private mutating func bound(_ end: Condition.End, isLow: Bool) -> String {
    let sign = (isLow ? ">" : "<") + (end.isStrict ? "" : "=")
    guard field.type.isDate else { return compare(sign, to: end.value) }
    guard let date = PartialDate(end.value) else {
      refuse(end.value)
      return "0"
    }
    // The earliest day that the cell may be against the earliest of the bound, or the latest against the latest; a strict bound is
    // compared at its other end, so that `>2010` begins in 2011.
    let cell = isLow ? DateBound.earliest : DateBound.latest
    let limit = isLow == end.isStrict ? DateBound.latest : DateBound.earliest
    arguments.append(.text(limit.of(date)))
    return "\(cell.sql(field.expression)) \(sign) ?"
  }

  private mutating func compare(_ sign: String, to value: String) -> String {
    let text = value.split(separator: ",", omittingEmptySubsequences: false).joined(separator: ".")
    guard let number = Double(text), number.isFinite else {
      refuse(value)
      return "0"
    }
    arguments.append(Int(text).map { .integer($0) } ?? .decimal(number))
    return "\(field.expression) \(sign) ?"
  }

  /// A value that the column can never hold is a mistake, not an empty answer.
  private mutating func check(_ value: String) {
    let known = field.type == .yesNo ? ["oui", "non"] : field.values.map(\.name)
    if !known.isEmpty, !known.contains(value) { refuse(value, known: known) }
  }

  private mutating func refuse(_ value: String, known: [String] = []) {
    let explanation =
      if !known.isEmpty {
        Localized(
          fr: "Valeurs possibles : \(known.joined(separator: ", ")).", en: "Possible values: \(known.joined(separator: ", ")).")
      } else if field.type.isDate {
        Localized(
          fr: "Écrivez 2010, >=2010-06, 2010..2020, vide ou non vide.", en: "Write 2010, >=2010-06, 2010..2020, vide or non vide."
        )
      } else {
        Localized(fr: "Écrivez un nombre, >=10, 10..20, vide ou non vide.", en: "Write a number, >=10, 10..20, vide or non vide.")
      }
    problems.append(.badFilter(value, on: field, known: known, explanation: explanation))
  }
}

/// The first or the last day that a partial date may be, as text that sorts like dates. These are bounds, not days of a calendar.
enum DateBound {
  case earliest, latest

  private var padding: String { self == .earliest ? "-00-00" : "-99-99" }

  func of(_ date: PartialDate) -> String { String((date.iso + padding).prefix(10)) }

  func sql(_ expression: String) -> String { "substr(\(expression) || '\(padding)', 1, 10)" }
}
