import ByteRecords

/// What the record of a document says before its forms.
struct RecordHead {
  var formCount = 0
  /// Its place among `SearchLanguage.allCases`.
  var language = 0
  /// In thousandths.
  var weight = 1000
  /// Words of the title and of the body.
  var titleLength = 0
  var bodyLength = 0
  /// Where the record has its facets: their number, then the name, value and label of each in one run.
  var facets = 0..<0
}

extension RecordHead {
  init(_ reader: inout RecordReader) {
    formCount = reader.count()
    language = min(reader.number(), SearchLanguage.allCases.count - 1)
    weight = reader.number()
    titleLength = reader.number()
    bodyLength = reader.number()
    let start = reader.at
    for _ in 0..<reader.count() { _ = reader.run() }
    facets = start..<reader.at
  }
}

extension FormCounts {
  /// As a record has them.
  init(_ reader: inout RecordReader) {
    let body = reader.number()
    self.body = UInt16(clamping: body >> 1)
    if body & 1 == 1 { fields = UInt8(clamping: reader.number()) }
    passages = UInt32(clamping: reader.number())
  }
}
