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
    record.append(SearchLanguage.allCases.firstIndex(of: document.language) ?? 0)
    record.append(Int((document.weight * 1000).rounded()))
    for length in counts.lengths { record.append(Int(length)) }
    append(document.facets, to: &record)
    record.append(passages.count)
    for passage in passages { record.append(CardWriter(document, passage: passage).bytes) }
    append(counts, to: &record)
    return IndexedDocument(path: document.path, record: record.bytes)
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

  private func append(_ facets: [SearchFacet], to record: inout RecordWriter) {
    record.append(facets.count)
    for facet in facets {
      for text in [facet.name, facet.value, facet.label] { record.append(Array(text.utf8)) }
    }
  }

  private func append(_ counts: DocumentCounts, to record: inout RecordWriter) {
    record.append(counts.forms.count)
    for (id, count) in counts.counts.enumerated() {
      record.append(counts.forms[id])
      record.append(Int(count.body) << 1 | (count.isBodyOnly ? 0 : 1))
      if !count.isBodyOnly {
        for number in [count.title, count.identifiers, count.headings, count.description] { record.append(Int(number)) }
      }
      record.append(Int(count.passages))
    }
  }
}

extension FormCounts {
  fileprivate var isBodyOnly: Bool { title | identifiers | headings | description == 0 }
}
