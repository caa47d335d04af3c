/// All records, read: what each document is, and its forms with their counts, document after document.
struct GatheredRecords {
  struct Document {
    var language = 0
    var weight = 1.0
    /// Words of the title and of the body.
    var titleLength = 0
    var bodyLength = 0
    /// Its part of `facets`, `cards` and `occurrences`.
    var facets = 0..<0
    var cards = 0..<0
    var occurrences = 0..<0
  }

  /// A form of one document: its number among the forms of the document's language.
  struct Occurrence {
    var form: UInt32
    var counts: FormCounts
  }

  private(set) var documents: [Document] = []
  private(set) var occurrences: [Occurrence] = []
  /// Where each card stands in the record of its document.
  private(set) var cards: [Range<Int>] = []
  /// Numbers among `knownFacets`.
  private(set) var facets: [UInt32] = []
  /// The distinct facets: name, value and label, as records hold them.
  private(set) var knownFacets = FormTable()
  /// The distinct forms of each language, with accents.
  private(set) var forms = SearchLanguage.allCases.map { _ in FormTable(capacity: 65_536) }

  init(_ records: [IndexedDocument]) {
    documents.reserveCapacity(records.count)
    for record in records { record.record.withUnsafeBufferPointer { read($0) } }
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var reader = RecordReader(bytes)
    var document = Document()
    document.language = min(reader.number(), forms.count - 1)
    document.weight = Double(reader.number()) / 1000
    document.titleLength = reader.number()
    document.bodyLength = reader.number()
    let (facets, cards, occurrences) = (self.facets.count, self.cards.count, self.occurrences.count)
    for _ in 0..<reader.count() { self.facets.append(UInt32(knownFacets.id(of: reader.run()))) }
    for _ in 0..<reader.count() {
      let length = reader.run().count
      self.cards.append((reader.at - length)..<reader.at)
    }
    for _ in 0..<reader.count() where !reader.isBroken {
      let form = forms[document.language].id(of: reader.run())
      self.occurrences.append(Occurrence(form: UInt32(form), counts: Self.counts(&reader)))
    }
    document.facets = facets..<self.facets.count
    document.cards = cards..<self.cards.count
    document.occurrences = occurrences..<self.occurrences.count
    documents.append(document)
  }

  private static func counts(_ reader: inout RecordReader) -> FormCounts {
    var counts = FormCounts()
    let body = reader.number()
    counts.body = UInt16(clamping: body >> 1)
    if body & 1 == 1 { counts.fields = UInt8(clamping: reader.number()) }
    counts.passages = UInt32(clamping: reader.number())
    return counts
  }
}
