/// Which term each form belongs to. A term is a folded stem, or an expression, with all its folded forms.
struct Vocabulary {
  /// Folded stems; the number of a stem is the number of its term.
  private(set) var stems = FormTable(capacity: 65_536)
  /// The folded forms of each term, sorted.
  private(set) var formsOfTerm: [[[UInt8]]] = []
  /// The term of each form, by language and number of the form in the collection.
  private(set) var termOfForm: [[UInt32]] = []
  /// Words that are highlighted when the term is searched, beside its own forms.
  private(set) var alsoShown: [Int: [[UInt8]]] = [:]

  init(_ collection: GatheredRecords) {
    for (language, forms) in collection.forms.enumerated() {
      let stemmer = LanguageStems(forms, language: SearchLanguage.allCases[language])
      termOfForm.append((0..<forms.count).map { UInt32(add(form: stemmer.folded[$0], stem: stemmer.stems[$0])) })
    }
    for term in formsOfTerm.indices { sortForms(of: term) }
  }

  /// The terms that hold a folded form.
  func terms(of form: [UInt8]) -> [Int] {
    formsOfTerm.indices.filter { formsOfTerm[$0].contains(form) }
  }

  /// The term of an expression, made when no document holds it.
  mutating func term(expression key: [UInt8]) -> Int { add(form: key, stem: key) }

  mutating func show(_ words: [[UInt8]], with term: Int) {
    alsoShown[term, default: []] += words
  }

  private mutating func add(form: [UInt8], stem: [UInt8]) -> Int {
    let term = stems.id(of: stem)
    if term == formsOfTerm.count { formsOfTerm.append([]) }
    if !formsOfTerm[term].contains(form) { formsOfTerm[term].append(form) }
    return term
  }

  private mutating func sortForms(of term: Int) {
    if formsOfTerm[term].count > 1 { formsOfTerm[term].sort { $0.lexicographicallyPrecedes($1) } }
  }
}

/// Stems of all forms of one language, with what the stemmer does not know of French: « photos » goes with « photo ».
struct LanguageStems {
  private(set) var folded: [[UInt8]] = []
  private(set) var stems: [[UInt8]] = []

  init(_ forms: FormTable, language: SearchLanguage) {
    let stemmer = Stemmer(language)
    for id in 0..<forms.count {
      let form = Array(forms[id])
      folded.append(Fold.standard.folded(form))
      stems.append(form.contains(0x20) ? form : stemmer.stem(form))
    }
    if language == .french { linkPlurals() }
  }

  /// Gives a form in -s or -x the stem of the same form without it, when both exist and the stemmer parts them.
  private mutating func linkPlurals() {
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    for (id, form) in folded.enumerated() where numbers[form[...]] == nil { numbers[form[...]] = id }
    for (id, form) in folded.enumerated() where Self.mayBePlural(form) {
      if let singular = numbers[form.dropLast()], stems[singular] != stems[id] { stems[id] = stems[singular] }
    }
  }

  private static func mayBePlural(_ form: [UInt8]) -> Bool {
    guard form.count >= 4, let last = form.last else { return false }
    return (last == UInt8(ascii: "s") || last == UInt8(ascii: "x")) && !StopWords.bytes.contains(form)
  }
}
