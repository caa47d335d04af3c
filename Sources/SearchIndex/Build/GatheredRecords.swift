import ByteRecords

/// What the records of all documents say, gathered as they come, in any order. Forms become numbers, so that little is kept.
struct GatheredRecords {
  struct Document {
    var head = RecordHead()
    /// Numbers among `knownFacets`.
    var facets: [UInt32] = []
    /// For each form its number, then its counts as the record has them.
    fileprivate var forms: [UInt8] = []
  }

  /// A form of one document: its number among the forms of the document's language.
  struct Occurrence {
    var form: Int
    var counts: FormCounts
  }

  private(set) var documents: [Document]
  /// The distinct facets: name, value and label, as records hold them.
  private(set) var knownFacets = FormTable()
  /// The distinct forms of each language, with accents.
  private(set) var forms = SearchLanguage.allCases.map { _ in FormTable(capacity: 65_536) }
  /// For each of them, how many documents hold it.
  private(set) var frequencies = SearchLanguage.allCases.map { _ in [UInt32]() }
  private var writer = RecordWriter()

  init(documents: Int) {
    self.documents = [Document](repeating: Document(), count: documents)
  }

  /// - Parameter number: the place of the document in the order of the paths.
  mutating func add(_ record: [UInt8], as number: Int) { record.withUnsafeBufferPointer { add($0, as: number) } }

  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, as number: Int) {
    var reader = RecordReader(bytes)
    let head = RecordHead(&reader)
    var document = Document(head: head)
    var facets = RecordReader(UnsafeBufferPointer(rebasing: bytes[head.facets]))
    for _ in 0..<facets.count() { document.facets.append(UInt32(knownFacets.id(of: facets.run()))) }
    writer.bytes.removeAll(keepingCapacity: true)
    var ahead = reader
    forms[head.language].fetch(head.formCount) {
      defer { _ = FormCounts(&ahead) }
      return ahead.run()
    }
    for _ in 0..<head.formCount {
      let form = reader.run()
      let start = reader.at
      _ = FormCounts(&reader)
      if reader.isBroken { break }
      writer.append(identify(form, language: head.language))
      writer.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<reader.at]))
    }
    document.forms = writer.bytes.withUnsafeBufferPointer { Array($0) }
    documents[number] = document
  }

  private mutating func identify(_ form: UnsafeBufferPointer<UInt8>, language: Int) -> Int {
    let number = forms[language].id(of: form)
    if number == frequencies[language].count { frequencies[language].append(0) }
    frequencies[language][number] += 1
    return number
  }

  func forEachOccurrence(of document: Int, _ body: (Occurrence) -> Void) {
    documents[document].forms.withUnsafeBufferPointer { bytes in
      var reader = RecordReader(bytes)
      while !reader.isAtEnd { body(Occurrence(form: reader.number(), counts: FormCounts(&reader))) }
    }
  }

  /// Gives back what only the postings are made from.
  mutating func dropOccurrences() {
    for number in documents.indices { documents[number].forms = [] }
  }
}
