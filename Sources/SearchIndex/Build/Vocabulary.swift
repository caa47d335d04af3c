import ByteRecords

/// Which term each form belongs to. A term is a folded stem, or an expression, with all its folded forms.
struct Vocabulary {
  /// Folded stems; the number of a stem is the number of its term.
  private(set) var stems = FormTable(capacity: 65_536)
  /// Folded forms of all languages.
  private(set) var forms = FormTable(capacity: 65_536)
  /// The term of each form, by language and number of the form in the collection.
  private(set) var termOfForm: [[UInt32]] = []
  /// Words that are highlighted when the term is searched, beside its own forms.
  private(set) var alsoShown: [Int: [[UInt8]]] = [:]
  /// The numbers of the forms of all terms, term after term, each in order of its bytes.
  private var formNumbers: [Int] = []
  /// Where the forms of each term end.
  private var formEnds: [Int] = []

  init(_ collection: GatheredRecords) {
    var pairs: [UInt64] = []
    for (language, known) in collection.forms.enumerated() {
      let language = LanguageStems(known, language: SearchLanguage.allCases[language], forms: &forms)
      termOfForm.append(language.stemOfForm.map { UInt32(stems.id(of: language.stems[Int($0)])) })
      pairs += zip(termOfForm[termOfForm.count - 1], language.foldedForm).map { UInt64($0) << 32 | UInt64($1) }
    }
    gather(pairs)
  }

  /// Sorts the forms of each term; a form that stands in two spellings or languages counts once.
  private mutating func gather(_ pairs: [UInt64]) {
    let byRank = forms.sortedNumbers()
    var rank = [UInt64](repeating: 0, count: byRank.count)
    for (place, form) in byRank.enumerated() { rank[form] = UInt64(place) }
    let ranked = pairs.map { $0 & ~0xFFFF_FFFF | rank[Int($0 & 0xFFFF_FFFF)] }.sorted()
    formEnds = [Int](repeating: 0, count: stems.count)
    var last: UInt64?
    for pair in ranked where pair != last {
      formNumbers.append(byRank[Int(pair & 0xFFFF_FFFF)])
      formEnds[Int(pair >> 32)] = formNumbers.count
      last = pair
    }
  }

  init(_ columns: inout ColumnReader) {
    stems = FormTable(&columns)
    forms = FormTable(&columns)
    termOfForm = SearchLanguage.allCases.map { _ in columns.column() }
    formNumbers = columns.column()
    formEnds = columns.column()
  }

  func append(to columns: ColumnWriter) {
    stems.append(to: columns)
    forms.append(to: columns)
    for terms in termOfForm { columns.append(terms) }
    columns.append(formNumbers)
    columns.append(formEnds)
  }

  var count: Int { formEnds.count }

  /// The numbers of a term's forms, in order of their bytes.
  func formNumbers(of term: Int) -> ArraySlice<Int> { formNumbers[(term == 0 ? 0 : formEnds[term - 1])..<formEnds[term]] }

  /// The terms of each of some forms.
  func terms(of wanted: Set<Int>) -> [Int: [Int]] {
    var found: [Int: [Int]] = [:]
    for term in 0..<count {
      for form in formNumbers(of: term) where wanted.contains(form) { found[form, default: []].append(term) }
    }
    return found
  }

  /// The term of an expression, made when no document holds it.
  mutating func term(expression key: [UInt8]) -> Int {
    let term = stems.id(of: key)
    if term == count {
      formNumbers.append(forms.id(of: key))
      formEnds.append(formNumbers.count)
    }
    return term
  }

  mutating func show(_ words: [[UInt8]], with term: Int) {
    alsoShown[term, default: []] += words
  }
}
