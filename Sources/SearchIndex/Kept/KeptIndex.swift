import ByteRecords

/// What an index was put together from, so that after an edit only what has changed is put together again (`IndexUpdate`).
///
/// Columns in the order in which a build comes to know them: the documents and their words, the shards, the files.
public struct KeptIndex: Sendable {
  let scale: Impact.Scale
  /// The distinct forms of each language, and how many documents hold each.
  let forms: [FormTable]
  let frequencies: [[UInt32]]
  /// Without what synonyms add to it.
  let vocabulary: Vocabulary
  let postings: TermPostings
  /// With what synonyms add.
  let terms: EncodedTerms
  let shards: KeptShards
  let reversed: ReversedVocabulary
  let facets: [(name: String, label: String)]
  let digests: IndexOutput.Digests

  /// - Returns: nil when the bytes are not those of an index, or are damaged.
  public init?(_ bytes: UnsafeRawBufferPointer) {
    var columns = ColumnReader(bytes)
    scale = Impact.Scale(&columns)
    let words = SearchLanguage.allCases.map { _ in (FormTable(&columns), columns.column(of: UInt32.self)) }
    (forms, frequencies) = (words.map(\.0), words.map(\.1))
    vocabulary = Vocabulary(&columns)
    postings = TermPostings(&columns)
    terms = EncodedTerms(&columns)
    shards = KeptShards(&columns)
    reversed = ReversedVocabulary(&columns)
    facets = (0..<columns.number()).map { _ in (Self.text(&columns), Self.text(&columns)) }
    digests = IndexOutput.Digests(&columns)
    guard !columns.isBroken, columns.isAtEnd else { return nil }
  }

  static func append(
    _ scale: Impact.Scale, _ forms: [FormTable], _ frequencies: [[UInt32]], _ vocabulary: Vocabulary, _ postings: TermPostings,
    to columns: ColumnWriter
  ) {
    scale.append(to: columns)
    for (forms, frequencies) in zip(forms, frequencies) {
      forms.append(to: columns)
      columns.append(frequencies)
    }
    vocabulary.append(to: columns)
    postings.append(to: columns)
  }

  static func append(_ shards: TermShards, _ reversed: ReversedVocabulary, to columns: ColumnWriter) {
    shards.terms.append(to: columns)
    shards.kept.append(to: columns)
    reversed.append(to: columns)
  }

  static func append(_ facets: [(name: String, label: String)], _ digests: IndexOutput.Digests, to columns: ColumnWriter) {
    columns.append(facets.count)
    for text in facets.flatMap({ [$0.name, $0.label] }) { columns.append(Array(text.utf8)) }
    digests.append(to: columns)
  }

  private static func text(_ columns: inout ColumnReader) -> String {
    String(decoding: columns.column(of: UInt8.self), as: UTF8.self)
  }
}

extension Impact.Scale {
  init(_ columns: inout ColumnReader) {
    (documents, bodyWords) = (columns.number(), columns.number())
    (titleWords, heaviest) = (columns.number(), columns.number())
  }

  func append(to columns: ColumnWriter) {
    for number in [documents, bodyWords, titleWords, heaviest] { columns.append(number) }
  }
}
