/// All records, read: what each document is, and its forms with their counts, document after document.
struct GatheredRecords {
  struct Document {
    var language = 0
    var weight = 1.0
    /// Words in each field.
    var lengths = [Int](repeating: 0, count: SearchField.count)
    var facets: [SearchFacet] = []
    /// Where each card stands in the record.
    var cards: [Range<Int>] = []
  }

  /// A form of one document: its number among the forms of the document's language.
  struct Occurrence {
    var form: UInt32
    var document: UInt32
    var counts: FormCounts
  }

  private(set) var documents: [Document] = []
  private(set) var occurrences: [Occurrence] = []
  /// The distinct forms of each language, with accents.
  private(set) var forms = SearchLanguage.allCases.map { _ in FormTable(capacity: 65_536) }

  init(_ records: [IndexedDocument]) {
    documents.reserveCapacity(records.count)
    for (number, record) in records.enumerated() {
      record.record.withUnsafeBufferPointer { read($0, document: UInt32(number)) }
    }
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, document number: UInt32) {
    var reader = RecordReader(bytes)
    var document = Document()
    document.language = min(reader.number(), forms.count - 1)
    document.weight = Double(reader.number()) / 1000
    for field in document.lengths.indices { document.lengths[field] = reader.number() }
    for _ in 0..<reader.count() {
      document.facets.append(SearchFacet(name: reader.text(), value: reader.text(), label: reader.text()))
    }
    for _ in 0..<reader.count() {
      let length = reader.run().count
      document.cards.append((reader.at - length)..<reader.at)
    }
    for _ in 0..<reader.count() where !reader.isBroken {
      let form = forms[document.language].id(of: reader.run())
      occurrences.append(Occurrence(form: UInt32(form), document: number, counts: Self.counts(&reader)))
    }
    documents.append(document)
  }

  private static func counts(_ reader: inout RecordReader) -> FormCounts {
    var counts = FormCounts()
    let body = reader.number()
    counts.body = UInt16(clamping: body >> 1)
    if body & 1 == 1 {
      counts.title = UInt16(clamping: reader.number())
      counts.identifiers = UInt16(clamping: reader.number())
      counts.headings = UInt16(clamping: reader.number())
      counts.description = UInt16(clamping: reader.number())
    }
    counts.passages = UInt32(clamping: reader.number())
    return counts
  }
}
