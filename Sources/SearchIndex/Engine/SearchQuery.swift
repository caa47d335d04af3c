/// What a reader asked: words in order, some excluded (`-mot`), some in quotes.
struct SearchQuery: Equatable {
  struct Word: Equatable {
    var form: String
    var isExcluded = false
    /// Typed in capitals among others that are not: an acronym, were it a stop word otherwise (« PAS »).
    var isCapital = false
    /// 0, or the number of the quotation that the word belongs to.
    var quotation = 0
    /// The words of a reference such as `113-14`, searched when the whole is unknown.
    var parts: [Word] = []
  }

  var words: [Word] = []
  var quotations: [[String]] = []

  /// Longer queries are cut: nobody types them.
  static let longest = 1_000
  static let mostWords = 24
  /// Words that are searched: each costs a file on a slow link, and seven tell a page apart.
  static let mostUsefulWords = 7
  /// So many words do without the weak ones.
  static let enoughWords = 3

  init(_ text: String) {
    var reader = QueryReader(text)
    let shouts = text == text.uppercased()
    while let run = reader.next() { add(run, isCapital: !shouts && Self.isCapital(run.text)) }
    words = Array(words.prefix(Self.mostWords))
  }

  /// At least two signs, with letters, all of them capitals.
  private static func isCapital(_ text: String) -> Bool {
    text.utf16.count > 1 && text == text.uppercased() && text != text.lowercased()
  }

  /// The words that are searched: no stop words, unless there are no others; no weak ones beside enough others; the first of too many.
  var usefulWords: [Word] {
    let searched = words.filter { !$0.isExcluded }
    let isEnglish = searched.count { StopWords.foreign.contains($0.form) } > 1
    let useful = searched.filter {
      $0.quotation > 0 || $0.isCapital || !StopWords.all.contains($0.form) || !isEnglish && StopWords.foreign.contains($0.form)
    }
    let strong = useful.filter { $0.quotation > 0 || !StopWords.weak.contains($0.form) }
    let chosen = strong.count >= Self.enoughWords ? strong : useful.isEmpty ? searched : useful
    return Array(chosen.prefix(Self.mostUsefulWords))
  }

  private mutating func add(_ run: QueryReader.Run, isCapital: Bool) {
    let tokens = TokenList.tokens(of: run.text)
    if run.kind == .quotation { quotations.append(tokens.filter(\.isPlain).map(\.form)) }
    let quotation = run.kind == .quotation ? quotations.count : 0
    let isExcluded = run.kind == .excluded
    var rest = tokens[...]
    while let token = rest.popFirst() {
      if token.isJoined { continue }
      var word = Word(form: token.form, isExcluded: isExcluded, isCapital: isCapital, quotation: quotation)
      word.parts = rest.prefix(token.parts).map { Word(form: $0.form, isExcluded: isExcluded, quotation: quotation) }
      rest = rest.dropFirst(token.parts)
      words.append(word)
    }
  }
}

/// Cuts a query at blanks, quotes and the sign of exclusion.
struct QueryReader {
  struct Run: Equatable {
    enum Kind { case words, quotation, excluded }
    var text: String
    var kind: Kind
  }

  private let scalars: [Unicode.Scalar]
  private var at = 0

  init(_ text: String) {
    scalars = Array(String(decoding: text.utf16.prefix(SearchQuery.longest), as: UTF16.self).unicodeScalars)
  }

  mutating func next() -> Run? {
    while at < scalars.count, Self.isBlank(scalars[at]) { at += 1 }
    guard at < scalars.count else { return nil }
    if Self.isQuote(scalars[at]) {
      if let end = scalars[(at + 1)...].firstIndex(where: Self.isQuote) {
        defer { at = end + 1 }
        return Run(text: text(at + 1, end), kind: .quotation)
      }
      at += 1
      return next()
    }
    let begins = at == 0 || Self.isBlank(scalars[at - 1])
    if begins, scalars[at] == "-", at + 1 < scalars.count, scalars[at + 1] != "-", !Self.isBlank(scalars[at + 1]) {
      return run(from: at + 1, kind: .excluded) { Self.isBlank($0) }
    }
    return run(from: at, kind: .words) { Self.isBlank($0) || Self.isQuote($0) }
  }

  private mutating func run(from start: Int, kind: Run.Kind, until ends: (Unicode.Scalar) -> Bool) -> Run {
    let end = scalars[start...].firstIndex(where: ends) ?? scalars.count
    at = end
    return Run(text: text(start, end), kind: kind)
  }

  private func text(_ start: Int, _ end: Int) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[start..<end])
    return String(view)
  }

  private static func isQuote(_ scalar: Unicode.Scalar) -> Bool { "\"«»“”„".unicodeScalars.contains(scalar) }

  /// The blanks of JavaScript's `\s`.
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 9...13, 32, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: true
    default: false
    }
  }
}
