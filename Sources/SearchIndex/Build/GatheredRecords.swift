import ByteRecords

/// All records, read: what each document is, and its forms with their counts, document after document.
struct GatheredRecords {
  struct Document {
    var language = 0
    var weight = 1.0
    /// Words of the title and of the body.
    var titleLength = 0
    var bodyLength = 0
    /// Its part of `facets` and `occurrences`.
    var facets = 0..<0
    var occurrences = 0..<0
  }

  /// A form of one document: its number among the forms of the document's language.
  struct Occurrence {
    var form: UInt32
    var counts: FormCounts
  }

  private(set) var documents: [Document] = []
  private(set) var occurrences: [Occurrence] = []
  /// Numbers among `knownFacets`.
  private(set) var facets: [UInt32] = []
  /// The distinct facets: name, value and label, as records hold them.
  private(set) var knownFacets = FormTable()
  /// The distinct forms of each language, with accents.
  private(set) var forms = SearchLanguage.allCases.map { _ in FormTable(capacity: 65_536) }

  /// - Parameter records: in the order of the paths of their documents.
  init(_ records: [[UInt8]]) {
    documents.reserveCapacity(records.count)
    occurrences.reserveCapacity(records.reduce(0) { $0 + $1.withUnsafeBufferPointer(Self.formCount) })
    for record in records { record.withUnsafeBufferPointer { read($0) } }
  }

  /// Gives back what only the postings are made from.
  mutating func dropOccurrences() { occurrences = [] }

  private static func formCount(_ record: UnsafeBufferPointer<UInt8>) -> Int {
    var reader = RecordReader(record)
    return reader.count()
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var reader = RecordReader(bytes)
    let formCount = reader.count()
    var document = Document()
    document.language = min(reader.number(), forms.count - 1)
    document.weight = Double(reader.number()) / 1000
    document.titleLength = reader.number()
    document.bodyLength = reader.number()
    let (facets, occurrences) = (self.facets.count, self.occurrences.count)
    for _ in 0..<reader.count() { self.facets.append(UInt32(knownFacets.id(of: reader.run()))) }
    for _ in 0..<formCount where !reader.isBroken {
      let form = forms[document.language].id(of: reader.run())
      self.occurrences.append(Occurrence(form: UInt32(form), counts: Self.counts(&reader)))
    }
    document.facets = facets..<self.facets.count
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
