/// The fields of a document that ranking tells apart.
enum SearchField: Int {
  case title, identifiers, headings, description, body
  static let count = 5
}

/// How often a form stands in each field of one document, and in which passages of the body.
struct FormCounts {
  var title: UInt16 = 0
  var identifiers: UInt16 = 0
  var headings: UInt16 = 0
  var description: UInt16 = 0
  var body: UInt16 = 0
  /// Bit n: passage n holds the form, in its heading or its text.
  var passages: UInt32 = 0

  mutating func add(in field: SearchField, passage: UInt32) {
    switch field {
    case .title: title &+= 1
    case .identifiers: identifiers &+= 1
    case .headings: headings &+= 1
    case .description: description &+= 1
    case .body: if body < .max { body += 1 }
    }
    passages |= passage
  }
}
