/// The fields of a document that ranking tells apart.
enum SearchField: UInt8 {
  case title, identifiers, headings, description, body

  /// Its bit in `FormCounts.fields`; the body has none, for its words are counted.
  var bit: UInt8 { self == .body ? 0 : 1 << rawValue }
}

/// How often a form stands in the body of one document, in which other fields it stands, and in which passages.
struct FormCounts {
  /// Bit n: passage n holds the form, in its heading or its text.
  var passages: UInt32 = 0
  var body: UInt16 = 0
  /// A bit a field.
  var fields: UInt8 = 0

  mutating func add(in field: SearchField, passage: UInt32) {
    fields |= field.bit
    if field == .body, body < .max { body += 1 }
    passages |= passage
  }

  /// Adds the counts of another form of the same term.
  mutating func add(_ other: FormCounts) {
    body = body.addingReportingOverflow(other.body).overflow ? .max : body + other.body
    fields |= other.fields
    passages |= other.passages
  }

  func isIn(_ field: SearchField) -> Bool { fields & field.bit != 0 }
}
