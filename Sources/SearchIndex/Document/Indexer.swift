import ByteRecords

/// Turns documents into records: the part of indexing that runs on any thread, while pages are rendered.
public struct Indexer: Sendable {
  private let book: PhraseBook

  /// - Parameter synonyms: groups of expressions that mean the same; the builder must be given the same groups.
  public init(synonyms: [[String]] = []) {
    book = PhraseBook(groups: synonyms)
  }

  /// The record of one document. Pure: the same document always gives the same bytes.
  public func index(_ document: SearchDocument) -> IndexedDocument {
    let passages = PassageCutter.passages(document.sections)
    let counts = count(document, passages)
    var record = RecordWriter()
    record.append(counts.forms.count)
    record.append(SearchLanguage.allCases.firstIndex(of: document.language) ?? 0)
    record.append(Int((document.weight * 1000).rounded()))
    record.append(counts.titleLength)
    record.append(counts.bodyLength)
    append(document.facets, to: &record)
    append(counts, to: &record)
    return IndexedDocument(
      path: document.path, record: record.bytes.withUnsafeBufferPointer { Array($0) },
      cards: passages.map { CardWriter(document, passage: $0).bytes })
  }

  private func count(_ document: SearchDocument, _ passages: [[PassagePiece]]) -> DocumentCounts {
    var counts = DocumentCounts(book: book)
    counts.scan(document.title, as: .title)
    let title = PhraseBook.crudeWords(document.title)
    if (2...PhraseBook.longest).contains(title.count) { counts.add(expression: PhraseBook.key(title)) }
    for identifier in document.identifiers { counts.scan(identifier, as: .identifiers) }
    counts.scan(document.description, as: .description)
    for (number, passage) in passages.enumerated() {
      counts.passage = 1 << UInt32(number)
      for piece in passage {
        let section = document.sections[piece.section]
        if piece.text.lowerBound == 0, section.level > 0 { counts.scan(section.title, as: .headings) }
        section.text.withUnsafeBufferPointer {
          counts.scan(UnsafeBufferPointer(rebasing: $0[piece.text]), as: .body)
        }
      }
    }
    return counts
  }

  /// Each facet is one run, so that the builder knows it again without taking it apart.
  private func append(_ facets: [SearchFacet], to record: inout RecordWriter) {
    record.append(facets.count)
    for facet in facets {
      var run = RecordWriter()
      for text in [facet.name, facet.value, facet.label] { run.append(Array(text.utf8)) }
      record.append(run.bytes)
    }
  }

  private func append(_ counts: DocumentCounts, to record: inout RecordWriter) {
    counts.forms.forEachForm { id, form in
      let count = counts.counts[id]
      record.append(form)
      record.append(Int(count.body) << 1 | (count.fields == 0 ? 0 : 1))
      if count.fields != 0 { record.append(Int(count.fields)) }
      record.append(Int(count.passages))
    }
  }
}
